"""Criteria as intervals: 同因投诉50件以上200件以下, from typed facts or from sentences."""

import math
import re
from collections.abc import Iterator
from functools import cache

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.schema.grading import Comparison, Criterion

_TIMES = {"百": 100.0, "千": 1000.0, "万": 10000.0, "亿": 100000000.0}
_WHOLE = frozenset("人名件起次条笔单户家例辆台个")
"""Units that are counted: between 9 and 10 of them there is nothing."""


@quick
class Threshold:
    """An interval of a metric: from ``low``, included, up to ``high``, not included.

    Attributes:
        metric: what is measured, made comparable.
        unit: of the values, made comparable; empty where none.
        low: the lower bound; None where open.
        high: the upper bound; None where open.
        at: path of the criterion or of the text.
        words: as it stands in the text at ``at``; empty for a typed criterion.
        shown: the interval as a reader would say it.
    """

    metric: str
    unit: str
    low: float | None
    high: float | None
    at: Path
    words: str
    shown: str

    @property
    def whole(self) -> bool:
        """It counts things."""
        return self.unit in _WHOLE


def number(words: str) -> tuple[float, str] | None:
    """A value and its unit: (50000, 元) of 5万元; None where it is no plain number."""
    match = _number().fullmatch(words.strip())
    if match is None:
        return None
    value = float(match["figure"].replace(",", "").replace("，", ""))
    for sign in match["times"] or "":
        value *= _TIMES[sign]
    return value, match["unit"] or ""


def typed_threshold(criterion: Criterion, at: Path) -> Threshold | None:
    """The interval of a typed criterion, or None where its values are no numbers."""
    if criterion.metric is None or criterion.value is None:
        return None
    first = number(criterion.value)
    if first is None:
        return None
    last = number(criterion.upper) if criterion.upper is not None else None
    if criterion.upper is not None and last is None:
        return None
    unit, times = _unit(criterion.unit or first[1])
    value, upper = first[0] * times, last[0] * times if last is not None else None
    less = criterion.comparison in {Comparison.AT_MOST, Comparison.LESS}
    tail = criterion.unit or ""
    if less and upper is None:
        return Threshold(
            _metric(criterion.metric), unit, None, value, at, "", f"{criterion.value}{tail}以下"
        )
    shown = f"{criterion.value}{tail}以上"
    if criterion.upper is not None:
        shown += f"、{criterion.upper}{tail}以下"
    return Threshold(_metric(criterion.metric), unit, value, upper, at, "", shown)


def _unit(words: str) -> tuple[str, float]:
    """元 and 10000 of 万元."""
    times = 1.0
    while words and words[0] in _TIMES:
        times *= _TIMES[words[0]]
        words = words[1:]
    return words, times


def thresholds_in(text: str, at: Path) -> Iterator[Threshold]:
    """The intervals that a text tells; a metric named twice in it is left out."""
    if not any(
        sign in text for sign in ("以上", "以下", "超过", "大于", "低于", "小于", "介于", "—", "-")
    ):
        return
    pattern = _leading() if _leading().search(text) is not None else _interval()
    found = [one for match in pattern.finditer(text) if (one := _of(match, at)) is not None]
    names = [one.metric for one in found]
    yield from (one for one in found if names.count(one.metric) == 1)


def _of(match: re.Match[str], at: Path) -> Threshold | None:
    metric = _window(match) + _metric(match["metric"]) or _behind(match)
    first = number(f"{match['a']}{match['at'] or ''}")
    last = number(f"{match['b']}{match['bt'] or match['at'] or ''}") if match["b"] else None
    if not metric or first is None:
        return None
    unit = match["au"] or match["bu"] or ""
    kind = match["dir"] or ""
    less = match["lead"] in {"低于", "小于", "不足", "不到", "不超过"}
    words = match[0].strip("：:。；;，, \n")
    shown = words.replace(match["metric"], "", 1).strip("：:。；;，,、 ")
    if last is not None:
        high = last[0]
        if not match["below"] and unit in _WHOLE:
            high += 1
        return Threshold(metric, unit, first[0], high, at, words, shown)
    if kind.endswith("以上") or match["lead"] in {"超过", "大于", "达到", "达", "不少于"}:
        return Threshold(metric, unit, first[0], None, at, words, shown)
    if kind.endswith("以下") or less:
        return Threshold(metric, unit, None, first[0], at, words, shown)
    return None


def _window(match: re.Match[str]) -> str:
    """The figure of a metric that is taken over a time: 3 of 3小时降雨量, unlike 6小时降雨量."""
    if not match["metric"].startswith(("小时", "分钟", "天", "日", "周", "个月", "年")):
        return ""
    before = re.search(r"[\d.]+\s*$", match.string[: match.start("metric")])
    return before[0].strip() if before else ""


def _behind(match: re.Match[str]) -> str:
    """What is measured, where it stands behind the figures: 预计6小时以上才能处理完."""
    tail = re.match(r"[^\W\d_a-zA-Z]{3,12}(?=[，,。；;]|$)", match.string[match.end() :])
    return tail[0] if tail is not None else ""


def _metric(words: str) -> str:
    """A metric made comparable: without 或, 且, 的, blanks and what introduces it."""
    bare = _idle().sub("", words)
    return re.sub(r"[\s的]", "", bare)


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?:(?:或者?|且|并且?|以及|和|及|其中|造成|导致|因灾|引发|发生|有|出现|预计|已|可能|需)\s*)*|"
        r"(?:在|为|达到?|超过|大于|介于|占|约)$"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?P<figure>\d[\d,，]*(?:\.\d+)?)\s*(?P<times>[百千万亿]*)\s*(?P<unit>[^\d\s]{0,4})"
    )


_VALUE = r"\d[\d,]*(?:\.\d+)?"


@cache
def _leading() -> re.Pattern[str]:
    """The figure first, what is measured behind it: 20人以上、50人以下食物中毒."""
    unit = r"(?:人|名|件|起|次|条|笔|单|户|家|例|辆|台|个)"
    return re.compile(
        rf"(?:^|[：:。；;，,]\s*)(?P<lead>超过|不足)?(?P<a>{_VALUE})(?P<at>[百千万亿]*)(?P<au>{unit})"
        rf"(?P<dir>以[上下])?(?:[、，,]?(?P<dash>[-~～—至到]*)(?P<b>{_VALUE})(?P<bt>[百千万亿]*)"
        rf"(?P<bu>{unit})(?P<below>以下))?的?(?P<metric>[^\W\d_a-zA-Z]{{2,12}}?)(?=[，,。；;、（(的时]|$)",
        re.M,
    )


@cache
def _interval() -> re.Pattern[str]:
    value = _VALUE
    unit = r"(?:元|人次|人|名|件|起|次|条|笔|单|户|家|例|辆|台|个|%|％|毫米|分钟|小时|天|日|公里)?"
    mine = r"\s*(?:[（(]含(?:本数)?[)）])?"
    return re.compile(
        r"(?P<metric>[^\d，,。；;、：:\n（）()]{2,20}?)"
        r"(?P<lead>低于|小于|不足|不到|不超过|超过|大于|达到|达|不少于|介于)?\s*"
        rf"(?P<a>{value})(?P<at>[百千万亿]*)(?P<au>{unit}){mine}(?P<dir>(?:及|含)?以[上下])?{mine}"
        rf"(?:\s*[、，,]?(?P<dash>[-~～—–至到]*)\s*(?P<b>{value})(?P<bt>[百千万亿]*)(?P<bu>{unit}){mine}"
        r"(?:(?P<below>以下)|(?=[，,。；;、\n（(的之或]|$)))?"
    )


def gap(lower: Threshold, upper: Threshold) -> float:
    """How much lies between two neighbours; negative where they overlap."""
    high = lower.high if lower.high is not None else math.inf
    low = upper.low if upper.low is not None else -math.inf
    return low - high
