"""Papers of an office, and the packet that it files."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from planforge.document import Paragraph, plain
from tests.cli.calling import call
from tests.family.plans import SHOP, sheets_of, words, written

SAMPLES = Path(__file__).parents[2] / "plans"
GOVERNMENT = SAMPLES / "government-double12" / "plan.yaml"
ENTERPRISE = SAMPLES / "enterprise-group-complaint" / "plan.yaml"


def copied(plan: Path, folder: Path) -> Path:
    """The plan in a folder of the test's own, where its Word files leave their notes."""
    return Path(copytree(plan.parent, folder / plan.parent.name)) / plan.name


def told_by(plan: Path, name: str) -> str:
    (sheet,) = sheets_of(plan, name)
    return "\n".join(words(sheet.document))


def test_a_notice_of_issue_says_who_whom_and_from_when() -> None:
    told = told_by(GOVERNMENT, "印发通知")
    assert "示市监〔2026〕86号" in told
    assert "示例市市场监督管理局关于印发《" in told
    assert "各县（区）市场监督管理局，市局各处室、各直属单位：" in told
    assert "自2026年11月6日起施行" in told
    assert "抄送：省市场监督管理局" in told


def test_an_explanation_holds_what_the_plan_knows_and_blanks_for_the_rest() -> None:
    told = told_by(ENTERPRISE, "编制说明")
    assert "客户服务中心陈示例（组长、总撰）" in told
    assert "《中华人民共和国消费者权益保护法》" in told
    assert "收到意见____条，采纳____条" in told


def test_copies_are_given_to_those_whom_the_plan_names() -> None:
    assert "各区域分公司" in told_by(ENTERPRISE, "发放登记表")


def test_a_departments_plan_is_filed_with_its_own_government() -> None:
    assert "示例市人民政府（径送应急管理部门）：" in told_by(GOVERNMENT, "备案报告")


def test_the_second_attachment_of_a_letter_stands_below_the_first_ones_number() -> None:
    lines = told_by(GOVERNMENT, "备案报告").splitlines()
    assert lines.index("附件：1.预案正式印发文本") + 1 == lines.index(
        "\u3000\u3000\u30002.编制说明"
    )


def test_the_packet_of_an_office_holds_the_text_and_the_explanation(tmp_path: Path) -> None:
    done = call("render", copied(GOVERNMENT, tmp_path), "--filing", "-f", "docx", "-o", tmp_path)
    assert done.code == 0, done.err
    folder = tmp_path / "government-double12-备案材料"
    listed = json.loads((folder / "government-double12-清单.json").read_text(encoding="utf-8"))
    names = {row["名称"].removeprefix("government-double12") for row in listed["文件"]}
    assert names == {".docx", "-备案报告.docx", "-编制说明.docx"}
    assert "20个工作日" in done.err
    assert call("verify", folder).code == 0


def test_the_packet_of_a_production_unit_holds_what_its_regulation_asks(tmp_path: Path) -> None:
    done = call("render", copied(ENTERPRISE, tmp_path), "--filing", "-f", "docx", "-o", tmp_path)
    assert done.code == 0, done.err
    folder = tmp_path / "enterprise-group-complaint-备案材料"
    files = {path.name.removeprefix("enterprise-group-complaint") for path in folder.glob("*.docx")}
    assert files == {
        ".docx",
        "-备案申报表.docx",
        "-评审意见.docx",
        "-风险评估和资源调查清单.docx",
    }
    assert "请问当地应急管理部门" in done.err


def test_a_shop_files_nothing_and_is_told_why(tmp_path: Path) -> None:
    done = call("render", written(SHOP, tmp_path), "--filing", "-o", tmp_path / "out")
    assert done.code == 2
    assert "不用报给谁" in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["印发通知", "编制说明", "意见采纳情况表", "备案申报表"])
def test_a_shop_has_no_paper_of_an_office(name: str, tmp_path: Path) -> None:
    done = call("render", written(SHOP, tmp_path), "--family", name, "-o", tmp_path)
    assert done.code == 2
    assert name in done.err


def test_a_notice_with_a_red_head_has_its_imprint_at_the_foot() -> None:
    (sheet,) = sheets_of(GOVERNMENT, "印发通知")
    foot = [
        plain(block.content) for block in sheet.document.imprint if isinstance(block, Paragraph)
    ]
    assert [line[:3] for line in foot] == ["抄送：", "示例市"]
    assert "抄送" not in "\n".join(
        plain(block.content) for block in sheet.document.body if isinstance(block, Paragraph)
    )


def test_a_special_plan_is_filed_with_the_lead_office_above(tmp_path: Path) -> None:
    plan = copied(GOVERNMENT, tmp_path)
    text = plan.read_text(encoding="utf-8").replace("预案种类: 部门", "预案种类: 专项", 1)
    plan.write_text(text, encoding="utf-8")
    assert "（上一级人民政府的牵头部门）：" in told_by(plan, "备案报告")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("类型: 企业\n预案种类: 演练方案", "不是应急预案"),
        ("类型: 通用\n预案种类: 专项", "改成政府、平台或者企业"),
    ],
)
def test_what_is_no_plan_to_file_is_refused_with_the_reason(
    kind: str, said: str, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"{kind}\n标题: 示例\n单位: {{名称: 示例公司}}\n", encoding="utf-8")
    done = call("render", plan, "--filing", "-o", tmp_path / "out")
    assert (done.code, said in done.err) == (2, True), done.err
    assert not (tmp_path / "out").exists()


OFFICE = """\
类型: 政府
预案种类: 专项应急预案
标题: 示例区食品安全事件应急预案
单位: {名称: 示例区人民政府}
组织机构:
  机构:
    - {编号标识: zhb, 名称: 应急指挥部, 负责人: 区长, 成员: [公安机关], 职责: [统一指挥]}
    - {编号标识: bgs, 名称: 应急指挥部办公室, 负责人: 办公室主任, 职责: [值守]}
应急响应:
  响应程序:
    - 标题: 启动响应
      步骤:
        - {执行人: "[[unit:bgs]]", 时限: 30分钟, 行动: 提出定级建议}
        - {执行人: "[[unit:zhb]]", 时限: 15分钟, 行动: 决定启动}
  分情景处置:
    - 名称: 群众聚集
      步骤:
        - {标题: 维护秩序, 执行人: 公安机关, 时限: 20分钟, 行动: 到场疏导}
        - {标题: 决定级别, 执行人: 指挥部, 时限: 1小时, 行动: 召开会商}
        - {标题: 报告, 执行人: 指挥部办公室, 时限: 40分钟, 行动: 电话报总值班室}
"""


def test_a_unit_s_card_says_what_it_does_in_every_response_and_who_of_it_does_what(
    tmp_path: Path,
) -> None:
    (sheet,) = sheets_of(written(OFFICE, tmp_path), "岗位卡")
    told = words(sheet.document)
    at = told.index("岗位卡：应急指挥部办公室")
    command, office = told[:at], told[at:]
    assert "决定启动" in command
    assert "公安机关：维护秩序：到场疏导" in command
    assert "决定级别：召开会商" in command
    assert "提出定级建议" not in command
    assert "提出定级建议" in office
    assert "报告：电话报总值班室" in office
    assert "决定级别：召开会商" not in office, "指挥部 is not its office"


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("专项应急预案", "（上一级人民政府的牵头部门）："),
        ("综合应急预案", "（上一级人民政府，径送其应急管理部门）："),
        ("联合应急预案", "（按涉及的区域，照专项或者部门预案的规定写）："),
        ("重大活动保障预案", "（按预案种类写受理备案的机关）："),
    ],
)
def test_a_report_for_filing_says_who_takes_it_by_the_kind_of_plan(
    kind: str, to: str, tmp_path: Path
) -> None:
    assert to in told_by(written(OFFICE.replace("专项应急预案", kind), tmp_path), "备案报告")


def test_a_packet_tells_of_its_manifest_once(tmp_path: Path) -> None:
    plan = written(OFFICE, tmp_path)
    done = call("render", plan, "--filing", "-f", "docx", "-o", tmp_path / "out")
    assert done.out.count("清单.json") == 1


def test_the_final_report_has_no_limit_of_the_first(tmp_path: Path) -> None:
    chain = (
        "信息报告:\n  报告程序:\n    - {报告人: 村, 报告对象: 区政府, 时限: 37分钟, 方式: 电话}\n"
    )
    told = told_by(written(f"{OFFICE}{chain}", tmp_path), "信息报告表")
    first, final = told.split("续报表")[0], told.split("终报表")[1]
    assert "区政府" in first
    assert "37分钟" in first
    assert "区政府" in final
    assert "37分钟" not in final


def test_a_form_for_filing_says_where_nobody_wrote_that_it_is_due(tmp_path: Path) -> None:
    unit = OFFICE.replace("类型: 政府", "类型: 企业")
    safe = unit.replace("名称: 示例区人民政府}", "名称: 示例工厂, 涉及生产安全事故: 是}")
    doubt = "先问当地应急管理部门"
    assert doubt in told_by(written(unit, tmp_path), "备案申报表")
    assert doubt not in told_by(written(safe, tmp_path), "备案申报表")
