"""The labels that Word counts."""

import re
from pathlib import Path

import pytest

from planforge.importer.docx.model import ListLabel
from tests.importer.docx.build import abstract, docx, lvl, num, p, start_at, style
from tests.importer.docx.parts import Parts, read

DECIMAL = (lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3"))


def numbered(numbering: str, *places: tuple[int, int], styles: str = "") -> Parts:
    """A file with a paragraph at each place of its lists."""
    return read(docx("".join(p("字", num=place) for place in places), numbering=numbering,
                     styles=styles))  # fmt: skip


def only(numbering: str) -> ListLabel:
    """The label of one paragraph in list 1 at its first level."""
    label = numbered(numbering).lists.label("1", 0)
    assert label is not None
    return label


def test_levels_count_and_restart_below_any_level_above() -> None:
    parts = numbered(
        abstract(1, *DECIMAL) + num(1, 1),
        *((1, level) for level in (0, 1, 2, 2, 1, 2, 0, 1, 2)),
    )
    assert parts.labels == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1", "2.1.1"]


def test_lists_of_one_abstract_list_share_their_count() -> None:
    parts = numbered(abstract(1, *DECIMAL) + num(1, 1) + num(2, 1), (1, 0), (2, 0), (1, 0), (2, 0))
    assert parts.labels == ["1", "2", "3", "4"]


def test_a_start_override_holds_at_the_first_use_of_its_list_only() -> None:
    parts = numbered(
        abstract(1, *DECIMAL) + num(1, 1) + num(2, 1, start_at(0, 7)),
        *((1, 0), (1, 0), (2, 0), (1, 0), (2, 0)),
    )
    assert parts.labels == ["1", "2", "7", "8", "9"]


def test_a_start_override_is_where_its_level_restarts() -> None:
    parts = numbered(
        abstract(1, *DECIMAL) + num(1, 1, start_at(1, 5)), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)
    )
    assert parts.labels == ["1", "1.5", "1.6", "2", "2.5"]


def test_an_override_may_bring_a_whole_level() -> None:
    whole = f'<w:lvlOverride w:ilvl="0">{lvl(0, "chineseCounting", "（%1）")}</w:lvlOverride>'
    parts = numbered(abstract(1, *DECIMAL) + num(1, 1) + num(2, 1, whole), (1, 0), (2, 0), (1, 0))
    assert parts.labels == ["1", "（二）", "3"]


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ("1", ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]),
        ("2", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ("0", ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3"]),
    ],
)
def test_a_level_restarts_after_the_level_that_it_names(restart: str, labels: list[str]) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    levels = (*DECIMAL[:2], lvl(2, "decimal", "%1.%2.%3", more=more))
    places = ((1, level) for level in (0, 1, 2, 1, 2, 0, 1, 2))
    assert numbered(abstract(1, *levels) + num(1, 1), *places).labels == labels


def test_articles_count_through_the_chapters() -> None:
    numbering = abstract(
        1,
        lvl(0, "chineseCountingThousand", "第%1章"),
        lvl(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'),
    ) + num(1, 1)
    parts = numbered(numbering, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert parts.labels == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_a_skipped_level_shows_its_first_number_and_has_used_it() -> None:
    parts = numbered(abstract(1, *DECIMAL) + num(1, 1), (1, 0), (1, 2), (1, 1), (1, 2))
    assert parts.labels == ["1", "1.1.1", "1.2", "1.2.1"]


def test_a_list_may_begin_below_its_first_level() -> None:
    levels = (lvl(0, "decimal", "%1", start=3), lvl(1, "decimal", "%1.%2"))
    assert numbered(abstract(1, *levels) + num(1, 1), (1, 1), (1, 1)).labels == ["3.1", "3.2"]


def test_legal_levels_show_every_number_as_a_decimal() -> None:
    numbering = abstract(
        1,
        lvl(0, "chineseCounting", "第%1章"),
        lvl(1, "lowerLetter", "%1.%2", more="<w:isLgl/>"),
        lvl(2, "decimal", "%1-%3"),
    ) + num(1, 1)
    assert numbered(numbering, (1, 0), (1, 1), (1, 2)).labels == ["第一章", "1.1", "一-1"]


def test_numbers_stand_in_any_order_within_the_text() -> None:
    numbering = abstract(
        1, lvl(0, "decimal", "%1"), lvl(1, "chineseCounting", "表%2（章%1）：")
    ) + num(1, 1)
    parts = numbered(numbering, (1, 0), (1, 0), (1, 1))
    assert parts.labels == ["1", "2", "表一（章2）："]


def test_a_number_of_a_level_below_leaves_no_label() -> None:
    assert numbered(abstract(1, lvl(0, "decimal", "%1.%2")) + num(1, 1), (1, 0)).labels == [""]


def test_a_level_without_numbers_has_its_words_and_still_counts() -> None:
    numbering = abstract(1, lvl(0, "none", "注："), lvl(1, "decimal", "%2）")) + num(1, 1)
    assert numbered(numbering, (1, 0), (1, 1), (1, 1)).labels == ["注：", "1）", "2）"]


def test_noughts_before_a_number_are_a_format_that_word_wraps() -> None:
    wrapped = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    level = lvl(0, "decimal", "%1.", start=9).replace('<w:numFmt w:val="decimal"/>', wrapped)
    parts = numbered(abstract(1, level) + num(1, 1), (1, 0), (1, 0))
    assert parts.labels == ["009.", "010."]


def test_a_missing_start_is_nought() -> None:
    parts = numbered(abstract(1, lvl(0, "decimal", "%1", start=None)) + num(1, 1), (1, 0))
    assert parts.labels == ["0"]


def test_numbering_0_and_unknown_lists_give_no_label() -> None:
    parts = numbered(abstract(1, *DECIMAL) + num(1, 1), (1, 0), (0, 0), (77, 0), (1, 0))
    assert parts.labels == ["1", "", "", "2"]


@pytest.mark.parametrize("level", [3, 8, 9, 4000, -1])
def test_levels_that_the_list_does_not_define_give_no_label(level: int) -> None:
    assert numbered(abstract(1, *DECIMAL) + num(1, 1), (1, level), (1, 0)).labels == ["", "1"]


def test_a_hidden_label_counts_unseen() -> None:
    numbering = abstract(1, lvl(0, "decimal", "%1", rpr="<w:vanish/>"), lvl(1, "decimal", "%1.%2"))
    assert numbered(numbering + num(1, 1), (1, 0), (1, 0), (1, 1)).labels == ["", "", "2.1"]


def test_bullets_are_characters_that_everyone_can_read() -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:hint="default"/>'
    label = only(abstract(1, lvl(0, "bullet", "\uf0d8", rpr=font)) + num(1, 1))
    assert (label.text, label.number, label.format, label.prefix) == ("➢", 0, "bullet", "➢")


@pytest.mark.parametrize(
    ("text", "suff", "gap"),
    [
        ("（%1）", "nothing", ""),
        ("%1.", "space", " "),
        ("%1.", "", " "),
        ("%1.", "tab", " "),
        ("%1、", "", "\u3000"),
        ("第%1章", "", "\u3000"),
        ("%1. ", "nothing", " "),
    ],
)
def test_what_parts_the_label_from_the_words(text: str, suff: str, gap: str) -> None:
    label = only(abstract(1, lvl(0, "decimal", text, suff=suff)) + num(1, 1))
    assert label.gap == gap
    assert label.text == text.replace("%1", "1").strip()


def test_a_label_knows_its_parts() -> None:
    parts = numbered(
        abstract(9, lvl(0, "chineseCounting", "第%1章"), lvl(1, "decimal", "附%1.%2）")) + num(1, 9)
    )
    assert parts.lists.label("1", 0) is not None
    assert parts.lists.label("1", 1) == ListLabel(
        text="附一.1）",
        gap="\u3000",
        format="decimal",
        prefix="附",
        suffix="）",
        number=1,
        parents=(1,),
        level=1,
        list="9",
    )


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    numbering = (
        abstract(1, more='<w:numStyleLink w:val="Law"/>')
        + abstract(2, lvl(0, "chineseCounting", "第%1条"), more='<w:styleLink w:val="Law"/>')
        + num(1, 1)
        + num(2, 2)
    )
    assert numbered(numbering, (1, 0), (2, 0)).labels == ["第一条", "第二条"]


def test_a_numbering_style_leads_to_its_list_where_no_list_leads_back() -> None:
    law = style("Law", "Law", kind="numbering", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>')
    numbering = (
        abstract(1, more='<w:numStyleLink w:val="Law"/>')
        + abstract(2, lvl(0, "decimal", "%1)"))
        + num(1, 1)
        + num(2, 2)
    )
    assert numbered(numbering, (1, 0), styles=law).labels == ["1)"]


def test_lists_that_lead_to_each_other_end() -> None:
    numbering = (
        abstract(1, more='<w:styleLink w:val="B"/><w:numStyleLink w:val="A"/>')
        + abstract(2, more='<w:styleLink w:val="A"/><w:numStyleLink w:val="B"/>')
        + num(1, 1)
    )
    assert numbered(numbering, (1, 0)).labels == [""]


def test_list_and_level_inherit_each_on_its_own() -> None:
    styles = (
        style("H", "heading 1", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("H2", "heading 2", based="H", ppr='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + style("Plain", "plain", based="H2", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    level_only = '<w:numPr><w:ilvl w:val="2"/></w:numPr>'
    list_only = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    body = (
        p("a", style="H")
        + p("b", style="H2")
        + p("c", style="Plain")
        + p("d", style="H2")
        + p("e", style="H2", ppr=level_only)
        + p("f", style="H2", ppr=list_only)
        + p("g", style="H2", num=(0, 0))
    )
    numbering = abstract(1, *DECIMAL) + abstract(2, *DECIMAL) + num(1, 1) + num(2, 2)
    parts = read(docx(body, styles=styles, numbering=numbering))
    assert parts.labels == ["1", "1.1", "", "1.2", "1.2.1", "1.1", ""]


def test_a_style_without_a_level_stands_at_the_one_linked_to_it() -> None:
    styles = (
        style("A", "heading 1", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("B", "heading 2", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("Mine", "mine", based="B")
    )
    levels = (
        lvl(0, "decimal", "%1", more='<w:pStyle w:val="A"/>'),
        lvl(1, "decimal", "%1.%2", more='<w:pStyle w:val="B"/>'),
    )
    body = p("a", style="A") + p("b", style="B") + p("c", style="Mine")
    parts = read(docx(body, styles=styles, numbering=abstract(1, *levels) + num(1, 1)))
    assert parts.labels == ["1", "1.1", "1.2"]


def test_a_level_gives_its_indents() -> None:
    level = lvl(0, "decimal", "%1").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>'
    )
    lists = numbered(abstract(1, level) + num(1, 1)).lists
    assert lists.indents("1", 0).points(10.5) == (-21.0, 21.0)
    assert lists.indents("5", 3).points(10.5) == (0.0, 0.0)


def test_a_file_without_lists_has_no_labels() -> None:
    assert read(docx(p("字", num=(1, 0)))).labels == [""]


@pytest.mark.parametrize(("which", "count"), [("old", 97), ("new", 98)])
def test_counted_labels_are_those_that_were_typed(shared: Path, which: str, count: int) -> None:
    folder = shared / "pairs" / "flood-plan"
    counted = read((folder / f"{which}.numbered.docx").read_bytes()).words
    typed = read((folder / f"{which}.typed.docx").read_bytes()).words
    assert sum(bool(label) for label, _ in counted) == count
    assert [_tight(label + words) for label, words in counted] == [
        _tight(words) for _, words in typed
    ]


def test_labels_that_wps_counts_go_on_from_typed_ones(shared: Path) -> None:
    parts = read((shared / "corpus" / "implementation-plan-wps.docx").read_bytes())
    assert [(label, words[:6]) for label, words in parts.words if label] == [
        ("1、", "成立项目组："),
        ("2、", "前期调研：\u2002"),
        ("3、", "编制《软件需"),
        ("（二）", "需求调研确认"),
        ("（三）", "软件功能实现"),
        ("（四）", "数据标准化初"),
        ("（五）", "系统安装测试"),
        ("三．", "系统验收 "),
    ]


def _tight(words: str) -> str:
    return re.sub(r"\s", "", words)
