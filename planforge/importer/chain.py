"""From a source to a plan file: the whole way, whatever the format, and what is told about it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from planforge.document import Document, Section, SectionKind
from planforge.findings import Finding, Path, Severity
from planforge.importer.check import Difference, round_trip
from planforge.importer.codes import MOST_FINDINGS, told
from planforge.importer.coverage import coverage_of
from planforge.importer.emit import Emitter
from planforge.importer.fates import Fate, Thing
from planforge.importer.guess import guess_kind, guess_profile
from planforge.importer.judge import gaps_of
from planforge.importer.labels import alike, read_label
from planforge.importer.losses import losses
from planforge.importer.make import make
from planforge.importer.marks import marks_from, marks_of
from planforge.importer.order import Read, read_document
from planforge.importer.original import Imported, Original
from planforge.importer.plan import LITERAL, TYPED, Mapped, Source, map_plan
from planforge.importer.printed import numbered
from planforge.importer.tree import line_of, words_of
from planforge.profiles import Layout, load_layout, load_profile, profile_names
from planforge.schema import Plan
from planforge.schema.head import LayoutChoice


def import_original(original: Original, *, type_: str | None = None) -> Imported:
    """Make a plan file from a source that a reader has read.

    Args:
        original: the source.
        type_: the profile, by any of its names; guessed from the words where None.

    Raises:
        LoadError: more chapters or entries than any plan has.
        UsageProblem: there is no such profile.
    """
    profile = profile_names().get(type_, type_) if type_ else None
    tried = _tried(original, profile)
    if original.plainly is not None and not all(one.label for one in tried.differences):
        plain = _tried(original.plainly, profile)
        tried = plain if len(plain.differences) < len(tried.differences) else tried
    known, mapped, differences = tried.known, tried.mapped, tried.differences
    coverage = coverage_of(mapped.plan, tried.document)
    yaml = _yaml(mapped, known)
    source, read = known.original, known.read
    lost = losses(source, read.document.body, yaml)
    return Imported(
        yaml,
        (*source.findings, *_told(source, read, differences), *lost),
        coverage,
        known.profile,
        original.stem,
        original.assets,
        gaps_of(known, mapped.fates, differences, coverage, guessed=profile is None),
    )


_HALF = re.compile(r"(?<=[\u4e00-\u9fff）)”」》\]]):|:(?=[\u4e00-\u9fff])")
"""A colon of Chinese words; not that of a time, an address, an English line or a command."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """A source mapped to a plan, what that prints, and how it differs."""

    known: Source
    mapped: Mapped
    document: Document
    differences: list[Difference]


def _tried(original: Original, profile: str | None) -> _Tried:
    return _faithful(_source(original, read_document(original.lines), profile))


def _source(original: Original, read: Read, profile: str | None) -> Source:
    title, text = read.document.meta.title, original.text
    profile = profile or guess_profile(title, original.context or text)
    load_profile(profile)
    kind, _ = guess_kind(title, profile)
    half = len(_HALF.findall(text)) > text.count("：")
    style = load_layout(load_profile(profile).for_kind(kind).layout)
    derives = style.attachment_notes and _lists_annexes(read)
    return Source(
        original,
        read,
        marks_of(read.document),
        half,
        original.markdown,
        profile,
        kind,
        _layout(style, notes=not derives and bool(_annexes(read))),
        text,
        derives,
    )


def _annexes(read: Read) -> list[str]:
    body = read.document.body
    kind = SectionKind.ANNEX
    return [words_of(b) for b in body if isinstance(b, Section) and b.kind is kind]


def _lists_annexes(read: Read) -> bool:
    """The source ends with the list of its annexes: 附件：1．…"""
    listed = [words_of(block) for block in read.listed]
    names = [re.sub(r"^附件[:：]", "", words).strip() for words in listed]
    found = [(name, read_label(name)) for name in names]
    return bool(names) and [f.words if f else name for name, f in found] == _annexes(read)


def _layout(layout: Layout, *, notes: bool) -> LayoutChoice | None:
    """Switches off what the layout would add to the source's own text.

    ``notes``: a list of annexes would be added.
    """
    pages = {spec.page for spec in layout.front if spec.when == "always"}
    off: list[str] = [name for name in ("cover", "contents", "summary") if name in pages]
    if notes and layout.attachment_notes:
        off.append("attachment_notes")
    return make(LayoutChoice, **dict.fromkeys(off, False)) if off else None


def _faithful(known: Source) -> _Tried:
    """The plan that prints what the source says: chapters that do not are kept more plainly."""
    levels: dict[int, int] = {}
    moved: dict[int, int] = {}
    listed = {line_of(block) for block in known.read.listed}
    body = known.read.document.body
    annexes = {line_of(b) for b in body if isinstance(b, Section) and b.kind is SectionKind.ANNEX}
    tried = _compared(known, map_plan(known, levels))
    for _ in range(LITERAL):
        before = dict(levels)
        starts = tried.mapped.starts
        for difference in tried.differences:
            at = bisect_right(starts, difference.line)
            start = starts[at - 1] if at else 0
            own = difference.label and start in annexes  # no other annex has another label
            derived = difference.line in listed or own
            if start and not derived and not _only_number(difference):
                levels[start] = min(before.get(start, TYPED) + 1, LITERAL)
                moved.setdefault(start, difference.line)
        if levels == before:
            break
        tried = _compared(known, map_plan(known, levels, moved))
    return tried


def _compared(known: Source, mapped: Mapped) -> _Tried:
    plan, original = mapped.plan, known.original
    document, _ = numbered(plan, marks_from(plan).scheme)
    differences = round_trip(original.said, plan, markdown=original.markdown, document=document)
    return _Tried(known, mapped, document, differences)


def _only_number(difference: Difference) -> bool:
    """The source miscounts; its kind of label is right."""
    one, two = read_label(difference.source), read_label(difference.printed)
    return difference.label and one is not None and two is not None and alike(one.style, two.style)


def _told(source: Original, read: Read, differences: list[Difference]) -> Iterator[Finding]:
    if not read.document.meta.title:
        yield told(
            "PF511",
            "no-title",
            "原文没有标题，请在“标题”后面补写。",
            severity=Severity.WARNING,
            place=source.place(_first(source)),
        )
    for line, words in read.comments[:MOST_FINDINGS]:
        message = f"{source.at(line)}是注释 {words[:40]}，没有写进预案。"
        yield told("PF512", "comment-left-out", message, place=source.place(line))
    listed = {line_of(block) for block in read.listed}
    yield from _widths(source, [d for d in differences if d.width])
    differences = [d for d in differences if not d.width]
    for difference in differences[:MOST_FINDINGS]:
        if difference.line in listed and difference.label:
            message = (
                f"{source.at(difference.line)}的附件清单由版式生成，输出为“{difference.printed}”。"
            )
            place = source.place(difference.line)
            yield told("PF516", "list-derived", message, place=place)
        else:
            yield _difference(source, difference)
    if len(differences) > MOST_FINDINGS:
        yield told(
            "PF515",
            "more-differences",
            f"另有 {len(differences) - MOST_FINDINGS} 处与原文不同，没有逐条列出。",
            "原文的序号可能从头就乱了，请先改好原文再导入。",
            severity=Severity.WARNING,
        )


def _widths(source: Original, found: Sequence[Difference]) -> Iterator[Finding]:
    """Labels with full-width digits, all of them in one finding."""
    if found:
        was, now = (_label_of(w, "") for w in (found[0].source, found[0].printed))
        yield told(
            "PF518",
            "label-width",
            f"原文有 {len(found)} 处序号用全角数字，输出为半角：“{was}”输出为“{now}”。",
            place=source.place(found[0].line),
        )


def _difference(source: Original, found: Difference) -> Finding:
    place = source.place(found.line)
    if found.label:
        was, now = _label_of(found.source, found.printed), _label_of(found.printed, found.source)
        return told(
            "PF513",
            "label-changed",
            f"{source.at(found.line)}的序号“{was}”输出为“{now}”。",
            "原文的序号不连续或样式不一致；如果原文是对的，请检查这一条的层级。",
            severity=Severity.WARNING,
            place=place,
        )
    return told(
        "PF514",
        "text-changed",
        f"{source.at(found.line)}起与原文不同：原文“{found.source[:30]}”，输出“{found.printed[:30]}”。",
        "请对照原文核对这一处。",
        severity=Severity.WARNING,
        place=place,
    )


def _first(source: Original) -> int:
    return source.lines[0].number if source.lines else 1


def _label_of(words: str, other: str) -> str:
    """The label before words; of other signs, what the other line does not begin with."""
    found = read_label(words)
    if found is not None:
        return found.text
    same = 0
    while same < min(len(words), len(other)) and words[-1 - same] == other[-1 - same]:
        same += 1
    return words[: len(words) - same] or "无"


def _yaml(mapped: Mapped, known: Source) -> str:
    source = known.original
    title = known.read.document.meta.title
    words: dict[Path, str] = {("kind",): guess_kind(title, known.profile)[1]}
    words["type",] = load_profile(known.profile).title
    comments = {**_HEAD_COMMENTS, **mapped.comments}
    if not title:
        comments["title",] = "原文没有标题，请补写。"
    head = [
        f"由 planforge import 从 {PurePath(source.name).name} 读入。",
        "认得出的章节已放进对应的部分，其余原样保留；请通读一遍，再补上缺少的内容。",
        *source.aside,
    ]
    plan = mapped.plan
    left = {path: text for path, text in comments.items() if getattr(plan, str(path[0]), None)}
    return _remarked(plan, head, left, words, _beside_chapters(source.remarks, mapped.fates))


def _remarked(
    plan: Plan,
    head: list[str],
    comments: Mapping[Path, str],
    words: Mapping[Path, str],
    remarks: Sequence[tuple[Path, str]],
) -> str:
    """The file, each comment of a reviewer above what it is about, or as near as can be."""
    for last in (False, True):
        whole = Emitter(_with_remarks(comments, remarks), words).text(plan, head)
        seen = {line.strip() for line in whole.split("\n")}
        lost = [said for _, said in remarks if f"# {said}" not in seen]
        if not lost:
            return whole
        cut = None if last else 1
        remarks = [(path[:cut] if said in lost else path, said) for path, said in remarks]
    return Emitter(_with_remarks(comments, remarks), words).text(plan, [*head, "", *lost])


def _beside_chapters(
    remarks: Sequence[tuple[int, str]], fates: Sequence[Fate]
) -> list[tuple[Path, str]]:
    """Reviewers' comments, each with the plan path of the chapter it is about."""
    chapters = [f for f in fates if f.thing is Thing.CHAPTER and f.path]
    starts = [fate.line for fate in chapters]
    found = ((bisect_right(starts, line), said) for line, said in remarks)
    return [(chapters[at - 1].path if at else (), said) for at, said in found]


def _with_remarks(
    comments: Mapping[Path, str], remarks: Sequence[tuple[Path, str]]
) -> dict[Path, str]:
    out = dict(comments)
    for path, said in remarks:
        if path:
            out[path] = f"{out[path]}\n{said}" if path in out else said
    return out


_HEAD_COMMENTS: dict[Path, str] = {
    ("scheme",): "原文各级的序号。",
    ("layout",): "版式会另加而原文没有的，先关掉；要加，就把“否”改成“是”。",
}
