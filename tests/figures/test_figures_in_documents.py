"""A drawn figure in each format: the same words, a vector picture, never a file of the plan's."""

import re
import struct
import xml.etree.ElementTree as ET

import pytest

from planforge.document import Document, Figure, blocks_of
from planforge.profiles import load_layout
from planforge.writers.base import Options, Output
from planforge.writers.docx import write_docx
from planforge.writers.figures import raster
from planforge.writers.html import write_html
from planforge.writers.markdown import write_markdown
from planforge.writers.text import write_text
from tests.plan_text import document, found
from tests.writers.docx.word import Word

_SVG = "{http://www.w3.org/2000/svg}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ASVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
PLAN = """
组织机构:
  机构:
    - {名称: 应急指挥部, 类别: 指挥机构, 负责人: 示例甲}
    - {名称: 诉求接待组, 类别: 工作组, 负责人: 示例乙}
    - {名称: 事实核查组, 类别: 工作组, 负责人: 示例丙}
附件:
  - {种类: 图, 标题: 应急组织机构图, 图: {画: 组织机构图, 图题: 图1 应急组织机构}}
"""


def _figure(made: Document) -> Figure:
    (figure,) = (block for block in blocks_of(made) if isinstance(block, Figure))
    return figure


def _docx(made: Document) -> Output:
    return write_docx(made, load_layout("corporate"), Options())


def test_the_svg_is_well_formed_and_as_wide_as_the_figure_says() -> None:
    figure = _figure(document(PLAN))
    root = ET.fromstring(figure.data)
    assert root.attrib["width"].removesuffix("pt") == root.attrib["viewBox"].split()[2]
    assert float(root.attrib["viewBox"].split()[2]) == pytest.approx(figure.width / 25.4 * 72, 0.01)
    texts = [text.text for text in root.iter(f"{_SVG}text")]
    assert sorted(filter(None, texts)) == sorted(
        ["应急指挥部", "示例甲", "诉求接待组", "示例乙", "事实核查组", "示例丙"]
    )
    assert len(list(root.iter(f"{_SVG}rect"))) == 3


def test_words_of_the_plan_cannot_break_out_of_the_svg() -> None:
    hostile = PLAN.replace("示例甲", "'</text><script>alert(1)</script>'")
    root = ET.fromstring(_figure(document(hostile)).data)
    assert {element.tag.removeprefix(_SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "polyline", "text",
    }  # fmt: skip


def test_what_the_figure_shows_is_said_to_those_who_do_not_see_it() -> None:
    alt = "图1 应急组织机构：应急指挥部：示例甲；诉求接待组：示例乙；事实核查组：示例丙"
    assert _figure(document(PLAN)).alt == alt


def test_html_holds_the_drawing_itself() -> None:
    html = write_html(document(PLAN), load_layout("corporate"), Options()).data.decode()
    assert html.count("<svg ") == 1
    assert "诉求接待组</text>" in html
    assert "data:image/svg" not in html


def test_text_and_markdown_print_an_indented_tree() -> None:
    layout = load_layout("corporate")
    text = write_text(document(PLAN), layout, Options()).data.decode()
    assert "应急指挥部：示例甲\n\u3000诉求接待组：示例乙\n\u3000事实核查组：示例丙\n" in text
    markdown = write_markdown(document(PLAN), layout, Options()).data.decode()
    assert "- 应急指挥部：示例甲\n  - 诉求接待组：示例乙\n  - 事实核查组：示例丙\n" in markdown


def test_word_gets_the_svg_with_a_bitmap_beside_it() -> None:
    pytest.importorskip("typst", reason="bitmaps are drawn by Typst")
    output = _docx(document(PLAN))
    assert not [finding for finding in output.findings if finding.code == "PF622"]
    word = Word(output.data)
    (blip,) = word.tree("word/document.xml").iter(f"{_A}blip")
    (vector,) = blip.iter(f"{_ASVG}svgBlip")
    targets = {
        str(relation.attrib["Id"]): str(relation.attrib["Target"])
        for relation in word.tree("word/_rels/document.xml.rels")
    }
    bitmap = word.parts[f"word/{targets[str(blip.attrib[f'{_R}embed'])]}"]
    svg = word.parts[f"word/{targets[str(vector.attrib[f'{_R}embed'])]}"]
    assert b'Extension="svg" ContentType="image/svg+xml"' in word.parts["[Content_Types].xml"]
    box = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert box is not None
    across, down = struct.unpack(">II", bitmap[16:24])
    assert across / down == pytest.approx(float(box[1]) / float(box[2]), rel=0.01)
    assert across > 2.5 * float(box[1])


def test_without_typst_word_gets_the_words_and_its_reader_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raster.figure_png.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    output = _docx(document(PLAN))
    (finding,) = (finding for finding in output.findings if finding.code == "PF622")
    assert "图1 应急组织机构" in finding.message
    assert "没有安装 typst" in finding.message
    main = Word(output.data).parts["word/document.xml"].decode()
    assert "诉求接待组：示例乙" in main
    assert "<w:drawing" not in main


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert _figure(document(PLAN)).data == _figure(document(PLAN)).data
    first = _docx(document(PLAN)).data
    raster.figure_png.cache_clear()
    assert _docx(document(PLAN)).data == first


def test_a_figure_of_which_the_plan_holds_nothing_is_told_with_what_to_write() -> None:
    text = "附件:\n  - {种类: 图, 标题: 报告流程, 图: {画: 报告链}}\n"
    (finding,) = (one for one in found(text) if one.code == "PF312")
    assert finding.message == "预案里没有可以画成“报告链”的内容，这张图没有画出来。"
    assert finding.at == ("annexes", 0, "figure")


def test_a_figure_named_in_the_place_of_a_file_is_told_how_to_be_drawn() -> None:
    (finding,) = (
        one for one in found("附件:\n  - {标题: 图, 图: 组织机构图}\n") if one.code == "PF303"
    )
    assert finding.hint == "要照预案的内容画，写 图: {画: 组织机构图}。"


def test_a_file_beside_a_figure_that_is_drawn_is_not_lost_in_silence() -> None:
    codes = {one.code for one in found(PLAN.replace("画:", "文件: a.png, 画:"))}
    assert "PF313" in codes
    assert "PF313" not in {one.code for one in found(PLAN)}


def test_sheets_of_a_figure_are_counted_in_their_captions() -> None:
    units = "".join(
        f"    - {{名称: 第{n}现场处置和后勤保障工作组, 负责人: 示例{n}（负责人的职务）}}\n"
        for n in range(120)
    )
    text = (
        f"组织机构:\n  机构:\n    - {{名称: 指挥部, 类别: 指挥机构}}\n{units}"
        + PLAN[PLAN.index("附件") :]
    )
    figures = [block for block in blocks_of(document(text)) if isinstance(block, Figure)]
    assert len(figures) > 1
    assert figures[0].told
    assert not figures[1].told
    assert figures[1].alt == f"图1 应急组织机构（2/{len(figures)}）"
