"""Forms that come filled in as far as the plan knows, with fields in Word."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from planforge._build import Settings, load, papers
from planforge.writers import Options, write
from tests.family.plans import SHOP, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SAMPLES = Path(__file__).parents[2] / "plans"
FORMS = ("信息报告表", "投诉登记表", "处置过程记录", "演练记录与评估", "签到表")


def word(plan: Path, name: str) -> etree._Element:
    (sheet,) = papers(load(plan), Settings(), (name,))
    assert sheet.paper.fillable
    data = write("docx", sheet.document, sheet.layout, Options(fillable=True)).data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read("word/document.xml"))


def said(root: etree._Element) -> str:
    return "".join(str(words) for words in root.itertext())


def fields(root: etree._Element) -> list[str]:
    return [str(one.get(f"{W}val")) for one in root.iter(f"{W}alias")]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("sample", ["government-double12", "tmall-shop", "platform-double12"])
def test_a_blank_of_a_form_is_a_field_of_word(sample: str, name: str) -> None:
    root = word(SAMPLES / sample / "plan.yaml", name)
    assert len(fields(root)) > 10
    numbers = [one.get(f"{W}val") for one in root.iter(f"{W}id")]
    assert len(numbers) == len(set(numbers))
    for cell in root.iter(f"{W}tc"):
        assert said(cell).strip() or next(cell.iter(f"{W}sdt"), None) is not None
        assert cell[-1].tag == f"{W}p"


def test_a_report_knows_whom_to_tell_within_which_time() -> None:
    root = word(SAMPLES / "government-double12" / "plan.yaml", "信息报告表")
    words = said(root)
    assert "市政府总值班室" in words
    assert "1小时内" in words
    assert "010-5555 0100" in words
    assert "□重大事件" in words
    assert {"基本情况", "事态变化", "经过"} <= set(fields(root))


def test_a_box_to_tick_stays_a_box_to_read() -> None:
    root = word(SAMPLES / "tmall-shop" / "plan.yaml", "投诉登记表")
    boxes = [one for one in root.iter(f"{W}sdt") if next(one.iter("{*}checkbox"), None) is not None]
    assert len(boxes) > 10
    assert {said(one) for one in boxes} == {"□"}


def test_the_people_of_the_plan_sign_in(tmp_path: Path) -> None:
    root = word(written(SHOP, tmp_path), "签到表")
    words = said(root)
    assert "周示例" in words
    assert "130 0000 0001" not in words


def test_the_words_of_a_shop_stand_in_its_report(tmp_path: Path) -> None:
    words = said(word(written(SHOP, tmp_path), "信息报告表"))
    assert "示例小店店铺事故首报表" in words
    assert "突发事件" not in words


def test_another_paper_has_no_fields(tmp_path: Path) -> None:
    (sheet,) = papers(load(written(SHOP, tmp_path)), Settings(), ("作战表",))
    assert not sheet.paper.fillable


def rows(root: etree._Element, caption: str) -> list[list[str]]:
    """The rows of the first table behind each paragraph of those words."""
    found: list[list[str]] = []
    for table in root.iter(f"{W}tbl"):
        before = table.getprevious()
        if before is not None and said(before) == caption:
            found += [[said(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    return found


def test_each_report_goes_to_those_of_its_own_stage_with_case_limit_and_way() -> None:
    root = word(SAMPLES / "government-double12" / "plan.yaml", "信息报告表")
    told = [row[1:5] for row in rows(root, "报给谁（照预案，报了的打勾）") if row[0] != "勾"]
    grave = ["市政府总值班室、省局", "重大事件", "1小时内", "电话，2小时内书面"]
    follow = ["原报告对象", "响应期间（间隔）", "不超过4小时", "书面"]
    final = ["原报告对象", "响应终止", "响应结束后5个工作日内", "书面"]
    assert told.count(grave) == told.count(follow) == told.count(final) == 1
    assert told.index(grave) < told.index(follow) < told.index(final)
    assert len(told) == 6


def test_what_the_plan_knows_is_ticked_and_can_be_unticked(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "类型: 企业\n预案种类: 综合应急预案\n标题: 示例公司综合应急预案\n"
        "单位: {名称: 示例公司, 高危行业: 是, 人员密集场所: 否}\n",
        encoding="utf-8",
    )
    root = word(path, "备案申报表")
    ticked = [
        said(one)
        for one in root.iter(f"{W}sdt")
        if any(mark.get(f"{W14}val") == "1" for mark in one.iter("{*}checked"))
    ]
    assert ticked == ["☑", "☑"]
    assert "☑是　□否" in said(root)
    assert "□是　☑否" in said(root)
