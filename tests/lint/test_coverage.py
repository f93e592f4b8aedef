"""What is demanded of a plan, and where it says it."""

import pytest

from planforge._build import Settings, build_plan, coverage, load
from planforge.document import Section, Table, blocks_of, plain
from planforge.lint import Context
from planforge.lint.coverage import Status
from planforge.lint.coverage.demands import DEMANDS
from planforge.lint.coverage.forms import FORMAL, forms_of
from planforge.lint.coverage.matters import MATTERS
from planforge.lint.coverage.office import filled
from planforge.lint.coverage.sheet import coverage_sheet
from planforge.schema import Model, Plan
from planforge.schema.fields import fields_of
from planforge.schema.head import Kind
from planforge.source import load_text
from planforge.writers.text import document_lines
from tests.lint.reading import context_of


def test_every_demand_is_for_a_matter_that_is_known() -> None:
    assert {one.matter for one in DEMANDS} <= set(MATTERS)


def test_every_demand_rests_on_a_law_that_the_registry_knows() -> None:
    laws = context_of("").laws
    unknown = [one for one in DEMANDS if one.basis and laws.by_id(one.basis.law) is None]
    assert unknown == []


def test_a_clause_that_was_not_seen_gives_no_finding() -> None:
    """What stands on an unseen clause is for tables: a finding would state it as a fact."""
    graver = [
        one for one in DEMANDS if one.basis and not one.basis.confirmed and one.severity is not None
    ]
    assert graver == []


def test_nobody_demands_a_purpose() -> None:
    paths = {path for one in DEMANDS for path in MATTERS[one.matter].paths.split()}
    assert "background.purpose" not in paths


def test_every_path_of_a_matter_is_one_of_the_schema() -> None:
    for matter in MATTERS.values():
        for dotted in matter.paths.split():
            model: type[Model] | None = Plan
            for step in dotted.split("."):
                assert model is not None
                assert step in fields_of(model), dotted
                model = fields_of(model)[step].model


def test_a_typed_part_meets_a_demand_and_its_heading_is_told_as_printed() -> None:
    plan = """
        组织机构:
          - {名称: 应急领导小组, 职责: [统一指挥，决定启动和终止响应。]}
    """
    found = context_of(plan).coverage.judge("command")
    assert found.status is Status.MET
    assert found.section == "一、组织机构与职责"


def test_a_chapter_of_free_text_meets_a_demand() -> None:
    plan = """
        其他章节:
          - 标题: 应急保障
            条目: [仓储部储备沙袋和水泵，存放在一号库，由赵示例管理。]
    """
    found = context_of(plan).coverage.judge("safeguards")
    assert found.status is Status.MET
    assert found.section.endswith("应急保障")


def test_a_heading_with_hardly_a_word_under_it_is_met_in_part() -> None:
    plan = "其他章节:\n  - {标题: 应急保障, 正文: 另行制定。}"
    assert context_of(plan).coverage.judge("safeguards").status is Status.PARTLY


def test_one_sentence_is_part_of_it_and_two_are_the_whole() -> None:
    one = "其他章节:\n  - {标题: 其他, 条目: [落实值班经费。]}"
    two = "其他章节:\n  - {标题: 其他, 条目: [落实值班经费。, 储备沙袋等应急物资。]}"
    assert context_of(one).coverage.judge("safeguards").status is Status.PARTLY
    assert context_of(two).coverage.judge("safeguards").status is Status.MET


def test_what_a_plan_is_meant_for_is_not_what_it_does() -> None:
    plan = "编制背景:\n  编制目的: 为做好监测预警、恢复重建和应急物资储备工作，制定本预案。"
    judged = context_of(plan).coverage
    assert judged.judge("warning").status is Status.MISSING
    assert judged.judge("safeguards").status is Status.MISSING


def test_a_link_of_the_reporting_chain_tells_whom_it_goes_to() -> None:
    plan = "信息报告:\n  报告程序:\n    - {报告人: 办公室, 报告对象: 市人民政府, 时限: 2小时}"
    assert context_of(plan).coverage.judge("upward").status is Status.MET


def test_measures_for_market_order_are_no_safeguards() -> None:
    plan = """
        措施:
          风险防控:
            - {标题: 市场秩序保障, 措施: [加强对商家的资格审查。]}
    """
    assert context_of(plan).coverage.judge("safeguards").status is Status.MISSING


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.COMPREHENSIVE, "综合应急预案要素评审表"),
        (Kind.SPECIAL, "专项应急预案要素评审表"),
        (Kind.ONSITE, "现场处置方案要素评审表"),
    ],
)
def test_each_kind_has_its_form_of_elements(kind: Kind, title: str) -> None:
    assert [form.title for form in forms_of(kind)] == [
        "应急预案形式评审表",
        title,
        "应急预案附件要素评审表",
    ]


def test_the_key_elements_are_those_of_the_guide() -> None:
    general = forms_of(Kind.COMPREHENSIVE)[1]
    assert [row.element or row.group for row in general.rows if row.key] == [
        "应急预案体系",
        "适用范围",
        "危险源辨识与风险分析",
        "应急组织体系",
        "指挥机构及职责",
        "信息报告与处置",
        "响应分级",
        "响应程序",
        "保障措施",
        "培训与演练",
    ]


def test_a_row_that_nobody_asks_for_any_more_stays_and_says_so() -> None:
    lines = _lines("标题: 示例公司生产安全事故综合应急预案")
    row = next(line for line in lines if line.startswith(("总则\t编制目的", "\t编制目的")))
    assert "现行标准不要求" in row
    assert "不符合" not in row


def test_a_cover_without_a_date_is_met_in_part_and_says_what_lacks() -> None:
    plan = "版本: A/0\n单位: 示例公司"
    cover = filled(context_of(plan), FORMAL)[0]
    assert cover.status is Status.PARTLY
    assert cover.lacks == ("发布日期",)


def test_reading_the_body_is_left_to_a_person() -> None:
    body = next(one for one in filled(context_of(""), FORMAL) if one.row.group == "正文")
    assert body.status is None


@pytest.mark.parametrize(
    "head",
    [
        "类型: 天猫店铺\n预案种类: 大促保障方案",
        "类型: 政府\n预案种类: 部门应急预案",
        "类型: 企业\n预案种类: 演练方案",
        "类型: 通用\n预案种类: 公文",
    ],
)
def test_only_units_plans_get_the_review_forms(head: str) -> None:
    document = coverage_sheet(context_of(f"{head}\n标题: 示例"), lambda _path, _words: "")
    titles = [plain(one.title) for one in blocks_of(document) if isinstance(one, Section)]
    assert not any("评审表" in title for title in titles)


def test_the_form_leaves_room_for_the_experts_name() -> None:
    assert any(line.startswith("评审专家（签字）：") for line in _lines("标题: 示例公司预案"))


def test_tables_tell_the_line_of_the_plan_file() -> None:
    lines = _lines("适用范围: 本预案适用于示例公司各部门突发事件的应对工作。")
    row = next(line for line in lines if "\t适用范围\t" in line and "第" in line)
    assert "（第4行）" in row


def test_cells_of_each_row_fill_its_table() -> None:
    document = coverage_sheet(context_of("标题: 示例公司预案"), lambda _path, _words: "")
    for table in (one for one in blocks_of(document) if isinstance(one, Table)):
        covered = [0] * len(table.columns)
        for row in table.rows:
            free = [at for at, rest in enumerate(covered) if not rest]
            assert sum(cell.colspan for cell in row.cells) == len(free)
            covered = [max(0, rest - 1) for rest in covered]
            spans = [cell for cell in row.cells for _ in range(cell.colspan)]
            for at, cell in zip(free, spans, strict=True):
                covered[at] = cell.rowspan - 1


def test_the_samples_say_all_that_is_demanded_of_them(plan_files: list[str]) -> None:
    for file in plan_files:
        context = _context(file)
        asked = context.coverage.requirements
        silent = [one.matter.key for one in asked if context.coverage.missing(one.matter.key)]
        assert silent == [], file


@pytest.fixture
def plan_files() -> list[str]:
    from pathlib import Path

    plans = Path(__file__).parents[2] / "plans"
    return [str(path) for path in sorted(plans.glob("*/plan.yaml"))]


def _context(file: str) -> Context:
    from pathlib import Path

    from planforge.profiles import load_profile

    loaded = load(Path(file))
    built = build_plan(loaded, Settings())
    assert loaded.plan is not None
    assert built.document is not None
    profile = load_profile(loaded.plan.type).for_kind(loaded.plan.kind)
    return Context(loaded.plan, profile, built.document)


def _lines(fragment: str) -> list[str]:
    from planforge.profiles import profile_names

    head = {"类型": "企业", "预案种类": "综合应急预案", "标题": "示例公司综合应急预案"}
    lines = [f"{key}: {value}" for key, value in head.items() if f"{key}:" not in fragment]
    text = "\n".join([*lines, fragment])
    loaded = load_text(text.encode(), "plan.yaml", profiles=profile_names())
    sheet = coverage(loaded, build_plan(loaded, Settings()))
    assert sheet is not None
    return document_lines(sheet)
