"""One plan to the bytes of its formats, with everything that was found on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from planforge._build import (
    Published,
    Settings,
    build_plan,
    edition,
    load,
    papers,
    refuse_classified,
)
from planforge.document import Document
from planforge.errors import PlanforgeError, RenderError
from planforge.findings import Finding, Severity
from planforge.profiles import Layout
from planforge.source import Loaded, MarkedTree, locate
from planforge.writers import Options


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of one format, and what its writer found; of the plan, or of a paper so named."""

    format: str
    data: bytes
    findings: tuple[Finding, ...] = ()
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A format that could not be made; exit_code is that of the exception."""

    format: str
    message: str
    hint: str | None
    exit_code: int


@dataclass(frozen=True, slots=True)
class Produced:
    """What became of one plan.

    Attributes:
        loaded: the plan could be read; otherwise there are findings and nothing else.
        findings: every problem of the plan.
        made: the formats that could be made, in the order asked for.
        failed: the others.
        sources: the files that the plan was read from.
        plan_hash: of the plan, as its Word file names it; empty in a public edition.
        withheld: what a public edition leaves out; empty for any other.
        title: of the plan.
    """

    loaded: bool
    findings: tuple[Finding, ...]
    made: tuple[Made, ...] = ()
    failed: tuple[Failed, ...] = ()
    sources: tuple[Path, ...] = ()
    plan_hash: str = ""
    withheld: tuple[str, ...] = ()
    title: str = ""


class Begin(Protocol):
    """Told of each format before it is made."""

    def __call__(self, name: str, /) -> None:
        """The format called name is begun."""


def _quiet(_name: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class Drilled:
    """The drills to make a package of.

    Attributes:
        scenarios: as the user names them.
        when: the time of the drill in the user's words; empty for the plan's own, or the usual.
    """

    scenarios: tuple[str, ...]
    when: str = ""


class Producer(Protocol):
    """Makes the formats of a plan."""

    def __call__(
        self,
        path: Path,
        settings: Settings,
        formats: Sequence[str] = (),
        *,
        family: Sequence[str] | None = None,
        drill: Drilled | None = None,
        begin: Begin = _quiet,
    ) -> Produced:
        """As produce."""
        ...


def producer(*, trusted: bool) -> Producer:
    """The way to make a plan whose own templates are trusted, or are left alone."""
    if trusted:
        from planforge.cli.trust import produce_trusted

        return produce_trusted
    return produce


def produce(
    path: Path,
    settings: Settings,
    formats: Sequence[str] = (),
    *,
    family: Sequence[str] | None = None,
    drill: Drilled | None = None,
    begin: Begin = _quiet,
) -> Produced:
    """Load, compose and number a plan, and write it in the formats; nothing goes to a file.

    Args:
        path: the plan's file.
        settings: the caller's choices.
        formats: names out of writers.PAPER_FORMATS.
        family: the papers wanted in the plan's place, all that there are where it is empty.
        drill: the drills wanted in the plan's place.
        begin: told of each format before it is made.

    Raises:
        PlanforgeError: nothing at all can be made.
    """
    if drill is not None:
        from planforge.cli.drilling import produce_drills

        return produce_drills(path, settings, formats, drill)
    loaded = load(path)
    refuse_classified(loaded.plan)
    loaded = edition(loaded, settings)
    sources = tuple(map(Path, loaded.tree.files)) if loaded.tree else (path,)
    built = build_plan(loaded, settings)
    if built.document is None or built.layout is None:
        return Produced(False, built.findings, sources=sources)
    meta = built.document.meta
    whole = Produced(
        True,
        built.findings,
        sources=sources,
        plan_hash="" if built.options.public else meta.plan_hash,
        withheld=withheld(loaded),
        title=meta.title,
    )
    if family is not None:
        made_all = proved(_family(whole, loaded, settings, formats, family, begin))
        return _warned(made_all, loaded)
    made, failed = written(
        [Task(name, built.document, built.layout) for name in formats],
        built.options,
        loaded,
        begin,
    )
    return _warned(proved(replace(whole, made=made, failed=failed)), loaded)


def _warned(produced: Produced, loaded: Loaded) -> Produced:
    """With a word on what a public edition cannot know: who allows it, what pictures show."""
    if not isinstance(loaded, Published) or not produced.made:
        return produced
    notes: list[Finding] = []
    closed, pictures = loaded.edition.closed, loaded.edition.pictures
    if closed:
        message = f"预案写明{closed}，公开版里不印这一条；给不给外面看，请先按规定审批。"
        notes.append(Finding("PF314", "not-for-the-public", Severity.WARNING, message))
    if pictures:
        said = "、".join(pictures[:3]) + ("等" if len(pictures) > 3 else "")
        message = (
            f"公开版照印图片 {said}，自带的拍摄地点、作者等信息已经去掉；"
            "图里的人脸、名字和电话请自己看一遍。"
        )
        notes.append(Finding("PF315", "look-at-pictures", Severity.INFO, message))
    first, *rest = produced.made
    return replace(produced, made=(replace(first, findings=(*notes, *first.findings)), *rest))


def withheld(loaded: Loaded) -> tuple[str, ...]:
    """What this edition of a plan leaves out; nothing but in a public one."""
    return loaded.edition.withheld if isinstance(loaded, Published) else ()


def proved(produced: Produced) -> Produced:
    """Without any file in which something withheld stands after all."""
    if not produced.withheld:
        return produced
    from planforge.public.proof import Search

    search = Search(produced.withheld)
    kept: list[Made] = []
    failed = list(produced.failed)
    for made in produced.made:
        if found := search.leaks(made.data):
            said = "、".join(f"“{word}”" for word in found[:5])
            message = f"公开版里还有不公开的内容：{said}，没有写出。"
            hint = "多半来自 --reference 的页眉页脚，或者自带模板里写死的字；改掉再生成。"
            failed.append(Failed(made.format, message, hint, RenderError.exit_code))
        else:
            kept.append(made)
    return replace(produced, made=tuple(kept), failed=tuple(failed))


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be written in a format."""

    format: str
    document: Document
    layout: Layout
    paper: str = ""
    fillable: bool = False


def _family(
    whole: Produced,
    loaded: Loaded,
    settings: Settings,
    formats: Sequence[str],
    names: Sequence[str],
    begin: Begin,
) -> Produced:
    """The papers of a plan.

    Raises:
        UsageProblem: there is no paper of a name.
        TemplateProblem: a template is broken.
    """
    tasks = [
        Task(name, sheet.document, sheet.layout, sheet.name, sheet.paper.fillable)
        for sheet in papers(loaded, settings, names)
        for name in sheet.paper.chosen(formats)
    ]
    made, failed = written(tasks, settings.options, loaded, begin)
    return replace(whole, made=made, failed=failed)


def written(
    tasks: Sequence[Task], options: Options, loaded: Loaded, begin: Begin = _quiet
) -> tuple[tuple[Made, ...], tuple[Failed, ...]]:
    """What became of documents: the files made, and the formats that failed."""
    made: list[Made] = []
    failed: list[Failed] = []
    for task in tasks:
        from planforge.writers import write

        begin(task.format)
        try:
            chosen = replace(options, fillable=True) if task.fillable else options
            output = write(task.format, task.document, task.layout, chosen)
        except PlanforgeError as error:
            message = _placed(error, loaded.tree)
            failed.append(Failed(task.format, message, error.hint, error.exit_code))
        else:
            findings = tuple(locate(output.findings, loaded.tree))
            made.append(Made(task.format, output.data, findings, task.paper))
    return tuple(made), tuple(failed)


def _placed(error: PlanforgeError, tree: MarkedTree | None) -> str:
    """The message, behind file, line and column where the error knows its plan path."""
    if tree is None or not isinstance(error, RenderError) or not error.at:
        return error.message
    place = tree.nearest_place(error.at)
    return f"{place} {error.message}" if place else error.message
