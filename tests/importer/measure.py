"""How well Word files are read: ``python -m tests.importer.measure [FILE.docx …]``.

Without files: the corpus and the pair beside the checkout, the seeds as LibreOffice writes them,
and the sample plans as we write them. For each file: the share of its characters that come back
(in the plan printed again, or in the comments of the plan file), the share of labels that are
right, and whether headings and levels are those of the hand-made outline beside it
(``FILE.outline.tsv``), where there is one.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from planforge._build import Settings, build
from planforge.document import Block, Item, Section, SectionKind, plain
from planforge.importer import Original, import_original, round_trip
from planforge.importer.docx.model import WordBlock, WordParagraph, WordTable
from planforge.importer.docx.read import read_docx
from planforge.importer.labels import read_label
from planforge.importer.marks import marks_from
from planforge.importer.order import read_document
from planforge.importer.printed import numbered, printed_lines
from planforge.importer.word import originals_of
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.source import load_text
from planforge.writers import write

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SYMBOLS = re.compile("[\ue000-\uf8ff]+")
Heading = tuple[int, str, str]


@dataclass(frozen=True)
class Measured:
    """What came of a file.

    Attributes:
        characters, kept: of its body, without white space.
        lost: the paragraphs that did not come back whole.
        labels, right: counted by Word or typed.
        wrong: labels that differ, as source and ours.
        headings: of the tree, at their levels.
        expected: the same by hand; None where nobody made them.
    """

    characters: int
    kept: int
    lost: tuple[str, ...]
    labels: int
    right: int
    wrong: tuple[tuple[str, str], ...]
    headings: tuple[Heading, ...]
    expected: tuple[Heading, ...] | None


def measured(path: Path) -> Measured:
    """Read a file and hold it against what came of it."""
    data = path.read_bytes()
    word = read_docx(data, path.name)
    originals = originals_of(word)
    plans = [loaded(import_original(original).yaml) for original in originals]
    shown = squeezed("\n".join(_printed(plan) for plan in plans))
    aside = squeezed("\n".join(line for o in originals for line in o.aside))
    paragraphs = [squeezed(words) for words in _raw(data)]
    lost = [words for words in paragraphs if not _found(words, shown + aside)]
    wrong = tuple(_wrong_labels(originals, plans))
    labels = sum(1 for _ in _labels(word.blocks))
    whole = sum(map(len, paragraphs))
    return Measured(
        whole,
        whole - sum(map(len, lost)),
        tuple(lost),
        labels,
        labels - len(wrong),
        wrong,
        tuple(headings_of(read_document(originals[0].lines).document.body)),
        by_hand(path),
    )


def loaded(yaml: str) -> Plan:
    """The plan of a plan file."""
    plan = load_text(yaml.encode(), "plan.yaml", profiles=profile_names()).plan
    assert plan is not None
    return plan


def _printed(plan: Plan) -> str:
    document, _ = numbered(plan, marks_from(plan).scheme)
    return "\n".join(line.label + line.words for line in printed_lines(document.body))


def _raw(data: bytes) -> Iterator[str]:
    """The typed words of each paragraph of the body, straight from the XML."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for paragraph in root.iter(f"{_W}p"):
        words = "".join(
            node.text or ""
            for node in paragraph.iter(f"{_W}t")
            if next(node.iterancestors(f"{_W}p")) is paragraph
        )
        if words.strip():
            yield words


def _found(words: str, shown: str) -> bool:
    """The words came back, at least behind the label that they start with.

    Characters of symbol fonts come back as what they show.
    """
    if all(piece in shown for piece in _SYMBOLS.split(words)):
        return True
    if words == "目录" or re.sub(r"\d+$", "", words) in shown:  # contents: a heading and a page
        return True
    found = read_label(words, loose=True)
    if found is None:
        return False
    bare = squeezed(found.words)
    return any(
        all(piece in shown for piece in _SYMBOLS.split(one))
        for one in (bare, bare.rstrip("0123456789"))
    )


def _labels(blocks: Iterable[WordBlock]) -> Iterator[str]:
    """The labels of a file's paragraphs, counted or typed; not those of its contents."""
    for block in blocks:
        if isinstance(block, WordTable):
            for row in block.rows:
                for cell in row.cells:
                    yield from _labels(cell.blocks)
        elif isinstance(block, WordParagraph) and not block.contents:
            words = plain(block.content).strip()
            found = read_label(words, loose=True)
            if block.label is not None:
                yield block.label.text
            elif found is not None:
                yield found.text


def _wrong_labels(
    originals: Iterable[Original], plans: Iterable[Plan]
) -> Iterator[tuple[str, str]]:
    for original, plan in zip(originals, plans, strict=True):
        for difference in round_trip(original.said, plan, markdown=False):
            one, two = read_label(difference.source), read_label(difference.printed)
            if difference.label:
                yield (one.text if one else ""), (two.text if two else "")


def squeezed(words: str) -> str:
    """Words without white space."""
    return re.sub(r"\s+", "", words)


def headings_of(blocks: Iterable[Block], deeper: int = 0) -> list[Heading]:
    """The headings of a tree; an article counts as one without words, a last colon does not."""
    out: list[Heading] = []
    for block in blocks:
        label = block.label.text if isinstance(block, Section | Item) and block.label else ""
        if isinstance(block, Section):
            out.append((block.depth + deeper, label, plain(block.title).rstrip("：")))
        elif isinstance(block, Item) and re.fullmatch("第.+条", label):
            out.append((block.depth, label, ""))
        if isinstance(block, Section | Item):
            annex = isinstance(block, Section) and block.kind is SectionKind.ANNEX
            out += headings_of(block.blocks, deeper + annex)
    return out


def by_hand(path: Path) -> tuple[Heading, ...] | None:
    """The hand-made outline beside a file."""
    outline = path.with_suffix(".outline.tsv")
    if not outline.is_file():
        return None
    rows = outline.read_text(encoding="utf-8").splitlines()[1:]
    split = [row.split("\t") for row in rows]
    return tuple((int(level), number, title) for level, number, title in split if level != "0")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _report(path: Path) -> None:
    made = measured(path)
    share = made.kept / made.characters if made.characters else 1.0
    _say(f"{path.name}")
    _say(f"  text kept {share:.2%} of {made.characters}; labels {made.right} of {made.labels}")
    for words in made.lost[:5]:
        _say(f"    lost: {words[:60]}")
    for one, two in made.wrong[:5]:
        _say(f"    label {one} became {two}")
    if made.expected is None:
        _say(f"  headings {len(made.headings)}")
        return
    missing = [row for row in made.expected if row not in made.headings]
    deepest = max(level for level, _, _ in made.expected)
    more = [row for row in made.headings if row not in made.expected and row[0] <= deepest]
    same = made.expected == tuple(row for row in made.headings if row[0] <= deepest)
    _say(f"  headings and levels {'equal' if same else 'differ'}, {len(made.expected)} by hand")
    for row in missing:
        _say(f"    not ours: {row}")
    for row in more:
        _say(f"    ours only: {row}")


def _ours(folder: Path) -> Iterator[Path]:
    """The corpus, the pair, the seeds as LibreOffice writes them, and the sample plans."""
    root = Path(__file__).resolve().parents[2]
    shared = root.parent / "shared"
    yield from sorted(shared.glob("corpus/*.docx"))
    yield from sorted(shared.glob("pairs/*/*.docx"))
    yield from converted(sorted(shared.glob("seeds/*.txt")), folder)
    for plan in sorted(root.glob("plans/*/plan.yaml")):
        built = build(plan, Settings())
        assert built.document is not None
        assert built.layout is not None
        path = folder / f"{plan.parent.name}.docx"
        path.write_bytes(write("docx", built.document, built.layout, built.options).data)
        yield path


def converted(sources: list[Path], folder: Path) -> list[Path]:
    """Texts as Word files that LibreOffice makes; none where it is not installed."""
    office = shutil.which("soffice")
    if office is None or not sources:
        return []
    home = folder / "office"
    target = folder / "seeds"
    command = [office, f"-env:UserInstallation={home.as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(target), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return [target / f"{source.stem}.docx" for source in sources]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for file in map(Path, sys.argv[1:]) if sys.argv[1:] else _ours(Path(place)):
            _report(file)
