"""Labels, references and contents of whole documents."""

import pytest

from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Footnote,
    Form,
    FormField,
    Item,
    Meta,
    Paragraph,
    Ref,
    Row,
    Scheme,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
    parse_mark,
    plain,
)
from planforge.numbering import number
from tests.outline import outline


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def chapter(title: str, *blocks: Block, depth: int = 1, anchor: str = "") -> Section:
    return Section(depth, words(title), blocks, anchor)


def item(text: str, *blocks: Block, depth: int = 2) -> Item:
    return Item(depth, words(text), blocks)


def numbered(*blocks: Block, scheme: str | Scheme = "gongwen") -> Document:
    chosen = PRESETS[scheme] if isinstance(scheme, str) else scheme
    return number(Document(Meta("预案"), chosen, blocks))


def shown(*blocks: Block, scheme: str | Scheme = "gongwen") -> str:
    return outline(numbered(*blocks, scheme=scheme))


def test_gongwen_marks_go_from_chinese_to_circled() -> None:
    tree = chapter(
        "总则",
        chapter(
            "目的",
            item("甲", item("乙", item("丙", depth=5), depth=4), depth=3),
            depth=2,
        ),
    )
    assert shown(tree) == ("# 一、总则\n  # （一）目的\n    1.甲\n      （1）乙\n        ①丙")


def test_a_childless_list_under_a_chapter_takes_the_third_mark() -> None:
    assert shown(chapter("目标", item("甲"), item("乙"))) == "# 一、目标\n  1.甲\n  2.乙"


def test_a_list_with_children_under_a_chapter_takes_the_second_mark() -> None:
    tree = chapter("组织", item("小组", item("组长", depth=3)), item("部门"))
    assert shown(tree) == "# 一、组织\n  （一）小组\n    1.组长\n  （二）部门"


def test_headings_and_items_side_by_side_share_one_count() -> None:
    tree = chapter("措施", chapter("技术", item("甲", depth=3), depth=2), item("天灾：关注。"))
    assert shown(tree) == "# 一、措施\n  # （一）技术\n    1.甲\n  （二）天灾：关注。"


def test_a_paragraph_between_items_starts_their_list_again() -> None:
    tree = chapter("机构", item("甲"), Paragraph(words("主要职责：")), item("乙"), item("丙"))
    assert shown(tree) == "# 一、机构\n  1.甲\n  ¶ 主要职责：\n  1.乙\n  2.丙"


def test_a_paragraph_between_headings_does_not() -> None:
    tree = (chapter("总则"), Paragraph(words("过渡。")), chapter("附则"))
    assert shown(*tree) == "# 一、总则\n¶ 过渡。\n# 二、附则"


def test_decimal_marks_carry_the_numbers_above() -> None:
    tree = chapter("总则", chapter("目的", chapter("甲", depth=3), depth=2))
    assert shown(chapter("先"), tree, scheme="decimal") == (
        "# 1\u3000先\n# 2\u3000总则\n  # 2.1\u3000目的\n    # 2.1.1\u3000甲"
    )


def test_articles_run_on_through_chapters() -> None:
    tree = (chapter("总则", item("甲"), item("乙")), chapter("附则", item("丙")))
    assert shown(*tree, scheme="articles") == (
        "# 第一章\u3000总则\n  第一条\u3000甲\n  第二条\u3000乙\n"
        "# 第二章\u3000附则\n  第三条\u3000丙"
    )


def test_a_list_may_bring_its_own_mark() -> None:
    mark = parse_mark("场景一：")
    scenes = tuple(Item(2, words(text), mark=mark) for text in ("甲", "乙"))
    assert shown(chapter("情景", *scenes)) == "# 一、情景\n  场景一：甲\n  场景二：乙"


def test_an_empty_mark_prints_and_counts_nothing() -> None:
    silent = Item(2, words("不编号"), mark=parse_mark(""))
    assert shown(chapter("甲", item("一"), silent, item("二"))) == (
        "# 一、甲\n  1.一\n  不编号\n  2.二"
    )


@pytest.mark.parametrize(
    ("sample", "first", "second"),
    [
        ("一、", "一、", "二、"),
        ("(一)", "(一)", "(二)"),
        ("1、", "1、", "2、"),
        ("-", "-", "-"),
        ("①", "①", "②"),
        ("第一条 ", "第一条 ", "第二条 "),
        ("A.", "a.", "b."),
    ],
)
def test_a_mark_is_read_from_its_sample(sample: str, first: str, second: str) -> None:
    mark = parse_mark(sample)
    tree = tuple(Item(1, words("文"), mark=mark) for _ in range(2))
    assert shown(*tree) == f"{first}文\n{second}文"


def test_annexes_count_apart_and_start_their_own_numbers() -> None:
    annexes = tuple(
        Section(1, words(title), (chapter("节"),), kind=SectionKind.ANNEX) for title in "甲乙"
    )
    assert shown(chapter("总则"), *annexes) == (
        "# 一、总则\n# 附件1甲\n  # 一、节\n# 附件2乙\n  # 一、节"
    )


def test_a_single_annex_has_no_number() -> None:
    assert shown(Section(1, words("甲"), kind=SectionKind.ANNEX)) == "# 附件甲"


def test_a_reference_names_number_and_title() -> None:
    see = Paragraph((Text("见"), Ref("x")))
    assert shown(see, chapter("甲"), chapter("响应", anchor="x")) == (
        "¶ 见“二、响应”\n# 一、甲\n# 二、响应"
    )


def test_a_reference_in_a_decimal_document_is_just_the_number() -> None:
    see = Paragraph((Text("见"), Strong((Ref("x"),))))
    tree = chapter("甲", chapter("乙", depth=2, anchor="x"))
    assert shown(see, tree, scheme="decimal").startswith("¶ 见1.1\n")


def test_a_reference_to_an_annex_is_its_number() -> None:
    annex = Section(1, words("名单"), anchor="a", kind=SectionKind.ANNEX)
    assert shown(Paragraph((Ref("a"),)), annex).startswith("¶ 附件\n")


def test_contents_list_the_headings_down_to_their_depth() -> None:
    tree = chapter("总则", chapter("目的", chapter("深", depth=3), depth=2))
    assert shown(Contents(2), tree).splitlines()[:2] == ["… 一、总则", "… （一）目的"]


def test_footnotes_count_in_reading_order() -> None:
    note = Footnote((Paragraph(words("注")),))
    document = numbered(Paragraph((note,)), chapter("甲", Paragraph((Text("文"), note))))
    last = document.body[1]
    assert isinstance(last, Section)
    paragraph = last.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [n.number for n in paragraph.content if isinstance(n, Footnote)] == [2]


def test_numbering_twice_changes_nothing() -> None:
    once = numbered(Contents(2), chapter("甲", item("一")), Paragraph((Ref("x"),)))
    assert number(once) == once


@pytest.mark.parametrize("place", ["title", "cell", "form", "note", "annex"])
def test_a_reference_is_filled_wherever_it_stands(place: str) -> None:
    see = Paragraph((Ref("x"),))
    around: dict[str, Block] = {
        "title": Section(1, (Ref("x"),)),
        "cell": item("表", Table((Column(1),), (Row((Cell((see,)),)),))),
        "form": Form((FormField("名称", (Ref("x"),)),)),
        "note": Paragraph((Footnote((see,)),)),
        "annex": Section(1, words("名单"), (see,), kind=SectionKind.ANNEX),
    }
    document = numbered(chapter("响应", anchor="x"), around[place])
    assert "label='一、', words='响应'" in repr(document.body[1])


def test_words_of_a_reference_keep_their_neighbours() -> None:
    see = Paragraph((Text("按"), Ref("x"), Text("执行")))
    document = numbered(see, chapter("响应", anchor="x"))
    first = document.body[0]
    assert isinstance(first, Paragraph)
    assert plain(first.content) == "按“一、响应”执行"


def test_a_childless_list_in_an_annex_takes_the_third_mark() -> None:
    annex = Section(1, words("清单"), (item("甲", depth=1),), kind=SectionKind.ANNEX)
    assert shown(annex) == "# 附件清单\n  1.甲"


def test_a_reference_into_another_chapter_names_that_chapters_number() -> None:
    here = chapter("甲", chapter("职责", depth=2, anchor="d"), Paragraph((Ref("d"),)))
    there = chapter("乙", Paragraph((Ref("d"),)))
    lines = shown(here, there).splitlines()
    assert "  ¶ “（一）职责”" in lines
    assert "  ¶ “一、（一）职责”" in lines
