"""An interview at the console: typed from a pipe, and on a real terminal with and without menus."""

import io
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from planforge.interview import read_answers
from tests.cli.calling import Called, call

HEAD = "示例店\n\n\n\n\n4\n示例厂 0571-5550 0120\n周示例 13000000001\n"
"""Of a shop of eight whose supplier sends the goods, until the people are asked for."""
SEVEN = tuple(f"{name}示例 1300000000{n}" for n, name in enumerate("林陈何郑马苏", start=2))


def typed(lines: str, folder: Path, *more: str) -> Called:
    """An interview answered from a pipe, with its answers beside the plan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
        patch.setenv("SOURCE_DATE_EPOCH", "1792454400")  # 2026-10-20
        answers, plan = folder / "shop.yaml", folder / "plan.yaml"
        return call("new", "--type", "店铺", "--answers", answers, "-o", plan, *more)


def kept(folder: Path, name: str) -> object:
    return read_answers(folder / "shop.yaml").answers[name]


def test_leaving_among_the_people_keeps_them_and_asks_on_for_the_rest(tmp_path: Path) -> None:
    left = typed(HEAD + f"{SEVEN[0]}、{SEVEN[1]}\n", tmp_path)
    assert left.code == 130
    assert kept(tmp_path, "其余的人") == ("林示例 130 0000 0002", "陈示例 130 0000 0003", "……")
    again = typed("\n".join(SEVEN[2:]) + "\n" * 30, tmp_path)
    assert again.code == 0, again.err
    assert "[林示例、陈示例]" in again.out.replace("\n", "")
    assert len(kept(tmp_path, "其余的人")) == 6  # type: ignore[arg-type]


def test_going_back_into_the_people_mends_one_and_takes_one_out(tmp_path: Path) -> None:
    steps = ["；".join(SEVEN), "<", "何示例 13000000009", "<", "-陈示例", "赵示例 13000000010"]
    done = typed(HEAD + "\n".join(steps) + "\n" * 30, tmp_path)
    assert done.code == 0, done.err
    names = str(kept(tmp_path, "其余的人"))
    assert "何示例 130 0000 0009" in names
    assert "赵示例" in names
    assert "陈示例" not in names


def test_going_back_loses_no_answer_that_was_given_before(tmp_path: Path) -> None:
    typed(HEAD + "<\n<\n<\n3\n", tmp_path)
    assert kept(tmp_path, "店主") == "周示例 130 0000 0001"
    assert kept(tmp_path, "发货方") == "示例厂 0571-5550 0120"


def test_changing_the_people_at_the_end_shows_the_duties_again(tmp_path: Path) -> None:
    typed(HEAD + "；".join(SEVEN) + "\n林示例 美工\n" + "\n" * 30, tmp_path)
    done = typed("9\n王示例 13000000010\n" + "\n" * 5, tmp_path, "--force")
    assert done.code == 0, done.err
    asked_again = done.out.partition("【回顾】")[2].partition("【回顾】")[0]
    assert "这样分工行吗" in asked_again
    assert "王示例" in asked_again
    assert kept(tmp_path, "谁管什么") == ("林示例 美工",)


def test_changing_the_store_at_the_end_takes_scenarios_back_that_no_longer_fit(
    tmp_path: Path,
) -> None:
    typed("示例店\n\n\n1\n\n\n\n\n周示例 13000000001\n" + "\n" * 30, tmp_path)
    assert "仓库起火" in (kept(tmp_path, "怕什么") or ())  # type: ignore[operator]
    done = typed("6\n4\n" + "\n" * 12, tmp_path, "--force")
    assert done.code == 0, done.err
    assert "仓库起火" not in (kept(tmp_path, "怕什么") or ())  # type: ignore[operator]
    assert "没有“仓库起火”" not in done.out


def test_fine_ends_the_duties_and_nobody_ends_the_people(tmp_path: Path) -> None:
    done = typed(HEAD + f"{SEVEN[0]}\n没有\n行\n" + "\n" * 30, tmp_path)
    assert done.code == 0, done.err
    assert kept(tmp_path, "其余的人") == ("林示例 130 0000 0002",)
    assert kept(tmp_path, "谁管什么") == ()


def test_more_people_than_were_counted_are_all_kept(tmp_path: Path) -> None:
    done = typed(HEAD + "；".join([*SEVEN, "多示例 13000000011"]) + "\n" * 30, tmp_path)
    assert "比前面说的多1个人" in done.out
    assert "多示例" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xb5\xea: a", "shop.yaml:1：不是 UTF-8"),
        ("店铺名称: 示例\n类目: [甲\n".encode(), "shop.yaml:2：读不懂"),
        (
            "店铺名称: 甲\n直播: 否\n店铺名称: 乙\n".encode(),
            "shop.yaml:3：“店铺名称”在第1行已经写过",
        ),
        ("店铺名称: {甲: 乙}\n".encode(), "shop.yaml:1：不是回答文件"),
        ("店铺名称: 示例: 店\n".encode(), "shop.yaml:1：读不懂"),
        (b"a: " + b"[" * 3000, "层层嵌套"),
        ("- 店铺名称\n".encode(), "shop.yaml:1：不是回答文件"),
    ],
)
def test_a_file_of_answers_that_cannot_be_read_is_refused_at_its_line(
    data: bytes, words: str, tmp_path: Path
) -> None:
    (tmp_path / "shop.yaml").write_bytes(data)
    done = typed("", tmp_path)
    assert done.code == 6
    assert words in done.err
    assert not (tmp_path / "plan.yaml").exists()


def test_answers_of_a_wrong_kind_are_told_with_their_lines(tmp_path: Path) -> None:
    lines = ["类型: 天猫店铺", "店铺名称: [甲, 乙]", "人数: 0", "直播: 看情况", "血型: 甲"]
    lines += ["店主: 周示例 1300000001", "谁管什么: [王五 售前]"]
    (tmp_path / "shop.yaml").write_text("\n".join(lines), encoding="utf-8")
    done = typed("示例店\n" + "\n" * 7 + "周示例 13000000001\n" + "\n" * 30, tmp_path)
    assert done.code == 0, done.err
    for line, words in [
        (2, "只要一项"),
        (3, "至少是 1"),
        (4, "请写 是 或者 否"),
        (5, "没有问到它"),
        (6, "手机号要11位"),
        (7, "没有看出说的是谁"),
    ]:
        assert any(f"shop.yaml:{line}：" in one and words in one for one in done.err.splitlines())


def test_former_names_of_questions_still_count(tmp_path: Path) -> None:
    old = ["店铺名称: 示例店", "人数: 4", "第1个人: 周示例 13000000001"]
    old += ["第2个人: 林示例 13000000002", "第4个人: 郑示例 13000000005", "备选快递: 乙快递"]
    (tmp_path / "shop.yaml").write_text("\n".join(old), encoding="utf-8")
    done = typed("", tmp_path, "--yes")
    assert done.code == 0, done.err
    assert "没有用上" not in done.err
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert "{姓名: 郑示例, 职务: 仓库" in text
    assert "要填：管售前、售后、主播的人" in text


@pytest.mark.parametrize("title", ["“双11”: [[annex:x]] #1", "三八节 'a' \"b\"", "是"])
def test_a_title_with_marks_is_only_a_title(title: str, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text("店铺名称: 店\n店主: 周 13000000001\n", encoding="utf-8")
    assert typed("", tmp_path, "--yes", "--title", title).code == 0
    assert call("check", tmp_path / "plan.yaml").code == 0


def test_names_that_look_like_yaml_stay_names(tmp_path: Path) -> None:
    names = ("是", "null", "~", "12:30", "否")
    people = ", ".join(f"{name} 1300000000{n}" for n, name in enumerate(names, start=2))
    answers = f"店铺名称: 是\n店主: null 13000000001\n其余的人: [{people}]\n"
    (tmp_path / "shop.yaml").write_text(answers, encoding="utf-8")
    assert typed("", tmp_path, "--yes").code == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    for name in names[2:]:
        assert f'姓名: "{name}"' in text
    assert call("check", tmp_path / "plan.yaml").code == 0


def test_the_answers_are_not_asked_for_where_they_would_go_into_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    done = call("new", "--type", "店铺", "--answers", plan, "-o", plan)
    assert done.code == 2
    assert "同一个文件" in done.err
    assert not plan.exists()


def on_terminal(steps: list[str], folder: Path, term: str) -> str:
    """What a terminal shows while somebody types these steps, each when it has grown quiet."""
    import pty

    pid, file = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(TERM=term, SOURCE_DATE_EPOCH="1792454400")
        os.execv(sys.executable, [sys.executable, "-m", "planforge", "new", "--type", "店铺"])
    shown = "".join(_shown(file, 20))
    for step in steps:
        os.write(file, step.encode())
        shown += "".join(_shown(file, 10))
    os.kill(pid, signal.SIGKILL)
    os.close(file)
    os.waitpid(pid, 0)
    return shown


def _shown(file: int, patience: float) -> Iterator[str]:
    """What is printed until nothing has come for a while."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not select.select([file], [], [], 0.1)[0]:
            continue
        with suppress(OSError):
            data = os.read(file, 65536)
            if b"\x1b[6n" in data:
                os.write(file, b"\x1b[1;1R")  # Where the cursor is, as menus ask.
            yield data.decode(errors="replace")
            until = time.monotonic() + 0.8
            continue
        return


terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@terminal
def test_no_line_of_a_paste_is_lost_on_a_terminal(tmp_path: Path) -> None:
    pasted = "\r\r".join(SEVEN) + "\r"
    steps = [*(f"{line}\r" for line in HEAD.splitlines()), pasted, "\r"]
    shown = on_terminal(steps, tmp_path, "dumb")
    assert "这样分工行吗" in shown
    answers = read_answers(tmp_path / "plan.answers.yaml").answers
    assert len(answers["其余的人"]) == len(SEVEN)  # type: ignore[arg-type]


@terminal
def test_choices_are_made_with_the_arrow_keys_on_a_terminal(tmp_path: Path) -> None:
    pytest.importorskip("questionary", reason="needs the extra `interview`")
    down = "\x1b[B"
    steps = ["示例店\r", "坚果\r", "\r", "3\r", "\r", f"{down * 3}\r", "\x03"]
    shown = on_terminal(steps, tmp_path, "xterm")
    assert "答过的存在" in shown
    answers = read_answers(tmp_path / "plan.answers.yaml").answers
    assert answers["卖的是"] == ("食品",)
    assert answers["仓库"] == "供应商代发"
