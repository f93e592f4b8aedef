"""A sentence as tokens: words, marks, blanks, and atoms that no comparison cuts."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from planforge.diff.words import cut


class Kind(Enum):
    """What a token is. All but WORD, MARK and SPACE are atoms."""

    NAME = "name"
    LAW = "law"
    DATE = "date"
    PHONE = "phone"
    NUMBER = "number"
    LATIN = "latin"
    QUOTED = "quoted"
    WORD = "word"
    MARK = "mark"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Token:
    """Some characters of a sentence.

    Attributes:
        text: as written.
        kind: what it is.
        key: what it is compared by: one form for all blanks, and for full and half width.
    """

    text: str
    kind: Kind
    key: str

    @property
    def atom(self) -> bool:
        """Cut out by its shape or as a known name, not by a dictionary of words."""
        return self.kind not in _LOOSE


_LOOSE = frozenset((Kind.WORD, Kind.MARK, Kind.SPACE))

HAN = r"\u3400-\u9fff\uf900-\ufaff〇"
_D = "0-9０-９"
_N = rf"[{_D}]{{1,20}}(?:[,，][{_D}]{{3}}){{0,5}}(?:[.．][{_D}]{{1,20}})?"
_SPAN = r"[-–—~～至到]"
_GAP = r"[-–—－‐‑ \u00a0\u2002-\u200a\u202f\u3000]"
"""Between the parts of a telephone number: strokes and blanks of any width, never a line's end."""
_HAN_NUMBER = "[零〇一二三四五六七八九十百千两半几数]{1,8}"
TIME_UNITS = (
    "个工作日|工作日|个自然日|自然日|个小时|小时|分钟|秒钟|刻钟|个星期|星期|个月|个季度|季度|"
    "周岁|周年|周|天|日|月|年|秒|时|分"
)
MEASURES = (
    "平方公里|平方千米|平方米|立方米/秒|立方米|米/秒|毫米/小时|毫米|厘米|公里/小时|公里|千米|海里|"
    "米|万亩|亩|公顷|℃|摄氏度|度|兆帕|千帕|帕|分贝|千瓦时|千瓦|伏|毫克|微克|万元|亿元|千元|元|"
    "万人|人次|%|％|‰|倍|级|毫秒|GB|MB|TB|kV|mm|cm|km|m|h|min|s"
)
THINGS = (
    "件|台套|台|套|艘|条|辆|架|顶|只|支|把|具|块|张|箱|包|袋|桶|瓶|床|双|副|部|组|座|处|个|根|"
    "卷|盏|盒|份|吨|公斤|千克|升|名|人|次|户|家|所|万|亿|笔|单|项|起|例|版|页|号|字"
)
_AFTER = "(?:以?内|之内|以上|以下|以外|以前|以后|左右|前|后)?"
_HAN_UNITS = "个工作日|工作日|个小时|小时|分钟|天|日|个月|年|周|级|倍|人|次|名"
PERSON = (
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹"
    "黎易常武乔贺赖龚文庞樊殷施洪翟安倪严牛温季俞章鲁葛毕聂柴焦向柳邢路岳齐沿梅莫庄辛管祝左涂]"
)

_SHAPES = (
    (Kind.LAW, r"《[^《》\n]{1,60}》(?:[（(][^（）()]{1,20}[）)])?"),
    (
        Kind.LATIN,
        r"(?:https?://|www\.)[!-~]{1,500}|[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,64}){1,4}",
    ),
    (
        Kind.LAW,
        rf"(?:[{HAN}]{{1,6}}[发函字办令电])?[〔\[【][{_D}]{{4}}[〕\]】]\s?第?[{_D}]{{1,6}}\s?号",
    ),
    (
        Kind.PHONE,
        rf"(?<![{_D}.])(?:(?:\+?86{_GAP}?)?1[3-9][0-9]{{9}}"
        rf"|1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}"
        rf"|[(（]?0[0-9]{{2,3}}[)）]?{_GAP}?[0-9]{{3,4}}{_GAP}?[0-9]{{4}}(?:[-–转][0-9]{{1,5}})?"
        rf"|[48]00{_GAP}?[0-9]{{3,4}}{_GAP}?[0-9]{{3,4}})(?![{_D}])",
    ),
    (
        Kind.DATE,
        rf"[{_D}]{{4}}\s?年(?:\s?[{_D}]{{1,2}}\s?月(?:\s?[{_D}]{{1,2}}\s?日)?)?"
        rf"|[{_D}]{{4}}[-/.][{_D}]{{1,2}}[-/.][{_D}]{{1,2}}"
        rf"|[{_D}]{{1,2}}\s?月\s?[{_D}]{{1,2}}\s?日"
        rf"|[{_D}]{{1,2}}[:：][{_D}]{{2}}(?:\s?{_SPAN}{{1,2}}\s?(?:次日)?[{_D}]{{1,2}}[:：][{_D}]{{2}})?",
    ),
    (Kind.NUMBER, rf"第\s?(?:[{_D}]{{1,6}}|{_HAN_NUMBER})\s?[条款项章节级届批期次]"),
    (Kind.NUMBER, "[ⅠⅡⅢⅣⅤIV]{1,3}级"),
    (
        Kind.NUMBER,
        rf"{_N}(?:\s?{_SPAN}\s?{_N})?"
        rf"(?:\s?[万亿])?(?:\s?(?:{TIME_UNITS}|{MEASURES}|{THINGS})(?![A-Za-z])(?:半)?)?{_AFTER}",
    ),
    (Kind.NUMBER, rf"{_HAN_NUMBER}(?:{_HAN_UNITS}){_AFTER}"),
    (Kind.LATIN, r"[A-Za-z][A-Za-z0-9]{0,60}(?:[-_.+/][A-Za-z0-9]{1,60}){0,8}"),
    (Kind.NAME, rf"(?<=[长任员记人理])(?!员会|主任){PERSON}[{HAN}]{{1,2}}(?=担任|兼任|任[组指])"),
    (Kind.QUOTED, rf"“[{HAN}A-Za-z0-9]{{1,10}}”"),
)
_REST = re.compile(rf"(?P<space>\s+)|(?P<han>[{HAN}]+)|(?P<other>\w+)|(?P<mark>.)", re.DOTALL)
_MOST_NAMES = 20_000


def tokens(text: str, names: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of a text; joined they are the text."""
    found: list[Token] = []
    at = 0
    for match in _pattern(names).finditer(text):
        found += _loose(text[at : match.start()])
        found.append(Token(match[0], _kind(match), _key(match[0])))
        at = match.end()
    found += _loose(text[at:])
    return found


def _kind(match: re.Match[str]) -> Kind:
    return Kind.NAME if match.lastgroup is None else Kind(match.lastgroup.rstrip("0123456789"))


def _loose(text: str) -> list[Token]:
    made: list[Token] = []
    for match in _REST.finditer(text):
        words = match[0]
        if match.lastgroup == "space":
            made.append(Token(words, Kind.SPACE, " "))
        elif match.lastgroup == "mark":
            made.append(Token(words, Kind.MARK, _key(words)))
        elif match.lastgroup == "other":
            made.append(Token(words, Kind.WORD, _key(words)))
        else:
            made += [Token(word, Kind.WORD, word) for word in cut(words)]
    return made


def _key(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """The shapes and the names in one pattern; at one place the names come first."""
    shapes = [f"(?P<{kind.value}{at}>{shape})" for at, (kind, shape) in enumerate(_SHAPES)]
    known = sorted(name for name in names if len(name) > 1 and not name.isnumeric())[:_MOST_NAMES]
    if known:
        shapes.insert(0, f"(?P<name{len(_SHAPES)}>{_alternatives(known)})")
    return re.compile("|".join(shapes))


def _alternatives(known: list[str]) -> str:
    """Sorted names as alternatives, branched by their first character, the longest first."""
    branches: dict[str, list[str]] = {}
    for name in known:
        branches.setdefault(name[0], []).append(name[1:])
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(re.escape(rest) for rest in _longest_first(rests))})"
        for first, rests in branches.items()
    )


def _longest_first(rests: list[str]) -> list[str]:
    return sorted(rests, key=lambda rest: (-len(rest), rest))
