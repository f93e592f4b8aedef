"""Words that are withheld, and what stands in their place."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from planforge.public.people import posted

LEFT_OUT = "（略）"
_NUMBER = re.compile(
    r"(?<![\d.])(?:\+?86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
    r"|[（(]?0\d{2,3}[）)]?[-—－ ]?\d{4}[- ]?\d{3,4}(?:(?:转|-)\d{1,5})?)(?!\d)"
)
_BLANKS = re.compile(r"[ \u3000]+")
_WIDE = ord("０") - ord("0")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\w)")
_MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_SERVICE = re.compile(r"(?:1\d{2}|1[12]\d{3}|9\d{4,5}|[48]00\d{7})")
"""Numbers that anybody may call: 110, 12315, 95xxx, 400 and 800."""
_OWN = 7
"""Digits of a number that is known again in a sentence; 8001 may be yuan as well."""
_SEVERAL = re.compile(r"(?:[、，,;；/\n]|或者?)\s*(?=\D*\d)")


class Masks:
    """Takes names, numbers and limits out of texts."""

    def __init__(
        self,
        posts: Mapping[str, str],
        phones: Sequence[str],
        public: Sequence[str],
        limits: Sequence[str],
    ) -> None:
        """Take what is withheld.

        Args:
            posts: names with the posts that stand in their place; empty where there is none.
            phones: the texts of fields that hold numbers.
            public: numbers that stay.
            limits: inner limits long enough to be known again.
        """
        self._posts = dict(posts)
        self._public = {_digits(number) for number in public}
        numbers = {
            number
            for text in phones
            for number in _SEVERAL.sub("\n", text).split("\n")
            if len(_digits(number)) >= _OWN and not self._free(number)
        }
        self._known = tuple(sorted(numbers, key=_longest))
        loose = "|".join(_loose(_digits(number)) for number in self._known)
        self._numbers = re.compile(loose) if loose else None
        self._limits = tuple(dict.fromkeys(limits))
        self._set()

    def words(self, words: Iterable[str]) -> None:
        """Withhold these words too."""
        for word in words:
            if word.strip():
                self._posts.setdefault(_BLANKS.sub("", word), "")
        self._set()

    @property
    def withheld(self) -> tuple[str, ...]:
        """All of it, longest first; no short numbers, which mean other things in sentences too."""
        return tuple(sorted({*self._posts, *self._known, *self._limits}, key=_longest))

    def number(self, text: str) -> str:
        """A field of numbers: public services stay."""
        parts = [part for part in _SEVERAL.sub("\n", text).split("\n") if part]
        return "、".join(part if self._free(part) else LEFT_OUT for part in parts)

    def holder(self, text: str) -> str | None:
        """Who holds a post that is named beside: nothing where a name alone would be left out."""
        said = self.said(text)
        return None if _BLANKS.sub("", text) in self._posts else said

    def said(self, text: str) -> str:
        """A text with everything withheld in it masked."""
        if self._names is not None and self._names.search(text):
            text = self._unnamed(text)
        for limit in self._limits:
            text = text.replace(limit, "（内部掌握）")
        if not any(sign.isdigit() for sign in text) and "@" not in text:
            return text
        if self._numbers is not None:
            text = self._numbers.sub(LEFT_OUT, text)
        text = _NUMBER.sub(lambda found: found[0] if self._free(found[0]) else LEFT_OUT, text)
        text = _IDENTITY.sub(LEFT_OUT, text)
        return _MAIL.sub(LEFT_OUT, text)

    def _set(self) -> None:
        names = "|".join(map(_spread, sorted(self._posts, key=_longest)))
        self._names = re.compile(names) if names else None
        self._linked = re.compile(rf"\[\[[^\[\]]*?({names})[^\[\]]*\]\]")
        self._aside = re.compile(rf"({names})(?:（([^（）]*)）)?")

    def _unnamed(self, text: str) -> str:
        text = self._linked.sub(lambda found: found[1], text)
        out: list[str] = []
        end = 0
        for found in self._aside.finditer(text):
            out.append(text[end : found.start()])
            before, end = "".join(out), found.end()
            post, aside = self._posts[_BLANKS.sub("", found[1])], found[2]
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

    def _free(self, number: str) -> bool:
        digits = _digits(number)
        return digits in self._public or _SERVICE.fullmatch(digits) is not None


def _spread(name: str) -> str:
    """A pattern for a name, however far apart its characters are set."""
    return r"[ \u3000]*".join(map(re.escape, name))


def _loose(digits: str) -> str:
    """A pattern for a number, however it is grouped, in narrow or wide digits."""
    signs = (f"[{sign}{chr(ord(sign) + _WIDE)}]" for sign in digits)
    return r"(?<!\d)[（(]?" + r"[-—－ \u3000（()）]{0,2}".join(signs) + r"(?!\d)"


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
