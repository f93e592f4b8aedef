"""Inner limits in texts: long ones wherever they stand, figures where the same is spoken of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

INSIDE = "（内部掌握）"
_LONG = 6
"""A limit so long is masked where a sentence repeats it; a shorter one means other things too."""
_FIGURE = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)\s*"
    r"([%％‰]|[万亿]?(?!分钟|小时|秒|天|日|周|个月|年|分之)(?:[^\W\d_a-zA-Z]|℃))"
)
"""A figure with its unit. Times are none: 5分钟 is said of everything."""
_AMOUNT = re.compile(r"(?<![\d.])\d+(?:[,，]\d{3})*(?:\.\d+)?\s*[百千万亿]?元")
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
_BEFORE = (
    r"超过|超出|达到|高于|大于|多于|低于|少于|小于|不足|不到|不满|跌破|上升|下降|[超达满≥≤>＞<＜]"
)
_BEHIND = r"(?:及|（含）|\(含\))?(?:以上|以下|以内|之内|以外)"
_PAID = r"赔付|赔偿|补偿|赔|补|退|最多|最高|每单|单笔|每人|上限|额度|权限"
_PAYING = re.compile(r"赔|补偿|补贴|退款|退差|额度|授权|权限|红包|自己定|做主")
_HAN = re.compile(r"[^\W\d_a-zA-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of the organisation's own.

    Attributes:
        text: as its field words it.
        about: what is limited, as an indicator is called; empty for authority to pay.
    """

    text: str
    about: str = ""


def amounts(text: str) -> tuple[str, ...]:
    """The sums of money in a text, as they stand there; the longest first."""
    return tuple(sorted(dict.fromkeys(_AMOUNT.findall(text)), key=len, reverse=True))


class Limits:
    """Takes limits out of texts."""

    def __init__(self, limits: Iterable[Limit]) -> None:
        """Take what is withheld."""
        every = tuple(dict.fromkeys(limits))
        self.withheld = tuple(
            dict.fromkeys(limit.text for limit in every if len(limit.text) >= _LONG)
        )
        self._spoken = tuple(_Spoken.of(limit) for limit in every if _FIGURE.search(limit.text))

    @staticmethod
    def beside(limit: str, text: str) -> str:
        """What stands beside a limit, in its own row: without its figures, whatever is said."""
        figures = _figures(limit)
        return re.sub(rf"(?<![\d.,])(?:{figures})", INSIDE, text) if figures else text

    def masked(self, text: str) -> str:
        """A text without the limits."""
        for whole in self.withheld:
            text = text.replace(whole, INSIDE)
        spoken = [one for one in self._spoken if one.figures.search(text)]
        if not spoken:
            return text
        return _SENTENCE.sub(lambda found: _without(found[0], spoken), text)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A limit as sentences may repeat it: of what they speak, and its figures."""

    context: re.Pattern[str]
    figures: re.Pattern[str]

    @classmethod
    def of(cls, limit: Limit) -> "_Spoken":
        figures = _figures(limit.text)
        before = f"{_BEFORE}|{_PAID}" if not limit.about else _BEFORE
        context = _PAYING if not limit.about else _like(limit.about)
        return cls(
            context,
            re.compile(
                rf"(?P<before>(?:{before})[了到为至是约]?\s*)?(?<![\d.,])(?P<figure>{figures})"
                rf"(?P<behind>{_BEHIND})?"
            ),
        )


def _without(sentence: str, spoken: Iterable[_Spoken]) -> str:
    for one in spoken:
        if one.context.search(sentence):
            sentence = one.figures.sub(_masked, sentence)
    return sentence


def _masked(found: re.Match[str]) -> str:
    if found["before"] is None and found["behind"] is None:
        return found[0]
    return f"{found['before'] or ''}{INSIDE}{found['behind'] or ''}"


def _figures(limit: str) -> str:
    """A pattern for the figures of a limit; empty where it has none."""
    return "|".join(
        rf"{_grouped(number)}\s*{'[%％]' if unit in '%％' else unit}"
        for number, unit in dict.fromkeys(_FIGURE.findall(limit))
    )


def _grouped(number: str) -> str:
    """A pattern for a number, with or without commas between thousands."""
    whole, point, rest = number.partition(".")
    groups = ",?".join(_threes(whole))
    return f"{groups}{re.escape(point + rest)}"


def _threes(digits: str) -> Iterator[str]:
    first = len(digits) % 3
    if first:
        yield digits[:first]
    yield from (digits[at : at + 3] for at in range(first, len(digits), 3))


def _like(name: str) -> re.Pattern[str]:
    """A pattern for two characters in a row of what is limited."""
    pairs = {word[at : at + 2] for word in _HAN.findall(name) for at in range(len(word) - 1)}
    return re.compile("|".join(sorted(pairs)) or re.escape(name))
