"""What a person types, read as the answer to a question of some kind."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from planforge.interview.people import one_person, phone_in
from planforge.interview.refusals import NotUnderstood
from planforge.interview.spoken import PARTICLES, day_in, hour_in, whole_number

_SEPARATORS = re.compile(r"[、，,；;\s]+")
_LONGEST = 300
_LONGEST_LINE = 5000
"""Of names and phones: everybody of a company may be pasted at once."""
_YES = re.compile(r"是|有|对|好|行|嗯|会|y|yes|可以|[要会]?[要开播]|都?[弄办开绑充]?好")
_NO = re.compile(r"否|无|不|没|n|no|不[是要会开播]|还?没有?[弄办开绑充]?好?")
_NOTHING = re.compile(
    r"(?:都|也|我|还)?(?:没有|没|无|暂无|不知道|不清楚|不晓得|不确定|不记得|没定|没想好|待定|空着|跳过|随便)"
    r"|(?:就|只有)(?:这些|这几个|这么多)|没有?别的?|写完|完"
    r"|(?:以后|回头|晚点|稍后|到时候?|先空着,?|明天)?再?(?:说|补|填|写|问|查|看|给|定)"
    r"|以后|回头|晚点|稍后|到时候?"
    r"|(?:没有?|未)(?:名字|名|起名|电话|号码|地址|存|记|固定的?)"
)
_ANYTHING = re.compile(
    r"(?:我|还)?(?:不知道|不清楚|不晓得|不确定|没想好|没定|待定|跳过)"
    r"|(?:随便|都行|都可以|你定|您定|你看着办|(?:按|用)?(?:默认|建议)|行|可以|好|就这样|就这些)"
)
"""Said to a question that cannot stay empty, it leaves the answer to the default."""
_ALSO_CALLED = {"双11": "双十一", "双12": "双十二", "三八": "38", "六一八": "618", "年货": "年货节"}
_NONE_OF_THEM = "都不是"
Answer = str | int | bool | tuple[str, ...]
"""What a question may be answered with."""


class Kind(StrEnum):
    """The shape of an answer."""

    TEXT = "文字"
    LIST = "列表"
    NUMBER = "数"
    YES_NO = "是否"
    DAY = "日期"
    MOMENT = "开售"
    CLOCK = "钟点"
    PHONE = "电话"
    PERSON = "人"
    ONE_OF_US = "店里人"
    PEOPLE = "几个人"
    DUTIES = "分工"
    ONE = "单选"
    MANY = "多选"
    SCENARIOS = "情景"

    @property
    def of_lines(self) -> bool:
        """It is answered line by line; what a line says depends on other answers."""
        return self in (Kind.PEOPLE, Kind.DUTIES)


def read_answer(
    kind: Kind,
    typed: str,
    choices: Sequence[str] = (),
    *,
    default: tuple[str, ...] = (),
    today: datetime.date,
    least: float | None = None,
    most: float | None = None,
) -> Answer:
    """What was typed, as the answer to a question.

    Args:
        kind: the answer's shape.
        typed: the line; may be empty.
        choices: what one may choose from.
        default: what is chosen unless the line says otherwise; +3 and -2 change it.
        today: dates without a year are the next ones from here.
        least: the smallest number allowed.
        most: the largest number allowed.

    Raises:
        NotUnderstood: it is no such answer.
    """
    words = typed if kind.of_lines else _clean(typed, _LONGEST)
    match kind:
        case Kind.NUMBER:
            return _number(words, least, most)
        case Kind.DAY | Kind.MOMENT:
            return day_in(words, today, hour=kind is Kind.MOMENT)
        case Kind.ONE:
            return _the_one(words, choices)
        case Kind.MANY | Kind.SCENARIOS:
            return _chosen(words, choices, default)
        case _:
            return _ALONE[kind](words)


def nothing(words: str) -> bool:
    """Whether somebody says that there is no such thing, or that it is not known yet."""
    narrow = unicodedata.normalize("NFKC", words)
    return any(_NOTHING.fullmatch(one) for one in (narrow.strip(), narrow.strip(PARTICLES)))


def anything(words: str) -> bool:
    """Whether somebody leaves an answer to whom asks: 不知道, 随便, 都行."""
    return bool(_ANYTHING.fullmatch(unicodedata.normalize("NFKC", words).strip(PARTICLES)))


def lines(typed: str) -> tuple[str, ...]:
    """Several lines, cleaned; ； parts lines too.

    Raises:
        NotUnderstood: one is far too long.
    """
    cleaned = (_clean(line, _LONGEST_LINE) for line in re.split(r"[\r\n；;]+", typed))
    return tuple(filter(None, cleaned))


def shown(value: Answer) -> str:
    """An answer as one would type it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if not isinstance(value, tuple):
        return str(value)
    return ("；" if any(" " in one for one in value) else "、").join(value)


def visible(typed: str) -> str:
    """What was typed without blanks around it and without what cannot be seen."""
    spaced = "".join(" " if c.isspace() else c for c in typed)
    return "".join(c for c in spaced if unicodedata.category(c)[0] != "C").strip()


def _clean(typed: str, most: int) -> str:
    """One line without what a plan's texts cannot hold or would take as a reference."""
    words = " ".join(visible(typed).replace("[[", "［［").replace("]]", "］］").split())
    if len(words) > most:
        message = f"太长了（{len(words)}个字），请写在{most}个字以内。"
        raise NotUnderstood(message)
    return words


def _number(words: str, least: float | None, most: float | None) -> int:
    value = whole_number(words)
    if value is None:
        message = "请写一个数，如 8。"
        raise NotUnderstood(message)
    if least is not None and value < least:
        message = f"至少是 {least:g}。"
        raise NotUnderstood(message)
    if most is not None and value > most:
        message = f"最多是 {most:g}。"
        raise NotUnderstood(message)
    return value


def _yes_no(words: str) -> bool:
    word = words.lower().strip(PARTICLES) or words
    if _YES.fullmatch(word):
        return True
    if _NO.fullmatch(word):
        return False
    message = "请写 是 或者 否。"
    raise NotUnderstood(message)


def _phone(words: str) -> str:
    found = phone_in(words)
    if words and not found:
        message = "这里没有看到电话号码；请写数字，或者回车先空着。"
        raise NotUnderstood(message)
    return found


def _the_one(words: str, choices: Sequence[str]) -> str:
    picked = _chosen(words, choices, ())
    if len(picked) != 1:
        message = f"请选一个，写编号 1 到 {len(choices)}。"
        raise NotUnderstood(message)
    return picked[0]


def _chosen(words: str, choices: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
    """Choices by number or by their words; +3 and -2 change the default."""
    narrow = unicodedata.normalize("NFKC", words)
    if _NONE_OF_THEM in choices and nothing(narrow):
        narrow = _NONE_OF_THEM
    for number, choice in enumerate(choices, start=1):
        if re.search(r"[\s、,;+\-]", choice):  # Its words are not to be taken apart.
            narrow = narrow.replace(unicodedata.normalize("NFKC", choice), f" {number} ")
    narrow = narrow.strip()
    picked: dict[str, None] = {}
    changing = narrow.startswith(("+", "-", "加", "减"))
    if changing:
        picked = dict.fromkeys(default)
    adding = True
    for part in re.findall(r"[+\-加减]|[^\s、,;+\-]+", narrow):
        if part in "+加":
            adding = True
        elif part in "-减":
            adding = False
        else:
            choice = _one_of(part, choices)
            if adding:
                picked[choice] = None
            else:
                picked.pop(choice, None)
    if len(picked) > 1:
        picked.pop(_NONE_OF_THEM, None)
    return tuple(choice for choice in choices if choice in picked)


def _one_of(part: str, choices: Sequence[str]) -> str:
    part = _ALSO_CALLED.get(part, part)
    if part in choices:
        return part
    if part.isdecimal() and 1 <= int(part) <= len(choices):
        return choices[int(part) - 1]
    like = [choice for choice in choices if part and part in choice]
    if len(like) == 1:
        return like[0]
    several = f"“{part}”说的可能是{'、'.join(like)}" if like else f"没有“{part}”这一项"
    message = f"{several}；请写编号 1 到 {len(choices)}。"
    raise NotUnderstood(message)


def _list(words: str) -> tuple[str, ...]:
    return tuple(part for part in _SEPARATORS.split(words) if part)


def _person(words: str) -> str:
    return one_person(words).line if words else ""


_ALONE: Mapping[Kind, Callable[[str], Answer]] = {
    Kind.TEXT: str,
    Kind.ONE_OF_US: str,
    Kind.LIST: _list,
    Kind.YES_NO: _yes_no,
    Kind.CLOCK: hour_in,
    Kind.PHONE: _phone,
    Kind.PERSON: _person,
    Kind.PEOPLE: lines,
    Kind.DUTIES: lines,
}
"""The kinds for which nothing but what was typed matters."""
