"""What is missing is told once, as gravely as the clause allows."""

from pathlib import Path

import pytest

from planforge._build import Settings, build_plan, examine, load
from planforge.findings import Finding, Severity
from planforge.importer.chain import import_original
from planforge.importer.formats import originals_of
from planforge.lint import Choice
from planforge.lint.rules.completeness import RULES
from planforge.profiles import profile_names
from planforge.source import Loaded, load_text
from tests.lint.checking import checked

_CASES = Path(__file__).parent / "cases"
_CHOICE = Choice(select=("PF2",))

_SEEDS = {
    "double12-government": {
        "missing-safeguards", "missing-levels", "missing-scope", "missing-basis", "missing-risks",
        "missing-release", "missing-drills",
    },
    "double12-multiparty": {
        "missing-levels", "missing-upward-report", "missing-basis", "missing-risks",
        "joint-without-ties",
    },
    "double12-platform": {
        "missing-reporting", "missing-risks", "missing-network-incident", "missing-levels",
        "missing-breach-handling",
    },
    "group-complaint-enterprise": {
        "missing-warning", "missing-safeguards", "missing-scope", "missing-drills",
        "missing-crowd-report", "undefined-crowd", "missing-crowd-handling", "missing-party",
        "unprotected-complainants", "defect-not-reported",
    },
    "group-complaint-government": {
        "missing-warning", "missing-levels", "missing-upward-report", "missing-drills",
        "undefined-crowd", "missing-crowd-handling", "missing-party", "unprotected-complainants",
    },
    "tmall-shop-1": {"missing-levels", "missing-fire", "missing-breach-handling"},
    "tmall-shop-2": {"missing-fire", "missing-breach-handling", "shop-without-spares"},
    "consumer-protection-drill": {
        "missing-breach-notice", "missing-drill-part", "defect-not-reported",
    },
}  # fmt: skip
"""What an expert would miss in each seed; each was read against its text."""


def told(loaded: Loaded) -> tuple[Finding, ...]:
    examined = examine(loaded, build_plan(loaded, Settings()), choice=_CHOICE)
    assert examined is not None
    assert examined.skipped == ()
    return examined.findings


def names(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(one.name for one in findings)


@pytest.mark.parametrize(
    "case", sorted(_CASES.glob("free-text-*.yaml")), ids=lambda case: case.stem
)
def test_a_plan_of_free_text_is_judged_by_what_it_says(case: Path) -> None:
    assert names(told(load(case))) == []


@pytest.mark.parametrize("seed", sorted(_SEEDS))
def test_each_seed_lacks_what_an_expert_misses(seed: str, shared: Path) -> None:
    path = shared / "seeds" / f"{seed}.txt"
    originals, _ = originals_of(path.read_bytes(), str(path))
    yaml = import_original(originals[0]).yaml
    loaded = load_text(yaml.encode(), "plan.yaml", profiles=profile_names())
    assert names(told(loaded)) == sorted(_SEEDS[seed])


@pytest.mark.parametrize(
    "file",
    [
        "state-general-plan-2025.docx",
        "tianjin-geological-hazards.txt",
        "crane-safety-regulation.docx",
    ],
)
def test_plans_and_laws_in_force_lack_nothing(file: str, shared: Path) -> None:
    path = shared / "corpus" / file
    originals, _ = originals_of(path.read_bytes(), str(path))
    yaml = import_original(originals[0]).yaml
    loaded = load_text(yaml.encode(), "plan.yaml", profiles=profile_names())
    assert names(told(loaded)) == []


def test_a_missing_duty_of_a_law_is_an_error_for_a_government_and_a_warning_for_a_unit() -> None:
    response = """
        应急响应:
          - 标题: 处置
            步骤: [发现险情后立即断电并报警，组织人员撤离。]
    """
    unit = checked(response, RULES)
    government = checked(f"类型: 政府\n预案种类: 专项应急预案\n{response.strip()}", RULES)
    graveness = [
        next(one.severity for one in found if one.name == "missing-recovery")
        for found in (government, unit)
    ]
    assert graveness == [Severity.ERROR, Severity.WARNING]


def test_the_gravest_of_several_demands_gives_the_basis_of_one_finding() -> None:
    found = checked("标题: 示例公司生产安全事故综合应急预案", RULES)
    reports = [one for one in found if one.name == "missing-reporting"]
    assert len(reports) == 1
    assert reports[0].severity is Severity.ERROR
    assert reports[0].basis == "《生产安全事故应急预案管理办法》第十三条"


def test_a_missing_warning_is_told_once_by_the_gravest_clause() -> None:
    found = checked("标题: 示例公司生产安全事故综合应急预案", RULES)
    assert "missing-alert" not in names(found)
    warning = next(one for one in found if one.name == "missing-warning")
    assert warning.severity is Severity.ERROR


def test_a_special_plan_need_not_repeat_the_general_one() -> None:
    plan = """
        预案种类: 专项应急预案
        适用范围: 本预案适用于本公司各仓库的防汛工作。
        组织机构: [{名称: 防汛小组, 职责: [统一指挥。]}]
        应急响应:
          - 标题: 处置
            步骤: [接到暴雨预警后垫高货物，向总经理报告，组织转移。]
        应急演练: 每年汛前演练一次。
    """
    assert names(checked(plan, RULES)) == []


def test_a_card_is_asked_for_its_steps_only() -> None:
    assert names(checked("预案种类: 应急处置卡\n标题: 断电处置卡", RULES)) == ["missing-site-steps"]


def test_a_plan_for_one_event_is_asked_for_no_drills() -> None:
    plan = "类型: 政府\n预案种类: 专项应急预案\n标题: 示例市{}应急预案"
    assert "missing-drills" in names(checked(plan.format("防汛"), RULES))
    assert "missing-drills" not in names(checked(plan.format("2026年双十二"), RULES))


def test_neither_shops_nor_governments_are_asked_for_cover_or_approval() -> None:
    for type_ in ("政府", "天猫店铺"):
        found = names(checked(f"类型: {type_}\n状态: 印发稿\n标题: 火灾应急预案", RULES))
        assert "unsigned-plan" not in found
        assert "missing-cover-facts" not in found


def test_a_draft_is_asked_for_no_signature() -> None:
    plan = "标题: 示例公司生产安全事故综合应急预案\n状态: {}"
    assert "unsigned-plan" in names(checked(plan.format("印发稿"), RULES))
    assert "unsigned-plan" not in names(checked(plan.format("送审稿"), RULES))
    assert "unsigned-plan" not in names(checked(plan.format("送审稿").splitlines()[0], RULES))


def test_a_plan_that_hands_leaks_to_another_plan_is_asked_for_no_notice() -> None:
    plan = """
        预案种类: 专项应急预案
        应急响应:
          - 标题: 分流
            步骤: [涉及个人信息泄露的，先执行个人信息安全事件应急预案。]
    """
    assert "missing-breach-notice" not in names(checked(plan, RULES))


def test_the_notice_is_missed_at_the_sentence_that_tells_people() -> None:
    plan = """
        预案种类: 专项应急预案
        应急响应:
          - 标题: 处置
            步骤: [发生信息泄露的，由客服部通知受影响的用户。]
    """
    found = next(one for one in checked(plan, RULES) if one.name == "missing-breach-notice")
    assert found.at is not None
    assert found.at[:1] == ("response",)
    assert "steps" in found.at


@pytest.mark.parametrize(
    ("plan", "rule"),
    [
        ("标题: 示例商场客户信息泄露应急预案\n单位: {名称: 示例商场}", "missing-evacuation"),
        ("标题: 示例小学网络安全事件应急预案\n单位: {人员密集场所: 是}", "missing-evacuation"),
        ("标题: 示例食品公司群体投诉应急预案\n单位: {经营食品: 是}", "missing-food-incident"),
        ("类型: 平台\n标题: 示例平台群体投诉应急预案", "missing-network-incident"),
        ("标题: 示例公司群体性不明原因疾病应急预案", "missing-crowd-report"),
    ],
)
def test_a_plan_for_one_thing_is_not_asked_for_another(plan: str, rule: str) -> None:
    assert rule not in names(checked(plan, RULES))


def test_incidents_named_in_free_text_are_risks() -> None:
    plan = """
        类型: 平台
        标题: 示例平台双十二应急预案
        其他章节:
          - 标题: 各类事件
            条目:
              - 下单服务宕机的，五分钟内切换备用集群。
              - 支付通道中断的，切换到备用通道。
              - 优惠错价的，先停活动。
              - 物流爆仓的，分批告知买家。
    """
    assert "missing-risks" not in names(checked(plan, RULES))


def test_a_crowded_place_that_is_only_inferred_gives_a_warning() -> None:
    plan = "标题: 示例商场突发事件应急预案\n单位: {{名称: 示例商场, {}}}"
    stated = checked(plan.format("人员密集场所: 是"), RULES)
    inferred = checked(plan.format("行业: 零售"), RULES)
    graveness = [
        next(one.severity for one in found if one.name == "missing-evacuation")
        for found in (stated, inferred)
    ]
    assert graveness == [Severity.ERROR, Severity.WARNING]


def test_what_rests_on_an_inferred_type_is_a_warning_at_most() -> None:
    found = checked("类型: 通用\n标题: 示例医院突发事件应急预案", RULES)
    assert "missing-command" in names(found)
    assert max(one.severity for one in found) is Severity.WARNING


def test_a_plan_for_one_sort_of_accident_is_asked_for_what_a_special_plan_holds() -> None:
    """Imported plans are rarely called special; their titles tell that they are."""
    found = names(checked("标题: 示例公司火灾应急预案", RULES))
    assert "missing-start" not in found  # the procedure lacks as a whole
    assert not {"missing-plan-system", "missing-annexes", "missing-supplies"} & set(found)
