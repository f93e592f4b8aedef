import pytest

from planforge.diff.model import ChangeType as T
from planforge.diff.model import Weight
from tests.diff.sides import Line, body, cell, heading, item, one, told

STEPS = ("四、应急响应", "（二）响应行动")


@pytest.mark.parametrize(
    ("line", "after", "kind", "fact"),
    [
        (
            body("指挥长由县长王建国担任。", "一、县防指"),
            "指挥长由县长李志强担任。",
            T.PERSON,
            ("王建国", "李志强"),
        ),
        (body("组长：张伟。", "一、组织"), "组长：李娜。", T.PERSON, ("张伟", "李娜")),
        (
            body("值班电话：0570-6021001。"),
            "值班电话：0570-6021002。",
            T.PHONE,
            ("0570-6021001", "0570-6021002"),
        ),
        (
            body("应在30分钟内报告。"),
            "应在15分钟内报告。",
            T.DEADLINE_SHORTER,
            ("30分钟内", "15分钟内"),
        ),
        (body("应在2小时内报告。"), "应在1天内报告。", T.DEADLINE_LONGER, ("2小时内", "1天内")),
        (
            body("应在90分钟内报告。"),
            "应在1小时内报告。",
            T.DEADLINE_SHORTER,
            ("90分钟内", "1小时内"),
        ),
        (body("每30分钟报告一次。"), "每60分钟报告一次。", T.DEADLINE_LONGER, ("30分钟", "60分钟")),
        (
            body("达到警戒水位52.3米时报告。"),
            "达到警戒水位51.8米时报告。",
            T.CRITERION,
            ("52.3米", "51.8米"),
        ),
        (
            body("降雨量100毫米以上。", "二、预警分级"),
            "降雨量80毫米以上。",
            T.CRITERION,
            ("100毫米", "80毫米"),
        ),
        (
            body("储备救生衣800件。", "三、物资保障"),
            "储备救生衣1000件。",
            T.SUPPLY,
            ("800件", "1000件"),
        ),
        (body("组建120人的队伍。"), "组建150人的队伍。", T.NUMBER, ("120人", "150人")),
        (body("依据《甲法》制定。"), "依据《乙法》制定。", T.LAW, ("《甲法》", "《乙法》")),
        (
            item("技术保障组暂停交易。", *STEPS),
            "客服保障组暂停交易。",
            T.STEP_ACTOR,
            ("技术保障组", "客服保障组"),
        ),
        (
            body("时间为2024年4月18日。", "五、演练安排"),
            "时间为2025年4月18日。",
            T.DRILL,
            ("2024", "2025"),
        ),
    ],
)
def test_one_fact_of_a_sentence_is_one_material_change(
    line: Line, after: str, kind: T, fact: tuple[str, str]
) -> None:
    change = one(line, after)
    assert (change.type, change.before, change.after) == (kind, *fact)
    assert change.weight is Weight.MATERIAL


def test_the_reason_names_both_values() -> None:
    change = one(body("应在30分钟内报告。"), "应在15分钟内报告。")
    assert change.reason == "时限由30分钟内改为15分钟内，要求更急"
    change = one(body("储备救生衣800件。", "物资保障"), "储备救生衣1000件。")
    assert (change.what, change.reason) == ("救生衣", "救生衣的数量由800件改为1000件")


def test_two_facts_of_one_sentence_are_two_changes() -> None:
    before = body("由运营主管张伟在2小时内审批。", *STEPS)
    after = body("由运营主管李娜在1小时内审批。", *STEPS)
    found = told([(before, after)])[0]
    assert {(c.type, c.before, c.after) for c in found} == {
        (T.PERSON, "张伟", "李娜"),
        (T.DEADLINE_SHORTER, "2小时内", "1小时内"),
    }


def test_several_rewordings_of_one_sentence_are_one_change() -> None:
    line = body("负责水工程调度和抢险技术支撑工作。", "（一）职责")
    change = one(line, "负责水工程调度、抢险技术支撑和灾害防治工作。")
    assert change.type is T.DUTY
    assert change.weight is Weight.MATERIAL


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("各组应当报告结果。", "各组可以报告结果。"),
        ("未经批准不得发布。", "经批准发布。"),
        ("各组报告结果。", "各组立即报告结果。"),
        ("必须全部撤离。", "尽量全部撤离。"),
    ],
)
def test_a_change_of_what_is_demanded_is_material(before: str, after: str) -> None:
    change = one(body(before, "总则"), after)
    assert (change.type, change.weight) == (T.WORDING, Weight.MATERIAL)


@pytest.mark.parametrize(
    ("before", "after"),
    [("切实做好有关工作。", "认真做好相关工作。"), ("平时不用背。", "平常不用背。")],
)
def test_a_matter_of_style_is_editorial(before: str, after: str) -> None:
    change = one(body(before, "总则"), after)
    assert (change.type, change.weight) == (T.WORDING, Weight.EDITORIAL)


def test_in_a_step_other_words_for_what_is_done_are_material() -> None:
    assert one(item("运营暂停交易。", *STEPS), "运营关闭交易。").weight is Weight.MATERIAL
    assert (
        one(item("运营做好有关核对工作。", *STEPS), "运营做好相关核对工作。").weight
        is Weight.EDITORIAL
    )


def test_punctuation_alone_is_editorial() -> None:
    change = one(body("事件起因和性质、基本过程、后果。"), "事件起因、性质，基本过程；后果。")
    assert (change.type, change.weight) == (T.PUNCTUATION, Weight.EDITORIAL)


def test_brackets_of_another_width_are_a_matter_of_format() -> None:
    change = one(body("信息（含时间）。"), "信息(含时间)。")
    assert (change.type, change.weight) == (T.FORMAT, Weight.EDITORIAL)


def test_a_heading_has_its_own_type() -> None:
    assert one(heading("工作评价"), "总结评估").type is T.TITLE


def test_a_column_says_what_its_cells_are() -> None:
    head = [cell(words, 0, at) for at, words in enumerate(("物资名称", "数量", "管理人"))]
    row = [cell(words, 1, at) for at, words in enumerate(("救生衣", "800", "周敏"))]
    new = [cell(words, 1, at) for at, words in enumerate(("救生衣", "1000", "钱芳"))]
    found = told([*zip(head, head, strict=True), *zip(row, new, strict=True)])[0]
    assert [(c.type, c.what, c.before, c.after) for c in found] == [
        (T.SUPPLY, "救生衣", "800", "1000"),
        (T.PERSON, "救生衣管理人", "周敏", "钱芳"),
    ]


def test_a_plan_path_says_what_a_sentence_is() -> None:
    duty = ("organization", "units", "units", 0, "duties", 1, "text")
    change = one(item("收集情况。", path=duty), "收集并核实情况。", ours=True)
    assert change.type is T.DUTY


def test_a_sentence_without_headings_above_is_no_matter_of_the_head() -> None:
    assert one(body("应在30分钟内报告"), "应在15分钟内报告").type is T.DEADLINE_SHORTER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("制定本地区的预案。", "制定本地区的预案并报上级备案。"),
        ("宣传教育由学校安排学生参加。", "宣传教育由社区邀请居民观看影片。"),
    ],
)
def test_words_that_add_or_replace_much_are_material(before: str, after: str) -> None:
    assert one(body(before, "总则"), after).weight is Weight.MATERIAL


def test_words_that_only_look_like_demands_are_none() -> None:
    assert one(body("应对突发事件。", "总则"), "对突发事件应对。").weight is Weight.EDITORIAL


def test_a_column_of_its_own_is_not_what_the_heading_says() -> None:
    head = [cell(words, 0, at, "四、告警阈值") for at, words in enumerate(("指标", "通知渠道"))]
    row = [cell("延迟", 1, 0, "四、告警阈值"), cell("短信", 1, 1, "四、告警阈值")]
    new = [cell("延迟", 1, 0, "四、告警阈值"), cell("邮件", 1, 1, "四、告警阈值")]
    (change,) = told([*zip(head, head, strict=True), *zip(row, new, strict=True)])[0]
    assert change.type is T.WORDING


def test_a_phone_that_became_no_phone_is_still_one_change() -> None:
    change = one(body("请拨打400-000-0001。"), "请拨打500-000-0001。")
    assert (change.type, change.after) == (T.PHONE, "500-000-0001")


def test_a_column_of_phones_gives_one_change_for_a_cell() -> None:
    head = cell("联系电话", 0, 1)
    found = told([(head, head), (cell("13000000021", 1, 1), cell("230 0000 0021", 1, 1))])[0]
    assert [(c.type, c.after) for c in found] == [(T.PHONE, "230 0000 0021")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("公民", "个人"), ("有关单位", "有关部门"), ("县级人民政府", "市级人民政府")],
)
def test_who_must_act_is_material_and_the_reason_says_who(before: str, after: str) -> None:
    change = one(body(f"{before}参加宣传活动。", "总则"), f"{after}参加宣传活动。")
    assert change.weight is Weight.MATERIAL
    assert change.reason.startswith("措辞改动涉及由谁执行或对谁适用：“")


def test_a_phone_is_whole_whatever_stands_between_its_parts() -> None:
    for gap in (" ", "\u00a0", "－", "—"):
        change = one(body(f"值守电话0571-5550{gap}0123。"), f"值守电话0571-5550{gap}0188。")
        assert (change.type, change.before) == (T.PHONE, f"0571-5550{gap}0123")


def test_a_phone_is_of_the_person_of_its_row_wherever_the_name_stands() -> None:
    head = [cell(words, 0, at) for at, words in enumerate(("找谁", "姓名", "电话"))]
    row = [cell(words, 1, at) for at, words in enumerate(("运营", "林示例", "130 0000 0002"))]
    new = [*row[:2], cell("130 0000 0022", 1, 2)]
    (change,) = told([*zip(head, head, strict=True), *zip(row, new, strict=True)])[0]
    assert (change.type, change.what) == (T.PHONE, "林示例")


def test_the_title_of_an_item_is_a_title_and_told_whole() -> None:
    at = ("response", "scenarios", "scenarios", 0, "title")
    change = one(item("价格设错", *STEPS, path=at), "价格标错", ours=True)
    assert (change.type, change.weight) == (T.TITLE, Weight.EDITORIAL)
    assert (change.before, change.after) == ("价格设错", "价格标错")


def test_the_number_of_an_article_is_no_quantity() -> None:
    change = one(body("依照第四十四条办理。", "物资"), "依照第六十六条办理。")
    assert change.type is T.NUMBER
    cited = one(body("依照《防洪法》第十条办理。", "总则"), "依照《防洪法》第十二条办理。")
    assert (cited.type, cited.what) == (T.LAW, "《防洪法》")
