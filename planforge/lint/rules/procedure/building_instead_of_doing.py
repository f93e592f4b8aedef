"""Measures that promise a mechanism instead of telling what it does."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.acts import Chapter, Leaf
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF453", "building-instead-of-doing", "以建代写：只说要建立机制", Severity.WARNING)
def building_instead_of_doing(context: Context) -> Found:
    """A measure says that a mechanism or a procedure will be set up.

    问题：措施写成“建立……机制”“设立……流程”“制定……方案”，机制、流程本身的内容没有写。
    为什么：预案就是要写这个流程的地方；出事那天再去建，已经晚了。
    改法：把要建的流程直接写出来：谁、先做什么、后做什么、多久；一时写不出的，写明由谁在哪一天前完成。

    反例：
        措施:
          处置措施:
            - 标题: 安全事故
              正文: 设立安全事故应急处理流程，确保事故发生后能够迅速处理。

    正例：
        措施:
          处置措施:
            - 标题: 安全事故
              正文: 发现的人立即喊人撤离并拨打119，仓库主管在门外清点人数。
    """
    handled = any(leaf.chapter is Chapter.HANDLING for leaf in context.acts.leaves)
    found = [
        (leaf, match[0])
        for leaf in context.acts.leaves
        if leaf.text is not None
        and not (handled and leaf.chapter is Chapter.PREVENTION)
        and (match := _built(leaf)) is not None
    ]
    if not found:
        return
    (leaf, words), *rest = found
    if leaf.text is None:
        return
    more = f"等 {len(found)} 处" if rest else ""
    message = f"“{words}”{more}只说要建，内容没有写出来。"
    also = tuple(one.text.where(said) for one, said in rest if one.text is not None)
    yield Problem(leaf.text.at, message, words=words, also=also)


def _built(leaf: Leaf) -> "re.Match[str] | None":
    words = leaf.text.text if leaf.text is not None else ""
    if "建" not in words and "设立" not in words and "制" not in words and "健全" not in words:
        return None
    found = _pattern(leaf.chapter is Chapter.HANDLING).search(words)
    if found is None or re.search(r"\d|[：:]", words):
        return None
    return found


@cache
def _pattern(wide: bool) -> re.Pattern[str]:
    """In a response, a plan of action for the case at hand is an act and no mechanism."""
    plans = "|应急预案|应急处置方案|应急方案" if wide else ""
    return re.compile(
        r"(?:建立(?:健全|完善)?|设立|构建|健全|制定(?:完善)?)(?!了|的)"
        rf"[^，,。；;（）“”已]{{0,14}}?(?:机制|流程|体系|制度{plans})"
        r"(?=[，,。；;]|$)"
    )
