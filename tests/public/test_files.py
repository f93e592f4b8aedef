"""No byte of a public edition, in any part of any format, holds what is withheld."""

import re
from pathlib import Path

import pytest

from planforge._build import load
from planforge.cli.imported import outputs
from planforge.errors import FileProblem
from planforge.importer.original import Imported
from planforge.public.edition import public_edition
from tests.cli.calling import call
from tests.public.opened import leaked, parts

_PLANS = Path(__file__).parents[2] / "plans"
_NAME = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]示例(?![\u4e00-\u9fff])")
"""How people are called in the samples."""
_NUMBER = re.compile(r"1[3-9]0 0000 \d{4}|0\d{2,3}-555\d ?\d{4}")
SAMPLES = sorted(path.parent.name for path in _PLANS.glob("*/plan.yaml"))


def withheld(sample: str) -> set[str]:
    """Names and numbers as they stand in the sample's own files, found without planforge."""
    files = [path for path in (_PLANS / sample).iterdir() if path.suffix in {".yaml", ".csv"}]
    texts = [path.read_text(encoding="utf-8") for path in files]
    found = {word for text in texts for word in (*_NAME.findall(text), *_NUMBER.findall(text))}
    return found | {word.replace(" ", "") for word in found}


@pytest.mark.parametrize("family", [(), ("--family",)], ids=["plan", "family"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_withheld_is_in_any_part_of_any_format(
    sample: str, family: tuple[str, ...], tmp_path: Path
) -> None:
    plan = _PLANS / sample / "plan.yaml"
    formats = "docx,pdf,html,markdown,text" if not family else "docx,xlsx,csv,html,markdown,text"
    done = call("render", plan, "--public", "-f", formats, "-o", tmp_path, *family)
    assert done.code == 0, done.err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 5
    words = withheld(sample)
    assert len(words) > 20
    assert leaked(tmp_path, words) == set()


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_field_of_the_public_plan_holds_anything_withheld(sample: str) -> None:
    plan = load(_PLANS / sample / "plan.yaml").plan
    assert plan is not None
    edition = public_edition(plan)
    dumped = edition.plan.model_dump_json()
    assert len(edition.withheld) > 20
    assert [word for word in edition.withheld if word in dumped] == []


def test_the_internal_edition_does_hold_them(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((_PLANS / "government-double12" / "plan.yaml").read_bytes())
    assert call("render", plan, "-f", "docx", "-o", tmp_path, "--name", "x").code == 0
    data = b"".join(parts(tmp_path / "x.docx"))
    assert "王示例".encode() in data


def test_a_name_in_the_name_of_the_file_is_left_out_too(tmp_path: Path) -> None:
    plan = _PLANS / "tmall-shop" / "plan.yaml"
    ask = ("render", plan, "--public", "-f", "text", "--name", "周示例的预案", "-o", tmp_path)
    assert call(*ask).code == 0
    assert [path.name for path in tmp_path.glob("*.txt")] == ["略的预案-公开版.txt"]


@pytest.mark.parametrize("level", ["秘密", "机密", "绝密"])
@pytest.mark.parametrize("more", [(), ("--family",), ("--public",)], ids=["", "family", "public"])
def test_a_plan_above_internal_is_refused_with_the_reason(
    level: str, more: tuple[str, ...], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.yaml"
    text = (_PLANS / "tmall-shop" / "plan.yaml").read_text(encoding="utf-8")
    plan.write_text(f"密级: {level}\n{text}", encoding="utf-8")
    done = call("render", plan, "-o", tmp_path / "out", *more)
    assert done.code == 6
    assert "涉密预案请在涉密设备处理" in done.err
    assert "没有离开这台电脑" in done.err
    assert not (tmp_path / "out").exists()


def test_a_name_in_the_name_of_a_packets_folder_is_left_out_too(tmp_path: Path) -> None:
    plan = tmp_path / "周示例的预案.yaml"
    plan.write_text(
        "类型: 企业\n预案种类: 综合应急预案\n标题: 示例公司综合应急预案\n"
        "单位: {名称: 示例公司, 主要负责人: 周示例}\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert call("render", plan, "--public", "--filing", "-f", "text", "-o", out).code <= 1
    assert [path.name for path in out.iterdir()] == ["略的预案-公开版-备案材料"]


def test_whoever_makes_public_what_is_not_for_the_public_is_warned(tmp_path: Path) -> None:
    plan = _PLANS / "government-double12" / "plan.yaml"
    done = call("render", plan, "--public", "-f", "text,markdown", "-o", tmp_path)
    assert done.code == 0
    assert done.err.count("不予公开") == 1
    told = (tmp_path / "government-double12-公开版.txt").read_text(encoding="utf-8")
    assert "此件不予公开" not in told


@pytest.mark.parametrize(
    "asked",
    [
        "export PLAN -o OUT.xlsx",
        "render PLAN --drill 爆单超卖 -o OUT",
        "render PLAN --filing -o OUT",
        "diff OLD PLAN -o OUT.docx",
        "diff PLAN OLD -f docx,table,html -o OUT",
        "simulate PLAN --scenario 爆单超卖 -o OUT.html -f html",
        "check PLAN --coverage docx -o OUT.docx",
        "batch PLAN ROWS -o OUT",
    ],
    ids=lambda asked: " ".join(asked.split()[:1]),
)
def test_no_command_writes_a_file_of_a_plan_above_internal(asked: str, tmp_path: Path) -> None:
    text = (_PLANS / "tmall-shop" / "plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(f"密级: 秘密\n{text}", encoding="utf-8")
    (tmp_path / "old.yaml").write_text(f"密级: 内部\n{text}", encoding="utf-8")
    (tmp_path / "rows.csv").write_text("店铺名称\n示例一店\n", encoding="utf-8")
    places = {
        "PLAN": "plan.yaml",
        "OLD": "old.yaml",
        "ROWS": "rows.csv",
        "WORD": "word",
        "OUT": "o",
    }
    for word, name in places.items():
        asked = asked.replace(word, str(tmp_path / name))
    before = sorted(tmp_path.rglob("*"))
    done = call(*asked.split())
    assert (done.code, "涉密预案请在涉密设备处理" in done.err) == (6, True), done.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_word_file_above_internal_is_not_read_into_a_plan_file(tmp_path: Path) -> None:
    made = Imported("密级: 机密\n标题: 示例预案\n", (), 1.0, "enterprise")
    with pytest.raises(FileProblem, match="涉密预案请在涉密设备处理"):
        outputs([made], tmp_path / "a.docx", tmp_path)
