"""The way back as a whole: nothing is changed that nobody changed, nothing is lost."""

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from planforge._build import Settings, build
from planforge.errors import UsageProblem
from planforge.findings import Severity
from planforge.pull.changes import Kind
from planforge.pull.pull import PullOptions, pull
from planforge.writers import write
from tests.pull.test_base import SAMPLES
from tests.pull.word import Word, w, words

PLAN = """\
# 值班预案，逐年修订
类型: 通用
预案种类: 专项应急预案
标题: 商铺火灾应急预案
大纲: [组织机构, 应急响应, 经费]
组织机构:
  机构:
    - 标识: zhb
      名称: 指挥部
      负责人: 王甲   # 任期到明年
      成员: [李乙, 陈丙]
      职责: [决定响应的启动和终止。, 调配人员和物资。]
    - 名称: 救援组
      职责: [扑救初起火灾。]
应急响应:
  响应程序:
    - 标题: 接报
      步骤:
        - {执行人: 值班员, 时限: 5分钟, 行动: 核实火情并报告指挥部}
        # 下面一步每年核对一次电话
        - {执行人: "[[unit:救援组]]", 时限: 10分钟, 行动: 带灭火器到场}
        - 值班员拨打119，说清地址和火势。
    - 标题: 处置
      步骤: [疏散顾客。, 切断电源。]
其他章节:
  - 标题: 经费
    正文: |
      每年预留两万元。
      由财务按季结算。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def printed(plan: Path, layout: str = "") -> bytes:
    built = build(plan, Settings(layout=layout))
    assert built.document is not None
    assert built.layout is not None
    return write("docx", built.document, built.layout, built.options).data


def word_of(plan: Path) -> Word:
    return Word(printed(plan))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_file_that_nobody_edited_changes_nothing(sample: str, root: Path) -> None:
    path = root / "plans" / sample / "plan.yaml"
    result = pull(printed(path), "same.docx", path)
    assert (result.changes, result.proposals, result.findings) == ((), (), ())
    assert result.yaml == path.read_bytes()


@pytest.mark.parametrize("sample", ["tmall-shop", "government-double12"])
def test_a_file_that_libreoffice_only_saved_changes_nothing(
    sample: str, root: Path, tmp_path: Path
) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    path = root / "plans" / sample / "plan.yaml"
    (tmp_path / "in.docx").write_bytes(printed(path))
    command = [
        program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
        "--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(tmp_path / "in.docx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    result = pull((tmp_path / "out" / "in.docx").read_bytes(), "saved.docx", path)
    assert (result.changes, result.findings) == ((), ())


def test_a_fact_goes_into_its_field_and_comments_stay(plan: Path) -> None:
    word = word_of(plan)
    word.retype(word.paragraph("负责人：王甲"), "王甲", "赵丁")
    result = pull(word.save(), "x.docx", plan)
    assert [change.kind for change in result.changes] == [Kind.FACT]
    assert result.yaml.decode() == PLAN.replace("负责人: 王甲", "负责人: 赵丁")


def test_new_template_words_give_the_step_a_text_with_slots(plan: Path) -> None:
    word = word_of(plan)
    word.retype(word.paragraph("值班员在5分钟内核实"), "内核实", "以内务必核实")
    result = pull(word.save(), "x.docx", plan)
    assert result.findings == ()
    assert "[[.执行人]]在[[.时限]]以内" in result.yaml.decode()
    assert "时限: 5分钟" in result.yaml.decode()


def test_a_unit_renamed_in_every_place_is_one_change_with_its_references(plan: Path) -> None:
    word = word_of(plan)
    assert word.replace_all("救援组", "灭火组") >= 2
    result = pull(word.save(), "x.docx", plan)
    assert [(c.kind, c.before, c.after) for c in result.changes] == [
        (Kind.NAME, "救援组", "灭火组")
    ]
    assert result.yaml.decode() == PLAN.replace("救援组", "灭火组")


def test_a_reference_alone_becomes_plain_words(plan: Path) -> None:
    word = word_of(plan)
    word.retype(word.paragraph("救援组在10分钟内带灭火器"), "救援组", "物业")
    result = pull(word.save(), "x.docx", plan)
    assert result.findings == ()
    assert "名称: 救援组" in result.yaml.decode()
    assert "[[unit:救援组]]" not in result.yaml.decode()


def test_an_item_goes_with_what_stands_in_the_list_around_it_untouched(plan: Path) -> None:
    word = word_of(plan)
    word.delete(word.paragraph("切断电源"))
    word.enter_after(word.paragraph("疏散顾客"), "清点人数。")
    result = pull(word.save(), "x.docx", plan)
    assert "清点人数。" in result.yaml.decode()
    assert "切断电源" not in result.yaml.decode()
    assert result.findings == ()


def test_a_comment_that_goes_with_a_deleted_step_is_told(plan: Path) -> None:
    word = word_of(plan)
    word.delete(word.paragraph("救援组在10分钟内带灭火器"))
    result = pull(word.save(), "x.docx", plan)
    assert [change.kind for change in result.changes] == [Kind.ITEM_REMOVED]
    assert "每年核对一次电话" not in result.yaml.decode()
    assert [finding.code for finding in result.findings] == ["PF559"]
    assert "每年核对一次电话" in result.findings[0].message


def test_words_that_have_no_place_are_told_with_words_and_place(plan: Path) -> None:
    word = word_of(plan)
    word.retype(word.paragraph("主要职责："), "主要职责", "基本任务")
    result = pull(word.save(), "x.docx", plan)
    assert result.changes == ()
    assert result.yaml == plan.read_bytes()
    (finding,) = result.findings
    assert finding.code == "PF550"
    assert "基本任务" in finding.message
    assert finding.place is not None
    assert finding.place.line > 0
    assert finding.at is not None
    assert finding.at[0] == "organization"


def test_a_deleted_chapter_leaves_the_outline_too(plan: Path) -> None:
    word = word_of(plan)
    word.delete(*word.between(word.paragraph("经费"), None))
    result = pull(word.save(), "x.docx", plan)
    assert [change.kind for change in result.changes] == [Kind.CHAPTER_REMOVED]
    assert "经费" not in result.yaml.decode()


def test_without_the_old_plan_nothing_is_merged_into_a_changed_one(plan: Path) -> None:
    word = word_of(plan)
    word.retype(word.paragraph("疏散顾客"), "顾客", "顾客和员工")
    plan.write_text(PLAN.replace("王甲", "孙戊"), encoding="utf-8")
    result = pull(word.save(), "x.docx", plan)
    assert result.changes == ()
    assert result.yaml == plan.read_bytes()
    assert {finding.code for finding in result.findings} == {"PF552"}
    told = "".join(finding.message for finding in result.findings)
    assert "孙戊" in told
    assert "顾客和员工" in told


def test_with_the_old_plan_both_sides_are_kept_and_a_conflict_is_told(
    plan: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(PLAN, encoding="utf-8")
    word = word_of(plan)
    word.retype(word.paragraph("疏散顾客"), "顾客", "顾客和员工")
    word.retype(word.paragraph("负责人：王甲"), "王甲", "赵丁")
    now = PLAN.replace("王甲", "孙戊").replace("步骤: [疏散", "步骤: [先喊话。, 疏散")
    plan.write_text(now, encoding="utf-8")
    result = pull(word.save(), "x.docx", plan, PullOptions(base=old))
    assert result.yaml.decode() == now.replace("疏散顾客", "疏散顾客和员工")
    assert [finding.code for finding in result.findings] == ["PF554"]
    assert "赵丁" in result.findings[0].message


def test_a_word_file_of_another_plan_is_refused(plan: Path, root: Path) -> None:
    other = root / "plans" / "tmall-shop" / "plan.yaml"
    result = pull(printed(other), "other.docx", plan)
    assert result.changes == ()
    assert {finding.code for finding in result.findings} <= {"PF552", "PF553"}
    assert result.findings


def test_a_value_of_an_included_file_is_not_written_anywhere(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        "组织机构:\n  人员:\n    - {姓名: 王甲, 职务: 经理, 电话: 010-5555 0001}\n", "utf-8"
    )
    plan.write_text("包含文件: people.yaml\n" + PLAN, encoding="utf-8")
    word = word_of(plan)
    word.retype(word.paragraph("010-5555 0001"), "0001", "0009")
    word.retype(word.paragraph("扑救初起火灾"), "初起", "初期")
    result = pull(word.save(), "x.docx", plan)
    assert [finding.code for finding in result.findings] == ["PF555"]
    assert "people.yaml" in result.findings[0].message
    assert [change.after for change in result.changes] == ["扑救初期火灾。"]


def test_proposals_wait_until_they_are_accepted_by_number_or_author(plan: Path) -> None:
    word = word_of(plan)
    word.type_tracked(word.paragraph("疏散顾客"), "顾客", "人员", "甲君")
    word.type_tracked(word.paragraph("切断电源"), "电源", "总电源", "乙君")
    word.comment(word.paragraph("扑救初起火灾"), "谁带队？", "丙君")
    data = word.save()
    waiting = pull(data, "x.docx", plan)
    assert [(p.number, p.group.author) for p in waiting.proposals] == [
        (1, "甲君"), (2, "乙君"), (3, "丙君"),
    ]  # fmt: skip
    assert waiting.yaml == plan.read_bytes()
    assert [finding.code for finding in waiting.findings] == ["PF551"]
    taken = pull(data, "x.docx", plan, PullOptions(accept="1,3"))
    assert "疏散人员" in taken.yaml.decode()
    assert "切断电源" in taken.yaml.decode()
    assert "谁带队？" in taken.yaml.decode()
    by_author = pull(data, "x.docx", plan, PullOptions(accept="乙君"))
    assert by_author.yaml.decode() == PLAN.replace("切断电源", "切断总电源")


@pytest.mark.parametrize("wanted", ["9", "2-9", "丁君"])
def test_a_proposal_that_there_is_not_is_refused(wanted: str, plan: Path) -> None:
    word = word_of(plan)
    word.type_tracked(word.paragraph("疏散顾客"), "顾客", "人员", "甲君")
    with pytest.raises(UsageProblem):
        pull(word.save(), "x.docx", plan, PullOptions(accept=wanted))


def test_the_paragraph_named_in_a_change_is_the_one_in_the_file(plan: Path) -> None:
    word = word_of(plan)
    paragraph = word.paragraph("由财务按季结算")
    word.retype(paragraph, "按季", "按月")
    (change,) = pull(word.save(), "x.docx", plan).changes
    own = [words(p) for p in word.body.iter(paragraph.tag)]
    assert own[change.number - 1] == "由财务按月结算。"


def test_a_line_break_typed_into_a_paragraph_is_told_and_its_words_stay(plan: Path) -> None:
    word = word_of(plan)
    paragraph = word.paragraph("疏散顾客")
    run = word.run("")
    etree.SubElement(run, w("br"))
    paragraph.append(run)
    paragraph.append(word.run("不得返回。"))
    result = pull(word.save(), "x.docx", plan)
    assert "疏散顾客。不得返回。" in result.yaml.decode()
    assert [(f.code, f.severity) for f in result.findings] == [("PF550", Severity.INFO)]
    assert "换行" in result.findings[0].message


def test_a_new_date_is_spelt_as_the_file_spells_the_old_one(root: Path) -> None:
    path = root / "plans" / "tmall-shop" / "plan.yaml"
    word = Word(printed(path))
    date = next(p for p in word.paragraphs() if words(p) == "2026年11月18日")
    word.retype(date, "18日", "9日")
    made = pull(word.save(), "x.docx", path).yaml.decode()
    assert made == path.read_text("utf-8").replace("发布日期: 2026-11-18", "发布日期: 2026-11-09")
