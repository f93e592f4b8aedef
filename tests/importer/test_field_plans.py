"""Plans as offices and firms write them: what is read from them is true."""

from planforge.importer import import_text
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.schema.head import Punctuation
from planforge.schema.organization import Unit
from planforge.source import load_text


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
