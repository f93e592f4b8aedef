"""Chapters as real plans write them: without numbers, with ends behind lists, with footnotes."""

from planforge.document import Footnote, Paragraph, Text
from planforge.importer import Imported, Original, import_original, import_text
from planforge.importer.lines import Kind, Line
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.source import load_text


def plan(imported: Imported) -> Plan:
    loaded = load_text(imported.yaml.encode(), "plan.yaml", profiles=profile_names())
    assert loaded.plan is not None, [finding.message for finding in loaded.findings]
    assert imported.findings == ()
    return loaded.plan


def test_headings_without_numbers_are_chapters_like_others() -> None:
    text = "# 示例应急预案\n\n## 适用范围\n\n全部场所。\n\n## 应急响应\n\n立即报告。\n"
    made = import_text(text.encode(), "预案.md")
    got = plan(made)
    assert got.scope is not None
    assert got.scope.text == "全部场所。"
    assert got.scheme is not None
    assert got.scheme.marks == ("",)


def test_paragraphs_behind_the_last_entry_of_a_part_are_its_body() -> None:
    text = "# 示例应急预案\n\n## 一、工作原则\n\n1. 以人为本。\n2. 快速反应。\n\n以上原则并重。\n"
    got = plan(import_text(text.encode(), "预案.md"))
    assert got.background is not None
    principles = got.background.principles
    assert principles is not None
    assert [item.text for item in principles.items] == ["以人为本。", "快速反应。"]
    assert principles.body == "以上原则并重。"


def test_an_introduction_before_the_units_is_theirs() -> None:
    text = (
        "示例应急预案\n一、组织机构\n公司设两个组。\n1.处置组：负责救人。\n2.联络组：负责报告。\n"
    )
    got = plan(import_text(text.encode(), "预案.txt"))
    assert got.organization is not None
    assert got.organization.units is not None
    assert got.organization.units.text == "公司设两个组。"
    assert [unit.name for unit in got.organization.units.units] == ["处置组", "联络组"]


def test_a_title_of_its_own_is_seen_through_the_pieces_under_it() -> None:
    text = (
        "示例应急预案\n一、出了事告诉谁\n（一）信息接报\n前台接听电话。\n（二）报告程序\n"
        "逐级报告。\n（三）报告内容\n时间和地点。\n"
    )
    got = plan(import_text(text.encode(), "预案.txt"))
    assert got.reporting is not None
    assert got.reporting.reception is not None
    assert got.reporting.content is not None
    assert got.outline[0].title == "出了事告诉谁"


def test_a_footnote_stays_where_it_is_called_in_typed_texts_too() -> None:
    note = Footnote((Paragraph((Text("含[临时]场所。"),)),))
    words = (Text("全部场所"), note, Text("。"))
    lines = (
        Line(1, Kind.TITLE, "示例应急预案"),
        Line(2, Kind.HEADING, "适用范围", 1),
        Line(3, Kind.WORDS, "全部场所。", content=words),
    )
    said = ((1, "示例应急预案"), (2, "适用范围"), (3, "全部场所。"))
    got = plan(import_original(Original("预案.docx", lines, said, unit="段")))
    assert got.scope is not None
    assert got.scope.text == "全部场所[[^含（临时）场所。]]。"
