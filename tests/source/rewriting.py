"""Plan files changed in one line of test."""

from collections.abc import Callable

from planforge.source.rewrite import Rewriting

Wish = Callable[[Rewriting], None]


def rewritten(text: str, *wishes: Wish) -> str:
    """The text after the changes."""
    return rewritten_bytes(text.encode(), *wishes).decode()


def rewritten_bytes(data: bytes, *wishes: Wish) -> bytes:
    rewriting = Rewriting(data, "plan.yaml")
    for wish in wishes:
        wish(rewriting)
    return rewriting.text()


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that only one of two texts has, by what stands between equal ends."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new
