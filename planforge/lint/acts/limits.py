"""Time limits in words: 在30分钟内, 接报后1小时内, 在后续的2小时内."""

import re
from collections.abc import Iterator
from functools import cache

from planforge.document.quick import quick
from planforge.lint.acts.act import Limit
from planforge.schema.times import Duration


@quick
class Told:
    """A limit found in words.

    Attributes:
        limit: the time.
        words: as they stand there.
        start: where they begin, from 0.
        follows: the words themselves say that it comes next (在后续的2小时内).
    """

    limit: Limit
    words: str
    start: int
    follows: bool

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.words)


def limit_of(duration: Duration) -> Limit:
    """The limit that a typed fact gives."""
    lead = duration.lead
    return Limit(
        str(duration),
        int(duration.shortest.total_seconds()),
        int(duration.longest.total_seconds()),
        lead.removesuffix("后") if lead.endswith("后") else "",
        duration.working_days,
    )


def limits_in(words: str) -> Iterator[Told]:
    """The limits that words set, in order; periods that are looked back on are none.

    72小时内10名以上消费者投诉 sets no limit: it says how many in which time.
    """
    if "内" not in words:
        return
    for match in _pattern().finditer(words):
        if _window().match(words, match.end()) or _before().search(words[: match.start()]):
            continue
        duration = Duration.parse(match["time"])
        if duration is None:
            continue
        plain = limit_of(duration)
        after = _onset().sub("", (match["after"] or "").rstrip("的").removesuffix("后"))
        limit = Limit(match["time"], plain.shortest, plain.longest, after, plain.working)
        yield Told(limit, match[0], match.start(), bool(match["next"]))


@cache
def _pattern() -> re.Pattern[str]:
    numeral = "一二两三四五六七八九"
    count = rf"(?:\d+(?:\.\d+)?|[半{numeral}]?十[{numeral}]?|[半{numeral}])"
    unit = (
        r"(?:个半小时|个半月|分钟|刻钟|个?小时|个?工作日|个?自然日|秒钟?|日|天|个?星期|周|个月|年)"
    )
    event = (
        r"(?:[^\W\d_]{0,10}?(?:发现|接报|接警|接诉|接到[^\W\d_a-zA-Z]{0,8}|收到[^\W\d_a-zA-Z]{0,8}|"
        r"事发|发生|启动|签发|下发|结束|终止|完成|确认|核实|批准|发布|解除|到期|判断|判明|决定|定级)后的?)"
    )
    return re.compile(
        rf"(?:(?P<after>{event})|在|于|应在)?(?:(?P<next>后续|其后|此后|随后|接下来|之后)的?)?"
        rf"(?P<time>(?:不超过|约)?\s*{count}(?:\s*[-~～—–至到]\s*{count})?{unit}(?:以内|之内|内))"
    )


@cache
def _onset() -> re.Pattern[str]:
    """What stands before the event that a limit counts from."""
    return re.compile(r"^.*(?:[在于并自]|负责|应当)")


@cache
def _window() -> re.Pattern[str]:
    """What follows a period within which something is counted, not done."""
    return re.compile(
        r"(?:[^，。；,;\d]{0,14}?(?:达到?|超过|不少于|累计|出现|发生|有|新增|同因|同一|同题|同类|同比|恢复率))?"
        r"\s*[^，。；,;\d]{0,8}\d[\d.]*\s*(?:万|亿|千|百)?(?:人|名|件|起|次|条|笔|单|%|％|个百分点|以上)"
        r"|(?:的|无|没有|未|短时|可能|首次响应|接通率|首次回应率|同)"
    )


@cache
def _before() -> re.Pattern[str]:
    """What stands before a period that is looked back on."""
    return re.compile(r"(?:每|近|前|过去|最近|连续|任意|持续|累计|单日|活动期间)$")
