"""The labels that Chinese writers put before a line, recognised by their look alone.

Whether a look-alike is a label here and now is decided by ``order``: by what came before it.
"""

import re
import unicodedata
from dataclasses import dataclass

from planforge.document import Mark, Numeral
from planforge.numbering.numerals import parse_chinese

_CH = "[一二三四五六七八九十百千零〇]{1,7}"
_UNIT = (
    r"[%％‰℃°/年月日时点个人次名台辆套条件份元万亿千百倍米吨兆]|周岁|小时|分钟|秒|天|公里|厘米|毫米"
    r"|公斤|千克|平方|立方|级以|[a-zA-Z]"
)
_SPACE = r"[ \t\u3000\u00a0]*"
_SENTENCE = re.compile("[。；！？;]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a label looks, number apart.

    Attributes:
        rank: how high it usually stands; 1 for 第一编, 12 for a bullet.
        mark: its mark, without gap.
        count: how many numbers it joins; 1 but for 1.1 and deeper.
    """

    rank: int
    mark: Mark
    count: int = 1

    @property
    def bullet(self) -> bool:
        """It counts nothing."""
        return self.mark.numeral is Numeral.BULLET


@dataclass(frozen=True, slots=True)
class Found:
    """A label at the start of a line.

    Attributes:
        style: how it looks.
        number: its number; 0 for a bullet.
        parents: for joined labels, the numbers before the last.
        text: the label as written.
        gap: the white space after it.
        words: the rest of the line.
    """

    style: Style
    number: int
    parents: tuple[int, ...]
    text: str
    gap: str
    words: str


def title_like(words: str) -> bool:
    """Words that can be a heading: short, no sentence, no open end."""
    return (
        0 < len(words) <= 50
        and _SENTENCE.search(words) is None
        and words[-1] not in "：:，,、"
        and words.count("，") + words.count(",") < 2
    )


def family(style: Style) -> Style:
    """The style that stands for all that writers mix in one count: 一、 二． 三."""
    return _CHAPTERS if style.rank == _CHAPTERS.rank else style


def alike(one: Style, other: Style) -> bool:
    """They count the same."""
    return family(one) == family(other)


_N = Numeral
_CHAPTERS = Style(5, Mark(Numeral.CHINESE, "", "、"))
_ORDINAL = re.compile(rf"第(?:{_SPACE})(?P<n>{_CH}|\d{{1,3}})(?:{_SPACE})(?P<s>[编章节条篇]|部分)")
_NAMED = re.compile(rf"(?P<p>场景|情景|情形|步骤|阶段|环节|附表)(?P<n>{_CH}|\d{{1,2}})(?P<s>[:：])")
_PAREN = re.compile(rf"(?P<p>[（(]){_SPACE}(?P<n>{_CH}|\d{{1,3}}){_SPACE}(?P<s>[）)])")
_CHINESE = re.compile(rf"(?P<n>{_CH})(?P<s>[、.．])(?!{_CH}[级类线期])")
_JOINED = re.compile(
    rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,3}}){{1,5}})(?P<s>[.．、]?)(?![\d.．-])(?!{_UNIT})"
)
_DECIMAL = re.compile(r"(?P<n>\d{1,3})(?P<s>[.．、)）])(?!\d)")
_BARE = re.compile(r"(?P<n>\d{1,2})(?=[ \t\u3000\u00a0]+[\u4e00-\u9fff（(《“])(?P<s>)")
_SYMBOL = re.compile(r"[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛]")
_BULLET = re.compile(rf"(?P<p>[-–*+](?=[ \t\u3000])|[-–](?![-–\d\s>])|[•·●○◆◇■□▪]){_SPACE}(?=\S)")
_UNITS = re.compile(_UNIT)
_PLAN = re.compile(r".*(?:预案|方案|手册)(?:[（(].*[）)])?")
_MEASURED = re.compile(rf"(?:{_UNIT})(?:[\s\d内后前以]|$)")
_RANKS = {"编": 1, "篇": 1, "部分": 1, "章": 2, "节": 3, "条": 4}


def read_label(line: str, *, loose: bool = False) -> Found | None:
    """What looks like a label at the start of a line without leading white space, or None.

    ``loose``: so does what may as well refer or count grades: 第一条 right before its words,
    二、一级响应.
    """
    first = line[:1]
    if not first or ("\u4e00" <= first <= "\u9fff" and first not in _STARTS):
        return None
    for pattern, rank in _LOOSE if loose else _PATTERNS:
        match = pattern.match(line)
        if match is not None:
            return _found(match, pattern, rank, line, loose=loose)
    return None


_STARTS = frozenset("一二三四五六七八九十百第场情步阶环附")
_PATTERNS: tuple[tuple[re.Pattern[str], int], ...] = (
    (_ORDINAL, 0),
    (_NAMED, 11),
    (_PAREN, 0),
    (_CHINESE, 5),
    (_JOINED, 7),
    (_DECIMAL, 7),
    (_BARE, 7),
    (_SYMBOL, 9),
    (_BULLET, 12),
)
_GRADED = re.compile(rf"(?P<n>{_CH})(?P<s>[、.．])")
_LOOSE = (*_PATTERNS[:4], (_GRADED, 5), *_PATTERNS[4:])


def _found(
    match: re.Match[str], pattern: re.Pattern[str], rank: int, line: str, *, loose: bool
) -> Found | None:
    rest = line[match.end() :]
    words = rest.lstrip(" \t\u3000\u00a0")
    gap = rest[: len(rest) - len(words)]
    if pattern is _BULLET:
        mark = Mark(_N.BULLET, match["p"])
        lead = match[0]
        return Found(Style(rank, mark), 0, (), lead.rstrip(), lead[len(lead.rstrip()) :], words)
    if not words and pattern is not _ORDINAL:
        return None
    if pattern is _SYMBOL:
        return _symbol(match[0], gap, words)
    style, number, parents = _numbered(match, pattern, rank)
    if pattern is _BARE and (not title_like(words) or _MEASURED.match(words)):
        return None
    if pattern in (_BARE, _JOINED) and _UNITS.match(words) and not gap:
        return None
    if _tight_article(match, pattern, words, gap) and not loose:
        return None
    if pattern is _ORDINAL and match["s"] == "部分" and not _opens_part(words, gap):
        return None
    return Found(style, number, parents, match[0], gap, words)


def _tight_article(match: re.Match[str], pattern: re.Pattern[str], words: str, gap: str) -> bool:
    return pattern is _ORDINAL and match["s"] == "条" and bool(words) and not gap


def _opens_part(words: str, gap: str) -> bool:
    """第一部分 as a heading; before the name of a plan it is the number of a volume."""
    return bool(gap) and title_like(words) and _PLAN.fullmatch(words) is None


def _numbered(
    match: re.Match[str], pattern: re.Pattern[str], rank: int
) -> tuple[Style, int, tuple[int, ...]]:
    digits = unicodedata.normalize("NFKC", match["n"])
    suffix = match["s"]
    if pattern is _JOINED:
        numbers = tuple(int(part) for part in digits.split("."))
        mark = Mark(_N.DECIMAL, "", suffix, joined=True)
        return Style(rank, mark, len(numbers)), numbers[-1], numbers[:-1]
    number = int(digits) if digits.isdigit() else parse_chinese(digits) or 0
    kind = _N.DECIMAL if digits.isdigit() else _N.CHINESE
    prefix = "第" if pattern is _ORDINAL else match["p"] if pattern in (_PAREN, _NAMED) else ""
    if pattern is _ORDINAL:
        rank = _RANKS[suffix]
    elif pattern is _PAREN:
        rank = 8 if kind is _N.DECIMAL else 6
    elif suffix in (")", "）"):
        rank = 8
    restart = suffix != "条" or pattern is not _ORDINAL
    return Style(rank, Mark(kind, prefix, suffix, restart=restart)), number, ()


def _symbol(sign: str, gap: str, words: str) -> Found:
    if "⒈" <= sign <= "⒛":
        style = Style(7, Mark(_N.DECIMAL, "", "."))
        return Found(style, ord(sign) - ord("⒈") + 1, (), sign, gap, words)
    if "⑴" <= sign <= "⒇":
        style = Style(9, Mark(_N.PARENTHESIZED))
        return Found(style, ord(sign) - ord("⑴") + 1, (), sign, gap, words)
    number = int(unicodedata.numeric(sign))
    return Found(Style(9, Mark(_N.CIRCLED)), number, (), sign, gap, words)


def sample(mark: Mark, count: int = 1) -> str:
    """The sample that a plan's 序号 writes for a mark: parse_mark(sample(mark)) == mark."""
    if mark.numeral is Numeral.NONE:
        return ""
    if mark.numeral is Numeral.BULLET:
        return mark.prefix + mark.suffix + mark.gap
    one = {
        _N.CHINESE: "一",
        _N.DECIMAL: "1",
        _N.CIRCLED: "①",
        _N.PARENTHESIZED: "⑴",
        _N.ROMAN: "Ⅰ",
        _N.LETTER: "a",
    }[mark.numeral]
    if mark.joined:
        one = ".".join(["1"] * max(2, count))
    return f"{mark.prefix}{one}{mark.suffix}{mark.gap}"
