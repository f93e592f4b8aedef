"""Keys and elements of a plan file come, go and move; the others stay byte for byte."""

import pytest

from planforge.source.rewrite import CannotRewrite, Mapped, Rewriting
from tests.source.rewriting import changed_lines, rewritten

STEPS = """\
标题: 甲
应急响应:
  响应程序:
    # 先说明
    - 标题: 准备   # 一

      # 响应的说明
      # 两行
    # 响应
    - 标题: 响应
      步骤:
        - 执行人: 客服
          行动: 接听

        - 执行人: 仓库
          行动: 停发
          # 仓库另有安排

        # 不归谁

        - 执行人: 店主
          行动: 决定
    - 标题: 结束
附则:
  解释部门: 店主
"""
PHASES = ("response", "phases", "phases")
INNER = (*PHASES, 1, "steps")


def test_an_element_goes_with_its_comments_and_they_are_told() -> None:
    rewriting = Rewriting(STEPS.encode(), "plan.yaml")
    rewriting.remove((*PHASES, 1))
    after = rewriting.text().decode()
    assert (
        "    - 标题: 准备   # 一\n\n      # 响应的说明\n      # 两行\n    - 标题: 结束\n" in after
    )
    assert rewriting.lost == ("# 响应", "# 仓库另有安排", "# 不归谁")


def test_an_element_between_goes_and_comments_of_nobody_stay() -> None:
    after = rewritten(STEPS, lambda r: r.remove((*INNER, 1)))
    assert changed_lines(STEPS, after)[1] == []
    assert "          行动: 接听\n\n        # 不归谁\n\n        - 执行人: 店主" in after


def test_the_first_and_the_last_element_go() -> None:
    after = rewritten(STEPS, lambda r: r.remove((*INNER, 0)), lambda r: r.remove((*INNER, 2)))
    assert "      步骤:\n        - 执行人: 仓库\n          行动: 停发\n" in after
    assert "# 不归谁\n" in after
    assert "店主\n          行动" not in after


def test_a_step_comes_between_others_in_their_shape() -> None:
    step = Mapped((("action", "联系平台"), ("actor", "运营"), ("within", "5分钟")))
    after = rewritten(STEPS, lambda r: r.insert(INNER, 1, step))
    assert changed_lines(STEPS, after)[0] == []
    assert "\n        - 执行人: 运营\n          行动: 联系平台\n          时限: 5分钟\n" in after


def test_an_element_goes_to_the_end_with_its_comment() -> None:
    after = rewritten(STEPS, lambda r: r.move(PHASES, 1, 3))
    lines = [line.strip() for line in after.splitlines()]
    assert lines.index("- 标题: 结束") < lines.index("# 响应") == lines.index("- 标题: 响应") - 1
    assert sorted(after.splitlines()) == sorted(STEPS.splitlines())


def test_an_element_that_moves_can_be_changed_too() -> None:
    after = rewritten(
        STEPS,
        lambda r: r.move(PHASES, 1, 0),
        lambda r: r.set((*INNER, 0, "action"), "记录"),
        lambda r: r.set((*INNER, 0, "within"), "10分钟"),
    )
    assert after.index("响应\n      步骤") < after.index("准备")
    assert "        - 执行人: 客服\n          行动: 记录\n          时限: 10分钟\n\n" in after


def test_an_element_that_goes_cannot_be_changed() -> None:
    with pytest.raises(CannotRewrite, match="删去"):
        rewritten(
            STEPS, lambda r: r.remove((*PHASES, 1)), lambda r: r.set((*INNER, 0, "action"), "记录")
        )


def test_an_element_cannot_go_twice() -> None:
    with pytest.raises(CannotRewrite, match="已经被"):
        rewritten(STEPS, lambda r: r.remove((*INNER, 1)), lambda r: r.remove((*INNER, 1)))


def test_the_last_element_takes_its_key_along() -> None:
    text = "标题: 甲\n培训:\n  正文: 每年一次\n  条目:\n    - 只此一条\n附则:\n  注: 完\n"
    after = rewritten(text, lambda r: r.remove(("training", "items", 0)))
    assert after == "标题: 甲\n培训:\n  正文: 每年一次\n附则:\n  注: 完\n"


def test_a_part_that_is_left_empty_goes() -> None:
    text = "标题: 甲\n\n培训:\n  条目:\n    - 只此一条\n\n附则:\n  注: 完\n"
    after = rewritten(text, lambda r: r.remove(("training", "items", 0)))
    assert after == "标题: 甲\n\n附则:\n  注: 完\n"


def test_where_another_file_stands_behind_an_emptied_list_says_so() -> None:
    text = "标题: 甲\n培训:\n  包含文件: base.yaml\n  条目:\n    - 只此一条\n"
    after = rewritten(text, lambda r: r.remove(("training", "items", 0)))
    assert after == "标题: 甲\n培训:\n  包含文件: base.yaml\n  条目: []\n"


def test_a_key_goes_with_the_comment_above() -> None:
    text = "标题: 甲\n# 头\n\n# 关于培训\n培训:\n  正文: 乙\n\n附则:\n  注: 完\n"
    assert (
        rewritten(text, lambda r: r.remove(("training",))) == "标题: 甲\n# 头\n\n附则:\n  注: 完\n"
    )


def test_the_first_key_behind_a_dash_goes() -> None:
    text = "标题: 甲\n培训:\n  条目:\n    - 标题: 一\n      正文: 二\n    - 三\n"
    after = rewritten(text, lambda r: r.remove(("training", "items", 0, "title")))
    assert after == "标题: 甲\n培训:\n  条目:\n    - 正文: 二\n    - 三\n"


def test_all_keys_of_an_element_cannot_go() -> None:
    text = "标题: 甲\n培训:\n  条目:\n    - 标题: 一\n    - 三\n"
    with pytest.raises(CannotRewrite, match="整个条目"):
        rewritten(text, lambda r: r.remove(("training", "items", 0, "title")))


@pytest.mark.parametrize(
    ("old", "index", "new"),
    [
        ("[甲, 乙]", 0, "[丙, 甲, 乙]"),
        ("[甲, 乙]", 1, "[甲, 丙, 乙]"),
        ("[甲,乙]", 2, "[甲,乙,丙]"),
        ("[]", 0, "[丙]"),
        ("[ 甲 ]", 1, "[ 甲, 丙 ]"),
    ],
)
def test_an_element_comes_into_brackets(old: str, index: int, new: str) -> None:
    text = f"标题: 甲\n组织机构:\n  - {{名称: 组, 成员: {old}}}\n"
    path = ("organization", "units", "units", 0, "members")
    after = rewritten(text, lambda r: r.insert(path, index, "丙"))
    assert after == text.replace(old, new)


@pytest.mark.parametrize(("index", "new"), [(0, "[乙, 丙]"), (1, "[甲, 丙]"), (2, "[甲, 乙]")])
def test_an_element_goes_from_brackets(index: int, new: str) -> None:
    text = "标题: 甲\n组织机构:\n  - {名称: 组, 成员: [甲, 乙, 丙]}\n"
    path = ("organization", "units", "units", 0, "members", index)
    assert rewritten(text, lambda r: r.remove(path)) == text.replace("[甲, 乙, 丙]", new)


def test_a_pair_comes_into_and_goes_from_brackets() -> None:
    text = "标题: 甲\n应急响应:\n  - {标题: 一, 步骤: [{执行人: 甲, 行动: 乙}]}\n"
    base = (*PHASES, 0, "steps", 0)
    after = rewritten(
        text,
        lambda r: r.set((*base, "text"), "甲做乙。"),
        lambda r: r.set((*base, "title"), "先做"),
        lambda r: r.remove((*base, "actor")),
    )
    assert after == text.replace("{执行人: 甲, 行动: 乙}", "{标题: 先做, 行动: 乙, 正文: 甲做乙。}")


def test_a_new_key_stands_where_its_like_usually_stands() -> None:
    text = "标题: 甲\n应急响应:\n  - 标题: 一\n    步骤:\n      - 执行人: 甲\n        行动: 乙\n"
    base = (*PHASES, 0, "steps", 0)
    after = rewritten(text, lambda r: r.set((*base, "text"), "丙"))
    assert after.endswith("      - 执行人: 甲\n        行动: 乙\n        正文: 丙\n")
    after = rewritten(text, lambda r: r.set((*base, "title"), "丙"))
    assert after.endswith("      - 标题: 丙\n        执行人: 甲\n        行动: 乙\n")


def test_a_new_key_speaks_the_language_and_the_synonym_of_the_file() -> None:
    text = (
        "title: 甲\nresponse:\n  - title: 一\n    steps:\n"
        "      - 责任部门: 甲\n        动作: 乙\n      - {动作: 丙}\n      - action: 丁\n"
    )
    after = rewritten(
        text,
        lambda r: r.set((*PHASES, 0, "steps", 1, "actor"), "戊"),
        lambda r: r.set((*PHASES, 0, "steps", 2, "actor"), "己"),
    )
    assert after.endswith("- {责任部门: 戊, 动作: 丙}\n      - actor: 己\n        action: 丁\n")


def test_shorthand_becomes_a_mapping_where_a_second_value_comes() -> None:
    text = "标题: 甲\n组织机构:\n  机构:\n    - 指挥部  # 一\n    - 技术组\n"
    path = ("organization", "units", "units", 0, "leader")
    after = rewritten(text, lambda r: r.set(path, "乙"))
    assert after == (
        "标题: 甲\n组织机构:\n  机构:\n    - 名称: 指挥部\n      负责人: 乙  # 一\n    - 技术组\n"
    )


def test_a_list_in_place_of_a_part_moves_in_where_a_title_comes() -> None:
    text = "标题: 甲\n应急响应:\n- 标题: 一\n  补充: |\n    甲\n\n    乙\n- 二\n"
    after = rewritten(text, lambda r: r.set(("response", "phases", "title"), "程序"))
    assert after == (
        "标题: 甲\n应急响应:\n  响应程序:\n    标题: 程序\n    阶段:\n    - 标题: 一\n"
        "      补充: |\n        甲\n\n        乙\n    - 二\n"
    )


def test_one_value_without_a_dash_becomes_a_list_of_two() -> None:
    text = "标题: 甲\n组织机构:\n  - 名称: 组\n    职责: 一件事\n    电话: 1\n"
    path = ("organization", "units", "units", 0, "duties")
    after = rewritten(text, lambda r: r.insert(path, 1, "两件事"))
    assert after == text.replace("职责: 一件事\n", "职责:\n      - 一件事\n      - 两件事\n")


def test_what_is_missing_around_a_value_is_written_too() -> None:
    text = "标题: 甲\n附则:\n  注: 完\n"
    after = rewritten(
        text,
        lambda r: r.insert(("training", "items"), 0, "一"),
        lambda r: r.insert(("training", "items"), 1, Mapped((("title", "二"), ("text", "三")))),
        lambda r: r.set(("training", "text"), "每年一次"),
    )
    assert after == (
        "标题: 甲\n培训:\n  正文: 每年一次\n  条目:\n    - 一\n    - 标题: 二\n      正文: 三\n"
        "附则:\n  注: 完\n"
    )


def test_elements_come_at_the_end_of_a_file_without_a_last_line_end() -> None:
    text = "标题: 甲\n培训:\n  条目:\n    - 一"
    after = rewritten(text, lambda r: r.insert(("training", "items"), 1, "二"))
    assert after == text + "\n    - 二"


def test_windows_line_ends_are_written_where_they_are_used() -> None:
    text = "标题: 甲\r\n培训:\r\n  条目:\r\n    - 一\r\n"
    after = rewritten(
        text,
        lambda r: r.insert(("training", "items"), 1, "二"),
        lambda r: r.set(("training", "items", 0, "note"), "三"),
    )
    assert after == (
        "标题: 甲\r\n培训:\r\n  条目:\r\n    - 正文: 一\r\n      注: 三\r\n    - 二\r\n"
    )


def test_lists_at_their_keys_own_indentation_stay_so() -> None:
    text = "标题: 甲\n培训:\n  条目:\n  - 一\n  - 二\n"
    after = rewritten(
        text,
        lambda r: r.insert(("training", "items"), 1, "新"),
        lambda r: r.remove(("training", "items", 0)),
    )
    assert after == "标题: 甲\n培训:\n  条目:\n  - 新\n  - 二\n"


def test_blank_lines_between_elements_come_between_new_ones_too() -> None:
    text = "标题: 甲\n培训:\n  条目:\n    - 一\n\n    - 二\n\n    - 三\n"
    after = rewritten(text, lambda r: r.insert(("training", "items"), 3, "四"))
    assert after == text + "\n    - 四\n"


def test_a_row_of_cells_is_written_on_one_line() -> None:
    head = "标题: 甲\n附件:\n  - 标题: 表\n    表格:\n      行:\n"
    text = head + "        - [甲, 乙]\n        - [一, 二]\n"
    path = ("annexes", 0, "table", "rows")
    after = rewritten(text, lambda r: r.insert(path, 2, ("三", "四, 五")))
    assert after == text + '        - [三, "四, 五"]\n'


def test_titles_of_parts_come_go_and_change() -> None:
    text = "标题: 甲\n章节标题:\n  应急演练: 练习\n  培训: 学习\n"
    names = Rewriting(text.encode(), "plan.yaml")
    names.set(("titles", "drills"), "演习")
    names.remove(("titles", "training"))
    names.set(("titles", "response.phases"), "步骤")
    assert (
        names.text().decode()
        == "标题: 甲\n章节标题:\n  应急演练: 演习\n  应急响应.响应程序: 步骤\n"
    )


def test_a_comment_stands_above_its_value() -> None:
    text = "标题: 甲\n培训:\n  # 旧注\n  条目:\n    - 标题: 一\n    - {标题: 二, 正文: 三}\n"
    after = rewritten(
        text,
        lambda r: r.comment(("training", "items"), "新注"),
        lambda r: r.comment(("training", "items", 0, "title"), "关于一"),
        lambda r: r.comment(("training", "items", 1, "text"), "关于二\n还有"),
    )
    assert after == (
        "标题: 甲\n培训:\n  # 旧注\n  # 新注\n  条目:\n    # 关于一\n    - 标题: 一\n"
        "    # 关于二\n    # 还有\n    - {标题: 二, 正文: 三}\n"
    )


def test_comments_in_brackets_stay_or_are_told() -> None:
    members = "[张三,\n      李四,   # 组长\n      王五\n    ]"
    text = f"标题: 甲\n组织机构:\n  - {{名称: 组, 成员: {members}}}\n"
    path = ("organization", "units", "units", 0, "members")
    after = rewritten(text, lambda r: r.insert(path, 2, "钱六"))
    assert "李四, 钱六,   # 组长\n      王五" in after
    rewriting = Rewriting(text.encode(), "plan.yaml")
    rewriting.remove((*path, 2))
    assert "[张三,\n      李四\n    ]" in rewriting.text().decode()
    assert rewriting.lost == ("# 组长",)


@pytest.mark.parametrize("elements", ["[一]", "一", "\n    - 一"])
def test_a_change_inside_of_a_list_that_goes_is_never_dropped(elements: str) -> None:
    text = f"标题: 甲\n培训:\n  正文: 乙\n  条目: {elements}\n"
    with pytest.raises(CannotRewrite, match="删去"):
        rewritten(
            text,
            lambda r: r.remove(("training", "items", 0)),
            lambda r: r.set(("training", "items", 0, "text"), "二"),
        )


def test_words_that_begin_like_a_list_are_quoted() -> None:
    text = "标题: 甲\n培训:\n  条目: 一\n"
    after = rewritten(text, lambda r: r.set(("training", "items", 0, "text"), "-甲"))
    assert after == text.replace("一", '"-甲"')


def test_a_new_element_and_a_new_key_follow_the_order_of_their_neighbours() -> None:
    text = (
        "标题: 甲\n应急响应:\n  - 标题: 一\n    步骤:\n"
        "      - {执行人: 甲, 时限: 1分钟, 行动: 乙}\n      - {执行人: 丙, 行动: 丁}\n"
    )
    steps = (*PHASES, 0, "steps")
    step = Mapped((("action", "己"), ("within", "2分钟"), ("actor", "戊")))
    after = rewritten(
        text,
        lambda r: r.insert(steps, 2, step),
        lambda r: r.set((*steps, 1, "within"), "3分钟"),
    )
    assert after.endswith(
        "      - {执行人: 丙, 时限: 3分钟, 行动: 丁}\n      - {执行人: 戊, 时限: 2分钟, 行动: 己}\n"
    )
