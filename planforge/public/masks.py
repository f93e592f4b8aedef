"""Words that are withheld, and what stands in their place."""

import re
from collections.abc import Iterable, Mapping

from planforge.public.limits import Limits
from planforge.public.numbers import LEFT_OUT, Numbers
from planforge.public.people import posted

_BETWEEN = r"[\s\u200b\u2060\ufeff·*_\\]*"
"""What may stand between the characters of a name: blanks, marks of Markdown."""
_SQUEEZED = re.compile(_BETWEEN)
_INSIDE = re.compile(rf"[（(]\s*{LEFT_OUT}\s*[）)]")
_TWICE = re.compile(rf"{LEFT_OUT}(?:[ \u3000]*{LEFT_OUT})+")
"""A name with the number behind it: left out once."""


class Masks:
    """Takes names, numbers and limits out of texts."""

    def __init__(self, posts: Mapping[str, str], numbers: Numbers, limits: Limits) -> None:
        """Take what is withheld.

        Args:
            posts: names with the posts that stand in their place; empty where there is none.
            numbers: of telephones.
            limits: inner limits.
        """
        self._posts = {_squeezed(name): post for name, post in posts.items()}
        self._numbers = numbers
        self._limits = limits
        self._set()

    def words(self, words: Iterable[str]) -> None:
        """Withhold these words too."""
        for word in words:
            if word.strip():
                self._posts.setdefault(_squeezed(word), "")
        self._set()

    @property
    def withheld(self) -> tuple[str, ...]:
        """All of it, longest first; no short numbers, which mean other things in sentences too."""
        every = {*self._posts, *self._numbers.withheld, *self._limits.withheld}
        return tuple(sorted(every, key=_longest))

    def number(self, text: str) -> str:
        """A field of numbers: public services stay."""
        return self.said(self._numbers.field(text))

    def holder(self, text: str) -> str | None:
        """Who holds a post that is named beside: nothing where a name alone would be left out."""
        said = self.said(text)
        return None if _squeezed(text) in self._posts else said

    def said(self, text: str) -> str:
        """A text with everything withheld in it masked."""
        text = self._limits.masked(text)
        if self._names is not None and self._names.search(text):
            text = self._unnamed(text)
        return _TWICE.sub(LEFT_OUT, _INSIDE.sub(LEFT_OUT, self._numbers.masked(text)))

    def _set(self) -> None:
        names = "|".join(map(_spread, sorted(self._posts, key=_longest)))
        self._names = re.compile(names) if names else None
        self._linked = re.compile(rf"\[\[(?:[^\[\]^:：]+[:：])?\s*({names})\s*\]\]")
        self._aside = re.compile(rf"({names})(?:（([^（）]*)）)?")

    def _unnamed(self, text: str) -> str:
        text = self._linked.sub(lambda found: found[1], text)
        out: list[str] = []
        end = 0
        for found in self._aside.finditer(text):
            out.append(text[end : found.start()])
            before, end = "".join(out), found.end()
            post, aside = self._posts[_squeezed(found[1])], found[2]
            if aside and posted(aside) and "，" not in aside:
                out.append(self._said_before(before, aside))
                continue
            if post and text.startswith(post, end):
                continue
            said = "" if before and posted(before) else post
            rest = f"（{aside}）" if aside and aside != post else ""
            out.append((said or ("" if before and posted(before) else LEFT_OUT)) + rest)
        return "".join(out) + text[end:]

    @staticmethod
    def _said_before(before: str, post: str) -> str:
        return "" if before.endswith(post) else post


def _spread(name: str) -> str:
    """A pattern for a name, however far apart its characters are set."""
    return _BETWEEN.join(map(re.escape, name))


def _squeezed(name: str) -> str:
    return _SQUEEZED.sub("", name)


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
