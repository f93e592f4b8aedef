"""Rendering plans to files: what is written, what is told, and with which exit code."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import click

from planforge._build import Settings
from planforge.cli import guard
from planforge.cli.own import own_templates
from planforge.cli.produce import Drilled, Made, Produced, producer
from planforge.cli.progress import Progress
from planforge.cli.report import failing, hinted, shown
from planforge.cli.tell import tell
from planforge.errors import FileProblem, PlanforgeError, UsageProblem
from planforge.findings import Finding, Severity
from planforge.source.files import read_bytes
from planforge.writers import FORMATS, PAPER_FORMATS

DEFAULT_FORMATS = ("docx", "pdf")
_ALSO = {"word": "docx", "md": "markdown", "txt": "text", "htm": "html", "excel": "xlsx"}
_TITLES = {
    "docx": " Word 文件",
    "pdf": " PDF",
    "html": "网页",
    "markdown": " Markdown",
    "text": "文本",
    "png": "图片",
    "csv": "表格",
    "xlsx": " Excel 表格",
    "ics": "日历",
}


def wanted(words: Sequence[str], *, papers: bool = False) -> tuple[str, ...]:
    """The formats that words name, each once, in the order named.

    ``papers``: of papers, which have further formats, and each its own where none is named.

    Raises:
        UsageProblem: one is not known.
    """
    names = [name.strip().lower() for word in words for name in word.split(",") if name.strip()]
    formats = PAPER_FORMATS if papers else FORMATS
    found: dict[str, None] = {}
    for name in names or (() if papers else DEFAULT_FORMATS):
        known = _ALSO.get(name, name)
        if known != "all" and known not in formats:
            message = f"不认识的输出格式“{name}”。"
            raise UsageProblem(message, f"可选：{'、'.join(formats)}，或 all。")
        found.update(dict.fromkeys(formats if known == "all" else [known]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Job:
    """One plan and where its outputs go: folder, and the files' name without ending."""

    plan: Path
    folder: Path
    stem: str

    @staticmethod
    def all(plans: Sequence[Path], folder: Path, name: str | None) -> tuple["Job", ...]:
        """The jobs of plans.

        Raises:
            UsageProblem: two would write the same files, or the name is none for a file.
        """
        if name is not None and (len(plans) > 1 or Path(name).name != name):
            message = f"--name 不能是“{name}”。" if len(plans) == 1 else "--name 只能用于一份预案。"
            raise UsageProblem(message, "请只写文件名，不带目录；一次只生成一份预案。")
        jobs = tuple(Job(plan, folder, name or stem_of(plan)) for plan in dict.fromkeys(plans))
        stems: dict[str, Path] = {}
        for job in jobs:
            if job.stem in stems:
                message = f"{stems[job.stem]} 和 {job.plan} 会写成同名的文件“{job.stem}”。"
                raise UsageProblem(message, "请分开生成，用 --name 或 -o 区别。")
            stems[job.stem] = job.plan
        return jobs


def stem_of(plan: Path) -> str:
    """What the outputs of a plan are called: as its file, or as its folder where that says more."""
    folder = plan.absolute().parent.name
    return folder if plan.stem in ("plan", "预案") and folder else plan.stem


@dataclass(frozen=True, slots=True)
class Rendered:
    """The exit code of one job, and the files that the plan was read from."""

    code: int
    sources: tuple[Path, ...]


@dataclass(slots=True)
class Rendering:
    """Renders jobs, all with the same choices.

    Attributes:
        settings: as for build.
        formats: names out of FORMATS.
        trusted: run the plans' own templates.
        force: overwrite what a person has edited.
        keeps: keep each plan that a Word file was made of, for the pull that follows.
        family: the papers to make in the plans' place, all where it is empty; None for the plans.
        drill: the drills whose packages to make in the plans' place; None for none.
        manifest: write beside the files what they are, with a hash of each.
        more: the same manifest is written once more by a later run, which tells of it.
    """

    settings: Settings
    formats: tuple[str, ...]
    trusted: bool = False
    force: bool = False
    keeps: bool = True
    family: tuple[str, ...] | None = None
    manifest: bool = False
    more: bool = False
    drill: Drilled | None = None
    _progress: Progress = field(default_factory=Progress)
    _told: set[Finding] = field(default_factory=set)

    def run(self, job: Job) -> Rendered:
        """Render one plan and tell of it; failures are told, not raised."""
        self._note_templates(job.plan)
        make = producer(trusted=self.trusted)
        self._progress.say(f"正在读取 {job.plan} …")
        try:
            produced = make(
                job.plan,
                self.settings,
                self.formats,
                family=self.family,
                drill=self.drill,
                begin=self._begin,
            )
        except PlanforgeError as error:
            self._progress.clear()
            tell(error)
            return Rendered(error.exit_code, (job.plan,))
        self._progress.clear()
        return Rendered(self._finish(job, produced), produced.sources)

    def _begin(self, name: str) -> None:
        self._progress.say(f"正在生成{_TITLES[name]} …")

    def _finish(self, job: Job, produced: Produced) -> int:
        if not produced.loaded:
            shown(produced.findings, err=True)
            click.echo(f"{job.plan} 读不进来，没有生成文件。", err=True)
            return 3
        errors = [found for found in produced.findings if found.severity is Severity.ERROR]
        code = 1 if errors else 0
        if errors:
            shown(errors, err=True)
        if self.settings.options.public:
            job = Job(job.plan, job.folder, open_name(job.stem, produced.withheld))
        written = self._write(job, produced)
        code = max(code, written)
        if self.family is not None and not produced.made and not produced.failed:
            click.echo(_NOTHING, err=True)
        elif self.keeps and written <= 1 and _for_pull(produced.made):
            _keep(job.plan, produced.plan_hash)
        if self.drill and produced.made and written <= 1:
            click.echo(_to_decide(produced.made), err=True)
        for failed in produced.failed:
            tell(PlanforgeError(failed.message, failed.hint))
            code = max(code, failed.exit_code)
        if line := hinted(produced.findings, str(job.plan)):
            click.echo(line, err=True)
        return code

    def _write(self, job: Job, produced: Produced) -> int:
        """Write all the files, or none where a person has edited one of them."""
        files = {job.folder / _file_name(job.stem, one): one for one in produced.made}
        code = 0
        try:
            listed = self._listed(job, produced, files)
            held = {path: one.data for path, one in files.items()}
            guard.check({**held, **listed}, force=self.force, inputs=produced.sources)
            for path, one in files.items():
                guard.write(path, one.data)
                click.echo(str(path))
                code = max(code, self._about(one))
            for path, data in listed.items():
                guard.write(path, data)
            if listed and not self.more:
                click.echo(str(next(iter(listed))))
        except PlanforgeError as error:
            tell(error)
            return error.exit_code
        return code

    def _listed(
        self, job: Job, produced: Produced, files: Mapping[Path, Made]
    ) -> dict[Path, bytes]:
        """The manifest, for programs and for people; nothing where none is wanted."""
        if not self.manifest or not files:
            return {}
        from planforge.cli.manifest import ENDING, READABLE, manifest_of

        path = job.folder / f"{job.stem}{ENDING}"
        manifest = manifest_of(produced, files, path, public=self.settings.options.public)
        return {path: manifest.json(), job.folder / f"{job.stem}{READABLE}": manifest.text()}

    def _about(self, made: Made) -> int:
        """Tell what a writer found, each thing once in a run."""
        new = [found for found in made.findings if found not in self._told]
        self._told.update(new)
        grave = [found for found in new if found.severity > Severity.INFO]
        if grave:
            shown(grave, err=True)
        for found in new:
            if found not in grave:
                click.echo(f"提示：{found.message}", err=True)
        return 1 if failing(made.findings, Severity.ERROR) else 0

    def _note_templates(self, plan: Path) -> None:
        if not self.trusted and own_templates(plan) is not None:
            words = "旁边有 templates 目录，没有使用；确认其中的模板可信，再加 --trust。"
            click.echo(f"{plan} {words}", err=True)


_NOTHING = (
    "没有生成文件：这份预案里没有这些配套文件要用的内容，或者它们不能写成所要的格式；"
    "planforge types 列出了各种配套文件。"
)
_OPEN = (
    "由您定：在“…-演练方案.yaml”里标着“要填”的几处写上，再用 planforge render 生成；"
    "或者直接填在 Word 里。"
)


def _to_decide(made: Sequence[Made]) -> str:
    """What is still open in drill plans, and who may read their scripts."""
    told = b"".join(one.data for one in made if one.format == "yaml").decode()
    signs = (("日期", "# 要填：哪一天"), ("地点", "# 要填：在哪里演"))
    open_ = [what for what, sign in signs if sign in told]
    return f"{'和'.join(open_) + _OPEN if open_ else ''}脚本和评估表只给导调和评估的人看。"


def open_name(stem: str, withheld: Sequence[str]) -> str:
    """The name of a public edition's files, which tells nothing that the edition withholds."""
    for word in withheld:
        stem = stem.replace(word, "略")
    return f"{stem}-公开版"


def _file_name(stem: str, made: Made) -> str:
    """What a file is called: the plan's name, and the paper's behind it."""
    name = f"{stem}-{made.paper}" if made.paper else stem
    return f"{name}{PAPER_FORMATS.get(made.format, f'.{made.format}')}"


def _for_pull(made: Sequence[Made]) -> bool:
    """A Word file of the plan itself is among them."""
    return any(one.format == "docx" and not one.paper for one in made)


def _keep(plan: Path, plan_hash: str) -> None:
    """Keep the plan as it is; where that cannot be, a pull will ask for it."""
    from planforge.pull.bases import Base, keep

    with suppress(FileProblem):
        keep(plan, (Base(plan_hash, read_bytes(plan)),))
