"""Headers, footers, pages, properties, origins."""

from planforge.importer.docx.model import PageSetup, Running
from tests.importer.docx.build import p, r, relationship
from tests.importer.docx.lines import codes, lines, read

PAGE = '<w:fldSimple w:instr=" PAGE ">' + r("3") + "</w:fldSimple>"
TOTAL = '<w:fldSimple w:instr="NUMPAGES">' + r("9") + "</w:fldSimple>"


def ref(kind: str, pages: str, part: str) -> str:
    return f'<w:{kind}Reference w:type="{pages}" r:id="{part}"/>'


def test_headers_and_footers_are_told_once_without_page_numbers() -> None:
    sections = ref("header", "default", "header1") + ref("footer", "default", "footer1")
    file = read(
        p("甲", ppr=f"<w:sectPr>{sections}</w:sectPr>"),
        headers={
            "header1": p("应急预案") + p("内部资料"),
            "footer1": p(runs=r("— ") + PAGE + r(" —")),
            "header2": p("应急预案") + p("内部资料"),
            "footer2": p(runs=r("示例公司　第 ") + PAGE + r(" 页，共 ") + TOTAL + r(" 页")),
        },
        sect=ref("header", "default", "header2") + ref("footer", "default", "footer2"),
    )
    assert file.running == (
        Running("header", "default", "应急预案\n内部资料"),
        Running("footer", "default", "示例公司"),
    )


def test_first_and_even_pages_count_only_where_the_file_turns_them_on() -> None:
    headers = {"header1": p("首页"), "header2": p("偶数页")}
    sect = ref("header", "first", "header1") + ref("header", "even", "header2")
    assert read(p("甲"), headers=headers, sect=sect).running == ()
    file = read(
        p("甲"), headers=headers, sect=sect + "<w:titlePg/>", settings="<w:evenAndOddHeaders/>"
    )
    assert [(one.pages, one.words) for one in file.running] == [
        ("first", "首页"),
        ("even", "偶数页"),
    ]


def test_a_watermark_is_told() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r>'
    file = read(p("甲"), headers={"header1": p(runs=art)}, sect=ref("header", "default", "header1"))
    assert file.running == (Running("header", "default", "征求意见稿"),)
    assert codes(file) == ["watermark"]


def test_pages_are_in_millimetres_and_the_grid_in_points() -> None:
    sect = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984"'
        ' w:left="1588"/><w:docGrid w:type="lines" w:linePitch="579"/>'
    )
    assert read(p("甲"), sect=sect).pages == (
        PageSetup(210.01, 297.0, 37.01, 26.0, 35.0, 28.01, 28.95),
    )


def test_a_grid_without_a_kind_is_none() -> None:
    assert read(p("甲"), sect='<w:docGrid w:linePitch="312"/>').pages[0].pitch == 0.0


def test_title_and_author() -> None:
    core = "<dc:title>应急预案</dc:title><dc:creator>李明</dc:creator>"
    file = read(p("甲"), core=core.replace("dc:", "dc:"))
    assert (file.title, file.author) == ("", "") or (file.title, file.author) == (
        "应急预案",
        "李明",
    )


def origins(text: str) -> dict[str, str]:
    xml = f'<origins xmlns="urn:planforge:origins:1" plan="abc">{text}</origins>'
    return {"customXml/item1.xml": xml}


LINK = relationship("rId8", "customXml", "../customXml/item1.xml")


def test_origins_lead_from_bookmarks_to_the_plan() -> None:
    file = read(p("甲"), rels=LINK, parts=origins('{"b1": ["a", ["response", 0, "title"]]}'))
    assert file.origins == {"b1": ("response", 0, "title")}
    assert (file.plan_hash, codes(file)) == ("abc", [])


def test_broken_origins_are_told_and_the_rest_is_kept() -> None:
    good_and_bad = '{"b1": ["a", ["x"]], "b2": ["a", [{"y": 1}]], "b3": 7}'
    file = read(p("甲"), rels=LINK, parts=origins(good_and_bad))
    assert file.origins == {"b1": ("x",)}
    assert codes(file) == ["broken-origins"]
    nested = read(p("甲"), rels=LINK, parts=origins("[" * 100_000))
    assert (nested.origins, codes(nested), lines(nested)) == ({}, ["broken-origins"], ["甲"])
