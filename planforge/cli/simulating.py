"""Playing a scenario on the command line: what can be played, and how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from planforge._build import Settings, build_plan, load, refuse_classified
from planforge.cli import guard
from planforge.cli.report import shown
from planforge.errors import UsageProblem
from planforge.lint import Context
from planforge.lint.simulation import Run, choices, chosen, simulated
from planforge.lint.simulation.choose import level_of, response_levels
from planforge.profiles import load_profile
from planforge.writers.figures import (
    timeline_html,
    timeline_json,
    timeline_png,
    timeline_svg,
    timeline_text,
)

_FORMS: dict[str, Callable[[Run], str]] = {
    "text": timeline_text,
    "json": timeline_json,
    "svg": timeline_svg,
    "html": timeline_html,
}


@dataclass(frozen=True, slots=True)
class Simulating:
    """What a user asked for.

    Attributes:
        path: the plan file.
        scenario: as the user names it; empty to list what there is.
        level: a response level; empty for none.
        form: text, json, svg, png or html.
        output: the file to write; None for the screen.
        force: overwrite a file that a person edited.
    """

    path: Path
    scenario: str
    level: str
    form: str
    output: Path | None
    force: bool

    def run(self) -> int:
        """Play it; the exit code.

        Raises:
            UsageProblem: there is no such scenario or level.
        """
        context = self._context()
        if context is None:
            return 3
        if not self.scenario:
            for line in _listed(context):
                click.echo(line)
            return 0
        choice = chosen(context, self.scenario)
        if choice is None:
            message = f"没有情景“{self.scenario}”。"
            raise UsageProblem(message, "\n".join(_listed(context)))
        if self.level and level_of(context, self.level) is None:
            names = "、".join(level.name for level in response_levels(context))
            message = f"没有响应级别“{self.level}”。"
            raise UsageProblem(message, f"可选：{names}。" if names else "预案没有写响应分级。")
        if self.output is not None or self.form == "png":
            refuse_classified(context.plan)
        run = simulated(context, choice, self.level)
        if self.form == "png":
            path = self.output or Path("output") / f"{self.path.resolve().parent.name}.png"
            self._write(path, timeline_png(timeline_svg(run)))
        elif self.output is not None:
            self._write(self.output, _FORMS[self.form](run).encode("utf-8", "replace"))
        else:
            click.echo(_FORMS[self.form](run), nl=False)
        return 0

    def _context(self) -> Context | None:
        loaded = load(self.path)
        built = build_plan(loaded, Settings())
        if loaded.plan is None or built.document is None:
            shown(built.findings, err=True)
            return None
        profile = load_profile(loaded.plan.type).for_kind(loaded.plan.kind)
        return Context(loaded.plan, profile, built.document)

    def _write(self, path: Path, data: bytes) -> None:
        guard.save({path: data}, force=self.force, inputs=(self.path,))
        click.echo(f"已写入 {path}")


def _listed(context: Context) -> list[str]:
    """What can be played, numbered; and the levels."""
    found = choices(context)
    if not found:
        return ["这份预案没有可以演的内容：没有分情景处置、响应程序，也没有演练进程。"]
    lines = ["可以演的情景（--scenario 后面写序号、名称或者标识）："]
    for number, one in enumerate(found, 1):
        key = f"（{one.id}）" if one.id != one.name else ""
        lines.append(f"  {number:>2}  {one.name}{key}")
    levels = response_levels(context)
    if levels:
        lines.append(f"响应级别（--level）：{'、'.join(level.name for level in levels)}")
    return lines
