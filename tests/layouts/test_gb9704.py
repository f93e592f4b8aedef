"""The layout gb9704 measured on the rendered page, clause by clause of GB/T 9704-2012."""

from dataclasses import replace
from itertools import pairwise

import pytest

from planforge.document import (
    PRESETS,
    Block,
    Break,
    Document,
    FrontMatter,
    FrontPage,
    Meta,
    Orientation,
    PageKind,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Strong,
    Text,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write
from tests.layouts.measure import MM, Page, pages
from tests.writers.sample import item, para, section

CHAR = 16 - 0.21
"""Pitch of characters in points."""

RED = (1.0, 0.0, 0.0)


def rendered(
    *body: Block,
    preset: str = "",
    front: tuple[FrontPage, ...] = (),
    imprint: tuple[Block, ...] = (),
) -> list[Page]:
    document = Document(
        Meta("样本"), PRESETS["gongwen"], body, front=FrontMatter(front), imprint=imprint
    )
    layout = load_layout("gb9704", preset)
    return pages(write("pdf", number(document), layout, Options()).data)


def body_lines(page: Page) -> list[str]:
    return [line.text for line in page.lines if "—" not in line.text]


@pytest.mark.parametrize(
    ("preset", "top", "pitch"),
    [("", 37, 28.95), ("37/35", 37, 28.95), ("34.58/32.58", 34.58, 29.45)],
)
def test_a_page_has_22_lines_of_28_characters(preset: str, top: float, pitch: float) -> None:
    first, second = rendered(para("测" * (28 * 23 - 2)), preset=preset)
    lines = body_lines(first)
    assert len(lines) == 22
    assert [len(line) for line in lines] == [26] + [28] * 21
    assert body_lines(second) == ["测" * 28]
    bases = [line.base for line in first.lines[:22]]
    steps = {round((b - a) * MM, 2) for a, b in pairwise(bases)}
    assert steps == {pitch}
    half = (pitch - 16) / 2 / MM
    assert first.lines[0].top == pytest.approx(top + half, abs=0.02)


def test_the_paper_is_a4_and_the_type_area_156_by_225_millimetres() -> None:
    page = rendered(para("测" * (28 * 23 - 2)))[0]
    assert (round(page.width), round(page.height)) == (210, 297)
    second = page.lines[1]
    assert second.left == pytest.approx(28, abs=0.05)
    assert second.right == pytest.approx(210 - 26, abs=0.1)
    last = page.lines[21]
    bottom = last.top + 16 / MM
    assert 37 + 225 - 6 < bottom < 37 + 225


def test_lines_begin_at_the_margin_and_paragraphs_two_characters_in() -> None:
    first, second = rendered(para("测" * 40))[0].lines[:2]
    assert first.left == pytest.approx(28 + 2 * CHAR / MM, abs=0.05)
    assert second.left == pytest.approx(28, abs=0.05)


def test_a_full_line_is_flush_right_though_it_holds_marks_and_figures() -> None:
    text = "为有效防范化解重大安全风险，2026年1月2日起实施；" * 8
    lines = rendered(para(text))[0].lines[:-2]
    for line in lines:
        mark = line.text[-1] in "，；。"
        assert line.right == pytest.approx(184, abs=3.2 if mark else 0.1)


def test_the_title_is_centred_bold_song_of_22_points() -> None:
    page = rendered(para("突发事件应急预案", Role.TITLE), para("正文"))[0]
    title = page.lines[0]
    assert title.size == 22
    assert title.font.startswith("NotoSerifSC")
    assert (title.left + title.right) / 2 == pytest.approx(28 + 78, abs=0.1)
    assert page.lines[1].size == 16


def test_a_title_of_two_lines_keeps_words_whole() -> None:
    title = "某市市场监督管理局关于印发双十二网络交易突发事件应急预案的通知"
    first, second = rendered(para(title, Role.TITLE))[0].lines[:2]
    assert (first.text, second.text) == (
        "某市市场监督管理局关于印发双十二",
        "网络交易突发事件应急预案的通知",
    )


def test_levels_are_set_in_hei_kai_and_fang_of_16_points() -> None:
    layout = load_layout("gb9704")
    assert [layout.heading(depth).font for depth in (1, 2, 3, 4)] == ["hei", "kai", "fang", "fang"]
    body = section(1, "总则", section(2, "目的", section(3, "细目", para("正文"))))
    lines = rendered(body)[0].lines
    assert [line.text for line in lines[:3]] == ["一、总则", "（一）目的", "1.细目"]
    assert {line.size for line in lines[:4]} == {16}
    assert lines[0].font.startswith("NotoSansSC")
    assert lines[1].font.startswith("NotoSerifSC")
    assert lines[0].left == pytest.approx(28 + 2 * CHAR / MM, abs=0.05)


def test_a_run_in_title_looks_as_its_level_does() -> None:
    words = (Strong((Text("指挥部。"),)), Text("负责指挥。"))
    first = replace(item(1, "甲"), content=words)
    line = rendered(first)[0].lines[0]
    assert line.text == "一、指挥部。负责指挥。"
    fonts = {glyph.char: glyph.font for glyph in line.glyphs}
    assert fonts["一"].startswith("NotoSansSC")
    assert fonts["部"].startswith("NotoSansSC")
    assert fonts["责"].startswith("NotoSerifSC")


def test_page_numbers_stand_outside_seven_millimetres_below_the_type_area() -> None:
    odd, even = rendered(para("测" * (28 * 23)))
    left, right = even.lines[-1], odd.lines[-1]
    assert (right.text, left.text) == ("— 1 —", "— 2 —")
    assert {right.size, left.size} == {14}
    indent = 14 / MM
    assert right.right == pytest.approx(184 - indent, abs=0.1)
    assert left.left == pytest.approx(28 + indent, abs=0.1)
    # The dash stands half an em below the em box's top, a little more or less by font.
    dash = right.top + 0.5 * 14 / MM
    assert dash == pytest.approx(37 + 225 + 7, abs=0.5)


def test_a_landscape_page_keeps_its_number_in_place_on_the_sheet() -> None:
    blocks = (
        para("竖"),
        Break(Orientation.LANDSCAPE),
        para("横"),
        Break(Orientation.PORTRAIT),
        para("竖"),
    )
    first, wide, last = rendered(*blocks)
    assert (round(wide.width), round(wide.height)) == (297, 210)
    turned = [glyph for glyph in wide.glyphs if not glyph.upright]
    assert "".join(glyph.char for glyph in turned).strip() == "— 2 —"
    # Of the portrait sheet: 28 mm + 1 字 from the left edge, as on any even page.
    assert last.lines[-1].text == "— 3 —"
    assert first.lines[-1].base == pytest.approx(last.lines[-1].base, abs=0.01)
    assert turned[0].left == pytest.approx(297 - first.lines[-1].base, abs=0.1)
    assert wide.line("横").left == pytest.approx(35 + 2 * CHAR / MM, abs=0.05)


def test_an_annex_begins_a_page_with_its_label_above_and_its_title_on_line_three() -> None:
    annexes = (
        Section(1, (Text("联系人名单"),), (para("内容"),), kind=SectionKind.ANNEX),
        Section(1, (Text("物资清单"),), (), kind=SectionKind.ANNEX),
    )
    page = rendered(para("正文"), *annexes)[1]
    label, title = page.lines[0], page.lines[1]
    assert (label.text, title.text) == ("附件1", "联系人名单")
    assert label.left == pytest.approx(28, abs=0.05)
    assert label.font.startswith("NotoSansSC")
    assert label.size == 16
    assert (title.left + title.right) / 2 == pytest.approx(28 + 78, abs=0.1)
    third = 37 + 2 * 28.95 / MM
    assert third < title.top < third + 28.95 / MM
    assert page.lines[-1].text == "— 2 —"


def test_the_signer_stands_over_the_middle_of_the_date_four_characters_in() -> None:
    page = rendered(
        para("正文"), para("某市市场监督管理局", Role.SIGNER), para("2026年1月2日", Role.DATE)
    )[0]
    signer, date = page.line("管理局"), page.line("2026")
    assert date.right == pytest.approx(184 - 4 * CHAR / MM, abs=0.6)
    middle = (date.left + date.right) / 2
    assert (signer.left + signer.right) / 2 == pytest.approx(middle, abs=0.5)
    assert (date.base - signer.base) * MM == pytest.approx(28.95, abs=0.1)


def test_several_signers_stand_below_each_other_and_none_is_lost() -> None:
    signers = [para(f"某市第{n}管理局", Role.SIGNER) for n in "一二三"]
    page = rendered(para("正文"), *signers, para("2026年1月2日", Role.DATE))[0]
    lines = [line for line in page.lines if "管理局" in line.text or "2026" in line.text]
    assert [line.text[3] for line in lines[:3]] == ["一", "二", "三"]
    assert [(b.base - a.base) * MM for a, b in pairwise(lines)] == pytest.approx(
        [28.95] * 3, abs=0.1
    )
    alone = rendered(para("正文"), *signers, para("尾"))[0]
    assert sum("管理局" in line.text for line in alone.lines) == 3


def test_the_note_of_annexes_follows_one_blank_line_and_its_lines_stand_close() -> None:
    notes = [para(f"{n}.清单", Role.ATTACHMENT_NOTE) for n in (1, 2, 3)]
    bases = [line.base * MM for line in rendered(para("正文"), *notes)[0].lines[:4]]
    steps = [b - a for a, b in pairwise(bases)]
    assert steps == pytest.approx([2 * 28.95, 28.95, 28.95], abs=0.05)


def red_head() -> FrontPage:
    return FrontPage(
        PageKind.RED_HEAD,
        (
            para("000012", Role.CLASSIFICATION),
            para("机密★1年", Role.CLASSIFICATION),
            para("某市人民政府", Role.ISSUER_MARK),
            para("某政发〔2026〕10号", Role.DOC_NUMBER),
        ),
    )


def test_the_red_head_stands_35_millimetres_down_and_its_rule_4_below_the_number() -> None:
    page = rendered(para("关于防汛的通知", Role.TITLE), front=(red_head(),))[0]
    assert [line.text for line in page.lines[:2]] == ["000012", "机密★1年"]
    mark, sign = page.line("某市人民政府"), page.line("10号")
    assert mark.top == pytest.approx(37 + 35, abs=0.1)
    rule = page.strokes[0]
    assert mark.inked[0].color == rule.color == RED
    assert rule.length == pytest.approx(156, abs=0.1)
    assert rule.left == pytest.approx(28, abs=0.05)
    assert rule.at - (sign.top + 16 / MM) == pytest.approx(4, abs=0.5)
    two_lines = 2 * 28.95 / MM
    title = page.line("防汛")
    assert title.top - rule.at == pytest.approx(two_lines, abs=2.5)
    assert page.lines[-1].text == "— 1 —"


def test_a_long_issuers_mark_shrinks_onto_one_line() -> None:
    mark = para("某某省某某市某某区市场监督管理局文件", Role.ISSUER_MARK)
    page = rendered(para("正文"), front=(FrontPage(PageKind.RED_HEAD, (mark,)),))[0]
    line = page.line("市场监督")
    assert line.text == "某某省某某市某某区市场监督管理局文件"
    assert line.left == pytest.approx(28, abs=0.5)
    assert line.right == pytest.approx(184, abs=0.5)


def test_the_imprint_stands_at_the_foot_of_the_last_page_between_rules() -> None:
    imprint = (
        para("抄送：市应急管理局。", Role.IMPRINT),
        para("某局办公室　　2026年1月2日印发", Role.IMPRINT),
    )
    page = rendered(para("正文"), imprint=imprint)[-1]
    rules = page.strokes
    assert [round(rule.thickness, 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert {round(rule.length) for rule in rules} == {156}
    assert rules[-1].at == pytest.approx(37 + 225, abs=0.5)
    first = page.line("抄送")
    assert first.size == 14
    assert first.left == pytest.approx(28 + 14 / MM, abs=0.1)


def test_front_pages_have_no_number_and_the_text_begins_with_page_one() -> None:
    cover = FrontPage(PageKind.COVER, (para("预案", Role.COVER_TITLE),))
    first, second = rendered(Paragraph((Text("正文"),)), front=(cover,))
    assert [line.text for line in first.lines] == ["预案"]
    assert second.lines[-1].text == "— 1 —"
