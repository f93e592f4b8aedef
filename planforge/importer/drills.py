"""Drills: scenes, the timeline with its clock, passages that have a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from planforge.document import Block, Item, Paragraph, Section
from planforge.importer.entries import ACT, MIXED, Entries, Unfit, run_in, simple
from planforge.importer.make import lines, make
from planforge.importer.titles import split_time
from planforge.importer.tree import entries, paragraphs, words_of
from planforge.schema import TimeSlot
from planforge.schema.drills import DrillScenario, DrillScenarios, Slot, Timed, Timeline

_SCENE = "有的场景没有描述，或描述里另有分条"
_NO_ENTRIES = "没有分条"
_LISTED = "段落之外另有分条"
_NO_TIME = "开头没有写时间的环节"


@dataclass(frozen=True, slots=True)
class Drills:
    """Reads the chapters of a drill plan."""

    entries: Entries

    def scenes(self, block: Section, depth: int) -> DrillScenarios:
        """The scenes: a name, then what is assumed.

        Raises:
            Unfit: it has another shape.
        """
        plain, found = simple(block.blocks)
        made = []
        for scene in found:
            inner = paragraphs(scene.blocks)
            if len(inner) != len(scene.blocks) or not inner:
                raise Unfit(_SCENE)
            setting = lines([words_of(paragraph) for paragraph in inner])
            made.append(make(DrillScenario, name=words_of(scene), setting=setting))
        if not made:
            raise Unfit(_NO_ENTRIES)
        return make(
            DrillScenarios,
            text=lines([words_of(paragraph) for paragraph in plain]),
            scenarios=tuple(made),
            mark=self.entries.marks.own(depth, found, titled=True),
        )

    def timeline(self, block: Section, depth: int) -> Timeline:
        """The slots: a title with a time in brackets, then who does what.

        Raises:
            Unfit: it has another shape.
        """
        found = entries(block.blocks)
        if found:
            slots = [self._slot(words_of(one), one.blocks, depth + 1) for one in found]
            mark = self.entries.marks.own(depth, found, titled=True)
            if len(found) != len(block.blocks):
                raise Unfit(MIXED)
        else:
            slots = [self._slot(title, inner, depth + 1) for title, inner in _slots(block.blocks)]
            mark = self.entries.marks.unlabelled(depth)
        if not slots:
            raise Unfit(_NO_ENTRIES)
        return make(Timeline, slots=tuple(slots), mark=mark)

    def _slot(self, title: str, inner: Sequence[Block], depth: int) -> Slot:
        words, time = self.timed(title)
        plain, found = simple(inner)
        first = next((i for i, p in enumerate(plain) if run_in(words_of(p))), len(plain))
        if found and first < len(plain):
            raise Unfit(MIXED)
        text = lines([words_of(paragraph) for paragraph in plain[:first]])
        acts = tuple(self.entries.of(one, depth + 1, ACT) for one in [*plain[first:], *found])
        marks = self.entries.marks
        mark = marks.own(depth, found) if found else marks.unlabelled(depth) if acts else None
        told = self.entries.acts(text or "")
        return make(Slot, title=words, time=time, text=text, acts=acts, mark=mark, actions=told)

    def timed(self, title: str) -> tuple[str, TimeSlot | None]:
        """A title and the time in its brackets, which the template sets again.

        Where the template's brackets are others, the title holds them with a slot for the time.
        """
        parts = split_time(title)
        time = TimeSlot.parse(parts[2]) if parts is not None else None
        if parts is None or time is None:
            return title, None
        words, opening, _, closing = parts
        usual = "()" if self.entries.colon == ":" else "（）"
        if opening + closing == usual:
            return words, time
        return f"{words}{opening}[[.time]]{closing}", time

    def passage(self, block: Section, title: str) -> Timed:
        """A passage with a time in its title: 演练评估（17:00-17:30）.

        Raises:
            Unfit: it holds more than paragraphs.
        """
        words, time = self.timed(title)
        plain, found = simple(block.blocks)
        if found:
            raise Unfit(_LISTED)
        text = lines([words_of(paragraph) for paragraph in plain])
        return make(Timed, title=words, time=time, text=text)


def _slots(blocks: Sequence[Block]) -> list[tuple[str, list[Paragraph]]]:
    """Paragraphs under the titles with a time among them.

    Raises:
        Unfit: they do not begin with such a title.
    """
    out: list[tuple[str, list[Paragraph]]] = []
    for block in blocks:
        if isinstance(block, Section | Item) or not isinstance(block, Paragraph):
            raise Unfit(MIXED)
        parts = split_time(words_of(block))
        if parts is not None and TimeSlot.parse(parts[2]) is not None:
            out.append((words_of(block), []))
        elif out:
            out[-1][1].append(block)
        else:
            raise Unfit(_NO_TIME)
    return out
