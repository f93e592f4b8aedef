"""What of a foreign file was set aside on reading and so is compared with nothing."""

from collections.abc import Iterator

from planforge.findings import Finding
from planforge.revision.sides import Opened

_ASIDE = frozenset({"PF530", "PF531", "PF533", "PF534", "PF535", "PF537"})
"""Tracked changes, hidden text, words of a web page, covering letters, headers, text apart.

Contents are not among them: they are made from the headings.
"""
_DECIDED = "PF530"
_MOST = 10


def left_out(old: Opened, new: Opened) -> tuple[str, ...]:
    """A sentence for each thing that one side sets aside and the other does not, word for word.

    What both files have alike, such as a header, is no news.
    """
    sides = tuple(_set_aside(old)), tuple(_set_aside(new))
    found = [
        f"读入 {side.side.name}：{message}"
        for side, mine, other in ((old, sides[0], sides[1]), (new, sides[1], sides[0]))
        for message in mine
        if message not in other
    ]
    more = len(found) - _MOST
    return (*found[:_MOST], *([f"另有 {more} 处没有参加比较。"] if more > 0 else []))


def _set_aside(side: Opened) -> Iterator[str]:
    if not side.side.ours:
        yield from (_sentence(one) for one in side.findings if one.code in _ASIDE)


def _sentence(finding: Finding) -> str:
    """The finding; tracked changes are not set aside but decided."""
    if finding.code == _DECIDED:
        return finding.message
    return f"{finding.message.rstrip('。')}，也没有参加比较。"
