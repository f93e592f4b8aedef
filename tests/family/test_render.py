import csv
import io
import struct
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.family.plans import SHOP, written


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return written(SHOP, tmp_path)


def test_a_paper_is_written_beside_the_name_of_the_plan(shop: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = call("render", shop, "--family", "作战表", "-f", "docx,html,text", "-o", folder)
    told = [Path(line) for line in done.out.splitlines()]
    assert told == [folder / f"shop-作战表.{end}" for end in ("docx", "html", "txt")]
    assert (done.code, done.err) == (0, "")
    assert not (folder / "shop.docx").exists()


def test_family_alone_writes_all_that_the_type_has(shop: Path, tmp_path: Path) -> None:
    done = call("render", shop, "-o", tmp_path, "-f", "docx", "--family")
    assert done.code == 0, done.err
    names = {Path(line).name for line in done.out.splitlines()}
    assert {
        "shop-作战表.docx",
        "shop-处置卡.docx",
        "shop-检查清单.docx",
        "shop-排班表.docx",
    } <= names
    assert not any(name.endswith(".pdf") for name in names)


def test_a_plan_right_behind_family_is_still_the_plan(shop: Path, tmp_path: Path) -> None:
    done = call("render", "-o", tmp_path, "-f", "text", "--family", shop)
    assert done.code == 0, done.err
    assert (tmp_path / "shop-作战表.txt").exists()


def test_several_papers_are_named_one_by_one(shop: Path, tmp_path: Path) -> None:
    done = call(
        "render", shop, "--family", "通讯录", "--family", "群公告", "-f", "text", "-o", tmp_path
    )
    assert [Path(line).name for line in done.out.splitlines()] == [
        "shop-通讯录.txt",
        "shop-群公告.txt",
    ]


def test_a_paper_of_no_such_name_is_refused(shop: Path, tmp_path: Path) -> None:
    done = call("render", shop, "--family", "作战图", "-o", tmp_path)
    assert done.code == 2
    assert "作战图" in done.err
    assert "作战表" in done.err


def test_papers_have_a_public_edition_without_names_and_numbers(shop: Path, tmp_path: Path) -> None:
    ask = ("render", shop, "--family", "通讯录", "--family", "处置卡", "-f", "text")
    assert call(*ask, "--public", "-o", tmp_path).code == 0
    phones = (tmp_path / "shop-公开版-通讯录.txt").read_text(encoding="utf-8")
    assert "运营" in phones
    assert "（略）" in phones
    for withheld in ("周示例", "林示例", "130 0000 0001", "0571-5550"):
        assert withheld not in phones
    assert "周示例" not in (tmp_path / "shop-公开版-处置卡.txt").read_text(encoding="utf-8")


def test_a_paper_that_a_person_edited_is_kept(shop: Path, tmp_path: Path) -> None:
    ask = ("render", shop, "--family", "群公告", "-o", tmp_path)
    assert call(*ask).code == 0
    output = tmp_path / "shop-群公告.txt"
    output.write_text("改过", encoding="utf-8")
    done = call(*ask)
    assert done.code == 6
    assert "被人改过" in done.err
    assert output.read_text(encoding="utf-8") == "改过"


def test_a_plan_that_has_nothing_for_a_paper_is_told(tmp_path: Path) -> None:
    path = written("类型: 通用\n预案种类: 公文\n标题: 值班制度\n", tmp_path)
    done = call("render", path, "--family", "处置卡", "-o", tmp_path)
    assert "没有生成文件" in done.err
    assert done.out == ""


def test_group_notices_are_short_lines_without_markup(shop: Path, tmp_path: Path) -> None:
    call("render", shop, "--family", "群公告", "-o", tmp_path)
    lines = (tmp_path / "shop-群公告.txt").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        "【价格设错】示例小店",
        "牵头：运营 林示例 130 0000 0002",
        "1 运营，3分钟内：库存置0",
        "2 仓库，10分钟内：仓库拦截",
    ]
    assert "平台小二 0571-5550 0101" in lines
    assert not any(mark in line for line in lines for mark in "#*|\t")


def test_quick_replies_open_in_a_spreadsheet(shop: Path, tmp_path: Path) -> None:
    call("render", shop, "--family", "快捷短语", "-f", "csv", "-o", tmp_path)
    data = (tmp_path / "shop-快捷短语.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["快捷短语编码", "快捷短语", "快捷短语分组"],
        ["S01", "您好，页面价格设置有误，订单没有取消。", "价格设错"],
    ]


SAID_ELSEWHERE = """\
      更多话术:
        - {适用情形: 买家来催, 渠道: 客服, 正文: 您的订单还在。}
        - {适用情形: 更正, 渠道: 会员群、直播间, 正文: 价格写错了，已经停售。}
        - {适用情形: 回电, 渠道: 电话、旺旺自动回复, 正文: 我是店里的售后。}
"""


def test_quick_replies_are_what_is_said_in_the_buyers_chat_and_nothing_else(tmp_path: Path) -> None:
    path = written(SHOP.replace("    - 名称: 断电", f"{SAID_ELSEWHERE}    - 名称: 断电"), tmp_path)
    call("render", path, "--family", "快捷短语", "--family", "渠道话术", "-o", tmp_path)
    data = (tmp_path / "shop-快捷短语.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))[1:]
    assert [row[:2] for row in rows[1:]] == [
        ["S01a", "您的订单还在。"],
        ["S01b", "我是店里的售后。"],
    ]
    text = (tmp_path / "shop-渠道话术.txt").read_text(encoding="utf-8")
    assert text.split() == [
        *("【会员群】示例小店", "价格设错，更正：", "价格写错了，已经停售。", "————————————"),
        *("【直播间】示例小店", "价格设错，更正：", "价格写错了，已经停售。", "————————————"),
        *("【电话】示例小店", "价格设错，回电：", "我是店里的售后。"),
    ]


def test_a_spreadsheet_takes_no_words_for_a_formula(tmp_path: Path) -> None:
    path = written(SHOP.replace("话术: 您好，", "话术: =您好，"), tmp_path)
    call("render", path, "--family", "快捷短语", "-f", "csv", "-o", tmp_path)
    assert "S01,'=您好，" in (tmp_path / "shop-快捷短语.csv").read_text(encoding="utf-8")


def test_a_long_picture_is_as_wide_as_a_phone(shop: Path, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    call("render", shop, "--family", "作战表长图", "-o", tmp_path)
    data = (tmp_path / "shop-作战表长图.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 1080
    assert height > 1080


@pytest.mark.parametrize("name", ["作战表", "处置卡", "处置卡标签", "岗位卡", "通讯录", "排班表"])
def test_one_page_stays_one_page(root: Path, tmp_path: Path, name: str) -> None:
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    plan = root / "plans/tmall-shop/plan.yaml"
    call("render", plan, "--family", name, "-f", "pdf", "-o", tmp_path)
    reader = pypdf.PdfReader(tmp_path / f"tmall-shop-{name}.pdf")
    wanted = {"处置卡": 17, "处置卡标签": 17, "岗位卡": 8}.get(name, 1)
    assert len(reader.pages) == wanted
    width, height = (round(float(side) * 25.4 / 72) for side in reader.pages[0].mediabox[2:])
    assert (width, height) == ((100, 150) if "标签" in name else (210, 297))


def test_types_lists_the_papers() -> None:
    out = call("types").out
    assert "配套文件（render --family），天猫店铺：" in out
    assert "作战表" in out
