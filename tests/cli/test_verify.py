import hashlib
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


def test_files_of_the_plan_that_no_manifest_lists_are_not_called_old(tmp_path: Path) -> None:
    plan = written(SHOP, tmp_path)
    folder = tmp_path / "out"
    assert call("render", plan, "-o", folder, "-f", "text", "--family").code == 0
    assert call("render", plan, "-o", folder, "-f", "text", "--public").code == 0
    done = call("verify", folder)
    assert done.code == 1
    assert "多出：shop-公开版.txt（不在清单里）" in done.out
    assert "公开版要加 --manifest" in done.err
    assert call("render", plan, "-o", folder, "-f", "text", "--public", "--manifest").code == 0
    assert call("verify", folder).code == 0


def test_the_public_edition_has_a_manifest_that_does_not_tell_of_the_internal_one(
    tmp_path: Path,
) -> None:
    plan = written(SHOP, tmp_path)
    folder = tmp_path / "out"
    assert call("render", plan, "-o", folder, "-f", "text", "--public", "--manifest").code == 0
    data = json.loads((folder / "shop-公开版-清单.json").read_text(encoding="utf-8"))
    assert (data["版别"], data["预案校验值"]) == ("公开版", "")


def signed(path: Path, old: str, new: str) -> None:
    """Change a manifest and close it by the right hash, as whoever wants to deceive would."""
    data = json.loads(path.read_text(encoding="utf-8").replace(old, new))
    del data["sha256"]
    body = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    data["sha256"] = hashlib.sha256(body.encode()).hexdigest()
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def test_one_changed_byte_is_seen(out: Path) -> None:
    path = out / "shop-作战表.docx"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    done = call("verify", out)
    assert (done.code, "被改过：shop-作战表.docx\n" in done.out) == (1, True)


@pytest.mark.parametrize("name", ["../外.docx", "/etc/passwd", "..", "a\\\\b", "C:外", "a\\u0007"])
def test_a_manifest_that_leads_out_of_its_folder_is_refused(out: Path, name: str) -> None:
    signed(out / "shop-清单.json", "shop-作战表.docx", name)
    done = call("verify", out)
    assert done.code == 6
    assert "指向别的目录" in done.err


@pytest.mark.parametrize("old", ["示例小店双十二预案", "shop-作战表.docx"])
def test_half_a_character_in_a_manifest_is_no_crash(out: Path, old: str) -> None:
    path = out / "shop-清单.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, "\\ud800"), encoding="utf-8")
    assert call("verify", out).code == 6


def test_a_manifest_with_other_ends_of_lines_is_the_same(out: Path) -> None:
    path = out / "shop-清单.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert call("verify", out).code == 0


def test_a_text_with_other_ends_of_lines_is_changed_and_the_reason_told(out: Path) -> None:
    path = out / "shop-作战表.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = call("verify", out)
    assert done.code == 1
    assert "被改过：shop-作战表.txt（字没有变，只是换行符不同" in done.out


def test_a_folder_that_was_moved_is_still_right(out: Path, tmp_path: Path) -> None:
    moved = out.rename(tmp_path / "移走的 目录")
    assert call("verify", moved).code == 0


def test_a_file_of_another_size_is_not_read(out: Path) -> None:
    with (out / "shop-作战表.docx").open("r+b") as file:
        file.truncate(1 << 40)  # a terabyte of nothing
    done = call("verify", out)
    assert (done.code, "被改过：shop-作战表.docx" in done.out) == (1, True)


def test_a_folder_in_the_place_of_a_file_is_no_file(out: Path) -> None:
    (out / "shop-作战表.docx").unlink()
    (out / "shop-作战表.docx").mkdir()
    assert "缺少：shop-作战表.docx" in call("verify", out).out


def test_folders_below_are_told_and_not_verified(out: Path) -> None:
    below = call("verify", out.parent)
    assert (below.code, str(out) in below.err) == (6, True)
