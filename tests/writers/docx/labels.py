"""What a document's labels are, and documents that are hard to number."""

import random
from collections.abc import Iterator

from planforge.document import (
    Block,
    Document,
    Item,
    Label,
    Mark,
    Meta,
    Numeral,
    Paragraph,
    Scheme,
    Section,
    SectionKind,
    Text,
    blocks_of,
    plain,
)
from planforge.numbering import number

_OWN = (Mark(Numeral.BULLET, prefix="-"), Mark(Numeral.DECIMAL, suffix="、"), None, None, None)


def labels(document: Document) -> Iterator[tuple[Label, str]]:
    """Label and own words of every numbered block but annexes, in order of reading."""
    for block in blocks_of(document):
        if isinstance(block, Section | Item) and block.label:
            if isinstance(block, Section) and block.kind is SectionKind.ANNEX:
                continue
            words = plain(block.title if isinstance(block, Section) else block.content)
            first = block.blocks[0] if block.blocks else None
            if not words and isinstance(first, Paragraph):
                words = plain(first.content)
            yield block.label, words


def random_document(seed: int, scheme: Scheme) -> Document:
    """A document with sections and lists in an order nobody would write."""
    chance = random.Random(seed)
    body = _blocks(chance, 1, 4)
    annexes = tuple(
        Section(1, _words(chance), _blocks(chance, chance.choice((1, 1, 2)), 3), f"annex{n}",
                kind=SectionKind.ANNEX)
        for n in range(chance.randint(0, 3))
    )  # fmt: skip
    return number(Document(Meta("随机"), scheme, (*body, *annexes)))


def _words(chance: random.Random) -> tuple[Text, ...]:
    return (Text(f"文字{chance.randint(1, 10**9)}"),)


def _blocks(chance: random.Random, depth: int, most: int) -> tuple[Block, ...]:
    out: list[Block] = []
    for _ in range(chance.randint(1, most)):
        kind = chance.random()
        below = depth + chance.choice((1, 1, 1, 1, 2))
        inner = _blocks(chance, below, most - 1) if most > 1 and kind < 0.75 else ()
        if kind < 0.4:
            out.append(Section(depth, _words(chance), inner))
        elif kind < 0.8:
            mark = chance.choice(_OWN)
            items = [Item(depth, _words(chance), mark=mark) for _ in range(chance.randint(0, 3))]
            out += [*items, Item(depth, _words(chance), inner, mark=mark)]
        else:
            out.append(Paragraph(_words(chance)))
    return tuple(out)
