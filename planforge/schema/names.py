"""What a field or a value is called in Chinese, and how it may be written in a plan file.

The one source for reading keys, JSON Schema, form titles and the reference page.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Self


class Private(Enum):
    """What a field holds that a public edition withholds (planforge.public).

    NAME: names of people; printed as the post. PARTY: people, posts or bodies; of these only
    people are withheld. PHONE: a number that is no public service. INNER: a limit of the
    organisation's own.
    """

    NAME = auto()
    PARTY = auto()
    PHONE = auto()
    INNER = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """Annotation of a schema field.

    Attributes:
        zh: the Chinese key, as written by planforge.
        synonyms: further keys that are accepted, in any language.
        help: one Chinese sentence for forms and the reference page.
        markdown: the text is Markdown; other texts are plain.
        fact: a scalar fact that the item's sentence says; beside ``text`` it must be in a slot or
            in the words.
        private: what of it a public edition withholds; None where it may be read by anybody.
    """

    zh: str
    synonyms: tuple[str, ...] = ()
    help: str = ""
    markdown: bool = False
    fact: bool = False
    private: Private | None = None


class Choice(StrEnum):
    """An enumeration whose members have a Chinese name and accepted synonyms.

    The value is the English key; ``zh`` is how it is written in Chinese plans and printed.
    """

    zh: str
    synonyms: tuple[str, ...]

    def __new__(cls, value: str, zh: str, *synonyms: str) -> Self:
        """Make a member from its English key, Chinese name and synonyms."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.synonyms = synonyms
        return member

    def __str__(self) -> str:
        return self.zh
