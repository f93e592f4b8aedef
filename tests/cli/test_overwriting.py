"""What a command may overwrite: what planforge wrote and nobody has touched since."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.calling import Called, call

SHOP = """\
类型: 天猫店铺
预案种类: 大促保障方案
标题: 示例店预案
组织机构:
  人员:
    - {姓名: 周示例, 职务: 店主, 电话: 130 0000 0001}
应急响应:
  分情景处置:
    - {标识: oversell, 名称: 超卖, 步骤: [{执行人: 运营, 行动: 库存置0, 时限: 5分钟}]}
"""
OURS = b"\xe6\x88\x91\xe8\x87\xaa\xe5\xb7\xb1\xe7\x9a\x84\xe6\x96\x87\xe4\xbb\xb6\n"

WRITING = {
    "check": ("check", "plan.yaml", "-o", "out.txt"),
    "check as JSON": ("check", "plan.yaml", "--format", "json", "-o", "out.json"),
    "coverage": ("check", "plan.yaml", "--coverage", "-o", "out.txt"),
    "coverage as a page": ("check", "plan.yaml", "--coverage", "html", "-o", "out.html"),
    "simulate": ("simulate", "plan.yaml", "--scenario", "1", "-o", "out.txt"),
    "schema": ("schema", "-o", "out.json"),
    "export": ("export", "plan.yaml", "-o", "out.xlsx"),
    "diff": ("diff", "plan.yaml", "other.yaml", "-f", "html", "-o", "out.html"),
    "diff as text": ("diff", "plan.yaml", "other.yaml", "-o", "out.txt"),
    "import": ("import", "text.txt", "-o", "out.yaml"),
    "report of an import": ("import", "text.txt", "--report", "out.md"),
    "merge": ("merge", "plan.yaml", "other.yaml", "third.yaml", "-o", "out.yaml"),
    "render": ("render", "plan.yaml", "-f", "text", "-o", ".", "--name", "out"),
    "family": ("render", "plan.yaml", "-o", ".", "--name", "out", "--family", "通讯录", "-fcsv"),
    "manifest": ("render", "plan.yaml", "-f", "text", "-o", ".", "--name", "out", "--manifest"),
    "batch": ("batch", "plan.yaml", "shops.csv", "-o", ".", "-f", "text", "--jobs", "1"),
}  # fmt: skip
WRITTEN = {
    "family": "out-通讯录.csv",
    "manifest": "out-清单.txt",
    "render": "out.txt",
    "batch": "结果.csv",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("plan.yaml", "third.yaml"):
        (tmp_path / name).write_text(SHOP, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(SHOP.replace("5分钟", "8分钟"), encoding="utf-8")
    (tmp_path / "text.txt").write_text("示例店预案\n\n一、总则\n先断电。\n", encoding="utf-8")
    (tmp_path / "shops.csv").write_text("单位.名称\n示例甲店\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def target(name: str, arguments: Sequence[str]) -> Path:
    return Path(WRITTEN.get(name, arguments[-1]))


def done(arguments: Sequence[str]) -> Called:
    found = call(*arguments)
    assert found.code in (0, 1), found.err
    return found


@pytest.mark.parametrize("name", WRITING)
def test_no_command_overwrites_what_a_person_wrote_unless_forced(folder: Path, name: str) -> None:
    arguments = WRITING[name]
    if name == "export":
        pytest.importorskip("openpyxl")
    path = folder / target(name, arguments)
    path.write_bytes(OURS)
    refused = call(*arguments)
    assert refused.code == 6
    assert path.name in refused.err
    assert "没有覆盖" in refused.err
    assert "--force" in refused.err
    assert path.read_bytes() == OURS
    done((*arguments, "--force"))
    assert path.read_bytes() != OURS


@pytest.mark.parametrize("name", WRITING)
def test_what_a_command_wrote_it_writes_again_until_a_person_edits_it(
    folder: Path, name: str
) -> None:
    arguments = WRITING[name]
    path = folder / target(name, arguments)
    done(arguments)
    first = path.read_bytes()
    done(arguments)
    path.write_bytes(first + b"\n")
    assert call(*arguments).code == 6
    assert path.read_bytes() == first + b"\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "plan.yaml", "-o", "plan.yaml", "--force"),
        ("check", "plan.yaml", "--coverage", "-o", "plan.yaml", "--force"),
        ("simulate", "plan.yaml", "--scenario", "1", "-o", "plan.yaml", "--force"),
        ("diff", "other.yaml", "plan.yaml", "-o", "plan.yaml", "--force"),
        ("import", "text.txt", "--report", "text.txt", "--force"),
        ("merge", "plan.yaml", "other.yaml", "third.yaml", "-o", "plan.yaml", "--force"),
        ("schema", "-o", "-"),
        ("check", "text.txt", "-o", "out.docx", "--annotate", "out.docx"),
    ],
)
def test_a_file_that_is_read_is_never_written_over(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert call(*arguments).code == 2
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_is_remembered_stays_out_of_git(folder: Path) -> None:
    done(("check", "plan.yaml", "-o", "out.txt"))
    assert (folder / ".planforge" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_nothing_of_a_run_is_written_where_one_of_its_files_was_edited(folder: Path) -> None:
    arguments = ("render", "plan.yaml", "-f", "text,html", "-o", ".", "--name", "out")
    (folder / "out.html").write_bytes(OURS)
    assert call(*arguments).code == 6
    assert not (folder / "out.txt").exists()


def test_a_merge_goes_into_our_own_file_as_git_wants_it(folder: Path) -> None:
    third = (folder / "third.yaml").read_text(encoding="utf-8").replace("店主,", "老板,")
    (folder / "third.yaml").write_text(third, encoding="utf-8")
    assert done(("merge", "plan.yaml", "other.yaml", "third.yaml")).code == 0
    merged = (folder / "other.yaml").read_text(encoding="utf-8")
    assert "8分钟" in merged
    assert "老板" in merged


def test_edits_that_a_pull_brought_are_a_persons(folder: Path) -> None:
    assert call("import", "text.txt", "-o", "new.yaml").code == 0
    assert call("render", "new.yaml", "-f", "docx", "-o", "out").code == 0
    docx = folder / "out" / "new.docx"
    docx.write_bytes(reworded(docx.read_bytes(), "先断电", "先停机"))
    assert call("pull", docx, "new.yaml").code == 0
    assert "先停机" in (folder / "new.yaml").read_text(encoding="utf-8")
    assert call("import", "text.txt", "-o", "new.yaml").code == 6


def test_a_pull_into_another_file_spares_what_a_person_wrote(folder: Path) -> None:
    assert call("render", "plan.yaml", "-f", "docx", "-o", "out", "--name", "shop").code == 0
    docx = folder / "out" / "shop.docx"
    (folder / "else.yaml").write_bytes(OURS)
    assert call("pull", docx, "plan.yaml", "-o", "else.yaml").code == 6
    assert (folder / "else.yaml").read_bytes() == OURS
    assert call("pull", docx, "plan.yaml", "-o", "else.yaml", "--force").code == 0
    assert call("pull", docx, "plan.yaml", "-o", "else.yaml").code == 0


@pytest.mark.usefixtures("folder")
def test_a_plan_of_an_interview_is_never_made_over_another() -> None:
    assert call("new", "--type", "通用", "--plain", "-o", "new.yaml").code == 0
    again = call("new", "--type", "通用", "--plain", "-o", "new.yaml")
    assert again.code == 6
    assert "已经有文件 new.yaml" in again.err
    assert call("new", "--type", "通用", "--plain", "-o", "new.yaml", "--force").code == 0


def reworded(data: bytes, old: str, new: str) -> bytes:
    """The Word file with one word for another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as written:
        for entry in package.infolist():
            held = package.read(entry)
            if entry.filename == "word/document.xml":
                held = held.replace(old.encode(), new.encode())
            written.writestr(entry, held)
    return out.getvalue()
