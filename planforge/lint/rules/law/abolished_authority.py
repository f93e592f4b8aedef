"""Authorities that are no more."""

from collections.abc import Iterator

from planforge.findings import Severity, Where
from planforge.laws.authorities import ABOLISHED, SINCE, Authority
from planforge.lint.basis import Basis, Force
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_PAST = ("机构改革", "更名", "划转", "撤销", "不再保留")
_FORMAL = "引用这份文件以前，核对它是否仍然有效，并写现在承担这项职责的部门。"
_BEFORE = 8
"""How many characters before a name may hold the 原 that belongs to it."""
_TITLE = ("令", "公告", "关于", "〔", "[", "（20", "发布的", "印发的", "颁布的", "第")
"""What follows the issuer in the name of a document."""


@rule(
    "PF413",
    "abolished-authority",
    "机构改革以后已经没有的部门",
    Severity.WARNING,
    basis=Basis("norm.jigou2018", "", Force.RECOMMENDED),
)
def abolished_authority(context: Context) -> Found:
    """The plan names an authority that the reform of 2018 abolished.

    问题：预案里写的还是机构改革以前的部门，例如安监局、工商局、质监局、食药监局、环保局。
    为什么：部门已经没有了，照着预案报告、联系就会落空，也说明文本多年没有核对。
    改法：改为现在承担这项职责的部门，电话、联系人一并核对。

    反例：
        信息报告: {说明: 发生事故后立即报告市安监局和工商局。}

    正例：
        信息报告: {说明: 发生事故后立即报告市应急管理局和市场监督管理局。}

    正例：
        附则: {正文: 市应急管理局（原市安监局）负责解释，《示例市工商局公告》不再执行。}
    """
    if context.as_of < SINCE:
        return
    for authority in ABOLISHED:
        present = [name for name in authority.names if name in context.text]
        texts = context.prose if present else ()
        places = [place for text in texts for place in _places(text, present)]
        if places:
            yield _problem(authority, places, formal=context.facts.formal)


def _problem(authority: Authority, places: list[Where], *, formal: bool) -> Problem:
    """A law keeps the names of its day: whoever uses it asks who holds the office now."""
    names = list(dict.fromkeys(place.words for place in places))
    told = "".join(f"“{name}”" for name in names[:3]) + ("等" if len(names) > 3 else "")
    more = f"（共 {len(places)} 处）" if len(places) > 1 else ""
    return Problem(
        places[0].at,
        f"{told}{more}已经在机构改革中撤销，职责现在由{authority.now}承担。",
        hint=_FORMAL if formal else None,
        words=places[0].words,
        also=tuple(places[1:]),
        severity=Severity.INFO if formal else None,
    )


def _places(text: Prose, names: list[str]) -> Iterator[Where]:
    if text.part == "revisions" or not any(name in text.text for name in names):
        return
    for sentence in text.sentences:
        if any(word in sentence.words for word in _PAST):
            continue
        taken: list[tuple[int, int]] = []
        for name in names:
            at = sentence.words.find(name)
            while at >= 0:
                end = at + len(name)
                if not any(a < end and at < b for a, b in taken):
                    taken.append((at, end))
                    if _named(sentence.words, at, end):
                        yield Where(text.at, name)
                at = sentence.words.find(name, end)


def _named(words: str, at: int, end: int) -> bool:
    """The authority itself is meant, and not the issuer of a document."""
    before = words[max(0, at - _BEFORE) : at]
    for other in ("原因", "原则", "原有", "原料"):
        before = before.replace(other, "")
    within = "原" in before or words.rfind("《", 0, at) > words.rfind("》", 0, at)
    return not within and not words[end:].startswith((*_TITLE, "在地", "得", "有", "需"))
