"""``planforge batch``: a plan for each row of a table."""

import subprocess
import sys
from pathlib import Path

import pytest

from planforge.cli import batching
from planforge.cli.batching import processes
from tests.batch.shops import HEAD, ROWS, base, results, table
from tests.cli.calling import Called, call
from tests.sheets.books import xlsx


def batch(folder: Path, *more: str, shops: Path | None = None) -> Called:
    """Make the shops of the folder's table, in this process, as text."""
    table_file = shops or folder / "shops.csv"
    plan, out = folder / "base.yaml", folder / "out"
    return call("batch", plan, table_file, "-o", out, "-f", "text", "--jobs", "1", *more)


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    base(tmp_path)
    table(tmp_path)
    return tmp_path


def text(shops: Path, name: str) -> str:
    return (shops / "out" / f"{name}.txt").read_text(encoding="utf-8")


def test_each_row_gets_a_plan_with_its_own_names_everywhere(shops: Path) -> None:
    done = batch(shops)
    assert done.code == 0, done.err
    assert "已生成 3 家" in done.out
    words = text(shops, "示例乙店")
    for own in (
        "示例乙店大促预案",
        "郑示例",
        "130 0000 0005",
        "郑示例打园区物业电话",
        "示例乙店停播",
    ):
        assert own in words
    for base_own in ("示例甲店", "周示例", "130 0000 0001"):
        assert base_own not in words
    assert "林示例" in words


def test_the_results_tell_of_each_row(shops: Path) -> None:
    batch(shops)
    assert [
        (one["行"], one["名称"], one["结果"], one["文件"]) for one in results(shops / "out")
    ] == [
        ("2", "示例乙店", "已生成", "示例乙店.txt"),
        ("3", "示例丙店", "已生成", "示例丙店.txt"),
        ("4", "示例丁店", "已生成", "示例丁店.txt"),
    ]


def test_a_wrong_cell_spoils_its_own_row_only(shops: Path) -> None:
    rows = [ROWS[0], (*ROWS[1][:3], "十来个"), ROWS[2], ROWS[0]]
    table(shops, rows)
    done = batch(shops)
    assert done.code == 1
    found = [(one["行"], one["结果"], one["单元格"], one["编号"]) for one in results(shops / "out")]
    assert found == [
        ("2", "已生成", "", ""),
        ("3", "有错", "D3", "PF136"),
        ("4", "已生成", "", ""),
        ("5", "有错", "第 5 行", "PF128"),
    ]
    assert "十来个" in done.err
    assert not (shops / "out" / "示例丙店.txt").exists()


def test_what_is_done_is_not_done_again(shops: Path) -> None:
    batch(shops)
    before = (shops / "out" / "示例丙店.txt").stat().st_mtime_ns
    table(shops, [(*ROWS[0][:3], "5"), *ROWS[1:]])
    done = batch(shops)
    assert "已生成 1 家，未变 2 家" in done.out
    assert (shops / "out" / "示例丙店.txt").stat().st_mtime_ns == before


def test_a_changed_base_makes_all_rows_again(shops: Path) -> None:
    batch(shops)
    path = shops / "base.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("停播", "停播一小时"), encoding="utf-8"
    )
    assert "已生成 3 家" in batch(shops).out
    assert "停播一小时" in text(shops, "示例丁店")


def test_a_lost_file_is_made_again_and_an_edited_one_is_left_alone(shops: Path) -> None:
    batch(shops)
    (shops / "out" / "示例乙店.txt").unlink()
    (shops / "out" / "示例丙店.txt").write_text("改过", encoding="utf-8")
    done = batch(shops)
    assert done.code == 1
    assert "已生成 1 家，有错 1 家，未变 1 家" in done.out
    assert text(shops, "示例丙店") == "改过"
    assert "--force" in done.err
    assert batch(shops, "--force").code == 0
    assert text(shops, "示例丙店") != "改过"


def test_a_file_that_batch_did_not_write_is_left_alone(shops: Path) -> None:
    (shops / "out").mkdir()
    (shops / "out" / "示例乙店.txt").write_text("别的", encoding="utf-8")
    assert batch(shops).code == 1
    assert text(shops, "示例乙店") == "别的"


def test_a_state_that_was_cut_off_loses_its_last_row_only(shops: Path) -> None:
    batch(shops)
    state = shops / "out" / ".planforge" / "batch.jsonl"
    state.write_bytes(state.read_bytes()[:-20])
    assert "未变 2 家" in batch(shops, "--force").out


def test_an_unknown_heading_stops_before_anything_is_made(shops: Path) -> None:
    table(shops, [(*ROWS[0], "x")], (*HEAD, "单位.人口"))
    done = batch(shops)
    assert done.code == 3
    assert "shops.csv!E1" in done.err
    assert not (shops / "out").exists()


def test_a_tilde_takes_away_and_a_list_is_apart_by_marks(shops: Path) -> None:
    head = ("单位.名称", "单位.主要负责人", "单位.经营类目", "应急响应.分情景处置.停电.名称")
    table(shops, [("示例乙店", "~", "床品、收纳，家具", "断电")], head)
    assert batch(shops).code == 0
    assert "断电" in text(shops, "示例乙店")


def test_a_workbook_gives_the_same_plans_as_the_same_table_in_csv(shops: Path) -> None:
    batch(shops)
    before = text(shops, "示例乙店")
    book = shops / "shops.xlsx"
    rows = [[cell if cell != "4" else 4 for cell in row] for row in ROWS]
    book.write_bytes(xlsx({"说明": [["怎么填"]], "店铺": [["各店名单"], HEAD, *rows]}))
    done = batch(shops, "--sheet", "店铺", shops=book)
    assert done.code == 0, done.err
    assert text(shops, "示例乙店") == before


def test_papers_come_with_the_plan_or_in_its_place(shops: Path) -> None:
    batch(shops, "--family", "处置卡")
    names = {path.name for path in (shops / "out").glob("示例乙店*")}
    assert names == {"示例乙店.txt", "示例乙店-处置卡.txt"}
    call("batch", shops / "base.yaml", shops / "shops.csv", "-o", shops / "two", "-f", "text",
         "--only-family", "--family", "处置卡", "--jobs", "1")  # fmt: skip
    assert {path.name for path in (shops / "two").glob("示例乙店*")} == {"示例乙店-处置卡.txt"}


def test_a_paper_that_there_is_not_is_told_once(shops: Path) -> None:
    done = batch(shops, "--family", "秘籍")
    assert done.code == 2
    assert done.err.count("秘籍") == 1
    assert not (shops / "out").exists()


def test_names_that_no_file_can_have_are_made_fit(shops: Path) -> None:
    rows = [("../../示例/乙", "1"), ("..", "2"), ("con|a*b", "3")]
    table(shops, rows, ("文件名", "单位.人数"))
    assert batch(shops).code == 0
    names = sorted(path.name for path in (shops / "out").glob("*.txt"))
    assert names == ["con、a、b.txt", "、..、示例、乙.txt", "第3行.txt"]


def test_processes_and_this_process_make_the_same_bytes(shops: Path) -> None:
    for folder, jobs in (("one", "1"), ("two", "2")):
        done = subprocess.run(
            [sys.executable, "-m", "planforge", "batch", "base.yaml", "shops.csv", "-o", folder,
             "--jobs", jobs],
            cwd=shops, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
    names = sorted(path.name for path in (shops / "one").iterdir())
    assert names == sorted(path.name for path in (shops / "two").iterdir())
    for name in names:
        if (shops / "one" / name).is_file():
            assert (shops / "one" / name).read_bytes() == (shops / "two" / name).read_bytes()


def test_a_base_above_internal_is_refused_before_any_row(shops: Path) -> None:
    plan = shops / "base.yaml"
    plan.write_text(f"密级: 机密\n{plan.read_text(encoding='utf-8')}", encoding="utf-8")
    done = batch(shops)
    assert done.code == 6
    assert "涉密预案请在涉密设备处理" in done.err
    assert not (shops / "out").exists()


def test_a_row_above_internal_is_refused_and_the_others_are_made(shops: Path) -> None:
    rows = [(*row, level) for row, level in zip(ROWS, ("", "秘密", "内部"), strict=True)]
    table(shops, rows, (*HEAD, "密级"))
    assert batch(shops).code == 1
    told = {row["名称"]: row for row in results(shops / "out")}
    assert "涉密预案请在涉密设备处理" in str(told["示例丙店"])
    assert not (shops / "out" / "示例丙店.txt").exists()
    assert (shops / "out" / "示例丁店.txt").exists()


def test_other_formats_in_between_make_no_file_a_strangers(shops: Path) -> None:
    batch(shops)
    batch(shops, "-f", "markdown")
    done = batch(shops)
    assert (done.code, done.err) == (0, "")
    assert "已生成 3 家" in done.out


def test_a_row_that_was_wrong_for_a_while_is_made_again_when_it_is_mended(shops: Path) -> None:
    batch(shops)
    table(shops, [(*ROWS[0][:3], "很多"), *ROWS[1:]])
    assert batch(shops).code == 1
    table(shops, [(*ROWS[0][:3], "9"), *ROWS[1:]])
    done = batch(shops)
    assert (done.code, done.err) == (0, "")


def test_devices_of_windows_are_no_names_of_files(shops: Path) -> None:
    table(shops, [("CON",), ("nul.备份",), ("Console",)], ("文件名",))
    assert batch(shops).code == 0
    names = {path.name for path in (shops / "out").glob("*.txt")}
    assert names == {"_CON.txt", "_nul.备份.txt", "Console.txt"}


def test_two_columns_that_say_different_things_of_one_place_are_told(shops: Path) -> None:
    table(shops, [("示例乙店", "示例乙店"), ("示例丙店", "示例丁店")], ("单位.名称", "单位.名称"))
    assert batch(shops).code == 1
    first, second = results(shops / "out")
    assert first["结果"] == "已生成"
    assert (second["单元格"], second["问题"]) == ("B3", "B3 和 A3 写的是同一项，内容却不一样。")


def test_a_table_is_not_written_over_by_the_results(shops: Path) -> None:
    out = shops / "out"
    out.mkdir()
    before = (out / "结果.csv", (shops / "shops.csv").read_bytes())
    before[0].write_bytes(before[1])
    done = batch(shops, shops=before[0])
    assert (done.code, before[0].read_bytes()) == (2, before[1])


def test_a_total_and_a_note_below_the_shops_are_no_shops(shops: Path) -> None:
    rows = (*ROWS, ("合计", "", "", "16"), ("注：电话以八月的为准", "", "", ""))
    done = call("batch", base(shops), table(shops, rows), "-o", shops / "out", "-f", "text")
    assert done.code == 0, done.err
    assert len(list((shops / "out").glob("*.txt"))) == len(ROWS)
    assert [one["结果"] for one in results(shops / "out")][-2:] == ["合计或者说明，没有生成"] * 2
    assert "已生成 3 家，2 行是合计或者说明，没有生成。" in done.out


def test_a_quote_that_is_not_closed_swallows_no_rows(shops: Path) -> None:
    (shops / "shops.csv").write_text(
        '单位.名称,店主\n示例乙店,"郑示例\n示例丙店,马示例\n', encoding="utf-8"
    )
    done = batch(shops)
    assert done.code == 3
    assert "引号没有配对" in done.err


def test_a_table_of_headings_only_is_told_and_nothing_is_written(shops: Path) -> None:
    table(shops, [])
    done = batch(shops)
    assert done.code == 3
    assert "只有表头，没有一行数据" in done.err
    table(shops, [("合计", "", "", "0")])
    assert batch(shops).code == 3
    assert not (shops / "out").exists()


def test_a_row_that_fills_no_column_is_no_shop(shops: Path) -> None:
    rows = [("1", *ROWS[0], ""), ("2", "", "", "", "", ""), ("3", "", "", "", "", "待补")]
    table(shops, rows, ("序号", *HEAD, "备注"))
    done = batch(shops)
    assert (done.code, len(results(shops / "out"))) == (0, 1)


def test_a_trouble_names_the_cell_where_its_row_stands_now(shops: Path) -> None:
    odd = ("示例丙店", "[[unit:没有]]", "", "")
    table(shops, [odd])
    batch(shops)
    table(shops, [ROWS[0], odd])
    assert batch(shops).code == 1
    assert {one["单元格"] for one in results(shops / "out")} == {"", "B3"}


def test_the_same_trouble_of_a_cell_is_told_once(shops: Path) -> None:
    table(shops, [("示例[[unit:没有]]店", "", "", "")])
    batch(shops)
    assert [one["单元格"] for one in results(shops / "out")] == ["A2"]


def test_names_too_long_for_a_system_are_cut_and_stay_apart(shops: Path) -> None:
    long = "示" * 59
    table(shops, [(f"{long}甲",), (f"{long}乙",)], ("文件名",))
    plan = shops / "base.yaml"
    words = plan.read_text(encoding="utf-8").replace("名称: 停电", f"名称: {'停' * 40}")
    plan.write_text(f"{words}    - {{名称: {'停' * 39}电, 步骤: [打电话]}}\n", encoding="utf-8")
    out = shops / "out"
    call("batch", plan, shops / "shops.csv", "-o", out, "-f", "png", "--only-family",
         "--family", "处置卡长图", "--jobs", "1")  # fmt: skip
    names = [path.name for path in out.glob("*.png")]
    assert len(names) == 2 * 3
    assert max(len(name.encode()) for name in names) <= 255


def test_a_shop_called_as_the_paper_of_another_takes_nothing_from_it(shops: Path) -> None:
    table(shops, [("示例乙店",), ("示例乙店-处置卡",)], ("单位.名称",))
    assert batch(shops, "--family", "处置卡").code == 1
    assert "示例乙店-处置卡.txt 和第 2 行的文件同名" in results(shops / "out")[1]["问题"]
    assert "处置卡：爆单超卖" in text(shops, "示例乙店-处置卡")


PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_another_picture_makes_the_rows_again_that_show_it(shops: Path) -> None:
    plan = shops / "base.yaml"
    plan.write_text(
        f"{plan.read_text(encoding='utf-8')}附件:\n  - {{标题: 图, 图: {{文件: a.png}}}}\n",
        encoding="utf-8",
    )
    for name in ("a.png", "b.png", "c.png"):
        (shops / name).write_bytes(PICTURE)
    table(shops, [("示例乙店", ""), ("示例丙店", "b.png")], ("单位.名称", "附件.图.图.文件"))
    assert batch(shops).code == 0
    assert "未变 2 家" in batch(shops).out
    (shops / "c.png").write_bytes(PICTURE + b"1")
    assert "未变 2 家" in batch(shops).out
    (shops / "b.png").write_bytes(PICTURE + b"1")
    assert "未变 1 家，已生成 1 家" in batch(shops).out
    (shops / "a.png").write_bytes(PICTURE + b"1")
    assert "已生成 2 家" in batch(shops).out


def test_a_table_in_gbk_gives_the_same_plans(shops: Path) -> None:
    batch(shops)
    path = shops / "shops.csv"
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("gbk"))
    assert "未变 3 家" in batch(shops).out


def test_a_base_of_other_files_is_made_again_when_one_of_them_changes(shops: Path) -> None:
    plan = shops / "base.yaml"
    words = plan.read_text(encoding="utf-8")
    people = [line for line in words.splitlines() if "姓名:" in line]
    own = words.replace("\n".join(people) + "\n", "").replace("人员:", "人员: {来自: 人员.csv}")
    (shops / "root.yaml").write_text(own, encoding="utf-8")
    (shops / "人员.csv").write_text(
        "姓名,职务,电话\n周示例,店主,130 0000 0001\n林示例,运营,130 0000 0002\n", encoding="utf-8"
    )
    plan.write_text("继承: root.yaml\n版本: 第2版\n", encoding="utf-8")
    assert batch(shops).code == 0
    assert "郑示例" in text(shops, "示例乙店")
    assert "周示例" not in text(shops, "示例乙店")
    assert "未变 3 家" in batch(shops).out
    path = shops / "人员.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("0002", "0009"), encoding="utf-8")
    assert "已生成 3 家" in batch(shops).out
    assert "130 0000 0009" in text(shops, "示例丙店")


def test_a_row_gets_the_family_that_its_own_plan_would_have(shops: Path) -> None:
    plan = shops / "base.yaml"
    words = plan.read_text(encoding="utf-8").replace("  主要", "  人数: 4\n  主要")
    assert batch(shops, "--family").code == 0
    for old, new in zip(("示例甲店", "周示例", "130 0000 0001"), ROWS[0], strict=False):
        words = words.replace(old, new)
    own = shops / "示例乙店.yaml"
    own.write_text(words, encoding="utf-8")
    done = call("render", own, "-o", shops / "alone", "-f", "text", "--family")
    assert done.code == 0, done.err
    made = {path.name: path.read_bytes() for path in (shops / "out").glob("示例乙店-*.txt")}
    assert len(made) > 8
    alone = {path.name: path.read_bytes() for path in (shops / "alone").glob("示例乙店-*.txt")}
    alone.pop("示例乙店-清单.txt")  # the manifest of one plan
    assert made == alone


def test_more_processes_than_processors_are_not_started() -> None:
    assert processes(1000) == processes(0) <= 61
    assert processes(1) == 1


def test_a_run_that_is_broken_off_says_that_it_can_go_on(
    shops: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batching, "run", pressed)
    done = batch(shops)
    assert done.code == 130
    assert "从停下的地方接着做" in done.err
    monkeypatch.undo()
    assert "已生成 3 家" in batch(shops).out


def test_processes_end_with_the_one_that_started_them() -> None:
    script = """
import multiprocessing, os
from concurrent.futures import ProcessPoolExecutor
from planforge.batch import attend
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, mp_context=context, initializer=attend)
    print(pool.submit(os.getpid).result(), flush=True)
    os._exit(9)
"""
    done = subprocess.run(  # which waits until nobody holds the other end of the pipe
        [sys.executable, "-c", script], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip().isdigit()) == (9, True)
