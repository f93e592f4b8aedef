"""What is wrong with a batch as a whole is told once, before anything is made."""

from pathlib import Path

from tests.cli.calling import call


def test_a_layout_that_there_is_not_is_a_mistake_of_usage(plan: Path, tmp_path: Path) -> None:
    table = tmp_path / "shops.csv"
    table.write_text("单位.名称\n示例甲店\n示例乙店\n", encoding="utf-8")
    folder = tmp_path / "out"
    done = call("batch", plan, table, "-o", folder, "--layout", "nope", "--jobs", "1")
    assert done.code == 2
    assert done.err.count("没有名为“nope”的版式") == 1
    assert not folder.exists()
