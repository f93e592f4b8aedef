from planforge.importer.lines import classify
from planforge.importer.order import Read, read_document
from tests.outline import outline


def read(text: str) -> Read:
    return read_document(classify(tuple(text.strip("\n").split("\n"))))


def tree(text: str) -> str:
    return outline(read(text).document)


def test_levels_follow_the_order_in_which_labels_appear() -> None:
    text = "预案\n一、甲\n1.乙\n-丙。\n-丁。\n2.戊\n-己。\n二、庚\n1.辛。\n"
    assert tree(text) == "\n".join(
        [
            "# 一、甲",
            "  # 1.乙",
            "    -丙。",
            "    -丁。",
            "  # 2.戊",
            "    -己。",
            "# 二、庚",
            "  1.辛。",
        ]
    )


def test_joined_numbers_stand_under_the_number_they_join() -> None:
    text = "1 总则\n1.1 目的\n为了。\n1.1.1 细目\n甲。\n1.2 依据\n2 机构\n2.1 职责\n"
    lines = tree(text).split("\n")
    assert lines[0] == "# 1 总则"
    assert "    # 1.1.1 细目" in lines
    assert lines[-2:] == ["# 2 机构", "  # 2.1 职责"]


def test_a_number_that_does_not_fit_its_count_stays_words() -> None:
    assert tree("预案\n一、甲\n五、乙丙\n30.丁戊\n") == "# 一、甲\n  ¶ 五、乙丙\n  ¶ 30.丁戊"


def test_a_number_left_out_is_still_a_label() -> None:
    assert tree("预案\n一、甲\n1.乙。\n3.丙。\n").endswith("  1.乙。\n  3.丙。")


def test_words_under_a_title_belong_to_it_and_words_after_a_list_to_what_is_above() -> None:
    text = "预案\n一、甲\n（1）乙\n乙的话。\n（2）丙\n丙的话。\n"
    text += "二、丁\n（1）戊。\n（2）己。\n丁的话。\n"
    assert tree(text) == "\n".join(
        [
            "# 一、甲",
            "  （1）乙",
            "    ¶ 乙的话。",
            "  （2）丙",
            "    ¶ 丙的话。",
            "# 二、丁",
            "  （1）戊。",
            "  （2）己。",
            "  ¶ 丁的话。",
        ]
    )


def test_words_between_the_items_of_a_list_belong_to_the_item_before() -> None:
    text = "预案\n一、甲\n1.乙。\n乙的话。\n2.丙。\n"
    assert "  1.乙。\n    ¶ 乙的话。\n  2.丙。" in tree(text)


def test_articles_keep_their_paragraphs() -> None:
    text = (
        "某法\n第一章总则\n第一条 甲。\n又。\n第二条 有下列情形：\n（一）乙；\n（二）丙。\n末。\n"
    )
    assert tree(text) == "\n".join(
        [
            "# 第一章总则",
            "  第一条 甲。",
            "    ¶ 又。",
            "  第二条 有下列情形：",
            "    （一）乙；",
            "    （二）丙。",
            "    ¶ 末。",
        ]
    )


def test_what_follows_the_last_list_as_a_remark_closes_the_plan() -> None:
    made = read("预案\n一、附则\n1.自发布之日起实施。\n注:示例。\n")
    assert [paragraph.content[0].text for paragraph in made.closing] == ["注:示例。"]  # type: ignore[union-attr]
    assert tree("预案\n一、附则\n1.自发布之日起实施。\n注:示例。\n").endswith(
        "1.自发布之日起实施。"
    )


def test_a_text_that_starts_with_a_chapter_has_no_title() -> None:
    made = read("1 总则\n1.1 目的\n为了。\n")
    assert made.document.meta.title == ""


def test_annexes_stand_at_the_end_with_their_titles() -> None:
    text = (
        "预案\n1 总则\n甲。\n附件：1．流程图\n2．标准\n附件1\n流程图\n附件2\n标准\n一、蓝色\n乙。\n"
    )
    made = read(text)
    assert tree(text) == "# 1 总则\n  ¶ 甲。\n# 流程图\n# 标准\n  # 一、蓝色\n    ¶ 乙。"
    assert len(made.listed) == 2


def test_markdown_headings_give_the_levels_whatever_their_labels() -> None:
    text = (
        "# 手册\n\n## 一、概览\n\n### 2.1 检查\n\n```sh\n# 注释\nls\n```\n\n### 无号\n\n- [ ] 甲\n"
    )
    assert tree(text) == "\n".join(
        [
            "# 一、概览",
            "  # 2.1 检查",
            "    ¶ code ```sh\n# 注释\nls\n```",
            "  # 无号",
            "    - [ ] 甲",
        ]
    )


def test_tables_and_comments_of_markdown_are_told_apart() -> None:
    made = read("# 手册\n<!-- 注 -->\n## 一、甲\n| 服务 | 地址 |\n|:---|---|\n| a | `b` |\n")
    assert made.comments == ((2, "<!-- 注 -->"),)
    assert outline(made.document) == "# 一、甲\n  ▦ 服务 | 地址\n  ▦ a | `b`"
