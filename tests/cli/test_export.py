"""``planforge export``: the lists of a plan as tables, and the way back."""

from pathlib import Path

import pytest

from planforge._build import load
from planforge.sheets import lists_of, open_book
from tests.cli.calling import call

HEAD = "类型: 天猫店铺\n预案种类: 大促保障方案\n标题: 示例\n"
PLAN = f"{HEAD}组织机构:\n  人员:\n    - {{姓名: 周示例, 职务: 店主, 电话: 130 0000 0001}}\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_lists_go_to_csv_files_with_heads_to_fill_in(shop: Path) -> None:
    done = call("export", shop, "-o", shop.parent / "通讯录.csv")
    assert done.code == 0
    assert done.out.split() == [
        str(shop.parent / f"通讯录-{name}.csv") for name in ("人员", "外部联系", "排班", "物资装备")
    ]
    people = (shop.parent / "通讯录-人员.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert people == ["姓名,职务,应急职责,所在机构,电话,B岗", "周示例,店主,,,130 0000 0001,"]
    supplies = (shop.parent / "通讯录-物资装备.csv").read_bytes().decode("utf-8-sig")
    assert supplies.startswith("类别,名称,规格,数量,单位,存放地点")


def test_a_plan_takes_back_the_workbook_that_was_written_for_it(shop: Path) -> None:
    pytest.importorskip("openpyxl")
    assert call("export", shop).code == 0
    before = load(shop).plan
    body = "组织机构:\n  人员: {来自: 通讯录.xlsx}\n"
    shop.write_text(HEAD + body, encoding="utf-8")
    after = load(shop)
    assert not after.findings
    assert before is not None
    assert after.plan is not None
    assert lists_of(after.plan) == lists_of(before)


def test_a_workbook_that_was_filled_in_is_not_overwritten(shop: Path) -> None:
    target = shop.parent / "通讯录.csv"
    call("export", shop, "-o", target)
    people = shop.parent / "通讯录-人员.csv"
    people.write_text("姓名,电话\n郑示例,130 0000 0005\n", encoding="utf-8")
    done = call("export", shop, "-o", target)
    assert done.code == 6
    assert "通讯录-人员.csv" in done.err
    assert "郑示例" in people.read_text(encoding="utf-8")
    assert call("export", shop, "-o", target, "--force").code == 0


def test_a_table_that_the_plan_reads_is_never_written_over(shop: Path) -> None:
    table = shop.parent / "表-人员.csv"
    table.write_text("姓名,微信号\n郑示例,zheng\n", encoding="utf-8")
    shop.write_text(f"{HEAD}组织机构:\n  人员: {{来自: 表-人员.csv}}\n", encoding="utf-8")
    done = call("export", shop, "-o", shop.parent / "表.csv", "--force")
    assert done.code == 2
    assert "读入的文件" in done.err
    assert "zheng" in table.read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "code"), [(("-o", "a.docx"), 2), ((), 3)])
def test_what_cannot_be_exported_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    broken = tmp_path / "plan.yaml"
    broken.write_text("类型: [", encoding="utf-8")
    assert call("export", broken, *arguments).code == code


def test_the_contact_sheet_of_the_family_is_written_as_a_workbook(shop: Path) -> None:
    pytest.importorskip("openpyxl")
    done = call("render", shop, "--family", "通讯录", "-f", "xlsx", "-o", shop.parent / "out")
    assert done.code == 0, done.err
    path = Path(done.out.strip())
    book = open_book(path.read_bytes(), path.name)
    cells = [cell.text for name in book.names for row in book.rows(name) for cell in row.cells]
    assert {"周示例", "130 0000 0001"} <= set(cells)
