"""A history as text and as JSON."""

import json
from collections.abc import Iterator, Sequence

from planforge.diff.model import Change, Weight
from planforge.diff.shown import place_of, shortened
from planforge.revision.history import History, Revised

_FACT = 40
_LISTED = 12
"""Changes of one revision that are listed."""

Json = str | int | None | list["Json"] | dict[str, "Json"]


def history_text(history: History, *, everything: bool = False) -> str:
    """The revisions, newest first, with the changes that matter.

    Args:
        history: what to tell.
        everything: all changes are listed, also those that do not matter.
    """
    blocks = ["\n".join(_block(one, everything=everything)) for one in history.revisions]
    return "\n\n".join(blocks) + "\n" if blocks else "没有修订。\n"


def _block(one: Revised, *, everything: bool) -> Iterator[str]:
    when = str(one.date) if one.date is not None else ""
    words = (when, one.name, one.author, one.version, one.subject)
    yield "  ".join(word for word in words if word)
    if one.problem:
        yield f"    {one.problem}"
        return
    if one.changes is None:
        yield "    最早的一版"
        return
    material = [change for change in one.changes if change.weight is Weight.MATERIAL]
    editorial = len(one.changes) - len(material)
    yield from _changes(one.changes if everything else material)
    if not one.changes:
        yield "    内容没有改动"
    elif editorial and not everything:
        yield f"    {'另有' if material else '只有'}文字性修改 {editorial} 处"


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes[:_LISTED]:
        what = f"：{change.what}" if change.what else ""
        place = place_of(change)
        yield f"    {change.type.zh}{what}{_fact(change)}{f'（{place}）' if place else ''}"
    if len(changes) > _LISTED:
        yield f"    ……另有 {len(changes) - _LISTED} 处"


def _fact(change: Change) -> str:
    before, after = shortened(change.before, _FACT), shortened(change.after, _FACT)
    if before and after:
        return f" {before} → {after}"
    words = after or before
    return f" {words}" if words and words != change.what else ""


def history_json(history: History) -> str:
    """The same with all changes; keys in a fixed order."""
    whole: Json = {
        "version": 1,
        "order": history.order,
        "notes": list(history.notes),
        "revisions": [_json(one) for one in history.revisions],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _json(one: Revised) -> Json:
    changes: Json = None if one.changes is None else [_change(change) for change in one.changes]
    return {
        "name": one.name,
        "date": str(one.date) if one.date is not None else None,
        "author": one.author,
        "subject": one.subject,
        "plan_version": one.version,
        "problem": one.problem or None,
        "changes": changes,
    }


def _change(change: Change) -> Json:
    return {
        "type": change.type.value,
        "label": change.type.zh,
        "weight": change.weight.value,
        "reason": change.reason,
        "place": place_of(change),
        "what": change.what,
        "before": change.before,
        "after": change.after,
    }
