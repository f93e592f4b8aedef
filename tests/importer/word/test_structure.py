"""What the lines of a Word file are: headings, entries, titles, tables."""

import pytest

from planforge.document import Figure, Section, Strong, Table, Text
from planforge.importer.docx.model import Look, WordFile
from planforge.importer.word import document_of
from tests.importer.word.made import CENTRE, counted, h, p, picture, table, title, wordfile
from tests.outline import outline

TITLE = title("某县防汛应急预案")


def tree(*blocks: object) -> str:
    word = wordfile(*blocks)  # type: ignore[arg-type]
    return outline(document_of(word).document)


def test_styles_make_headings_and_their_levels() -> None:
    assert tree(
        TITLE, h(1, "总则"), h(2, "编制目的"), p("为了防汛，制定本预案。"), h(1, "附则"), p("略。")
    ) == ("# 总则\n  # 编制目的\n    ¶ 为了防汛，制定本预案。\n# 附则\n  ¶ 略。")


def test_labels_make_headings_where_there_are_no_styles() -> None:
    assert tree(
        TITLE,
        p("一、总则"),
        p("（一）编制目的"),
        p("为了防汛，制定本预案。"),
        p("（二）适用范围"),
        p("适用于本县。"),
        p("二、附则"),
        p("略。"),
    ) == (
        "# 一、总则\n  # （一）编制目的\n    ¶ 为了防汛，制定本预案。\n"
        "  # （二）适用范围\n    ¶ 适用于本县。\n# 二、附则\n  ¶ 略。"
    )


def test_a_sentence_styled_as_heading_is_a_paragraph_with_its_label() -> None:
    assert tree(
        TITLE,
        h(1, "一、总则"),
        h(2, "（一）编制目的。为了防汛，制定本预案。"),
        h(2, "（二）适用范围。适用于本县。"),
        h(1, "二、附则"),
    ) == (
        "# 一、总则\n  （一）编制目的。为了防汛，制定本预案。\n"
        "  （二）适用范围。适用于本县。\n# 二、附则"
    )


def test_a_chapter_styled_as_heading_from_end_to_end_is_body_text() -> None:
    assert tree(
        TITLE,
        h(1, "一、总则"),
        h(1, "防汛工作由县长负责。"),
        h(1, "各镇服从调度。"),
        h(1, "值班室电话公布于后"),
        h(1, "（一）值班。全天有人值班。"),
        h(1, "二、附则"),
        h(1, "本预案自印发之日起实施。"),
    ) == (
        "# 一、总则\n  ¶ 防汛工作由县长负责。\n  ¶ 各镇服从调度。\n  ¶ 值班室电话公布于后\n"
        "  （一）值班。全天有人值班。\n# 二、附则\n  ¶ 本预案自印发之日起实施。"
    )


def test_two_kinds_of_labels_in_one_style_stand_under_each_other() -> None:
    assert tree(
        TITLE,
        h(1, "一、总则"),
        h(1, "（一）目的"),
        p("略。"),
        h(1, "（二）范围"),
        p("略。"),
        h(1, "二、附则"),
    ) == ("# 一、总则\n  # （一）目的\n    ¶ 略。\n  # （二）范围\n    ¶ 略。\n# 二、附则")


def test_a_chapter_that_nobody_styled_is_one_like_those_before() -> None:
    assert tree(
        TITLE,
        h(1, "一、总则"),
        p("略。"),
        p("二、组织机构"),
        p("略。"),
        h(1, "三、附则"),
        p("略。"),
    ) == ("# 一、总则\n  ¶ 略。\n# 二、组织机构\n  ¶ 略。\n# 三、附则\n  ¶ 略。")


def test_counted_labels_count_whatever_the_words_look_like() -> None:
    first = counted("1.", 1, suffix=".")
    second = counted("2.", 2, suffix=".")
    assert tree(
        TITLE,
        p("一、人员"),
        p("3人值班，2人备勤。", label=first),
        p("10分钟内到岗。", label=second),
    ) == ("# 一、人员\n  1.3人值班，2人备勤。\n  2.10分钟内到岗。")


def test_counted_and_typed_labels_mix_in_one_list() -> None:
    assert tree(
        TITLE,
        p("一、职责"),
        p("报告情况。", label=counted("1.", 1, suffix=".")),
        p("2.组织疏散。"),
        p("清点人数。", label=counted("3.", 3, suffix=".")),
    ) == ("# 一、职责\n  1.报告情况。\n  2.组织疏散。\n  3.清点人数。")


def test_a_counted_label_before_a_typed_one_keeps_both() -> None:
    assert tree(
        TITLE, p("一、职责"), p("（一）报告情况。", label=counted("1.", 1, suffix="."))
    ) == ("# 一、职责\n  1.（一）报告情况。")


def test_a_counted_label_that_shows_its_parents_is_joined() -> None:
    made = document_of(
        wordfile(
            TITLE,
            h(1, "总则", counted("1", 1, gap="　")),
            h(2, "目的", counted("1.1", 1, level=1, parents=(1,), gap="　")),
            p("略。"),
        )
    )
    chapter = made.document.body[0]
    assert isinstance(chapter, Section)
    inner = chapter.blocks[0]
    assert isinstance(inner, Section)
    assert inner.label is not None
    assert inner.label.mark.joined
    assert inner.label.parents == (1,)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        (counted("（一）", kind="chineseCounting", prefix="（", suffix="）"), "（一）甲。"),
        (counted("①", kind="decimalEnclosedCircle"), "①甲。"),
        (counted("⑴", kind="decimalEnclosedParen"), "⑴甲。"),
        (counted("1)", suffix=")"), "1)甲。"),
        (counted("a.", kind="lowerLetter", suffix="."), "a.甲。"),
        (counted("Ⅰ.", kind="upperRoman", suffix="."), "Ⅰ.甲。"),
        (counted("●", 0, kind="bullet"), "●甲。"),
        (
            counted("第一步：", kind="chineseCounting", prefix="第", suffix="步："),
            "第一步： 甲。",
        ),
        (counted("壹、", kind="chineseLegalSimplified", suffix="、"), "¶ 壹、 甲。"),
        (counted("A.", kind="upperLetter", suffix="."), "¶ A. 甲。"),
        (counted("01.", kind="decimalZero", suffix="."), "¶ 01. 甲。"),
    ],
)
def test_what_no_mark_can_say_stays_typed_words(label: object, shown: str) -> None:
    made = tree(TITLE, p("一、职责"), p("甲。", label=label))  # type: ignore[arg-type]
    assert made.split("\n")[1].strip().removeprefix("¶ ") == shown.removeprefix("¶ ")


def test_bullets_nest_by_the_levels_of_their_list() -> None:
    dot, ring = counted("●", 0, kind="bullet"), counted("●", 0, kind="bullet", level=1)
    assert tree(
        TITLE,
        p("一、物资"),
        p("救生衣。", label=dot),
        p("大号。", label=ring),
        p("绳索。", label=dot),
    ) == ("# 一、物资\n  ●救生衣。\n    ●大号。\n  ●绳索。")


def test_a_list_inside_an_entry_of_another_list_stays_inside() -> None:
    def one(number: int, name: str) -> object:
        return counted(f"{number}.", number, suffix=".", name=name)

    assert tree(
        TITLE,
        p("一、步骤"),
        p("报警。", label=one(1, "a")),  # type: ignore[arg-type]
        p("说清地点。", label=one(1, "b")),  # type: ignore[arg-type]
        p("说清人数。", label=one(2, "b")),  # type: ignore[arg-type]
        p("疏散。", label=one(2, "a")),  # type: ignore[arg-type]
    ) == ("# 一、步骤\n  1.报警。\n    1.说清地点。\n    2.说清人数。\n  2.疏散。")


def test_articles_may_stand_right_before_their_words() -> None:
    assert tree(
        TITLE,
        p("第一章总则"),
        p("第一条为了防汛，制定本办法。"),
        p("第二条本县适用本办法。"),
        p("第一条所称防汛，包括抗旱。"),
        p("第二章附则"),
        p("第三条自印发之日起施行。"),
    ) == (
        "# 第一章总则\n  第一条为了防汛，制定本办法。\n  第二条本县适用本办法。\n"
        "    ¶ 第一条所称防汛，包括抗旱。\n# 第二章附则\n  第三条自印发之日起施行。"
    )


def test_a_forced_line_break_parts_entries() -> None:
    assert tree(TITLE, p("一、职责\n1.报告。\n2.疏散。")) == "# 一、职责\n  1.报告。\n  2.疏散。"


def test_a_title_set_in_two_lines_is_one() -> None:
    word = wordfile(
        title("某县"), title("防汛应急预案"), p("（征求意见稿）"), h(1, "总则"), p("略。")
    )
    read = document_of(word)
    assert read.document.meta.title == "某县防汛应急预案"
    assert [block.origin for block in read.opening] == [("line", 3)]


def test_the_title_is_the_biggest_centred_line_not_the_first() -> None:
    word = wordfile(
        p("某县人民政府办公室文件", look=Look(size=16.0, align="center")),
        p("某政办发〔2024〕5号", look=Look(size=16.0, align="center")),
        TITLE,
        h(1, "总则"),
        p("略。"),
    )
    read = document_of(word)
    assert read.document.meta.title == "某县防汛应急预案"
    assert len(read.opening) == 2


def test_a_title_in_the_style_of_headings_is_no_chapter() -> None:
    look = Look(size=27.0, align="center", bold=True)
    word = wordfile(
        p("某县防汛应急预案", style="heading 1", level=1, look=look), p("一、总则"), p("略。")
    )
    read = document_of(word)
    assert read.document.meta.title == "某县防汛应急预案"
    assert outline(read.document) == "# 一、总则\n  ¶ 略。"


def test_headings_are_seen_by_their_look_where_nothing_else_tells() -> None:
    bold = Look(size=16.0, bold=True)
    assert tree(
        TITLE, p("总则", look=bold), p("为了防汛。"), p("附则", look=bold), p("自印发之日起实施。")
    ) == ("# 总则\n  ¶ 为了防汛。\n# 附则\n  ¶ 自印发之日起实施。")


def test_tables_keep_cells_spans_and_headers() -> None:
    word: WordFile = wordfile(
        TITLE, h(1, "通讯录"), table(("姓名", "电话"), ("张三", "1391"), header=True), p("略。")
    )
    chapter = document_of(word).document.body[0]
    assert isinstance(chapter, Section)
    found = chapter.blocks[0]
    assert isinstance(found, Table)
    assert found.header_rows == 1
    assert [cell.blocks[0].origin for row in found.rows for cell in row.cells] == [
        ("line", 3), ("line", 4), ("line", 5), ("line", 6)
    ]  # fmt: skip


def test_pictures_stand_where_they_are_anchored() -> None:
    made = document_of(wordfile(TITLE, h(1, "流程图"), p("见图。"), picture(alt="流程")))
    chapter = made.document.body[0]
    assert isinstance(chapter, Section)
    figure = chapter.blocks[1]
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.width) == ("流程", 80.0)


def test_emphasis_is_kept_behind_a_label() -> None:
    content = (Text("1."), Strong((Text("报告"),)), Text("。"))
    made = document_of(wordfile(TITLE, p("一、职责"), p("", content=content), p("2.疏散。")))
    chapter = made.document.body[0]
    assert isinstance(chapter, Section)
    entry = chapter.blocks[0]
    assert entry.content == (  # type: ignore[union-attr]
        Strong((Text("报告", ("line", 3)),), ("line", 3)),
        Text("。", ("line", 3)),
    )


def test_annexes_are_seen_by_their_label() -> None:
    made = tree(
        TITLE,
        h(1, "一、总则"),
        p("略。"),
        h(1, "附件1　通讯录", page=True),
        p("见表。"),
        p("附件2", page=True),
        p("物资清单", look=CENTRE),
        p("见表。"),
    )
    assert made == "# 一、总则\n  ¶ 略。\n# 通讯录\n  ¶ 见表。\n# 物资清单\n  ¶ 见表。"


def test_annexes_may_stand_in_a_bold_line_of_their_own() -> None:
    bold = Look(size=14.0, bold=True)
    made = tree(
        TITLE,
        h(1, "一、总则"),
        p("见附件1。"),
        p("附件1：通讯录", look=bold),
        table(("姓名", "电话"), ("张三", "1391")),
        p("附件2：物资清单", look=bold),
        table(("名称", "数量"), ("绳索", "2")),
    )
    assert made == (
        "# 一、总则\n  ¶ 见附件1。\n# 通讯录\n  ▦ 姓名 | 电话\n  ▦ 张三 | 1391\n"
        "# 物资清单\n  ▦ 名称 | 数量\n  ▦ 绳索 | 2"
    )


def test_a_list_of_annexes_is_no_annex() -> None:
    bold = Look(size=14.0, bold=True)
    made = tree(
        TITLE,
        h(1, "一、总则"),
        p("略。"),
        p("附件1：通讯录", look=bold),
        p("附件2：清单", look=bold),
    )
    assert made.count("#") == 1


def test_a_word_that_begins_like_an_annex_is_text() -> None:
    made = tree(TITLE, h(1, "一、总则"), p("附件1所列人员全天值守。"), p("附件2由各镇填写。"))
    assert made == "# 一、总则\n  ¶ 附件1所列人员全天值守。\n  ¶ 附件2由各镇填写。"


def test_a_joined_label_without_its_parents_stays_words() -> None:
    first = counted("1.1", 1, level=1, parents=(1,), gap="　")
    second = counted("2.1", 1, level=1, parents=(2,), gap="　")
    made = tree(
        TITLE, h(1, "总则"), h(2, "目的", first), p("略。"), h(1, "组织"), h(2, "机构", second)
    )
    assert made == "# 总则\n  # 1.1　目的\n    ¶ 略。\n# 组织\n  # 2.1　机构"


def test_a_count_may_begin_at_another_number() -> None:
    made = tree(
        TITLE,
        h(1, "响应", counted("3", 3, gap="　")),
        h(2, "启动", counted("3.1", 1, level=1, parents=(3,), gap="　")),
        p("略。"),
        h(1, "后期", counted("4", 4, gap="　")),
    )
    assert made == "# 3　响应\n  # 3.1　启动\n    ¶ 略。\n# 4　后期"


def test_grades_in_chapter_titles_are_no_part_of_the_number() -> None:
    made = tree(
        TITLE,
        h(1, "一、总体要求"),
        p("一、二级响应由县长决定。"),
        h(1, "二、一级响应"),
        p("略。"),
    )
    assert made == "# 一、总体要求\n  ¶ 一、二级响应由县长决定。\n# 二、一级响应\n  ¶ 略。"
