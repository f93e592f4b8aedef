"""Real files: nothing is lost, labels are those that people typed."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from planforge._build import build
from planforge.document import plain
from planforge.importer.docx.model import WordFile, WordParagraph
from planforge.importer.docx.read import read_docx
from planforge.writers import write
from tests.importer.docx.lines import flat, lines, paragraphs
from tests.writers.docx_text import docx_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def real_files(shared: Path) -> list[Path]:
    return [
        *sorted((shared / "corpus").glob("*.docx")),
        *sorted((shared / "pairs").rglob("*.docx")),
    ]


def opened(path: Path) -> WordFile:
    return read_docx(path.read_bytes(), path.name)


def typed_text(path: Path) -> Iterator[str]:
    """The characters of all w:t of each paragraph; U+F075 is ◆ in Wingdings."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for paragraph in root.iter(f"{W}p"):
        yield "".join(piece.text or "" for piece in paragraph.iter(f"{W}t")).replace("\uf075", "◆")


def test_every_character_of_the_real_files_is_read(shared: Path) -> None:
    for path in real_files(shared):
        words = [
            "".join(plain(one.content).split())
            for one in flat(opened(path).blocks)
            if hasattr(one, "content")
        ]
        expected = ["".join(text.split()) for text in typed_text(path)]
        assert [w for w in words if w] == [e for e in expected if e], path.name


def test_counted_labels_are_those_of_the_file_that_has_them_typed(shared: Path) -> None:
    folder = shared / "pairs" / "flood-plan"
    for name in ("old", "new"):
        counted = lines(opened(folder / f"{name}.numbered.docx"))
        typed = lines(opened(folder / f"{name}.typed.docx"))
        assert [_bare(line) for line in counted] == [_bare(line) for line in typed]


def _bare(line: str) -> str:
    return "".join(line.split())


def test_libreoffice_files_are_read_whole(shared: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs soffice of LibreOffice")
    source = shared / "seeds" / "tmall-shop-1.txt"
    (tmp_path / "seed.txt").write_bytes(source.read_bytes())
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", "docx",
            "--outdir", str(tmp_path), str(tmp_path / "seed.txt"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    made = [_bare(line) for line in lines(opened(tmp_path / "seed.docx"))]
    expected = [_bare(line) for line in source.read_text(encoding="utf-8").splitlines()]
    assert [line for line in made if line] == [line for line in expected if line]


_PLANS = Path(__file__).resolve().parents[3] / "plans"


@pytest.mark.parametrize("name", sorted(path.parent.name for path in _PLANS.glob("*/plan.yaml")))
def test_our_own_file_reads_as_another_reader_reads_it(name: str) -> None:
    built = build(_PLANS / name / "plan.yaml")
    assert built.document is not None
    assert built.layout is not None
    data = write("docx", built.document, built.layout, built.options).data
    file = read_docx(data, "甲.docx")
    ours = [_bare(_without_page(one)) for one in paragraphs(file)]
    other = [_bare(line) for line in docx_text(data).split("\n")]
    assert "".join(ours) == "".join(other)
    assert file.origins
    assert file.plan_hash == built.document.meta.plan_hash
    assert file.title == built.document.meta.title


def _without_page(paragraph: WordParagraph) -> str:
    """Label and words; of a line of the contents not its page, which the other leaves out."""
    label = "" if paragraph.label is None else paragraph.label.text + paragraph.label.gap
    words = plain(paragraph.content)
    return label + (words.rpartition("\t")[0] if paragraph.contents and "\t" in words else words)
