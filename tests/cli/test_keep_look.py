"""``import --layout keep`` and back: the Word file that the plan gives looks as the one it was."""

from pathlib import Path

import pytest

from planforge.cli.keeping import naming
from tests.cli.calling import PLAN, call
from tests.writers.docx.effective import seen
from tests.writers.docx.formatted import formatted
from tests.writers.docx.word import W, Word


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "办法.docx"
    path.write_bytes(formatted())
    return path


def _looks(path: Path) -> dict[str, object]:
    """The look of each paragraph by its words without white space."""
    word = Word(path.read_bytes())
    found: dict[str, object] = {}
    for paragraph in word.body.iter(f"{W}p"):
        words = "".join("".join(t.text or "" for t in paragraph.iter(f"{W}t")).split())
        if words:
            found.setdefault(words, seen(word, paragraph))
    return found


def _same(source: Path, made: Path) -> float:
    """The share of the source's characters that look the same; labels may be Word's own now."""
    looks = _looks(made)
    same = total = 0
    for words, look in _looks(source).items():
        heads = [words[start:] for start in range(min(8, len(words) - 2))] or [words]
        other = next((looks[head] for head in heads if head in looks), None)
        if other is not None:
            total += len(words)
            same += len(words) if other == look else 0
    return same / total


def test_an_imported_file_comes_back_in_its_own_look(source: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    called = call("import", source, "-o", plan, "--layout", "keep")
    assert called.code == 0, called.err
    assert called.out.split() == [str(plan), str(tmp_path / "plan.版式.docx")]
    assert "参照: 'plan.版式.docx'" in plan.read_text(encoding="utf-8")
    assert call("render", plan, "-f", "docx", "-o", tmp_path / "out", "--name", "x").code == 0
    # 这一段是斜着写的 stands without an indent among indented ones.
    assert 0.8 < _same(source, tmp_path / "out" / "x.docx") < 1


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("corpus/state-general-plan-2025", 1.0),
        ("corpus/crane-safety-regulation", 1.0),
        ("pairs/flood-plan/old.numbered", 0.98),
        ("pairs/flood-plan/old.typed", 0.98),
        ("corpus/implementation-plan-wps", 0.84),  # its own paragraphs are indented in three ways
    ],
)
def test_real_files_come_back_in_their_own_look(
    name: str, least: float, shared: Path, tmp_path: Path
) -> None:
    source, plan = shared / f"{name}.docx", tmp_path / "plan.yaml"
    assert call("import", source, "-o", plan, "--layout", "keep").code == 0
    call("render", plan, "-f", "docx", "-o", tmp_path / "out", "--name", "x")
    assert _same(source, tmp_path / "out" / "x.docx") >= least


def test_a_source_with_contents_gives_a_plan_with_contents() -> None:
    head, tail = "# 读入\n类型: 通用\n标题: 办法\n", "# 序号\n序号: [一、]\n"
    look = "  参照: '办法.版式.docx'\n  目录: 是\n"
    made = naming(f"{head}版式:\n  封面: 否\n  目录: 否\n{tail}", "办法.版式.docx", contents=True)
    assert made == f"{head}版式:\n{look}  封面: 否\n{tail}"
    made = naming(head + tail, "办法.版式.docx", contents=True)
    assert made == f"{head}版式:\n{look}{tail}"


def test_another_file_serves_for_once(plan: Path, source: Path, tmp_path: Path) -> None:
    wanted = ("render", plan, "-f", "docx,text", "-o", tmp_path / "out")
    assert call(*wanted, "--reference", source).code == 0
    fonts = Word((tmp_path / "out" / "duty.docx").read_bytes()).tree("word/styles.xml")
    assert "2E74B5" in "".join(str(text) for e in fonts.iter() for text in e.attrib.values())
    assert call(*wanted, "--reference", tmp_path / "none.docx").code == 6


@pytest.mark.parametrize("name", ["没有.docx", "../outside.docx", "/etc/passwd"])
def test_a_reference_that_is_not_in_the_plans_folder_is_told_and_not_read(
    name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (tmp_path / "outside.docx").write_bytes(formatted())
    plan = folder / "duty.yaml"
    plan.write_text(f"版式: {{参照: {name}}}\n{PLAN}", encoding="utf-8")
    called = call("check", plan)
    assert called.code == 1
    assert f"找不到版式参照文件“{name}”" in called.out + called.err


def test_only_a_word_file_has_a_look_to_keep(tmp_path: Path) -> None:
    source = tmp_path / "办法.txt"
    source.write_text("仓库办法\n一、总则\n每日两人值守。\n", encoding="utf-8")
    called = call("import", source, "-o", tmp_path / "plan.yaml", "--layout", "keep")
    assert called.code == 2
    assert "没有可以保留的版式" in called.err
    assert not (tmp_path / "plan.yaml").exists()


def test_a_look_wants_a_place_beside_a_plan_file(source: Path) -> None:
    called = call("import", source, "--layout", "keep")
    assert called.code == 2
    assert "-o" in called.err
