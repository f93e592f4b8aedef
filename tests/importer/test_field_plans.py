"""Plans as offices and firms write them: what is read from them is true."""

from planforge.importer import import_text
from planforge.importer.word import imported, originals_of
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.schema.head import Punctuation
from planforge.schema.organization import Unit
from planforge.source import load_text
from tests.importer.word.made import p, table, title, wordfile


def plan(text: str) -> Plan:
    made = import_text(text.encode(), "预案.txt")
    assert made.findings == ()
    found = load_text(made.yaml.encode(), "plan.yaml", profiles=profile_names())
    assert found.plan is not None, [finding.message for finding in found.findings]
    return found.plan


def units(text: str) -> tuple[Unit, ...]:
    organization = plan(text).organization
    assert organization is not None
    assert organization.units is not None
    return organization.units.units


def test_duties_under_a_heading_are_no_units() -> None:
    (office,) = units(
        "某县防汛应急预案\n第一章 组织机构\n一、指挥部\n（一）指挥部职责\n"
        "1.落实上级部署；\n2.组织会商研判。\n"
    )
    (duties,) = office.units
    assert duties.title == "指挥部职责"
    assert duties.units == ()
    assert [item.text for item in duties.items] == ["落实上级部署；", "组织会商研判。"]


def test_sentences_right_under_the_chapter_are_no_units() -> None:
    got = plan("示例应急预案\n一、组织机构\n组长：校长\n1、负责全面工作；\n2、负责对外联络。\n")
    assert got.organization is not None
    assert got.organization.units is not None
    assert got.organization.units.units == ()
    assert len(got.organization.units.items) == 2


def test_units_named_line_by_line_are_units_with_their_duties() -> None:
    (all_,) = units(
        "某县防汛应急预案\n第一章 组织机构\n一、成员单位职责\n"
        "县公安局：负责火场警戒。\n县林业局：组织火灾预防。\n县医院：负责救治伤员。\n"
    )
    assert [unit.name for unit in all_.units] == ["县公安局", "县林业局", "县医院"]
    assert [item.text for item in all_.units[0].duties] == ["负责火场警戒。"]


def test_a_phone_number_behind_its_name_is_no_titled_step() -> None:
    got = plan(
        "示例应急预案\n一、应急响应\n（一）信息接报\n应急值班电话：0571-80001122。立即报告班长。\n"
        "（二）处置\n1.停机。\n2.报警。\n"
    )
    assert got.response is not None
    assert got.response.phases is not None
    reception = got.response.phases.phases[0]
    assert reception.title == "信息接报"
    assert reception.intro == "应急值班电话：0571-80001122。立即报告班长。"


def test_times_and_addresses_do_not_make_the_colons_half_width() -> None:
    got = plan(
        "示例演练方案\n一、演练流程\n时间：14:00 开始，14:05 报警，14:20 清点，见 https://a.example\n"
    )
    assert got.punctuation is Punctuation.FULL


def test_joined_labels_stay_those_of_their_level_beside_longer_lists() -> None:
    got = plan(
        "示例应急预案\n1. 处置流程\n1.1 发现与上报\n1.1.1 自动告警后拉起会议，记录时间。\n"
        "1.1.2 值班人员确认，超时升级。\n1.2 止血\n回滚步骤：\n1) 确认版本，记录编号；\n"
        "2) 执行回滚，核对结果；\n3) 观察五分钟，然后结束。\n2. 附则\n自发布之日起施行。\n"
    )
    assert got.scheme is not None
    assert got.scheme.marks[2] == "1.1.1\u3000"
    assert got.sections == ()


def test_the_chapters_of_a_drill_plan_are_pieces_of_the_drill() -> None:
    got = plan(
        "年度消防演练方案\n一、演练目的\n检验预案。\n二、注意事项\n1、严禁推搡；\n2、不得乘坐电梯。\n"
    )
    assert got.drills is not None
    assert got.drills.purpose is not None
    assert got.drills.safety is not None
    assert len(got.drills.safety.items) == 2


def test_parts_are_chapters_and_full_width_numbers_keep_them() -> None:
    made = import_text(
        "示例专项应急预案\n第一部分  事故风险分析\n１．１ 风险类型\n主要风险为漫顶。\n"
        "第二部分  处置程序\n２．１ 预警\n值班员观测。\n２．２ 抢险\n停止放矿。\n".encode(),
        "预案.txt",
    )
    (finding,) = made.findings
    assert finding.code == "PF518"
    assert "有 3 处序号用全角数字" in finding.message
    assert "“１．１”输出为“1.1”" in finding.message
    assert made.gaps is not None
    assert not any("编错" in todo for todo in made.gaps.todo)
    assert "风险分析" in made.yaml
    assert "第一部分\u3000" in made.yaml


def test_a_sentence_that_counts_within_itself_is_one_paragraph() -> None:
    word = wordfile(
        title("示例应急预案"),
        p("一、应急响应"), p("（一）蓝色"), p("（1）值班；（2）检查；（3）通知。"),
        p("（二）黄色"), p("转移人员。"),
    )  # fmt: skip
    (original,) = originals_of(word)
    assert "引言: （1）值班；（2）检查；（3）通知。" in imported(original).yaml


def test_a_row_of_sums_is_nobody_and_headings_said_again_are_no_row() -> None:
    word = wordfile(
        title("示例应急预案"),
        p("一、安置点"), p("下表所列。"),
        table(
            ("名称", "地址", "联系人", "联系电话"), ("明湖小学", "湖滨路", "邵洁", "95598"),
            ("名称", "地址", "联系人", "联系电话"), ("合　计", "一处", "", ""),
        ),
    )  # fmt: skip
    (original,) = originals_of(word)
    loaded = load_text(imported(original).yaml.encode(), "plan.yaml", profiles=profile_names()).plan
    assert loaded is not None
    assert loaded.organization is not None
    assert loaded.organization.contacts is not None
    assert [one.name for one in loaded.organization.contacts.contacts] == ["明湖小学"]


def test_a_label_that_looks_higher_does_not_end_chapters_that_count_on() -> None:
    got = plan(
        "示例应急预案\n1、概况\n水库一座。\n2、应急处置\n2.1、险情报告\n立即报告。\n2.2、泄洪调度\n"
        "（一）闸门操作\n两人操作。\n（二）下游通知\n逐村通知。\n3、附则\n由县水利局负责解释。\n"
    )
    assert [node.title or node.part for node in got.outline] == ["概况", "应急处置", "附则"]
    assert got.response is not None
    assert got.response.phases is not None
    flood = got.response.phases.phases[1]
    assert [step.title for step in flood.steps] == ["闸门操作", "下游通知"]


def test_a_unit_with_its_head_in_one_line_keeps_its_name() -> None:
    (group,) = units(
        "示例应急预案\n一、组织机构\n（一）抢险组 组长：唐浩 成员：机修班全体\n负责堵漏。\n"
    )
    assert group.name == "抢险组"
    assert group.leader == "唐浩"
    assert group.text == "[[.name]] 组长：[[.leader]] 成员：机修班全体\n负责堵漏。"
