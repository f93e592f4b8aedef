"""Inline content cut: at line breaks, at its ends, after its first characters."""

from collections.abc import Iterable
from dataclasses import replace

from planforge.document import (
    CommentAnchor,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Text,
    plain,
)

_WHITE = " \t\u3000\u00a0\u2002\u2003"
Content = tuple[Inline, ...]


def lines_of(content: Iterable[Inline]) -> list[Content]:
    """The content of each line, cut at the forced line breaks; empty lines are left out."""
    out: list[list[Inline]] = [[]]
    for node in content:
        match node:
            case LineBreak():
                out.append([])
            case Strong() | Link() | CommentAnchor():
                pieces = lines_of_all(node.content)
                out[-1].append(replace(node, content=pieces[0]))
                out.extend([replace(node, content=piece)] for piece in pieces[1:])
            case _:
                out[-1].append(node)
    made = [stripped(tuple(line)) for line in out]
    return [line for line in made if plain(line).strip() or notes_in(line)]


def lines_of_all(content: Content) -> list[Content]:
    """As ``lines_of``, empty lines kept and nothing stripped."""
    out: list[Content] = [()]
    for node in content:
        if isinstance(node, LineBreak):
            out.append(())
        elif isinstance(node, Strong | Link | CommentAnchor):
            pieces = lines_of_all(node.content)
            out[-1] += (replace(node, content=pieces[0]),)
            out.extend((replace(node, content=piece),) for piece in pieces[1:])
        else:
            out[-1] += (node,)
    return out


def stripped(content: Content) -> Content:
    """The content without the white space around it."""
    content = _ended(content, first=True)
    return _ended(content, first=False)


def _ended(content: Content, *, first: bool) -> Content:
    nodes = list(content)
    while nodes:
        at = 0 if first else -1
        node = nodes[at]
        if isinstance(node, Text):
            text = node.text.lstrip(_WHITE) if first else node.text.rstrip(_WHITE)
            if text:
                nodes[at] = node if text == node.text else replace(node, text=text)
                break
            del nodes[at]
        elif isinstance(node, Strong | Link | CommentAnchor):
            inner = _ended(node.content, first=first)
            if inner:
                nodes[at] = node if inner == node.content else replace(node, content=inner)
                break
            del nodes[at]
        else:
            break
    return tuple(nodes)


def flat(content: Content) -> bool:
    """Nothing but plain words."""
    return all(isinstance(node, Text) for node in content)


def notes_in(content: Iterable[Inline]) -> list[str]:
    """The words of the footnotes that are called in it."""
    out: list[str] = []
    for node in content:
        if isinstance(node, Footnote):
            words = [plain(b.content) for b in node.blocks if isinstance(b, Paragraph)]
            out.append("".join(words))
        elif isinstance(node, Strong | Link | CommentAnchor):
            out.extend(notes_in(node.content))
    return out


def remarks_in(content: Iterable[Inline]) -> list[str]:
    """The ids of the comments that are attached to words of it."""
    out: list[str] = []
    for node in content:
        if isinstance(node, CommentAnchor):
            out.append(node.comment)
        if isinstance(node, Strong | Link | CommentAnchor):
            out.extend(remarks_in(node.content))
    return out
