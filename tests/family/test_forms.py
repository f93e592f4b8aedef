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
