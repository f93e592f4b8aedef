"""Steps and measures that nobody is named for."""

from planforge.findings import Path, Severity
from planforge.lint.acts import Chapter, Leaf
from planforge.lint.acts.phrases import leads_with_verb
from planforge.lint.context import Context
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule

_FEW = 2
_MANY = 3


@rule("PF441", "step-without-actor", "步骤、措施没有写由谁做", Severity.WARNING)
def step_without_actor(context: Context) -> Found:
    """Steps or measures name nobody who does them.

    问题：应急响应的步骤或者各项措施一开头就是动作，没有写由哪个部门、哪个岗位来做。
    为什么：出事时人人都以为是别人的事；事后也说不清是谁没有做。
    改法：每一条前面写上一个牵头的部门或者岗位，需要配合的写在后面。

    反例：
        应急响应:
          - 标题: 应急处置
            步骤:
              - 组织人员疏散，清点人数。
              - 切断电源，封锁现场。

    反例：
        措施:
          处置措施:
            - 标题: 网络攻击
              措施:
                - 切断外部连接。
                - 修复漏洞。
                - 发布公告。

    正例：
        应急响应:
          - 标题: 应急处置
            步骤:
              - {执行人: 行政部, 行动: 组织人员疏散，清点人数}
              - 由工程部切断电源，封锁现场。
    """
    response = [leaf for leaf in context.acts.leaves if leaf.chapter is Chapter.RESPONSE]
    others = [leaf for leaf in context.acts.leaves if leaf.chapter is not Chapter.RESPONSE]
    steps, measures = _idle(context, response), _idle(context, others)
    told = {
        "应急响应": steps if len(steps) >= _FEW else [],
        "措施": measures if max(_MANY, len(others) / 2) <= len(measures) else [],
    }
    if any(told.values()):
        yield _problem({where: texts for where, texts in told.items() if texts})
    if not told["应急响应"]:
        yield from _lone(context, response)
    if not told["措施"] and 2 * len(measures) < len(others):
        yield from _lone(context, others)


def _idle(context: Context, leaves: list[Leaf]) -> list[Prose]:
    return [leaf.text for leaf in leaves if leaf.text is not None and _nobody(leaf, context)]


def _problem(told: dict[str, list[Prose]]) -> Problem:
    """One for the plan, however many chapters it concerns."""
    first, *rest = [text for texts in told.values() for text in texts]
    words = next(iter(first.sentences)).words
    counts = "、".join(f"{where}里有 {len(texts)} 条" for where, texts in told.items())
    message = f"{counts}没有写由谁来做，第一条是“{_short(words)}”。"
    return Problem(first.at, message, words=words, also=tuple(text.where() for text in rest))


def _lone(context: Context, leaves: list[Leaf]) -> Found:
    """The only one of a list whose place for who does it is empty."""
    lists: dict[Path, list[Leaf]] = {}
    for leaf in leaves:
        if getattr(leaf.entry, "action", None):
            lists.setdefault(leaf.at[:-1], []).append(leaf)
    for beside in lists.values():
        bare = [leaf for leaf in beside if not _actor_of(leaf)]
        text = bare[0].text if len(bare) == 1 and len(beside) >= _FEW else None
        if text is not None and context.bodies.actor_of(bare[0].words) is None:
            words = text.sentences[0].words
            message = f"同一组别的都写了由谁来做，只有“{_short(words)}”没有写。"
            yield Problem(text.at, message, words=words)


def _actor_of(leaf: Leaf) -> str:
    """Who does it by a fact of its own; the lead of an incident does what names nobody else."""
    own = getattr(leaf.entry, "actor", None) or getattr(leaf.entry, "owner", None) or ""
    return own or (leaf.actor if leaf.chapter is Chapter.RESPONSE else "")


def _nobody(leaf: Leaf, context: Context) -> bool:
    if leaf.actor or not leaf.words or context.bodies.actor_of(leaf.words) is not None:
        return False
    return leads_with_verb(leaf.words)


def _short(words: str) -> str:
    bare = words.rstrip("。；;！")
    return bare if len(bare) <= 30 else f"{bare[:30]}…"
