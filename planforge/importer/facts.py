"""Facts in sentences: only what has the shape of the fact and stands literally in the words."""

import re
from dataclasses import dataclass, field

from planforge.schema import Duration

_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·]{2,20}")
_NO_NAME = re.compile(
    r"以及|负责(?!人)|应当|应在|进行|根据|按照|如果|例如|成立|设立|建立|确保|协助|包括|^[各其该本上下等]"
    r"|具体|情况|工作$|等$"
)
_UNIT = re.compile(
    r".*(?:组|部门?|处|科|室|队|中心|指挥部|委员会|办公室|小组|队伍|局|委|站|公司|专班|政府|厅|医院)"
)
_POST = re.compile(
    r"(?:常务|第一)?(?:总|副)*(?:指挥长?|组长|主任|队长|负责人|联络员|秘书长|店长|召集人|协调人)"
)
_CROWD = ("成员", "组员", "队员")
_LEAD = re.compile(
    r"[^。；;！？:：]{1,40}?(?:[后时前中内下上]|情况)[,，]|针对[^,，。；;]{1,20}[,，]|(?:本(?:预案|方案|计划))?由"
)
_NOT_ACTING = re.compile(
    r"[、和与或等的,，。；;:：）)]|以及|及(?!时)|组长|副组长|成员|负责人|领导|内部|外部|其他|人员|部门|工作"
)
_WITHIN = re.compile(
    r"(?<![每\d.])(\d{1,3}(?:-\d{1,3})?(?:个?小时|分钟|个工作日|天|日)(?:之|以)?内)"
)

_CLAUSE = re.compile("[,，]由?|例如|比如")
_PROMPT = re.compile("(?:然后)?在")
_LEAST_ACT = 4
"""Fewer characters than that say no act."""


def is_name(words: str) -> bool:
    """Words that can name a unit, a person or a thing: short, without a mark or a verb."""
    return _NAME.fullmatch(words) is not None and _NO_NAME.search(words) is None


def is_unit(words: str) -> bool:
    """A name that ends as units do: 组, 部, 指挥部, 领导小组."""
    return is_name(words) and _UNIT.fullmatch(words) is not None


def is_post(words: str) -> bool:
    """The name of a post: 总指挥, 副组长."""
    return _POST.fullmatch(words) is not None


def is_crowd(words: str) -> bool:
    """成员 and the like: a post held by many."""
    return words in _CROWD


def is_holder(words: str) -> bool:
    """Words that can say who holds a post: a person's name, a post, a unit's head."""
    return _NAME.fullmatch(words) is not None and not re.search(r"负责(?!人)|担任|组成|包括", words)


def names_in(words: str) -> tuple[str, ...]:
    """The names of an enumeration with 、, or nothing where any of them is none."""
    names = tuple(words.split("、"))
    good = len(names) > 1 and all(is_name(name) and len(name) <= 12 for name in names)
    return names if good else ()


def limit_in(words: str) -> str | None:
    """The one time limit that a sentence sets, as worded; None for none or several."""
    found = _WITHIN.findall(words)
    if len(found) != 1 or Duration.parse(found[0]) is None:
        return None
    return str(found[0])


@dataclass(slots=True)
class Known:
    """Who there is in a plan: units, posts, and what they are called for short.

    Attributes:
        names: every name that can act.
    """

    names: set[str] = field(default_factory=set)
    _pattern: re.Pattern[str] | None = None

    def add(self, name: str) -> None:
        """Somebody of this plan."""
        self.names.add(name)
        self._pattern = None

    def acts(self, words: str, given: str = "") -> tuple[tuple[str, str, str], ...]:
        """Who does what within which time, for each part of the words that says all three.

        ``given`` is who acts where the words name nobody; empty where that is not known.
        """
        found: list[tuple[str, str, str]] = []
        actor = given
        for part in re.split("[。；;]", words):
            limits = list(_WITHIN.finditer(part))
            named = self._named(part)
            if named:
                actor = named[-1][1]
            elif _PROMPT.match(part) is None:
                actor = given
            late = [at for at, _ in named if limits and at > limits[0].start()]
            rest = part[limits[0].end() :].strip() if len(limits) == 1 else ""
            if actor and not late and len(rest) >= _LEAST_ACT and rest[0] not in ",，":
                found.append((actor, rest, limits[0][1]))
        return tuple(found)

    def _named(self, part: str) -> list[tuple[int, str]]:
        """Those who open the clauses of a part of a sentence, each with its place."""
        pattern = self._names()
        if pattern is None:
            return []
        starts = [0, *(mark.end() for mark in _CLAUSE.finditer(part))]
        found = ((start, pattern.match(part, start)) for start in starts)
        return [(at, m[0]) for at, m in found if m and not _NOT_ACTING.match(part, m.end())]

    def _names(self) -> re.Pattern[str] | None:
        if self._pattern is None and self.names:
            longest = sorted(self.names, key=lambda name: (-len(name), name))
            self._pattern = re.compile("|".join(map(re.escape, longest)))
        return self._pattern

    def actor(self, words: str) -> tuple[str, int] | None:
        """Who does what a sentence says, and where the name stands; None where not sure.

        The name must open the sentence, or follow its opening condition; nobody else of this plan
        may open another part of it.
        """
        pattern = self._names()
        if pattern is None:
            return None
        lead = _LEAD.match(words)
        start = lead.end() if lead is not None else 0
        found = pattern.match(words, start) or pattern.match(words)
        if found is None or _NOT_ACTING.match(words, found.end()):
            return None
        if _others_act(words, found.end(), pattern, found[0]):
            return None
        return found[0], found.start()


def _others_act(words: str, after: int, pattern: re.Pattern[str], name: str) -> bool:
    """Somebody else opens a later part of the words."""
    for mark in re.finditer(r"[,，。；;]由?", words[after:]):
        other = pattern.match(words, after + mark.end())
        if other is not None and other[0] != name:
            return True
    return False
