"""Duties that nobody has."""

from collections.abc import Iterator, Sequence

from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.organization import Position, Unit

_TITLES = frozenset({"职责", "工作职责", "主要职责", "岗位职责", "具体职责", "工作任务"})


@rule("PF425", "ownerless-duties", "职责没有写是谁的", Severity.WARNING)
def ownerless_duties(context: Context) -> Found:
    """Duties stand under a title that names nobody, or under a unit without a name.

    问题：有一节只叫“职责”，上一级标题里没有机构也没有岗位；或者写了职责的机构没有名称。
    为什么：读的人不知道是谁的职责，等于没有人负责。
    改法：在标题或者第一句里写明是哪个机构、哪个岗位的职责。

    反例：
        措施:
          处置措施:
            - 标题: 信息发布与沟通
              措施:
                - 标题: 职责
                  措施: [与媒体保持联系。, 监测舆情。]

    反例：
        组织机构:
          机构:
            - 职责: [负责现场警戒。]

    正例：
        组织机构:
          机构:
            - {名称: 信息发布组, 职责: [与媒体保持联系。]}
        措施:
          处置措施:
            - 标题: 媒体沟通专员
              措施:
                - 标题: 职责
                  措施: [与媒体保持联系。, 监测舆情。]
    """
    titles: dict[Path, str] = {}
    before = ""
    for text in context.prose:
        orphan, before = _loose(before), text.text
        if text.field in {"title", "name"}:
            titles[text.at[:-1]] = text.text
            bare = text.text.strip(" ：:") in _TITLES
            if bare and not orphan and not _owned(text, titles, context):
                message = f"“{text.text}”这一节没有写是谁的职责。"
                yield Problem(text.at, message, words=text.text)
    yield from _nameless(context)


def _loose(line: str) -> bool:
    """A line alone that sets up a post, told as such: the duties below it are that post's."""
    ended = line.rstrip()[-1:] in "。；;！!？?：:"
    return line.startswith(("设立", "设置", "成立", "配备", "明确")) and not ended


def _owned(text: Prose, titles: dict[Path, str], context: Context) -> bool:
    """A title above, or the words of the section itself, name who it is."""
    if text.part == "organization" and text.at[1] != "items":
        return True
    above = [titles[text.at[:cut]] for cut in range(len(text.at) - 1) if text.at[:cut] in titles]
    own = [getattr(text.owner, field, None) for field in ("text", "intro", "owner", "actor")]
    words = "\n".join([*above, *(one for one in own if isinstance(one, str))])
    if any(
        one in words for one in ("组", "部", "中心", "员", "人", "岗", "长", "主管", "机构", "单位")
    ):
        return True
    return not words or bool(context.bodies.named_in(words))


def _nameless(context: Context) -> Iterator[Problem]:
    organization = context.plan.organization
    if organization is None:
        return
    at: Path = ("organization",)
    if organization.positions is not None:
        posts = organization.positions.positions
        yield from _without_name(posts, (*at, "positions", "positions"))
    if organization.units is not None:
        yield from _under(organization.units.units, (*at, "units", "units"))


def _under(units: Sequence[Unit], at: Path) -> Iterator[Problem]:
    yield from _without_name(units, at)
    for index, unit in enumerate(units):
        yield from _without_name(unit.positions, (*at, index, "positions"))
        yield from _under(unit.units, (*at, index, "units"))


def _without_name(found: Sequence[Unit | Position], at: Path) -> Iterator[Problem]:
    for index, one in enumerate(found):
        if one.duties and not (one.name or one.title or one.text or one.intro):
            yield Problem((*at, index, "duties"), f"这个{one.zh}写了职责，没有写名称。")
