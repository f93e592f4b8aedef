import io
import logging
import sys
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from planforge.document import PRESETS, Block, Document, Figure, Link, Meta, Paragraph, Role, Text
from planforge.errors import RenderError, UsageProblem
from planforge.numbering import number
from planforge.profiles import Layout, load_layout
from planforge.writers import Options, Output, write
from tests.writers.sample import para, sample_document, section

try:
    __import__("weasyprint")
except (ImportError, OSError):
    pytest.skip("needs WeasyPrint and Pango", allow_module_level=True)


@pytest.fixture(autouse=True)
def fonts_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not those of the machine."""
    pytest.importorskip("pylopdf_fonts_zh_cn")
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")


def rendered(document: Document, layout: Layout | None = None, **options: object) -> Output:
    chosen = Options(engine="weasyprint", **options)  # type: ignore[arg-type]
    return write("pdf", document, layout or load_layout(document.layout), chosen)


def reader(document: Document, layout: Layout | None = None, **options: object) -> PdfReader:
    return PdfReader(io.BytesIO(rendered(document, layout, **options).data))


def document(*body: Block, **meta: object) -> Document:
    return number(Document(Meta("样本", **meta), PRESETS["gongwen"], body))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sample() -> Iterator[PdfReader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANFORGE_FONTS", "pip")
        yield reader(sample_document(draft="征求意见稿"))


def lines_of(pdf: PdfReader, page: int) -> list[str]:
    """The lines of a page, read by their height on it."""
    found: dict[float, list[tuple[float, str]]] = {}

    def visit(text: str, _cm: object, tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found.setdefault(round(tm[5], 0), []).append((tm[4], text.strip()))

    pdf.pages[page].extract_text(visitor_text=visit)
    return ["".join(part for _, part in sorted(found[at])) for at in sorted(found, reverse=True)]


@pytest.mark.parametrize("preset", ["37/35", "34.58/32.58"])
def test_a_full_page_holds_22_lines_of_28_characters(preset: str) -> None:
    pdf = reader(document(para("预" * 28 * 70)), load_layout("gb9704", preset))
    lengths = [line.count("预") for line in lines_of(pdf, 1) if "预" in line]
    assert lengths == [28] * 22


def test_no_line_starts_with_a_mark_that_may_not() -> None:
    marks = ("——", "～", "·", "，", "》")
    lines = [para("预" * before + mark + "案" * 9) for mark in marks for before in range(24, 29)]
    pdf = reader(document(*lines))
    text = [line for page in range(len(pdf.pages)) for line in lines_of(pdf, page)]
    starts = {line[0] for line in text if "预" in line or "案" in line}
    assert starts == {"预", "案"}


def test_pages_are_a4_and_turn_with_the_orientation(sample: PdfReader) -> None:
    sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in sample.pages}
    assert sizes == {(595, 842), (842, 595)}


def test_front_pages_have_no_number_and_the_text_starts_with_page_one(sample: PdfReader) -> None:
    feet = [page.extract_text() for page in sample.pages]
    first = next(index for index, text in enumerate(feet) if "各区市场监督管理局：" in text)
    assert first == 3
    assert not any("—" in text for text in feet[:first])
    assert "— 1 —" in feet[first]


def test_page_numbers_stand_outside_as_the_first_page_is_odd(sample: PdfReader) -> None:
    def left(index: int) -> float:
        found: list[float] = []

        def visit(text: str, _cm: object, tm: list[float], _font: object, _size: float) -> None:
            if text.startswith("—"):
                found.append(tm[4])

        sample.pages[index].extract_text(visitor_text=visit)
        return found[-1]

    assert left(3) > 300 > left(4)


def test_contents_name_the_page_of_each_heading(sample: PdfReader) -> None:
    contents = sample.pages[2].extract_text()
    annex = next(line for line in contents.splitlines() if "演练方案" in line)
    page = next(i for i, p in enumerate(sample.pages) if "检验预案。" in p.extract_text())
    assert annex.endswith(str(page - 2))


def test_the_outline_has_the_headings_without_joiners(sample: PdfReader) -> None:
    titles = [entry.title for entry in sample.outline if not isinstance(entry, list)]
    assert titles == [
        "一、总则",
        "二、组织机构",
        "三、应急响应",
        "四、应急保障",
        "五、附则",
        "附件1　应急联系人名单",
        "附件2　演练方案",
    ]


def test_metadata_is_the_plans_own(sample: PdfReader) -> None:
    info = sample.metadata
    assert info is not None
    assert info.title == "双十二网络交易突发事件应急预案"
    assert info.author == "某市市场监督管理局"
    assert str(info["/CreationDate"]).startswith("D:20261120")
    assert str(sample.root_object["/Lang"]) == "zh-CN"


def test_a_draft_is_marked_on_every_page(sample: PdfReader) -> None:
    assert all("征求意见稿" in page.extract_text() for page in sample.pages)


def test_a_tables_header_repeats_on_its_next_page(sample: PdfReader) -> None:
    pages = [page.extract_text() for page in sample.pages]
    split = [text for text in pages if "组员" in text]
    assert len(split) == 2
    assert all("姓名" in text for text in split)


def test_the_same_document_gives_the_same_bytes() -> None:
    made = sample_document(layout="shop")
    assert rendered(made).data == rendered(made).data


# WeasyPrint leaves the colour profile that PDF/A wants open.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("standard", "words"),
    [("a-2a", "conformance>A<"), ("a-2b", "conformance>B<"), ("ua-1", "pdfuaid:part>1<")],
)
def test_the_file_says_which_standard_it_meets(standard: str, words: str) -> None:
    pdf = reader(document(para("正文。")), pdf_standards=(standard,))
    assert pdf.xmp_metadata is not None
    assert words in pdf.xmp_metadata.rdf_root.toxml().replace('="', ">").replace('"', "<")


def test_the_file_is_tagged() -> None:
    pdf = reader(document(section(1, "总则", para("正文。"))))
    assert "/StructTreeRoot" in pdf.root_object


def test_two_standards_at_once_are_refused() -> None:
    with pytest.raises(UsageProblem, match="一次只能满足一种"):
        rendered(document(para("正文。")), pdf_standards=("a-2a", "ua-1"))


def test_a_character_without_a_font_is_an_error_that_names_it_and_its_place() -> None:
    made = document(Paragraph((Text("联系人张\U000f1234请到", ("people", 0, "name")),)))
    with pytest.raises(RenderError) as caught:
        rendered(made)
    assert "U+F1234" in caught.value.message
    assert "联系人张" in caught.value.message
    assert "people[0].name" in caught.value.message


def test_a_role_font_that_is_missing_is_reported_with_its_substitute() -> None:
    found = rendered(document(para("正文。"))).findings
    assert [finding.name for finding in found] == ["font-substituted"]
    assert "Noto Serif SC" in found[0].message


def test_nothing_outside_the_file_is_read(tmp_path: object) -> None:
    secret = f"file://{tmp_path}/secret.svg"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{secret}"/></svg>'
    data = rendered(
        document(
            Figure(svg.encode(), "image/svg+xml", "图"),
            Paragraph((Link(secret, (Text("链接"),)),)),
            para("正文。", Role.BODY),
        )
    ).data
    assert b"secret" not in data


def test_warnings_of_the_engine_stay_off_the_screen(caplog: pytest.LogCaptureFixture) -> None:
    handlers = logging.getLogger("weasyprint").handlers[:]
    rendered(document(para("正文。")))
    assert not caplog.records
    assert logging.getLogger("weasyprint").handlers == handlers


@pytest.mark.parametrize(
    ("error", "words"),
    [(OSError("cannot load library 'libpango-1.0-0'"), "Pango"), (ImportError("x"), "没有安装")],
)
def test_a_missing_engine_is_told_in_chinese(
    monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    class Broken:
        def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
            if name == "weasyprint":
                raise error

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(RenderError, match=words) as caught:
        rendered(document(para("正文。")))
    assert "typst" in str(caught.value)
