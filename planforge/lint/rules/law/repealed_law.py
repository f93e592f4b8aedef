"""Laws that hold no more."""

import datetime
from collections.abc import Iterator, Sequence

from planforge.findings import Fix, Severity
from planforge.laws import Law, Status
from planforge.laws.names import bare_title
from planforge.lint.basis import Basis, Force
from planforge.lint.citing import Cited, counted, day_words
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF401", "repealed-law", "引用已经废止的法规", Severity.ERROR)
def repealed_law(context: Context) -> Found:
    """A law is cited that was repealed.

    问题：编制依据或者正文引用了已经废止的法律、法规、规章或者标准。
    为什么：依据失效，预案的职责、程序就没有着落，评审时一般直接退回。
    改法：改引现行的法规，条号按新文本重新核定。

    反例：
        编制背景: {编制依据: 根据《中华人民共和国侵权责任法》，制定本预案。}

    反例：
        编制背景:
          编制依据:
            依据:
              - {名称: 生产经营单位生产安全事故应急预案编制导则, 文号: GB/T 29639-2013}

    正例：
        编制背景: {编制依据: 根据《中华人民共和国民法典》，制定本预案。}

    正例：
        附则: {正文: 原依据《中华人民共和国合同法》制定的规定同时废止。}
    """
    groups: dict[tuple[str, datetime.date | None], list[Cited]] = {}
    for one in context.cited:
        law = one.law
        if law is not None and law.status is Status.REPEALED and not one.past:
            groups.setdefault((law.replaced_by, law.repealed_on), []).append(one)
    for cited in groups.values():
        yield _problem(context, cited)


def _problem(context: Context, cited: Sequence[Cited]) -> Problem:
    first = cited[0]
    law = first.law
    assert law is not None
    after = context.laws.by_id(law.replaced_by)
    sure = law.confirmed and not law.review
    names = _names(cited, law, after)
    message, severity = _told(context, law, names, after)
    fixes = tuple(_fixes(cited, after)) if severity is Severity.ERROR else ()
    if after is None:
        hint = "删去这一条，或者改引现行的法规。"
    elif any(one.law is after for one in context.cited):
        hint = f"{after.cited}已经列入，删去废止的这一项，引用的条号按新文本核定。"
    elif severity is Severity.INFO:
        hint = f"核实后改引{_label(after, law)}，引用的条号按新文本核定。"
    else:
        hint = f"改引{_label(after, law)}，引用的条号按新文本核定。"
    return Problem(
        first.at,
        f"{counted(message, 1 if len(cited) == len(_laws(cited)) else len(cited))}。",
        hint,
        words=first.mention.words,
        also=tuple(one.where for one in cited[1:]),
        severity=severity,
        basis=Basis(after.id, "", Force.DUTY, sure) if after is not None else None,
        fixes=fixes,
    )


def _names(cited: Sequence[Cited], law: Law, after: Law | None) -> str:
    name, count = _label(law, after), len(_laws(cited))
    return name if count == 1 else f"{name}等 {count} 部法规"


def _laws(cited: Sequence[Cited]) -> tuple[Law, ...]:
    return tuple(dict.fromkeys(one.law for one in cited if one.law is not None))


def _label(law: Law, other: Law | None) -> str:
    """Its name, with its number where the other one bears the same title."""
    same = other is not None and bare_title(other.title) == bare_title(law.title)
    return law.numbered if same else law.cited


def _told(context: Context, law: Law, names: str, after: Law | None) -> tuple[str, Severity]:
    instead = f"，由{_label(after, law)}代替" if after is not None else ""
    if not law.confirmed or law.review:
        return f"{names}可能已经废止{instead}，请人工核对", Severity.INFO
    if law.repealed_on is None:
        return f"{names}已经废止{instead}", Severity.ERROR
    day = day_words(law.repealed_on)
    if context.as_of < law.repealed_on:
        return f"{names}在本预案发布时有效，{day}起废止{instead}", Severity.INFO
    return f"{names}已于{day}废止{instead}", Severity.ERROR


def _fixes(cited: Sequence[Cited], after: Law | None) -> Iterator[Fix]:
    """Proposals: each value names the successor once; article numbers are a person's work."""
    done = set()
    for one in cited:
        law, mention = one.law, one.mention
        bare = one.entry is None and not mention.quoted and not mention.number
        if after is None or law is None or mention.articles or bare or one.at in done:
            continue
        done.add(one.at)
        if one.entry is None:
            yield Fix(one.at, mention.words, _label(after, law), safe=False)
        else:
            yield from _typed(one, after)


def _typed(one: Cited, after: Law) -> Iterator[Fix]:
    assert one.entry is not None
    at, entry = one.entry
    pairs = (
        ("title", entry.title, after.title),
        ("number", entry.number, after.standard or after.number),
        ("id", entry.id, after.id),
    )
    wanted = [(key, old, new) for key, old, new in pairs if old and old != new]
    if all(new for _, _, new in wanted):
        yield from (Fix((*at, key), old, new, safe=False) for key, old, new in wanted)
