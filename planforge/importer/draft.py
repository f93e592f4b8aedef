"""The plan as it grows: parts, outline and sections, put together at the end."""

from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.importer.make import make
from planforge.schema import Model, Part, Plan
from planforge.schema.annexes import FreeSection
from planforge.schema.fields import fields_of
from planforge.schema.head import OutlineNode


@dataclass(slots=True)
class Draft:
    """What was mapped so far.

    Attributes:
        pieces: parts and pieces of parts by path.
        outline: the chapters in the order of the source.
        sections: what no part knows.
        comments: lines of comment for the file, by plan path.
    """

    pieces: dict[Path, Model] = field(default_factory=dict)
    outline: list[OutlineNode] = field(default_factory=list)
    sections: list[FreeSection] = field(default_factory=list)
    comments: dict[Path, str] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def free(self, path: Path) -> bool:
        """Nothing stands there yet, nor in the whole it would be a piece of."""
        taken = {*self.pieces}
        return not any(
            path[: len(other)] == other or other[: len(path)] == path
            for other in taken
            if len(other) != len(path) or other == path
        )

    def add_section(self, section: FreeSection) -> str:
        """Keep a free section; gives the name by which the outline calls it."""
        name = section.title
        if not name or name in self._names or name in _PART_NAMES or ":" in name or "：" in name:
            name = f"章节{len(self.sections) + 1}"
            section = section.model_copy(update={"id": name})
        self._names.add(name)
        self.comments["sections", len(self.sections)] = _KEPT
        self.sections.append(section)
        return name

    def parts(self) -> dict[str, Model]:
        """The parts of the plan, each made of its pieces."""
        made: dict[str, Model] = {}
        fields = fields_of(Plan)
        for path, piece in self.pieces.items():
            name = str(path[0])
            if len(path) == 1:
                made[name] = piece
        for name in dict.fromkeys(str(path[0]) for path in self.pieces if len(path) == 2):
            model = fields[name].model or Part
            inner = {str(p[1]): m for p, m in self.pieces.items() if p[0] == name and len(p) == 2}
            made[name] = make(model, **inner)
        return made


_KEPT = "没有认出对应的部分，原样保留在这里。"
_PART_NAMES = frozenset(key for name in Plan.PARTS for key in fields_of(Plan)[name].keys)


def path_in_chinese(path: Path) -> str:
    """A path as outlines write it: 编制背景.编制目的."""
    words: list[str] = []
    model: type[Model] = Plan
    for step in path:
        spec = fields_of(model)[str(step)]
        words.append(spec.label.zh)
        model = spec.model or model
    return ".".join(words)
