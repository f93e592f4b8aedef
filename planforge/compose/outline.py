"""The chapters of one plan: its outline with every part and piece found, nothing left out."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from planforge.document.quick import quick
from planforge.findings import Finding, Path, Severity
from planforge.profiles import Profile
from planforge.schema import Entry, Model, Part, Passage, Plan
from planforge.schema.annexes import Annex, AnnexKind, FreeSection
from planforge.schema.fields import fields_of, fold, keys_of
from planforge.schema.head import OutlineNode

_ANNEXED = {
    AnnexKind.PEOPLE: ("organization", "people"),
    AnnexKind.CONTACTS: ("organization", "contacts"),
    AnnexKind.ROSTER: ("organization", "roster"),
    AnnexKind.RESOURCES: ("resources", "supplies"),
}
_LAST = ("implementation", "supplementary", "summary")


@quick
class Chapter:
    """One node of the outline.

    Attributes:
        title: as given by the outline, or None where the target has its own.
        target: the part, piece or free section it prints; None for a chapter over others.
        path: where the target stands; for a chapter over others, where the outline names it.
        node: the outline node, for its introduction and marks; None for what was appended.
        inner: the chapters below.
    """

    title: str | None
    target: Entry | None
    path: Path
    node: OutlineNode | None = None
    inner: tuple["Chapter", ...] = ()


class Outline:
    """Resolves the outline of a plan, its own or its profile's."""

    def __init__(self, plan: Plan, profile: Profile) -> None:
        self.findings: list[Finding] = []
        self._plan = plan
        self._profile = profile
        self._own = bool(plan.outline)
        nodes: tuple[OutlineNode, ...] = plan.outline or profile.outline
        self.claimed: set[Path] = set()
        self.annexed = {
            path for annex in plan.annexes for kind, path in _ANNEXED.items() if annex.kind is kind
        }
        self._claim(nodes)
        resolved = [c for i, node in enumerate(nodes) if (c := self._node(node, ("outline", i)))]
        self.chapters = self._completed(resolved)

    def title_of(self, path: Path, default: str) -> tuple[str, Path]:
        """The title of a part or piece from the plan's or the profile's table, and its origin."""
        dotted = ".".join(map(str, path))
        for key, title in self._plan.titles.items():
            if key == dotted or _resolve_path(key) == path:
                return title, ("titles", key)
        return self._profile.titles.get(dotted, default), ()

    def name_of(self, path: Path, model: Model) -> str:
        """What an object is called: by its own name, else as its part or piece is titled."""
        own = model.heading if isinstance(model, Entry) else None
        if own is None and isinstance(model, Annex) and model.kind is not None:
            own = model.kind.zh
        if own is not None or not isinstance(model, Passage) or int in map(type, path):
            return own or ""
        return self.title_of(path, default_title(path))[0]

    def pieces(self, part: Part, path: Path) -> Iterator[tuple[Path, Passage]]:
        """The pieces of a part that print with it: filled, and not claimed by another chapter."""
        for name in part.PIECES:
            piece = getattr(part, name)
            at = (*path, name)
            elsewhere = at in self.annexed or at in self.claimed
            if isinstance(piece, Passage) and not piece.empty and not elsewhere:
                yield at, piece

    def _claim(self, nodes: Iterable[OutlineNode]) -> None:
        for node in nodes:
            path = _resolve_path(node.part) if node.part else None
            if path is not None:
                self.claimed.add(path)
            self._claim(node.parts)

    def _node(self, node: OutlineNode, at: Path) -> Chapter | None:
        if node.part is None:
            inner = tuple(
                c for i, n in enumerate(node.parts) if (c := self._node(n, (*at, "parts", i)))
            )
            if not inner and not node.intro:
                return None
            return Chapter(node.title, None, at if self._own else (), node, inner)
        section = self._section(node.part)
        if section is not None:
            return Chapter(node.title, section[1], section[0], node)
        path = _resolve_path(node.part)
        if path is None:
            self._unknown(node.part, at)
            return None
        target = _get(self._plan, path)
        if target is None or not self._prints(target, path):
            return None
        return Chapter(node.title, target, path, node)

    def _prints(self, target: Entry, path: Path) -> bool:
        if path in self.annexed:
            return False
        if isinstance(target, Part):
            return target.own or any(True for _ in self.pieces(target, path))
        return not (isinstance(target, Passage) and target.empty)

    def _section(self, name: str) -> tuple[Path, FreeSection] | None:
        key = name.partition(":")[2] or name.partition("：")[2] or name
        part = _resolve_path(name) is not None
        for index, section in enumerate(self._plan.sections):
            named = section.id is not None and part  # then its title may be the part's own name
            if key == section.id or (key == section.title and not named):
                self.claimed.add(("sections", index))
                return ("sections", index), section
        return None

    def _unknown(self, name: str, at: Path) -> None:
        known = [
            *(k for s in fields_of(Plan).values() for k in s.keys),
            *(s.id or s.title or "" for s in self._plan.sections),
        ]
        near = get_close_matches(name.split(".")[0], known, 1, 0.5)
        usual = "写部分的名称，如 组织机构、应急响应.响应程序。"
        self.findings.append(
            Finding(
                "PF305",
                "unknown-outline-part",
                Severity.ERROR,
                f"大纲里的“{name}”不是预案的任何部分。",
                f"是不是“{near[0]}”？" if near else usual,
                (*at, "part"),
            )
        )

    def _completed(self, chapters: list[Chapter]) -> tuple[Chapter, ...]:
        """The chapters with every part and section that the outline forgot."""
        left: list[Chapter] = []
        for name in Plan.PARTS:
            target = getattr(self._plan, name)
            path: Path = (name,)
            waiting = isinstance(target, Entry) and path not in self.claimed
            if waiting and self._prints(target, path):
                left.append(Chapter(None, target, path))
        for index, section in enumerate(self._plan.sections):
            if ("sections", index) not in self.claimed:
                left.append(Chapter(None, section, ("sections", index)))
        if not left:
            return tuple(chapters)
        cut = len(chapters)
        while cut and chapters[cut - 1].path[:1] in [(name,) for name in _LAST]:
            cut -= 1
        early = [c for c in left if c.path[0] not in _LAST]
        late = [c for c in left if c.path[0] in _LAST]
        return (*chapters[:cut], *early, *chapters[cut:], *late)


def _resolve_path(dotted: str) -> Path | None:
    """The field path that a dotted name in either language means, or None."""
    model: type[Model] = Plan
    path: list[str] = []
    for word in dotted.replace("．", ".").split("."):
        spec = keys_of(model).get(fold(word))
        if spec is None:
            return None
        path.append(spec.name)
        model = spec.model or model
    return tuple(path) if path[0] in Plan.PARTS else None


def _get(plan: Plan, path: Path) -> Entry | None:
    value: object = plan
    for step in path:
        value = getattr(value, str(step), None)
    return value if isinstance(value, Entry) else None


def default_title(path: Path) -> str:
    """The Chinese name of a part or piece, from the schema."""
    model: type[Model] = Plan
    title = ""
    for step in path:
        spec = fields_of(model)[str(step)]
        title = spec.label.zh
        model = spec.model or model
    return title
