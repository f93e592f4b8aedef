"""All bodies of a plan: found by name, in words, and as those who act in a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from planforge.document.quick import quick
from planforge.lint.bodies.body import Body, BodyKind, bare
from planforge.lint.prose import Prose
from planforge.lint.slots import said

_NOT_IN_ROLE = frozenset("向对由把将并的是已被让请为到和与或使在从")
"""Signs that no name of a role holds, but its end."""
_LONGEST = 14
_NO_MORE = frozenset({"分组", "组", "全组", "人员", "各组"})
"""What stands behind a name and makes no other name of it."""
_ROLE = (
    r"(?:部门|单位|机构|小组|组(?![织成建件合长])|人员|员工|职工|岗位|负责人|责任人|主管(?!部门)|经理|店长|店主|主播|客服|运营|"
    r"副?组长|专员|联络员|联系人|发言人|报告人|收集员|班长|队长|队伍|队|公司|企业|平台|店铺|政府|委员会|"
    r"办公室|指挥部|的人)"
)
_ACTS = (
    r"(?:[、和与及]|以及|等|应当|应该|应|要|须|必须|需要?|可以?|不得|负责(?!人)|立即|迅速|及时|马上|尽快|"
    r"按照?|按规定|根据|依据|依法|组织|协调|协助|配合|牵头|承担|会同|接到|收到|发现|做好|开展|加强|确保|"
    r"提前|持续|定期|随时|主动|对|在|于|将|向|为|通过|每|统一|具体|报告|上报|审核|提出|制定|启动|宣布|决定|"
    r"召集|发布|实施|进行|监测|收集|核实|指挥|到|赶赴|拨打|通知|安排|准备|检查|停止|召开|编写|填写|建立|"
    r"完成|联系|保障|维护|首先|先|同步|挑选|选派|"
    r"测定|切断|疏散|扑救|封锁|划定|清点|引导|转移|关闭|受理|签发|起草|调配|调集|前往|询问|封存|拦截|冻结|"
    r"排查|巡查|接听|移交|移送|独立|共同|分别|自行|先行|随即|随后|全程|联合|派员|派人)"
)
_NO_ROLE = (
    r"(?:对|在|将|向|为了?|按照?|根据|确保|加强|组织|协调|通过|如|若|当|经|从|与|和|及时|立即|迅速|"
    r"由|不|应(?!急)|要|需|把|让|请|会同|配合|协助|针对|对于|负责|建立|提高|提升|开展|做好|成立|设立|使|以|并|"
    r"各方|保障(?!组)|维护|必要|发生|涉及|包括|接到|收到|发现(?!的?人)|参与|详细|达到|完成|引导|分流|提请|"
    r"传达|直接|定期|例如|明确|下设|以下|是否|督促|要求)"
)
_POSTS = r"(?:(?:常务|第一)?副?(?:总?指挥长?|组长|主任|队长|负责人|召集人|处长|部长|经理))"
_LEADS = r"(?:必要时|例如|比如|首先|然后|最后|先|再|再由|如(?!果|遇|需|有|因)|同时|并)"


@quick
class Mention:
    """Somebody named in words.

    Attributes:
        words: as they stand there.
        start: where they begin in the words searched, from 0.
        body: whom they mean; None for 各部门, 值班人员 and others whom the plan does not list.
    """

    words: str
    start: int
    body: Body | None

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.words)


class Bodies:
    """The bodies of a plan.

    Attributes:
        all: in the order of the plan: typed ones, then those that sentences introduce.
    """

    def __init__(self, found: Sequence[Body]) -> None:
        self.all = tuple(found)
        self._acted: dict[str, tuple[Mention, ...]] = {}

    @cached_property
    def units(self) -> tuple[Body, ...]:
        """Units, typed or introduced by a sentence."""
        return self._of(BodyKind.UNIT)

    @cached_property
    def posts(self) -> tuple[Body, ...]:
        """Posts, of units or without one."""
        return self._of(BodyKind.POST)

    @cached_property
    def people(self) -> tuple[Body, ...]:
        """The people of the list."""
        return self._of(BodyKind.PERSON)

    @cached_property
    def outside(self) -> tuple[Body, ...]:
        """Whom one calls outside."""
        return self._of(BodyKind.OUTSIDE)

    def _of(self, kind: BodyKind) -> tuple[Body, ...]:
        return tuple(body for body in self.all if body.kind is kind)

    @cached_property
    def by_name(self) -> dict[str, Body]:
        """Every name a plan gives, and the short forms that can mean one body only."""
        found: dict[str, Body] = {}
        for body in self.all:
            for name in body.names:
                found.setdefault(name, body)
        for short, bodies in self._shorts().items():
            if len(bodies) == 1:
                found.setdefault(short, bodies[0])
        return found

    def _shorts(self) -> dict[str, list[Body]]:
        """指挥部 and 应急指挥部 for 群体投诉应急指挥部."""
        shorts: dict[str, list[Body]] = {}
        for body in self.units:
            core = body.core
            if core is None or core in {"小组", "工作组"}:
                continue
            cut = body.name.find("应急")
            for short in {core, body.name[cut:] if cut > 0 else core} - {body.name}:
                shorts.setdefault(short, []).append(body)
        return shorts

    @cached_property
    def by_id(self) -> dict[str, Body]:
        """Bodies by the ids that the plan writes."""
        return {body.model.id: body for body in self.all if body.model and body.model.id}

    def called(self, name: str) -> Body | None:
        """The body of a name, a short form, an id, or a name with a remark: 王示例（局长）."""
        known = self.by_name
        return known.get(name.strip()) or known.get(bare(name)) or self.by_id.get(name.strip())

    def said(self, text: Prose, words: str | None = None) -> str:
        """The words of a text with slots filled and references shown as the bodies' names."""
        return said(text, words, self._references)

    @cached_property
    def _references(self) -> dict[str, str]:
        return {key: body.name for key, body in self.by_id.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = [name for name in self.by_name if len(name) > 1]
        return re.compile(any_of(names)) if names else None

    def named_in(self, words: str) -> tuple[Mention, ...]:
        """Who is named in words, the longest name at each place."""
        if self._pattern is None:
            return ()
        return tuple(
            Mention(match[0], match.start(), self.by_name[match[0]])
            for match in self._pattern.finditer(words)
        )

    def mentions_in(self, words: str) -> tuple[Mention, ...]:
        """Who is named in words, each with the post behind the name: 应急小组组长."""
        return tuple(self._with_post(words, one.start, one.words) for one in self.named_in(words))

    def _with_post(self, words: str, at: int, name: str) -> Mention:
        post = _post().match(words, at + len(name))
        return Mention(name + (post[0] if post else ""), at, self.by_name[name])

    def actors_in(self, words: str) -> tuple[Mention, ...]:
        """Who acts in a sentence: who stands before its verbs or behind 由, in order.

        The words must have their slots filled (``said``). Where the head of a unit acts, the
        mention is of both, 应急小组组长, and its body is the unit.
        """
        known = self._acted.get(words)
        if known is None:
            known = self._acted[words] = tuple(self._acting(words))
        return known

    def actor_of(self, words: str) -> Mention | None:
        """The first who acts in a sentence, or None where it names nobody who does."""
        return next(iter(self.actors_in(words)), None)

    def _acting(self, words: str) -> Iterator[Mention]:
        position = 0
        for head in _heads().finditer(words):
            if head.end() < position:
                continue
            for mention in self._chain(words, head.end()):
                yield mention
                position = mention.end

    def _chain(self, words: str, start: int) -> list[Mention]:
        """Those named one after the other from a place on: 技术组、客服组等."""
        found: list[Mention] = []
        at = start
        while (mention := self._at(words, at)) is not None:
            found.append(mention)
            joint = _joint().match(words, mention.end)
            at = joint.end() if joint is not None else mention.end
            if joint is None or not joint[0].strip("等"):
                break
        rest = words[found[-1].end :] if found else ""
        return found if found and not _idle().match(rest) else []

    def _at(self, words: str, at: int) -> Mention | None:
        named = self._pattern.match(words, at) if self._pattern is not None else None
        end = _role_at(words, at)
        if named is not None and (end <= named.end() or _all_said(words[named.end() : end])):
            return self._with_post(words, at, named[0])
        if end > at:
            return Mention(words[at:end], at, self.called(words[at:end]))
        return None


@cache
def _heads() -> re.Pattern[str]:
    """Where somebody who acts may be named: at a beginning, and behind a mark or 由."""
    return re.compile(rf"^\s*{_LEADS}?由?|[，,；;。：:]\s*{_LEADS}?|(?<![自理])由(?!于|此)")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"、|和|与|及(?!时)|以及|等(?!待|级|候)")


@cache
def _idle() -> re.Pattern[str]:
    """What shows that the one just named does not act: 的, a mark, an end."""
    return re.compile(
        r"(?:[（(][^（）()]*[)）])?等?(?:[的、，,；;。！？）)》和与]|及(?!时)|$|成员|职责|名单|联系方式|电话)"
    )


@cache
def _post() -> re.Pattern[str]:
    return re.compile(_POSTS)


def _role_at(words: str, at: int) -> int:
    """Where the name of a role ends that begins at a place: 值班人员; -1 for none."""
    for found in _role().finditer(words, at, at + _LONGEST):
        end = found.end()
        if not _NOT_IN_ROLE.isdisjoint(words[at : found.start()]) or not words[at:end].isalpha():
            return -1
        if _acts().match(words, end):
            return -1 if _no_role().match(words, at) else end
    return -1


def _all_said(more: str) -> bool:
    """What stands behind a known name, up to the end of a role, makes no other name of it."""
    return more in _NO_MORE or _post().fullmatch(more) is not None


@cache
def _role() -> re.Pattern[str]:
    return re.compile(_ROLE)


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(_ACTS)


@cache
def _no_role() -> re.Pattern[str]:
    return re.compile(_NO_ROLE)


class _Node(dict[str, "_Node"]):
    """A tree of names by their signs; an empty sign ends a name."""


def any_of(names: Iterable[str]) -> str:
    """A pattern of many names in which each sign is looked at once, the longest name first."""
    tree = _Node()
    for name in names:
        node = tree
        for sign in name:
            node = node.setdefault(sign, _Node())
        node[""] = _Node()
    return _written(tree)


def _written(node: _Node) -> str:
    parts = [re.escape(sign) + _written(below) for sign, below in node.items() if sign]
    if not parts:
        return ""
    ends = "" in node
    inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{inner}?" if ends else inner
