"""The whole way from a plan file to a validated plan, every problem with its place."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from planforge.findings import Finding, Severity, worst
from planforge.scenarios import module_file
from planforge.schema.base import Model
from planforge.schema.module import Module
from planforge.schema.plan import Plan
from planforge.source.codes import INVALID_PLAN
from planforge.source.comments import tell_conflicts
from planforge.source.files import Files, read_bytes
from planforge.source.log import Log
from planforge.source.modules import scenarios_of
from planforge.source.nodes import MarkedNode
from planforge.source.parameters import values_of, with_defaults
from planforge.source.read import Reader, Vocabulary
from planforge.source.shape import Shaper
from planforge.source.shaped import Fields, dotted
from planforge.source.tree import MarkedTree

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a plan file.

    Attributes:
        plan: the validated plan; None where it cannot be read without error.
        findings: every problem, in the order of the places.
        tree: where each value stands; None where the file could not be read as YAML.
    """

    plan: Plan | None
    findings: tuple[Finding, ...] = ()
    tree: MarkedTree | None = None


def load(path: Path, *, profiles: Mapping[str, str]) -> Loaded:
    """Read a plan file.

    Args:
        path: the file; findings name it as given here.
        profiles: every accepted name of an organisation type with its canonical name.

    Raises:
        FileProblem: there is no such file, or it cannot be read.
    """
    return _load(read_bytes(path), str(path), path.parent, path, profiles)


def load_text(
    text: bytes, name: str, *, profiles: Mapping[str, str], folder: Path | None = None
) -> Loaded:
    """Read a plan from bytes.

    Args:
        text: what a plan file holds.
        name: what findings call it.
        profiles: every accepted name of an organisation type with its canonical name.
        folder: where relative paths start; without it `extends` and `include` are refused.
    """
    path = folder / Path(name).name if folder is not None else None
    return _load(text, name, folder, path, profiles)


def read_model(node: MarkedNode, model: type[M]) -> tuple[M | None, list[Finding]]:
    """Read any marked tree as an object of a model; without `include`.

    Returns:
        The object, or None where a finding is an error; and the findings.
    """
    log = Log()
    shaped = Shaper(log, lambda _where, _model: None).root(node, model)
    value = validated(shaped, model, Reader(log)) if shaped is not None else None
    return value, log.findings()


def read_module(path: Path) -> tuple[Module | None, list[Finding]]:
    """Read a module of the scenario library, its parameters filled in by their defaults.

    Returns:
        The module, or None where a finding is an error; and the findings.

    Raises:
        FileProblem: there is no such file, or it cannot be read.
    """
    log = Log()
    shaped = Files(log, path.parent).module(path)
    if shaped is None:
        return None, log.findings()
    return validated(with_defaults(shaped), Module, Reader(log)), log.findings()


@dataclass(frozen=True, slots=True)
class Taken:
    """A scenario that a plan takes from the library, its parameters not filled in yet.

    Attributes:
        merged: the module with the plan's entry over it.
        module: the module alone.
        values: its parameters, as the plan sets them or by default.
    """

    merged: Fields
    module: Fields
    values: Mapping[str, str]


def taken(
    data: bytes, name: str, kind: str, *, profiles: Mapping[str, str], folder: Path | None
) -> Mapping[int, Taken]:
    """The scenarios of a plan that come from modules, by their place in its list.

    Args:
        data: what the plan's file holds; it loads without error.
        name: what the file is called.
        kind: the canonical name of the plan's organisation type.
        profiles: every accepted name of an organisation type with its canonical name.
        folder: where relative paths start.
    """
    files = Files(Log(), folder, profiles)
    plan = files.unfinished(data, name, folder / Path(name).name if folder else None, Plan)
    found: dict[int, Taken] = {}
    for index, scenario in enumerate(scenarios_of(plan) if plan is not None else ()):
        path = module_file(kind, scenario.module) if scenario.module else None
        module = files.module(path) if path is not None else None
        if module is not None:
            found[index] = Taken(scenario, module, values_of(scenario, module))
    return found


def _load(
    data: bytes, name: str, folder: Path | None, path: Path | None, profiles: Mapping[str, str]
) -> Loaded:
    log = Log()
    files = Files(log, folder, profiles)
    with _no_collecting():
        shaped = files.plan(data, name, path, Plan)
        if shaped is None:
            return Loaded(None, tuple(log.findings()))
        vocabulary: Vocabulary = {("type",): profiles}
        reader = Reader(log, vocabulary)
        plan = validated(shaped, Plan, reader)
    for source in files.sources:
        tell_conflicts(source, log)
    tree = MarkedTree(folder, tuple(files.names), reader.marks, tuple(files.library))
    return Loaded(plan, tuple(log.findings()), tree)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage cycles while a tree grows.

    There are none, and looking again and again at what is there takes half the time of a plan of
    1 500 pages.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def validated(shaped: Fields, model: type[M], reader: Reader) -> M | None:
    """The object that a shaped tree says; None where it has errors, which are logged."""
    reader.marks[()] = shaped.mark
    data = reader.fields(shaped, ())
    if worst(reader.log.findings()) is Severity.ERROR:
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_context=False):
            at = problem["loc"]
            mark = next(
                (reader.marks[at[:n]] for n in range(len(at), -1, -1) if at[:n] in reader.marks),
                shaped.mark,
            )
            message = f"“{dotted(at)}”的内容不合要求。"
            reader.log.add(INVALID_PLAN, message, "请对照参考页核对这一项。", mark=mark, at=at)
        return None
