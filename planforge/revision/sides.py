"""One side of a comparison, from whatever a user names."""

from dataclasses import dataclass, replace
from pathlib import Path

from planforge._build import Built, Settings, build_plan
from planforge.diff.model import Side
from planforge.diff.names import names_in
from planforge.diff.units import units_of
from planforge.document import Document
from planforge.findings import Finding
from planforge.profiles import profile_names
from planforge.revision.export import exported
from planforge.revision.included import refuse_part
from planforge.revision.names import names_of
from planforge.revision.specs import InGit, Spec, spec_of
from planforge.revision.unloadable import Unloadable
from planforge.schema import Plan
from planforge.source import load_text
from planforge.source.files import read_bytes

_PLANS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Opened:
    """A side with what it was made from.

    Attributes:
        side: to be compared.
        data: the bytes of the file.
        plan: of a plan file, else None.
        built: of a plan file, else None.
        word: it is a Word file.
        findings: what was found on reading and building it.
    """

    side: Side
    data: bytes
    plan: Plan | None = None
    built: Built | None = None
    word: bool = False
    findings: tuple[Finding, ...] = ()


def side_of(spec: str) -> Side:
    """One side of a comparison.

    Args:
        spec: a plan file (.yaml, .yml, .json), any other file that ``import`` reads, or
            ``REV:path`` for one in a git revision.

    Raises:
        UsageProblem: a git revision or a file in it is not there.
        LoadError: the file cannot be read; ``Unloadable`` for a plan with errors.
        FileProblem: there is no such file.
    """
    return opened(spec_of(spec)).side


def opened(
    spec: Spec, settings: Settings | None = None, name: str = "", folder: Path | None = None
) -> Opened:
    """The same with what it was made from.

    Args:
        spec: what ``spec_of`` found.
        settings: the layout and numbering of a plan, where not its own.
        name: what readers call it, where not by the spec.
        folder: where a plan file is looked upon to stand, for a copy elsewhere.

    Raises:
        LoadError, FileProblem: as for ``side_of``.
        UsageProblem: it is only a part of a plan.
    """
    wanted = settings or Settings()
    if isinstance(spec, InGit):
        return _in_git(spec, wanted, name or spec.name)
    told = name or str(spec)
    if spec.suffix.lower() in _PLANS:
        try:
            return _plan(read_bytes(spec), told, folder or spec.parent, wanted)
        except Unloadable:
            refuse_part((folder or spec.parent) / spec.name)
            raise
    from planforge.importer.formats import bytes_of

    return _other(bytes_of(spec), told)


def _in_git(spec: InGit, settings: Settings, name: str) -> Opened:
    if spec.blob.path.suffix.lower() not in _PLANS:
        return _other(spec.repository.read(spec.blob), name)
    with exported(spec) as out:
        folder = out.plan.parent
        hidden = str(out.top), spec.name
        try:
            return _plan(out.plan.read_bytes(), name, folder, settings, hidden)
        except Unloadable:
            refuse_part(spec.repository.top / spec.blob.path)
            raise


def _plan(
    data: bytes, name: str, folder: Path, settings: Settings, hidden: tuple[str, str] = ("", "")
) -> Opened:
    loaded = load_text(data, name, profiles=profile_names(), folder=folder)
    built = build_plan(loaded, settings)
    findings = tuple(_told(finding, *hidden) for finding in built.findings)
    if loaded.plan is None or built.document is None:
        raise Unloadable(name, findings)
    side = _side(name, built.document, loaded.plan)
    return Opened(side, data, loaded.plan, built, findings=findings)


def _other(data: bytes, name: str) -> Opened:
    from planforge.revision.foreign import foreign

    found = foreign(data, name)
    side = _side(name, found.document, None)
    return Opened(side, data, word=found.word, findings=found.findings)


def _side(name: str, document: Document, plan: Plan | None) -> Side:
    units = units_of(document, ours=plan is not None)
    names = names_of(plan) if plan is not None else names_in(units)
    return Side(name, document, units, names, plan is not None, plan)


def _told(finding: Finding, folder: str, spec: str) -> Finding:
    """A finding that names a file of a git revision, and not the temporary one."""
    place = finding.place
    if not folder or place is None or not place.file.startswith(folder):
        return finding
    revision = spec.partition(":")[0]
    inner = place.file.removeprefix(folder).replace("\\", "/").lstrip("/")
    return replace(finding, place=replace(place, file=f"{revision}:{inner}"))
