"""Conflicts as comments in the merged plan file, right above what they are about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planforge.findings import Finding, Path, Place
from planforge.revision.merge.three import Clash
from planforge.revision.tree import Object, Taken, Value, Words, piece_of
from planforge.schema.base import Model
from planforge.schema.plan import Plan
from planforge.source.comments import CONFLICT
from planforge.source.rewrite import CannotRewrite, Rewriting
from planforge.source.rewrite.edits import Edit, Edited, Remark, edited
from planforge.source.rewrite.encoded import Encoded

_NUMBERED = re.compile(rf"# {CONFLICT} (\d+)：")
_UNMARKED = "这个文件里没有地方写注释，请按这里列出的内容改成商定的样子。"


@dataclass(frozen=True, slots=True)
class OurFile:
    """The file that takes the edits.

    Attributes:
        data: what it holds.
        name: what findings call it.
        taken: the same, taken apart.
        model: what its root is an object of.
    """

    data: bytes
    name: str
    taken: Taken
    model: type[Model] = Plan

    def edited(self, edits: Sequence[Edit]) -> Edited:
        """The file with edits.

        Raises:
            CannotRewrite: one cannot be written.
        """
        return edited(self.data, self.name, edits, lambda _path: True, self.model)


def marked(
    ours: OurFile, edits: Sequence[Edit], clashes: Sequence[Clash]
) -> tuple[Edited, tuple[Finding, ...]]:
    """The file with edits, and with a comment for each conflict where it can hold one.

    Returns:
        The file, and the findings with their places in it.

    Raises:
        CannotRewrite: the edits cannot be written.
    """
    text = Encoded.of(ours.data, ours.name).text
    first = max((int(found[1]) for found in _NUMBERED.finditer(text)), default=0) + 1
    writing = Rewriting(ours.data, ours.name, model=ours.model, sole=lambda _path: True)
    remarks = [_remark(writing, ours, clash, n) for n, clash in enumerate(clashes, first)]
    try:
        made = ours.edited([*edits, *(remark for remark in remarks if remark is not None)])
    except CannotRewrite:
        made = ours.edited(edits)
    lines = Encoded.of(made.data, ours.name).text.splitlines()
    places = _places(lines, ours.name)
    told = (_placed(clash.finding, places.get(n)) for n, clash in enumerate(clashes, first))
    return made, tuple(told)


def _remark(writing: Rewriting, ours: OurFile, clash: Clash, number: int) -> Remark | None:
    """The comment of a conflict above what it is about, or above what that stands in."""
    words = "\n".join(_words(writing, clash, number))
    for path in _around(clash.finding.at or (), ours.taken.root):
        try:
            writing.comment(path, words)
        except CannotRewrite:
            continue
        return Remark(path, words)
    return None


def _around(path: Path, root: Object) -> Iterator[Path]:
    for length in range(len(path), 0, -1):
        yield path[:length]
    for name in root.fields:
        yield (name,)


def _words(writing: Rewriting, clash: Clash, number: int) -> Iterator[str]:
    yield f"{CONFLICT} {number}：{clash.finding.message}"
    theirs = list(_spelt(writing, clash.theirs)) if clash.theirs is not None else []
    if theirs and not (len(theirs) == 1 and theirs[0] in clash.finding.message):
        yield "对方的写法："
        yield from (f"    {line}" for line in theirs)
    yield f"{clash.kept}改成商定的内容，再删去这几行注释。"


def _spelt(writing: Rewriting, value: Value) -> Iterator[str]:
    """What they wrote, as our file would write it."""
    if isinstance(value, Words):
        yield from value.text.splitlines()
        return
    if isinstance(value, Object) and value.model is None:
        for name, inner in value.fields.items():
            yield f"{name}: {inner.text if isinstance(inner, Words) else ''}"
        return
    piece = piece_of(value)
    if piece is not None:
        yield from writing.spelt(piece, value.model or str).splitlines()


def _places(lines: Sequence[str], name: str) -> dict[int, Place]:
    """By a conflict's number, what stands below its comment."""
    found: dict[int, Place] = {}
    for at, line in enumerate(lines):
        mark = _NUMBERED.match(line.lstrip())
        if mark is None:
            continue
        below = at
        while below + 1 < len(lines) and lines[below].lstrip().startswith("#"):
            below += 1
        quote = lines[below]
        found[int(mark[1])] = Place(name, below + 1, len(quote) - len(quote.lstrip()) + 1, quote)
    return found


def _placed(finding: Finding, place: Place | None) -> Finding:
    """A finding with its place in the merged file; the column stays where the line is the same."""
    if place is None:
        return replace(finding, hint=_UNMARKED)
    old = finding.place
    if old is not None and old.quote == place.quote and old.file == place.file:
        place = replace(place, column=old.column)
    return replace(finding, place=place)
