"""Acts in a text: its clauses with a limit, each with who acts; and whom a report goes to."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.document.quick import quick
from planforge.lint.acts.act import Limit
from planforge.lint.acts.limits import Told, limits_in
from planforge.lint.bodies import Bodies


@quick
class Clause:
    """A clause with a limit.

    Attributes:
        words: of the limit, as they stand in the text.
        actor: who acts, as named, carried on from the clauses before; empty where nobody.
        action: what is done.
        limit: within which time.
        follows: it comes after the clause before it: 然后, 随后, 后续.
        to: whom it reports to; empty where it is no report.
    """

    words: str
    actor: str
    action: str
    limit: Limit
    follows: bool
    to: str


def clauses_in(text: str, bodies: Bodies, actor: str = "") -> Iterator[Clause]:
    """The clauses of a text that set a limit; the text has its slots filled.

    Args:
        text: what is read.
        bodies: who there is.
        actor: who acts where the text names nobody.
    """
    if "内" not in text:
        return
    who = actor
    for match in _parts().finditer(text):
        part = match[0]
        named = bodies.actor_of(part)
        if named is not None:
            who = named.words
        elif (plain := _plainly().match(part)) is not None:
            who = plain["who"]
        told = list(limits_in(part))
        for index, one in enumerate(told):
            end = told[index + 1].start if index + 1 < len(told) else len(part)
            yield _clause(part, one, end, who)


def receiver_of(words: str) -> str:
    """Whom a report goes to: 市委、市政府 of 向市委、市政府报告; empty where it is no report."""
    match = _to().search(words) or _straight().search(words)
    return match["to"].strip("，,的 ") if match is not None else ""


def reports(words: str) -> bool:
    """Words tell of a report."""
    return _report().search(words) is not None


def _clause(part: str, told: Told, end: int, who: str) -> Clause:
    after = part[told.end : end].strip(" ，,、；;。：:")
    before = part[: told.start]
    tail = re.split(r"[，,：:]", before)[-1]
    follows = told.follows or _next().search(tail) is not None
    said = after or tail
    reach = len(part) if after.startswith("以") else end  # 30分钟内以电话、1小时内以书面向…报告
    to = receiver_of(part[told.start : reach])
    return Clause(told.words, who, said, told.limit, follows, to)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[^。；;！？\n]+")


@cache
def _plainly() -> re.Pattern[str]:
    """A department that the plan does not list, right before its limit: 技术部在3小时内."""
    return re.compile(
        r"\s*(?P<who>[^\W\d_]{1,8}?(?:部|组|办|局|处|科|室|中心|队|员|经理|客服|运营|店主|公司))"
        r"(?=在|于|应|须|要|负责|立即|\d)"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:然后|随后|接着|其后|此后|之后|接下来|再|并随后)")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(
        r"[向给](?P<to>[^，,。；;]{2,40}?)"
        r"(?:书面|口头|电话|正式|如实|逐级)?(?:上报|报告|汇报|报送|通报|报备|提交)"
    )


@cache
def _straight() -> re.Pattern[str]:
    """A report without 向 to an authority, right behind its limit: 4小时内报省网信办."""
    return re.compile(
        r"内(?:立即|电话|书面|先)*报(?P<to>[^，,。；;报告送批请经]{2,20}?"
        r"(?:局|厅|委|办公室|网信办|应急办|部门|政府))(?=[，,。；;、和]|$)"
    )


@cache
def _report() -> re.Pattern[str]:
    return re.compile(r"报告(?!书|表|人|单|模板|机制|制度|内容|期)|上报|汇报|报送")
