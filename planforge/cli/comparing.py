"""Comparing two revisions on the command line: formats, files, what is told."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge._build import refuse_classified
from planforge.cli import guard
from planforge.cli.report import shown
from planforge.errors import UsageProblem
from planforge.findings import Severity
from planforge.revision.compared import Compared, compared, material_only
from planforge.revision.left_out import left_out
from planforge.revision.outputs import FORMATS, Look, Shown, show
from planforge.revision.proof import prove
from planforge.revision.sides import opened
from planforge.revision.specs import Spec, of_head, spec_of
from planforge.revision.unloadable import Unloadable
from planforge.source.files import read_bytes

if TYPE_CHECKING:
    from planforge.diff.documents.opinions import Opinion, Reason

ON_SCREEN = frozenset({"text", "json", "markdown"})
"""Formats that are printed where no file is named."""
_ALSO = {
    "md": "markdown",
    "txt": "text",
    "htm": "html",
    "word": "docx",
    "对照表": "table",
    "说明": "response",
}
_FOLDER = Path("output")
_MIDDLE = {"table": "修订对照表", "response": "修改情况说明"}
"""What stands in a file's name before its ending, where not diff."""


def wanted(words: Sequence[str]) -> tuple[str, ...]:
    """The formats that words name, each once, in the order named.

    Raises:
        UsageProblem: one is not known.
    """
    names = [name.strip().lower() for word in words for name in word.split(",") if name.strip()]
    found: dict[str, None] = {}
    for name in names or ["text"]:
        known = _ALSO.get(name, name)
        if known not in FORMATS:
            message = f"不认识的输出格式“{name}”。"
            raise UsageProblem(message, f"可选：{'、'.join(FORMATS)}。")
        found[known] = None
    return tuple(found)


def sides_compared(old: str, new: str | None, beside: Path | None = None) -> Compared:
    """Two sides as the user names them; with one alone, the last commit is the other.

    Args:
        old: as the user wrote it.
        new: the same; None for none.
        beside: the file that both are copies of, where git made them.

    Raises:
        PlanforgeError: a side cannot be read; its findings are told before.
    """
    try:
        former, latter = _specs(old, new)
        folder = beside.parent if beside is not None else None
        sides = opened(former, folder=folder), opened(latter, folder=folder)
    except Unloadable as problem:
        shown(problem.findings, err=True)
        raise
    return compared(*sides)


def _revision_of(words: str, latter: Spec) -> Spec | None:
    """The same file in a revision that is named alone: ``diff HEAD~3 plan.yaml``."""
    if ":" in words or Path(words).exists() or not isinstance(latter, Path):
        return None
    if Path(words).suffix[1:].isalpha() or not latter.exists():
        return None
    return of_head(latter, words)


def _specs(old: str, new: str | None) -> tuple[Spec, Spec]:
    if new is not None:
        latter = spec_of(new)
        return _revision_of(old, latter) or spec_of(old), latter
    path = spec_of(old)
    if not isinstance(path, Path):
        message = f"只给了 {old}，不知道和什么比较。"
        raise UsageProblem(message, f"请写成 planforge diff {old} 新版文件。")
    return of_head(path), path


@dataclass(frozen=True, slots=True)
class Given:
    """What a person wrote on the changes."""

    reasons: "Mapping[int, Reason]" = field(default_factory=dict)
    opinions: "tuple[Opinion, ...]" = ()


def given(reasons: Path | None, opinions: Path | None) -> Given:
    """The reasons and the opinions in files.

    Raises:
        FileProblem, LoadError: one cannot be read.
    """
    if reasons is None and opinions is None:
        return Given()
    from planforge.diff.documents.opinions import read_opinions, read_reasons

    told = read_reasons(read_bytes(reasons), str(reasons)) if reasons is not None else {}
    heard = read_opinions(read_bytes(opinions), str(opinions)) if opinions is not None else ()
    return Given(told, heard)


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is made of a comparison, and where it goes.

    Attributes:
        formats: names out of FORMATS.
        look: how they are shown.
        output: a file, or a folder for several; None for the screen or the usual folder.
        force: overwrite what a person has edited.
        beside: the file that both sides are copies of, where git made them.
    """

    formats: tuple[str, ...]
    look: Look
    output: Path | None = None
    force: bool = False
    beside: Path | None = None

    def run(self, old: str, new: str | None) -> bool:
        """Compare, write and tell.

        Returns:
            Whether there are changes that are told.

        Raises:
            PlanforgeError: a side cannot be read, or an output cannot be made or written.
        """
        if "response" in self.formats and not self.look.opinions:
            message = "修改情况说明要有征求到的意见。"
            raise UsageProblem(message, "请用 --opinions 给出意见的文件。")
        found = sides_compared(old, new, self.beside)
        for note in left_out(found.old, found.new):
            click.echo(note, err=True)
        if self.look.verify:
            prove(found.script)
        paths = {name: self._path(name, found) for name in self.formats}
        if any(path is not None for path in paths.values()):
            for side in (found.old, found.new):
                refuse_classified(side.plan)
        made = {name: self._shown(name, found, path) for name, path in paths.items()}
        files = {path: made[name] for name, path in paths.items() if path is not None}
        self._write(files, [side for side in (old, new) if side])
        for name, path in paths.items():
            self._tell(made[name])
            if path is None:
                click.echo(made[name].data.decode(), nl=False)
        if self.look.verify:
            click.echo("验证通过：接受全部修订恰好是新版，拒绝全部恰好是旧版。", err=True)
        told = material_only(found.script) if self.look.material else found.script
        return bool(told.changes or (told.unsaid and not self.look.material))

    def _shown(self, name: str, found: Compared, path: Path | None) -> Shown:
        look = self.look
        if path is None and sys.stdout.isatty():
            color = not os.environ.get("NO_COLOR")
            look = replace(look, color=color, width=shutil.get_terminal_size().columns)
        return show(name, found, look, path.suffix if path is not None else "")

    def _tell(self, made: Shown) -> None:
        for note in made.notes:
            click.echo(note, err=True)
        grave = [finding for finding in made.findings if finding.severity > Severity.INFO]
        if grave:
            shown(grave, err=True)

    def _path(self, name: str, found: Compared) -> Path | None:
        """Where a format goes; None for the screen."""
        if self.output is None and name in ON_SCREEN and len(self.formats) == 1:
            return None
        file = f"{_stem(found.new.side.name)}.{_MIDDLE.get(name, 'diff')}{FORMATS[name]}"
        if self.output is None:
            return _FOLDER / file
        folder = len(self.formats) > 1 or self.output.is_dir() or not self.output.suffix
        return self.output / file if folder else self.output

    def _write(self, files: dict[Path, Shown], inputs: Sequence[str]) -> None:
        """Write all, or none where a person has edited one of them."""
        held = {path: one.data for path, one in files.items()}
        guard.save(held, force=self.force, inputs=map(Path, inputs))
        for path in files:
            click.echo(str(path))


def _stem(name: str) -> str:
    """What the outputs of a side are called."""
    path = Path(name.rpartition(":")[2])
    folder = path.absolute().parent.name
    return folder if path.stem in ("plan", "预案") and folder else path.stem
