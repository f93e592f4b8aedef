"""Values come into the plan as written."""

import datetime

import pytest

from planforge.schema.head import Kind, Level, Status
from tests.source.reading import body, plan, read, told


@pytest.mark.parametrize(
    "words",
    ["9:10", "0571", "1.10", "no", "2026-12-01", "1e3", "0x1F", "1_000", "12:30:45", "Yes", ".5"],
)
def test_a_text_stays_as_written_whatever_yaml_would_make_of_it(words: str) -> None:
    assert plan(f"副标题: {words}\n").subtitle == words


@pytest.mark.parametrize("words", ["", "~", "null", "# 没有"])
def test_nothing_and_null_leave_a_field_out(words: str) -> None:
    assert plan(f"副标题: {words}\n").subtitle is None


def test_a_quoted_empty_text_is_a_text() -> None:
    assert plan("副标题: ''\n").subtitle == ""


def test_quoted_null_is_a_text() -> None:
    assert plan("副标题: 'null'\n").subtitle == "null"


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-01",
        "2026/12/1",
        "2026.12.1",
        "2026年12月1日",
        "二〇二六年十二月一日",
        "２０２６-12-01",
    ],
)
def test_a_date_is_read_in_every_usual_form(words: str) -> None:
    assert plan(f"发布日期: {words}\n").issued == datetime.date(2026, 12, 1)


def test_a_chinese_date_knows_tens() -> None:
    assert plan("发布日期: 二〇二六年十月三十一日\n").issued == datetime.date(2026, 10, 31)


@pytest.mark.parametrize(
    ("words", "value"),
    [("是", True), ("有", True), ("true", True), ("yes", True), ("否", False), ("无", False)],
)
def test_yes_and_no_are_read_in_both_languages(words: str, value: bool) -> None:
    entity = plan(f"单位: {{自有仓库: {words}}}\n").entity
    assert entity is not None
    assert entity.warehouse is value


def test_full_width_digits_are_a_number() -> None:
    entity = plan("单位: {人数: ２０}\n").entity
    assert entity is not None
    assert entity.staff == 20


@pytest.mark.parametrize("words", ["专项", "专项预案", "special", "Special", "专项应急预案"])
def test_a_choice_is_read_by_any_of_its_names(words: str) -> None:
    loaded = read(f"类型: 政府\n预案种类: {words}\n标题: x\n")
    assert loaded.plan is not None
    assert loaded.plan.kind is Kind.SPECIAL
    assert loaded.plan.type == "government"


def test_keys_are_read_in_chinese_in_english_and_by_synonym() -> None:
    one = plan("发文字号: 甲〔2026〕1号\n状态: 送审稿\n单位: {层级: 市级}\n")
    two = plan("doc_number: 甲〔2026〕1号\nstatus: review\nentity: {level: city}\n")
    three = plan("文号: 甲〔2026〕1号\n稿次: 送审\n编制单位: {行政层级: 市}\n")
    assert one == two == three
    assert one.status is Status.REVIEW
    assert one.entity is not None
    assert one.entity.level is Level.CITY


def test_case_width_and_blanks_in_keys_make_no_difference() -> None:
    assert plan("Doc Number: 甲\n").doc_number == plan("doc-number: 甲\n").doc_number == "甲"
    layout = plan("版式: {使用ＧＢ2312字体: 是}\n").layout
    assert layout is not None
    assert layout.gb2312


def test_durations_keep_the_writers_wording() -> None:
    made = plan("应急响应:\n- 步骤:\n  - {时限: 接报后10分钟内, 行动: 上报}\n")
    assert made.response is not None
    assert made.response.phases is not None
    step = made.response.phases.phases[0].steps[0]
    assert step.within == "接报后10分钟内"
    assert step.within.shortest == datetime.timedelta(minutes=10)


def test_a_list_in_place_of_a_part_is_the_list_of_its_main_piece() -> None:
    long = plan("组织机构:\n  机构:\n    机构:\n    - 名称: 指挥部\n    - 名称: 技术组\n")
    short = plan("组织机构: [指挥部, 技术组]\n")
    assert long == short


def test_a_scalar_in_place_of_an_object_is_its_name() -> None:
    assert plan("单位: 某店\n") == plan("单位: {名称: 某店}\n")


def test_a_single_value_where_a_list_is_wanted_is_a_list_of_one() -> None:
    assert plan("主送: 各部门\n").addressees == ("各部门",)
    assert plan("附件: {标题: 通讯录}\n") == plan("附件: [{标题: 通讯录}]\n")


@pytest.mark.parametrize("key", ["drills.timeline", "应急演练.演练进程", "演练.演练步骤"])
def test_titles_are_kept_by_the_english_path_of_their_part(key: str) -> None:
    assert plan(f"章节标题: {{{key}: 步骤}}\n").titles == {"drills.timeline": "步骤"}


def test_a_reference_without_quotes_is_not_a_list() -> None:
    made = plan("应急响应:\n- 步骤:\n  - 执行人: [[unit:技术组]]\n    行动: 处置\n")
    assert made.response is not None
    assert made.response.phases is not None
    assert made.response.phases.phases[0].steps[0].actor == "[[unit:技术组]]"


@pytest.mark.parametrize(
    "text",
    [
        "副标题: 发现异常立即\n  上报，\n  不得迟报\n",
        "副标题: >-\n  发现异常立即\n  上报，\n  不得迟报\n",
        "副标题: '发现异常立即\n  上报，\n  不得迟报'\n",
        '副标题: "发现异常立即\n  上报，\n  不得迟报"\n',
    ],
)
def test_folding_puts_no_blank_between_chinese_characters(text: str) -> None:
    assert plan(text).subtitle == "发现异常立即上报，不得迟报"


def test_folding_keeps_the_blank_beside_latin_words() -> None:
    assert plan("副标题: 按 SOP\n  of the\n  平台\n").subtitle == "按 SOP of the 平台"


def test_folding_keeps_blanks_inside_a_line_and_paragraph_ends() -> None:
    made = plan("副标题: >-\n  甲 乙\n  丙\n\n  丁\n")
    assert made.subtitle == "甲 乙丙\n丁"


def test_a_literal_block_keeps_its_lines() -> None:
    assert plan("副标题: |\n  第一行\n  第二行\n").subtitle == "第一行\n第二行\n"


def test_an_alias_repeats_what_it_names() -> None:
    made = plan(
        "单位: &店 某店\n编审: {编制工作组: [&甲 张三, *甲]}\n".replace("&店", "&shop").replace(
            "甲", "a"
        )
        + "发文机关: [*shop]\n"
    )
    assert made.issuer == ("某店",)


def test_merge_keys_work_as_in_yaml() -> None:
    made = plan(
        """\
        应急响应:
        - 步骤:
          - &base {执行人: 客服, 行动: 上报}
          - <<: *base
            行动: 回复
        """
    )
    assert made.response is not None
    assert made.response.phases is not None
    second = made.response.phases.phases[0].steps[1]
    assert (second.actor, second.action) == ("客服", "回复")


def test_an_empty_item_is_a_warning_and_the_plan_stands() -> None:
    loaded = body("关键词:\n- 甲\n-\n- 乙\n")
    assert loaded.plan is not None
    assert loaded.plan.keywords == ("甲", "乙")
    assert told(loaded) == ["6:2 PF139 “关键词”里有一个空条目。 补上内容，或删去这一行。"]


def test_utf16_and_a_byte_order_mark_are_read() -> None:
    text = "类型: 政府\n预案种类: 专项\n标题: 甲\n"
    plans = {
        read(data).plan.title  # type: ignore[union-attr]
        for data in (
            text.encode("utf-8-sig"),
            text.encode("utf-16"),
            b"\xfe\xff" + text.encode("utf-16-be"),
            text.replace("\n", "\r\n").encode(),
            text.replace("\n", "\r").encode(),
        )
    }
    assert plans == {"甲"}


def test_a_table_of_one_cell_is_no_reference() -> None:
    made = plan("附件:\n- 表格: [[甲]]\n- 表格: {行: [[甲]]}\n")
    for annex in made.annexes:
        assert annex.table is not None
        assert [[cell.text for cell in row.cells] for row in annex.table.rows] == [["甲"]]


def test_a_reference_without_quotes_may_be_an_item() -> None:
    made = plan("编制背景:\n  编制目的:\n  - [[unit:甲]]\n  - 乙\n关键词: [[unit:甲]]\n")
    assert made.background is not None
    assert made.background.purpose is not None
    assert [item.text for item in made.background.purpose.items] == ["[[unit:甲]]", "乙"]
    assert made.keywords == ("[[unit:甲]]",)


def test_line_ends_of_windows_escaped_in_quotes_are_line_ends() -> None:
    assert plan('副标题: "第一行\\r\\n第二行\\r第三行"\n').subtitle == "第一行\n第二行\n第三行"
