"""What a person types, read as the answer to a question of some kind."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum

from planforge.interview.people import one_person, phone_in
from planforge.interview.refusals import NotUnderstood
from planforge.schema.times import DAY, clock, hour_of_day

_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-年./])?\s*(?P<month>\d{1,2})\s*[-月./]\s*(?P<day>\d{1,2})\s*[日号]?"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})\s*(?:[:：]\s*(?P<minute>\d{2})|[点时](?:(?P<half>半)|(?P<more>\d{1,2}))?|$)"
)
_HOURS = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_HOUR_WORDS = re.compile(r"(十[一二]|[零一二两三四五六七八九十])(?=[点时])")
_SEPARATORS = re.compile(r"[、，,；;\s]+")
_TOO_MUCH = 10**9
_LONGEST = 300
_LONGEST_LINE = 5000
"""Of names and phones: everybody of a company may be pasted at once."""
_YES = re.compile(r"是|有|对|好|行|嗯|会|y|yes|可以|[要会]?[要开播]|都?[弄办开绑充]?好")
_NO = re.compile(r"否|无|不|没|n|no|不[是要会开播]|还?没有?[弄办开绑充]?好?")
_PARTICLES = "。.!！ 了的啊呀呢吧哦嘛哈呗"
_NOTHING = re.compile(
    r"(?:都|也|我|还)?(?:没有|没|无|暂无|不知道|不清楚|不晓得|不确定|不记得|没定|没想好|待定|空着|跳过|随便)"
    r"|(?:就|只有)(?:这些|这几个|这么多)|没有?别的|写完|完"
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
_FROM_NOW = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "大后天": 3, "后天": 2}
_ABOUT = re.compile(r"大概|大约|差不多|最多|不超过|左右|以内|之内|上下|约|吧")
_SUM = re.compile(
    r"(?:(?P<digits>\d{1,9}(?:\.\d{1,4})?)|(?P<word>十[一二]|[零一二两三四五六七八九十]))"
    r"(?P<times>[百千万kw]?)"
)
_TIMES = {"": 1, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000}

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


_OF_LINES = (Kind.PEOPLE, Kind.DUTIES)
"""What the lines say depends on other answers."""


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
    words = typed if kind in _OF_LINES else _clean(typed, _LONGEST)
    match kind:
        case Kind.NUMBER:
            return _number(words, least, most)
        case Kind.DAY | Kind.MOMENT:
            return _day(words, today, hour=kind is Kind.MOMENT)
        case Kind.ONE:
            return _the_one(words, choices)
        case Kind.MANY | Kind.SCENARIOS:
            return _chosen(words, choices, default)
        case _:
            return _ALONE[kind](words)


def nothing(words: str) -> bool:
    """Whether somebody says that there is no such thing, or that it is not known yet."""
    narrow = unicodedata.normalize("NFKC", words)
    return any(_NOTHING.fullmatch(one) for one in (narrow.strip(), narrow.strip(_PARTICLES)))


def anything(words: str) -> bool:
    """Whether somebody leaves an answer to whom asks: 不知道, 随便, 都行."""
    return bool(_ANYTHING.fullmatch(unicodedata.normalize("NFKC", words).strip(_PARTICLES)))


def lines(typed: str) -> tuple[str, ...]:
    """Several lines, cleaned; ； parts lines too.

    Raises:
        NotUnderstood: one is far too long.
    """
    cleaned = (_clean(line, _LONGEST_LINE) for line in re.split(r"[\r\n；;]+", typed))
    return tuple(filter(None, cleaned))


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
    value = _value(unicodedata.normalize("NFKC", words).lower().replace(",", ""))
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


def _value(words: str) -> int | None:
    """The whole number that words say: 500元吧, 5千, 两百块."""
    bare = _ABOUT.sub("", words).strip(_PARTICLES).rstrip("个人名位元块钱家间 ")
    found = _SUM.fullmatch(bare)
    if found is None:
        return None
    said = found["digits"] or _HOURS.index(found["word"].replace("两", "二"))
    value = float(said) * _TIMES[found["times"]]
    return int(value) if value.is_integer() and value < _TOO_MUCH else None


def _yes_no(words: str) -> bool:
    word = words.lower().strip(_PARTICLES) or words
    if _YES.fullmatch(word):
        return True
    if _NO.fullmatch(word):
        return False
    message = "请写 是 或者 否。"
    raise NotUnderstood(message)


def _day(words: str, today: datetime.date, *, hour: bool) -> str:
    if not words:
        return ""
    narrow = _dated(unicodedata.normalize("NFKC", words), today)
    found = _DAY.search(narrow)
    problem = "请写日期，如 11-11 或者 2026-11-11" + (
        "，后面可以写几点，如 20:00。" if hour else "。"
    )
    if found is None:
        raise NotUnderstood(problem)
    try:
        day = datetime.date(
            int(found["year"] or today.year), int(found["month"]), int(found["day"])
        )
        if not found["year"] and day < today:
            day = day.replace(year=day.year + 1)
        at = _minutes(narrow[found.end() :]) if hour else None
        if at is None:
            return day.isoformat()
        day += datetime.timedelta(days=at // DAY)  # 24:00 opens the next day.
    except (ValueError, OverflowError) as error:
        raise NotUnderstood(problem) from error
    return f"{day.isoformat()} {clock(at % DAY)}"


def _dated(words: str, today: datetime.date) -> str:
    """Words with the date in place of 今天 and 明天."""
    for said, days in _FROM_NOW.items():
        if words.startswith(said):
            with suppress(OverflowError):
                day = today + datetime.timedelta(days=days)
                return day.isoformat() + " " + words.removeprefix(said)
    return words


def _clock(words: str) -> str:
    problem = "请写几点，如 2:00 或者 凌晨2点。"
    try:
        at = _minutes(unicodedata.normalize("NFKC", words))
    except ValueError as error:
        raise NotUnderstood(problem) from error
    if at is None:
        if words:
            raise NotUnderstood(problem)
        return ""
    return clock(at % DAY)


def _minutes(words: str) -> int | None:
    """The minutes after midnight that words tell; None where they tell none.

    Raises:
        ValueError: a clock has no such hour.
    """
    narrow = _HOUR_WORDS.sub(_hour, words).strip()
    at = _CLOCK.search(narrow)
    if at is None:
        return None
    hour = int(at["hour"])
    minute = 30 if at["half"] else int(at["minute"] or at["more"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValueError(words)
    return hour_of_day(hour, narrow) * 60 + minute


def _hour(found: re.Match[str]) -> str:
    return str(_HOURS.index(found[1].replace("两", "二")))


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
    Kind.CLOCK: _clock,
    Kind.PHONE: _phone,
    Kind.PERSON: _person,
    Kind.PEOPLE: lines,
    Kind.DUTIES: lines,
}
"""The kinds for which nothing but what was typed matters."""
