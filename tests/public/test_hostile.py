"""A plan made to let names, numbers and limits slip through, and plans that interviews make."""

import struct
import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from planforge.public.pictures import bare
from planforge.public.proof import Search
from tests.cli.calling import call
from tests.interview.sittings import finish, shop
from tests.public.opened import leaked

NAMES = ("周大山", "李小河", "郑长林", "高玉树", "尤一鸣", "欧阳评审", "吴编制", "钱小夜")
MOBILES = ("13000000001", "13000000002", "13000000077", "13000000088")
NUMBERS = (*MOBILES, "55500177", "05715550 0110", "01055550102")
PLAN = """\
# 这份预案由周大山起草，电话 130 0000 0001
类型: 企业
预案种类: 综合应急预案
标题: 示例公司周大山批准的综合应急预案
版本: 第1版
发布日期: 2026-11-01
单位: {名称: 示例公司, 应急值守电话: 0571-5550 0110, 投诉热线: 0571-5550 0199, 主要负责人: 周大山}
编审:
  编制工作组: [{姓名: 吴编制, 单位: 办公室, 分工: 组长}]
  签发: {姓名: 周大山, 职务: 总经理}
  评审专家组: [{姓名: 欧阳评审, 单位: 示例大学, 职务: 教授}]
修订记录:
  - {版本: 第1版, 日期: 2026-01-01, 修订内容: 周大山提出的修改, 修订人: 吴编制}
组织机构:
  机构:
    - 编号标识: 周大山组
      名称: 周大山工作组
      负责人: 周大山（总经理）
      成员: [客服部, 李小河]
      电话: "8013"
  人员:
    - {姓名: 周大山, 职务: 总经理, 电话: 130 0000 0001, B岗: 李小河}
    - {姓名: 李小河, 职务: 经理, 所在机构: 客服部, 电话: 13000000002, 固定电话: 5550 0177转8013}
    - {姓名: 郑长林, 职务: 经理, 所在机构: 仓储部, 固定电话: "8013"}
  外部联系:
    - {单位: 消防救援, 电话: "119"}
    - {单位: 律师事务所, 联系人: 尤一鸣, 电话: 010-5555 0102转8021}
  排班:
    - 日期: 2026-11-10
      时段: 白班
      带班: 高 玉 树
      人员: [周大山, 钱小夜（130 0000 0088）]
      值守电话: 钱小夜 分机8013
      备注: 找李小河换班，钱小夜睡前交班
监测与预警:
  监测指标:
    - {指标: 投诉量, 阈值: 30件, 责任人: 郑长林, 触发后动作: "30件报[[unit:周大山组]]"}
    - {指标: 退款率, 阈值: 5%, 责任人: 郑长林}
信息报告:
  信息接报:
    正文: >-
      打总经理周大山的手机１３００００００００１，或者周 大 山的短号60013、分机8013、
      转8013、座机5550 0177；投诉打5550 0199。
      投诉量达到30件时由李小河报告，退款率超过5％的停售；30件雨衣放在门口，5%的人轮休。
      周大山川、周·大·山、周**大**山[[^李小河的办公室在三楼，手机130 0000 0002。]]也在。
应急响应:
  分情景处置:
    - 名称: 断电
      触发条件: 周大山发现断电
      赔付权限: 500元以内经理定，超过报周大山
      步骤:
        - 执行人: 客服部
          时限: 5分钟
          行动: 打李小河的手机，赔付500元以内可以自己定；带500元现金买水
      话术: 您好，我们经理李小河会联系您。
其他章节:
  - 编号标识: 联系李小河
    标题: 找李小河的办法
    正文: 值班室贴着周大山的电话130-0000-0001。
    图: {文件: 周大山.png, 图题: 周大山在现场, 说明文字: 左一是周大山，手机130 0000 0001}
  - {标题: 照片, 正文: 见下图。, 图: {文件: 李小河.jpg}}
  - {标题: 授权额度, 条目: [客服每单不超过80元]}
附件:
  - 标题: 值班表
    种类: 表格
    表格:
      行:
        - [日期, 值班人, 电话]
        - [周一, 高 玉 树, １３０　００００　００７７]
        - [周二, "李\\u3000小\\u3000河", 分机 8013]
  - {标题: 李小河的清单, 种类: 文本, 条目: [高玉树有钥匙, "电话8013，见[[annex:李小河的清单]]"]}
"""
EXIF = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"


HEXED = b"<< /Title <FEFF" + "周大山".encode("utf-16-be").hex().encode() + b"> >>"
"""An object of a PDF as it stands in a packed stream of such (ISO 32000-1, 7.5.7)."""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png() -> bytes:
    """A picture that tells who made it, in every way that PNG knows."""
    told = "李小河 13000000002".encode()
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)),
            chunk(b"tEXt", b"Author\0" + "周大山".encode()),
            chunk(b"zTXt", b"Comment\0\0" + zlib.compress(told)),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress("郑长林".encode())),
            chunk(b"eXIf", b"MM\0*" + told),
            chunk(b"IDAT", zlib.compress((b"\0" + b"\x80\x90\xa0" * 2) * 2)),
            chunk(b"IEND", b""),
            "周大山".encode(),
        )
    )


def segment(kind: int, data: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(data) + 2) + data


def jpeg(scan: bytes = b"\x12\xff\x00\x34\xff\xd0\x56") -> bytes:
    """The frame of a picture that tells who made it and where."""
    told = "周大山 13000000001".encode()
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
            segment(0xE1, EXIF + told),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + told),
            segment(0xED, b"Photoshop 3.0\0" + told),
            segment(0xFE, told),
            segment(0xDB, b"\0" + bytes(range(1, 65))),
            segment(0xC0, struct.pack(">BHHB", 8, 1, 1, 1) + b"\1\x11\0"),
            segment(0xC4, b"\0" + b"\1" + b"\0" * 15 + b"\0"),
            segment(0xDA, b"\1\1\0\0\x3f\0"),
            scan,
            segment(0xFE, told),
            b"\xff\xd9" + told,
        )
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "周大山" / "plan.yaml"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    (path.parent / "周大山.png").write_bytes(png())
    (path.parent / "李小河.jpg").write_bytes(jpeg())
    return path


def told(plan: Path, folder: Path) -> str:
    assert call("render", plan, "--public", "-f", "text", "-o", folder).code == 0
    return next(folder.glob("*.txt")).read_text(encoding="utf-8")


ASKED = {
    "plan": ("-f", "docx,pdf,html,markdown,text", "--manifest"),
    "family": ("-f", "docx,xlsx,csv,ics,html,markdown,text,png", "--family"),
    "drill": ("-f", "docx,html,text", "--drill", "断电"),
    "filing": ("--filing",),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_nothing_slips_through_a_plan_that_was_made_for_it(
    asked: tuple[str, ...], plan: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = call("render", plan, "--public", *asked, "-o", out)
    assert done.code == 0, done.err
    assert len(list(out.rglob("*.docx"))) >= 1
    assert leaked(out, (*NAMES, *NUMBERS)) == set()
    assert not (plan.parent / ".planforge").exists()


def test_the_internal_edition_holds_what_is_looked_for(plan: Path, tmp_path: Path) -> None:
    assert call("render", plan, "-f", "docx", "-o", tmp_path / "out").code == 0
    words = {word for _, word in leaked(tmp_path / "out", (*NAMES, *NUMBERS))}
    assert {*NAMES, "13000000001", "13000000002"} <= words


def test_whoever_publishes_pictures_is_asked_to_look_at_them(plan: Path, tmp_path: Path) -> None:
    done = call("render", plan, "--public", "-f", "text,markdown", "-o", tmp_path)
    assert done.err.count("请自己看一遍") == 1
    assert "PF" not in call("render", plan, "-f", "text", "-o", tmp_path).err


def test_short_numbers_go_where_they_are_numbers_of_telephones(plan: Path, tmp_path: Path) -> None:
    text = told(plan, tmp_path)
    assert not [number for number in ("8013", "60013", "8021") if number in text]
    assert "投诉打5550 0199。" in text
    assert "短号（略）、分机（略）、转（略）、座机（略）" in text


def test_a_limit_goes_where_the_same_is_spoken_of_and_stays_elsewhere(
    plan: Path, tmp_path: Path
) -> None:
    text = told(plan, tmp_path)
    assert "投诉量达到（内部掌握）时由客服部经理报告，退款率超过（内部掌握）的停售" in text
    assert "30件雨衣放在门口，5%的人轮休" in text
    assert "赔付（内部掌握）以内可以自己定；带500元现金买水" in text
    assert "客服每单不超过（内部掌握）" in text
    assert "（内部掌握）报总经理工作组" in text.replace("“", "").replace("”", "")


def test_what_is_left_out_is_said_once_and_without_brackets_in_brackets(
    plan: Path, tmp_path: Path
) -> None:
    text = told(plan, tmp_path)
    assert "（（" not in text
    assert (
        "白班\t（略）\t总经理、（略）\t（略） 分机（略）\t找客服部经理换班，（略）睡前交班" in text
    )


def test_a_footnote_stays_one(plan: Path, tmp_path: Path) -> None:
    text = told(plan, tmp_path)
    assert "[1] 客服部经理的办公室在三楼，手机（略）。" in text


@pytest.mark.parametrize("name", ["clothes", "food"])
@pytest.mark.parametrize("family", [(), ("--family",)], ids=["plan", "family"])
def test_nothing_of_a_shop_that_was_interviewed_slips_through(
    name: str, family: tuple[str, ...], tmp_path: Path
) -> None:
    sat = shop(name)
    said = " ".join(str(answer) for answer in sat.answers.values())
    path = tmp_path / "plan.yaml"
    path.write_text(finish(sat).text, encoding="utf-8")
    people = [word for word in said.replace("'", " ").split() if word.endswith("示例")]
    words = {word for word in (*people, *said.split()) if _private(word)}
    out = tmp_path / "out"
    formats = "docx,text,html" if not family else "docx,xlsx,csv,ics,text"
    done = call("render", path, "--public", "-f", formats, "-o", out, *family)
    assert done.code <= 1, done.err
    assert len(words) >= 4
    assert leaked(out, words) == set()


def _private(word: str) -> bool:
    return (len(word) == 3 and word.endswith("示例")) or (
        word.isdigit() and len(word) >= 11 and not word.startswith("400")
    )


def test_a_picture_keeps_its_look_and_loses_what_it_tells() -> None:
    data = bare(png())
    assert data is not None
    assert data.endswith(chunk(b"IEND", b""))
    assert chunk(b"IDAT", zlib.compress((b"\0" + b"\x80\x90\xa0" * 2) * 2)) in data
    assert Search(NAMES).leaks(data) == ()


def test_a_photograph_keeps_which_side_is_up_and_its_scans() -> None:
    data = bare(jpeg())
    assert data is not None
    assert Search((*NAMES, *NUMBERS)).leaks(data) == ()
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in data
    assert data.endswith(b"\xff\xd9")
    assert data.count(b"Exif\0\0") == 1
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in data


def test_a_drawing_keeps_its_words_and_loses_notes_and_authors() -> None:
    svg = (
        '<?xml version="1.0"?><!-- 周大山画 --><svg xmlns="http://www.w3.org/2000/svg" '
        'inkscape:export-filename="/home/周大山/a.png" viewBox="0 0 9 9">'
        '<metadata id="m"><a>李小河</a></metadata><metadata/>'
        '<sodipodi:namedview author="郑长林"/><text x="1">示例</text></svg>'
    )
    data = bare(svg.encode())
    assert data is not None
    assert data.decode() == (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<text x="1">示例</text></svg>'
    )


def test_a_picture_that_cannot_be_stripped_is_refused_by_name(plan: Path, tmp_path: Path) -> None:
    (plan.parent / "李小河.jpg").write_bytes(b"GIF89a" + "周大山".encode())
    done = call("render", plan, "--public", "-f", "html", "-o", tmp_path / "out")
    assert (done.code, "公开版不能照印图片“李小河.jpg”" in done.err) == (6, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "data", [b"GIF89a", b"", png()[:40], jpeg()[:60], b"\xff\xd8\xff" * 9, b"<svg><!--"]
)
def test_what_is_no_whole_picture_is_left_out(data: bytes) -> None:
    assert bare(data) is None


@pytest.mark.parametrize(
    "data",
    [
        png(),
        jpeg(),
        b"%PDF-1.7\nstream\n" + zlib.compress("周大山".encode()) + b"\nendstream",
        b"%PDF-1.7 <FEFF" + "周大山".encode("utf-16-be").hex().encode() + b">",
        b"%PDF-1.7 (\\376\\377" + b"".join(b"\\%03o" % x for x in "周大山".encode("utf-16-be")),
        b"<img src='data:image/png;base64," + b64encode(png()) + b"'>",
        "周大山".encode("utf-16-le"),
        "周大山".encode("gb18030"),
        b"%PDF-1.7\nstream\n(" + "周大山".encode() + b")\nendstream",
        b"%PDF-1.7\nstream\n" + zlib.compress(b"?") + "周大山".encode() + b"\nendstream",
        b"%PDF-1.7\nstream\n" + zlib.compress(HEXED) + b"\nendstream %%EOF",
        b"%PDF-1.7\nstream\n" + zlib.compress(b"?") + b"\nendstream (" + "周大山".encode() + b")",
    ],
    ids=[
        "png",
        "jpeg",
        "stream",
        "hex",
        "octal",
        "web",
        "wide",
        "chinese",
        "plain",
        "behind",
        "object",
        "end",
    ],
)
def test_the_search_looks_inside(data: bytes) -> None:
    assert Search(("周大山", "没有的人")).leaks(data) == ("周大山",)


def test_every_word_of_many_is_told_that_stands_there_and_no_other() -> None:
    words = [
        f"{first}{second}" for first in "周李郑高尤" for second in ("大", "大山", "小河", "123")
    ]
    there = ("周大", "周大山", "郑小河", "尤123")
    data = "周大山，郑小河、尤12345".encode("utf-16-be")
    assert Search(words).leaks(data) == there
    assert Search(()).leaks(data) == ()


def test_a_limit_of_many_words_is_found_whole_and_only_whole() -> None:
    long = "超过核定库存的一成时由店主决定停售并且改价" * 50
    assert Search((long, "周大山")).leaks(long.encode()) == (long,)
    assert Search((long, "周大山")).leaks(long[:-1].encode()) == ()


def test_neither_samples_nor_packed_bytes_are_taken_for_words() -> None:
    """Four bytes of a short name are soon met in megabytes that only look random."""
    name = "李伟"
    samples = zlib.compress(name.encode("gb18030"), 0)
    picture = png().replace(chunk(b"IEND", b""), chunk(b"IDAT", samples) + chunk(b"IEND", b""))
    assert Search((name,)).leaks(picture) == ()
    assert Search((name,)).leaks(picture + name.encode()) == (name,)
    cut = picture[: picture.index(name.encode("gb18030")) + 8]
    assert Search((name,)).leaks(cut) == (name,), "what is no whole picture is searched as it is"
