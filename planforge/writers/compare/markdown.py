"""A comparison as Markdown, for a pull request."""

from collections.abc import Iterable

from planforge.diff.model import Change, Op, Script
from planforge.diff.shown import called, counted, is_material, place_of, told
from planforge.writers.markdown_inline import escape, guarded

_MOST = 80
_TAGS = {Op.EQUAL: "{}", Op.DELETE: "<del>{}</del>", Op.INSERT: "<ins>{}</ins>"}
_LISTED = 500
"""Changes of a kind that are listed; a pull request holds 65 536 characters."""


def compare_markdown(script: Script, *, title: str = "", material_only: bool = False) -> str:
    """The summary, the material changes as a table, the editorial ones folded away.

    Args:
        script: the comparison.
        title: the heading; by default what the two sides are called.
        material_only: editorial changes are only counted.
    """
    heading = title or " → ".join(called(script))
    chunks = [f"### {_words(heading)}", _summary(script)]
    material = [change for change in script.changes if is_material(change)]
    editorial = [change for change in script.changes if not is_material(change)]
    if material:
        chunks += [_table(material, reasons=True)]
    if editorial and not material_only:
        chunks += [
            f"<details>\n<summary>{len(editorial)} 处文字性修改</summary>",
            _table(editorial, reasons=False),
            "</details>",
        ]
    if script.unsaid:
        chunks.append("正文里标不出来的差别：")
        chunks.append("\n".join(f"- {guarded(_words(sentence))}" for sentence in script.unsaid))
    return "\n\n".join(chunks) + "\n"


def _summary(script: Script) -> str:
    material, editorial = counted(script)
    if not material and not editorial:
        return "两份文件没有差别。"
    return f"**{material}** 处实质修改，**{editorial}** 处文字性修改。"


def _table(changes: list[Change], *, reasons: bool) -> str:
    heads = [
        "序号",
        "变更类型",
        "位置",
        "修改前 → 修改后",
        *(["为什么是实质修改"] if reasons else []),
    ]
    lines = [_row(heads), _row(["---:", *["---"] * (len(heads) - 1)])]
    for change in changes[:_LISTED]:
        name = f"{change.type.zh}：{change.what}" if change.what else change.type.zh
        cells = [str(change.number), _words(name), _words(place_of(change)), _told(change)]
        lines.append(_row([*cells, *([_words(change.reason)] if reasons else [])]))
    if len(changes) > _LISTED:
        lines.append(f"\n另有 {len(changes) - _LISTED} 处没有列出。")
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _told(change: Change) -> str:
    """Before and after; struck and bold would not stand beside every Chinese mark, so elements."""
    words = told(change, _MOST)
    if words.moved:
        return " → ".join(_words(place) for place in (words.before, words.after) if place)
    if words.woven:
        return "".join(_TAGS[op].format(_words(text)) for op, text in words.woven)
    before = f"<del>{_words(words.before)}</del>" if words.before else ""
    after = f"<ins>{_words(words.after)}</ins>" if words.after else ""
    arrow = " → " if before and after else ""
    return f"{_words(words.lead)}{before}{arrow}{after}{_words(words.tail)}"


def _words(text: str) -> str:
    """Text of a plan on one line, nothing in which is Markdown or HTML.

    What GitHub makes of bare words is undone too: mentions (@name) and issues (#12).
    """
    line = escape(" ".join(text.split()), linked=True)
    return line.replace("@", "&#64;").replace("#", "&#35;").replace(">", "&gt;")
