"""The chain, on one screen: load, compose, number, write."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.compose import Assets, compose
from planforge.document import (
    PRESETS,
    Document,
    Mark,
    Numeral,
    Scheme,
    parse_mark,
)
from planforge.errors import FileProblem, UsageProblem
from planforge.findings import Finding, Severity, by_place
from planforge.findings import Path as FindingPath
from planforge.numbering import custom_scheme, number
from planforge.profiles import (
    Layout,
    Profile,
    layout_names,
    load_layout,
    load_profile,
    profile_names,
)
from planforge.resources.files import write_atomic
from planforge.schema import Plan
from planforge.schema.head import Classification, SchemeChoice
from planforge.source import Loaded, locate
from planforge.source import load as load_file
from planforge.source.files import read_bytes
from planforge.writers import FORMATS, Options, write

if TYPE_CHECKING:
    from planforge.family import Sheet
    from planforge.lint import Choice, Examined
    from planforge.lint.coverage.sheet import Lines
    from planforge.public.edition import Edition

_MOST_PICTURE = 20_000_000
"""The largest picture taken into a document, in bytes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose over the plan's own choices.

    Attributes:
        layout: a layout's name, with a page preset after a slash: gb9704/37/35.
        scheme: a preset's name, or marks separated by blanks.
        templates: the plan's own templates, which the caller trusts.
        options: how to write.
        reference: a Word file whose look DOCX takes over.
    """

    layout: str = ""
    scheme: str = ""
    templates: Path | None = None
    options: Options = field(default_factory=Options)
    reference: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A numbered document with its layout, or None where the plan could not be loaded."""

    document: Document | None
    layout: Layout | None
    options: Options
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Loaded):
    """A plan that is loaded, in its public edition; with what that leaves out."""

    edition: "Edition"


def load(path: Path) -> Loaded:
    """Read a plan file; every problem found in it is among the findings.

    Raises:
        FileProblem: there is no such file, or it cannot be read.
    """
    return load_file(path, profiles=profile_names())


def check(
    path: Path, settings: Settings | None = None, *, as_of: datetime.date | None = None
) -> tuple[Finding, ...]:
    """Every problem of a plan file, as ``planforge check`` tells them, in the order of places.

    In its writing, its parts, its references, and what the rules say of it.

    Args:
        path: the plan file.
        settings: the caller's choices.
        as_of: the day by which laws are judged, and until which exemptions of the plan count; by
            default the plan's own day, and today.

    Raises:
        PlanforgeError: for what no edit of the plan can mend.
    """
    loaded = load(path)
    built = build_plan(loaded, settings or Settings())
    today = as_of or datetime.datetime.now(tz=datetime.UTC).date()
    examined = examine(loaded, built, as_of=as_of, today=today)
    return by_place([*built.findings, *(examined.findings if examined is not None else ())])


def build(path: Path, settings: Settings | None = None) -> Built:
    """Turn a plan file into a numbered document; every problem found is among the findings.

    Raises:
        PlanforgeError: for what no edit of the plan can mend.
    """
    return build_plan(load(path), settings or Settings())


def build_plan(loaded: Loaded, settings: Settings) -> Built:
    """The same from a plan that is loaded already."""
    loaded = edition(loaded, settings)
    plan = loaded.plan
    if plan is None:
        return Built(None, None, settings.options, loaded.findings)
    profile = load_profile(plan.type).for_kind(plan.kind)
    layout, strange = _layout(plan, profile, settings.layout)
    scheme, odd = _scheme(plan, profile, settings.scheme)
    assets, templates = _assets(loaded, settings), settings.templates
    composed = compose(plan, profile, layout, scheme, assets=assets, templates=templates)
    reference, lost = _reference(plan, loaded, settings.reference)
    found = [*loaded.findings, *strange, *odd, *lost, *composed.findings]
    options = replace(_options(plan, settings.options), reference=reference)
    findings = tuple(locate(found, loaded.tree))
    return Built(number(composed.document), layout, options, findings)


def edition(loaded: Loaded, settings: Settings) -> Loaded:
    """The plan in the edition that the settings ask for: the public one, or as it is.

    Whoever makes several things of a plan takes its edition first: one that is public stays so.
    """
    if not settings.options.public or loaded.plan is None or isinstance(loaded, Published):
        return loaded
    from planforge.public.edition import public_edition

    made = public_edition(loaded.plan)
    return Published(made.plan, loaded.findings, loaded.tree, edition=made)


def refuse_classified(plan: Plan | None) -> None:
    """Nothing is made of a plan that is a state secret.

    Raises:
        FileProblem: its classification is above 内部.
    """
    if plan is not None:
        refuse_level(plan.classification)


def refuse_level(classification: Classification | None) -> None:
    """Nothing is made at such a level.

    Raises:
        FileProblem: it is above 内部.
    """
    if classification is not None and classification.secret:
        message = f"密级是“{classification.zh}”：涉密预案请在涉密设备处理。"
        hint = (
            "planforge 不联网，预案内容没有离开这台电脑，也没有写出文件；"
            "本来不涉密的，改正密级再生成。"
        )
        raise FileProblem(message, hint)


def papers(loaded: Loaded, settings: Settings, names: Sequence[str] = ()) -> "Iterator[Sheet]":
    """The family documents of a plan that is loaded: those of the names, or all that its type has.

    Raises:
        UsageProblem: there is none of a name.
        TemplateProblem: a template is broken.
    """
    from planforge.family import family, named, sheets

    plan = edition(loaded, settings).plan
    if plan is None:
        return
    profile = load_profile(plan.type).for_kind(plan.kind)
    assets = _assets(loaded, settings)
    wanted = named(family(profile.name), names)
    yield from sheets(plan, profile, wanted, assets=assets, templates=settings.templates)


def examine(
    loaded: Loaded,
    built: Built,
    *,
    choice: "Choice | None" = None,
    as_of: datetime.date | None = None,
    today: datetime.date | None = None,
) -> "Examined | None":
    """What the rules say of a plan that is loaded and built; None where it could not be loaded.

    Args:
        loaded: the plan with the places of its values.
        built: its document.
        choice: the rules that are wanted; all by default.
        as_of: the day by which laws are judged; the plan's own by default.
        today: until when an exemption of the plan counts; the same day by default.
    """
    from planforge.lint import Choice, Context
    from planforge.lint import examine as run
    from planforge.lint.rules import RULES

    if loaded.plan is None or built.document is None:
        return None
    profile = load_profile(loaded.plan.type).for_kind(loaded.plan.kind)
    context = Context(loaded.plan, profile, built.document, as_of=as_of, today=today)
    examined = run(context, RULES, choice or Choice())
    return replace(examined, findings=tuple(locate(examined.findings, loaded.tree)))


def coverage(
    loaded: Loaded,
    built: Built,
    *,
    lines: "Lines | None" = None,
    as_of: datetime.date | None = None,
) -> Document | None:
    """The tables of what is asked of a plan and where it says it; None where it was not loaded.

    Args:
        loaded: the plan with the places of its values.
        built: its document.
        lines: where in the file a value stands; by default the lines of the plan file.
        as_of: the day by which laws are judged; the plan's own by default.
    """
    from planforge.lint import Context
    from planforge.lint.coverage.sheet import coverage_sheet

    if loaded.plan is None or built.document is None:
        return None

    def line_of(path: FindingPath, words: str) -> str:
        place = loaded.tree.nearest_place(path, words) if loaded.tree else None
        if place is None:
            return ""
        own = loaded.tree is None or place.file in loaded.tree.files[:1]
        return f"第{place.line}行" if own else f"{Path(place.file).name}第{place.line}行"

    profile = load_profile(loaded.plan.type).for_kind(loaded.plan.kind)
    context = Context(loaded.plan, profile, built.document, as_of=as_of)
    return number(coverage_sheet(context, lines or line_of))


def render(
    built: Built, formats: Sequence[str], folder: Path, stem: str
) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """Write the formats, one after the other; yields each file with what its writer found."""
    if built.document is None or built.layout is None:
        return
    for name in formats:
        output = write(name, built.document, built.layout, built.options)
        path = folder / f"{stem}{FORMATS[name]}"
        write_atomic(path, output.data)
        yield path, output.findings


def _assets(loaded: Loaded, settings: Settings) -> Assets:
    """Pictures as the edition shows them: in a public one without what they tell of themselves."""
    read = assets_of(loaded)
    if not settings.options.public:
        return read
    from planforge.public.pictures import bare

    def shown(name: str) -> bytes | None:
        data = read(name)
        alone = bare(data) if data is not None else None
        if data is not None and alone is None:
            message = f"公开版不能照印图片“{name}”：它自带的信息去不掉。"
            raise FileProblem(message, "另存为 PNG 或者 JPEG 再生成。")
        return alone

    return shown


def assets_of(loaded: Loaded) -> Assets:
    """Reads the pictures a plan names, from inside the plan's own folder only."""
    folder = loaded.tree.folder if loaded.tree else None

    def read(name: str) -> bytes | None:
        if folder is None:
            return None
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
        if not inside or not path.is_file() or path.stat().st_size > _MOST_PICTURE:
            return None
        return path.read_bytes()

    return read


def _layout(plan: Plan, profile: Profile, wanted: str) -> tuple[Layout, list[Finding]]:
    choice = plan.layout
    name, _, preset = wanted.partition("/")
    name = name or (choice.name if choice and choice.name else profile.layout)
    preset = preset or (choice.preset if choice and choice.preset else "")
    try:
        return load_layout(name, preset), []
    except UsageProblem as problem:
        if wanted or choice is None:
            raise
        known = name in layout_names()
        odd = Finding(
            "PF309",
            "unknown-layout",
            Severity.ERROR,
            problem.message,
            problem.hint,
            ("layout", "preset" if known else "name"),
        )
        return load_layout(name if known else profile.layout), [odd]


def _reference(plan: Plan, loaded: Loaded, wanted: Path | None) -> tuple[bytes, list[Finding]]:
    """The Word file whose look DOCX takes over; the plan's own from inside its folder only.

    Raises:
        FileProblem: the file that the caller wants cannot be read.
    """
    if wanted is not None:
        return read_bytes(wanted), []
    name = plan.layout.reference if plan.layout else None
    if not name:
        return b"", []
    data = assets_of(loaded)(name)
    if data is not None:
        return data, []
    lost = Finding(
        "PF560",
        "reference-missing",
        Severity.ERROR,
        f"找不到版式参照文件“{name}”，Word 文件改用预案的版式。",
        "参照文件要放在预案文件所在的目录里，不超过 20 MB。",
        ("layout", "reference"),
    )
    return b"", [lost]


def _options(plan: Plan, options: Options) -> Options:
    return replace(options, gb2312=options.gb2312 or bool(plan.layout and plan.layout.gb2312))


def _scheme(plan: Plan, profile: Profile, wanted: str) -> tuple[Scheme, list[Finding]]:
    choice = plan.scheme or SchemeChoice()
    if wanted and wanted not in PRESETS:
        choice = SchemeChoice(marks=tuple(wanted.split()))
        if any(parse_mark(sample) is None for sample in choice.marks):
            message = f"不认识的序号方案“{wanted}”。"
            raise UsageProblem(message, f"可选：{'、'.join(PRESETS)}，或写出各级样例。")
    elif wanted:
        choice = SchemeChoice(preset=wanted)
    if choice.marks:
        return _custom(choice)
    name = choice.preset or profile.scheme
    if name in PRESETS:
        return PRESETS[name], []
    known = "、".join(PRESETS)
    odd = Finding(
        "PF307",
        "unknown-scheme",
        Severity.ERROR,
        f"不认识的序号方案“{name}”。",
        f"可选：{known}，或按级写出样例，如 [一、, （一）, 1., （1）]。",
        ("scheme", "preset"),
    )
    return PRESETS[profile.scheme], [odd]


def _custom(choice: SchemeChoice) -> tuple[Scheme, list[Finding]]:
    marks: list[Mark] = []
    odd: list[Finding] = []
    for index, sample in enumerate(choice.marks):
        mark = parse_mark(sample, restart=sample not in choice.running)
        if mark is None:
            odd.append(
                Finding(
                    "PF308",
                    "unknown-mark",
                    Severity.ERROR,
                    f"看不懂序号样例“{sample}”。",
                    "样例里要有第一个序号：一、 （一） 1. （1） ① 第一条 1.1，或一个项目符号。",
                    ("scheme", "marks", index),
                )
            )
            mark = Mark(Numeral.NONE)
        marks.append(mark)
    return custom_scheme(marks), odd
