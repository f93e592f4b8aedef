"""The layout shop, measured on the rendered page."""

from planforge.document import (
    PRESETS,
    Block,
    Document,
    FrontMatter,
    FrontPage,
    Meta,
    PageKind,
    Role,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write
from tests.layouts.measure import Page, pages
from tests.writers.sample import item, para, section


def rendered(*body: Block) -> list[Page]:
    summary = FrontPage(
        PageKind.SUMMARY,
        (
            para("出事先看这一页", Role.PAGE_TITLE),
            para("先下架，再报店主。", Role.CALLOUT),
            para("找谁：店主 130 0000 0001", Role.CALLOUT),
        ),
    )
    meta = Meta("大促应急预案", author="示例旗舰店")
    document = Document(meta, PRESETS["gongwen"], body, "shop", FrontMatter((summary,)))
    return pages(write("pdf", number(document), load_layout("shop"), Options()).data)


def test_the_first_page_says_what_to_do_and_whom_to_call_and_the_plan_goes_on_below() -> None:
    page = rendered(para("大促应急预案", Role.TITLE), section(1, "总则", para("正文")))[0]
    texts = [line.text for line in page.lines]
    assert texts[:4] == [
        "出事先看这一页",
        "先下架，再报店主。",
        "找谁：店主 130 0000 0001",
        "大促应急预案",
    ]
    assert texts[-1] == "示例旗舰店第 1 页，共 1 页"


def test_the_text_is_small_and_has_one_accent_colour_dark_enough_for_black_and_white() -> None:
    body = (para("大促应急预案", Role.TITLE), section(1, "总则", item(2, "正文" * 40)))
    page = rendered(*body)[0]
    assert page.line("正文").size == 10.5
    colours = {glyph.color for glyph in page.glyphs}
    tinted = {colour for colour in colours if len(set(colour)) > 1}
    assert len(tinted) == 1
    red, green, blue = next(iter(tinted))
    assert 0.3 * red + 0.59 * green + 0.11 * blue < 0.4


def test_items_of_one_depth_stand_under_each_other() -> None:
    tree = item(2, "甲", item(3, "乙", item(4, "丙")), item(3, "丁"))
    lines = {line.text[-1]: line.left for line in rendered(section(1, "总则", tree))[0].lines}
    assert lines["甲"] < lines["乙"] < lines["丙"]
    assert lines["乙"] == lines["丁"]
