import json
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.family.plans import SHOP, written


@pytest.fixture
def out(tmp_path: Path) -> Path:
    plan = written(SHOP, tmp_path)
    folder = tmp_path / "out"
    done = call("render", plan, "-o", folder, "-f", "text,docx", "--family")
    assert done.code == 0, done.err
    return folder


def test_all_papers_are_listed_with_their_hashes(out: Path) -> None:
    data = json.loads((out / "shop-清单.json").read_text(encoding="utf-8"))
    listing = {"shop-清单.json", "shop-清单.txt"}
    files = {path.name for path in out.iterdir() if path.is_file()} - listing
    assert {row["名称"] for row in data["文件"]} == files
    assert data["预案"] == "示例小店双十二预案"
    assert len(data["预案校验值"]) == 64
    readable = (out / "shop-清单.txt").read_text(encoding="utf-8")
    assert all(row["sha256"] in readable for row in data["文件"])


def test_what_is_as_it_was_written_is_right(out: Path) -> None:
    done = call("verify", out)
    assert done.code == 0, done.out
    assert "0 个被改过，0 个缺少" in done.out
    assert call("verify", out / "shop-清单.json").code == 0


def test_changed_missing_and_extra_files_are_named(out: Path) -> None:
    (out / "shop-作战表.docx").write_bytes(b"x")
    (out / "shop-处置卡.docx").unlink()
    (out / "旧卡片.docx").write_bytes(b"x")
    done = call("verify", out)
    assert done.code == 1
    assert "被改过：shop-作战表.docx" in done.out
    assert "缺少：shop-处置卡.docx" in done.out
    assert "多出：旧卡片.docx" in done.out


def test_a_manifest_that_was_edited_proves_nothing(out: Path) -> None:
    path = out / "shop-清单.json"
    path.write_text(path.read_text(encoding="utf-8").replace("示例小店", "别的店"), "utf-8")
    done = call("verify", out)
    assert done.code == 6
    assert "被改过" in done.err


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000, '{"文件": 1}'])
def test_what_is_no_manifest_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x-清单.json"
    path.write_text(text, encoding="utf-8")
    assert call("verify", path).code == 6
    assert call("verify", tmp_path / "无").code == 6


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    done = call("verify", tmp_path)
    assert done.code == 6
    assert "没有清单" in done.err


def test_a_second_run_keeps_what_the_first_one_wrote(tmp_path: Path) -> None:
    plan = written(SHOP, tmp_path)
    folder = tmp_path / "out"
    assert call("render", plan, "-o", folder, "-f", "text", "--manifest").code == 0
    assert call("render", plan, "-o", folder, "-f", "text", "--family").code == 0
    assert call("verify", folder).code == 0
    plan.write_text(plan.read_text(encoding="utf-8").replace("第1版", "第2版"), "utf-8")
    assert call("render", plan, "-o", folder, "-f", "text", "--family").code == 0
    done = call("verify", folder)
    assert done.code == 1
    assert "多出：shop.txt" in done.out


def test_the_public_edition_has_a_manifest_that_does_not_tell_of_the_internal_one(
    tmp_path: Path,
) -> None:
    plan = written(SHOP, tmp_path)
    folder = tmp_path / "out"
    assert call("render", plan, "-o", folder, "-f", "text", "--public", "--manifest").code == 0
    data = json.loads((folder / "shop-公开版-清单.json").read_text(encoding="utf-8"))
    assert (data["版别"], data["预案校验值"]) == ("公开版", "")
