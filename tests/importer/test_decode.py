import time

import pytest

from planforge.errors import LoadError
from planforge.importer import import_text
from planforge.importer.decode import read_lines

TEXT = (
    "店铺应急预案\n一、前言\n为了确保店铺正常运营，特制定本预案。\n二、附则\n1.自发布之日起实施。\n"
)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("gbk", "GBK"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
    ],
)
def test_every_usual_encoding_is_read_and_told(encoding: str, told: str | None) -> None:
    lines = read_lines(TEXT.encode(encoding), "店.txt")
    assert "\n".join(lines.lines) == TEXT
    messages = [finding.message for finding in lines.findings]
    assert bool(messages) == bool(told)
    assert all(told in message for message in messages if told)


def test_windows_line_ends_make_no_difference() -> None:
    windows = import_text(TEXT.replace("\n", "\r\n").encode(), "店.txt")
    assert windows.yaml == import_text(TEXT.encode(), "店.txt").yaml


def test_a_character_that_no_document_holds_is_dropped_and_told_at_its_line() -> None:
    made = import_text("预案\n一、前言\n为\x07了。\n".encode(), "a.txt")
    (finding,) = [f for f in made.findings if f.code == "PF502"]
    assert finding.place is not None
    assert finding.place.line == 3
    assert "为了。" in made.yaml


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "没有文字"),
        (b" \n\n", "没有文字"),
        (b"\0" * 5000, "不是文本文件"),
        (bytes(range(128, 256)) * 50, "不是文本文件"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "不是文本文件"),
        (("长" * 2_000_000).encode(), "上限"),
        (("一、\n" * 100_000).encode(), "上限"),
        (("一、章\n" * 3000).encode(), "太多"),
    ],
)
def test_what_is_no_plan_is_refused_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(LoadError) as error:
        import_text(data, "x.txt")
    assert said in error.value.message
    assert error.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "标题\n一、总则\n" + "应急处置工作" * 60_000,
        "标题\n一、总则\n" + "应急：处置，（9:00-9:10）。" * 20_000,
        "标题\n一、前言\n" + "（" * 100_000 + "\n" + "：" * 100_000,
        "标题\n一、前言\n" + "[[" * 30_000,
        "标题\n" + " " * 300_000 + "x\n" + "（ " * 100_000,
        "# a\n" + ">" * 50_000 + " x\n" + "|" * 50_000 + "\n|" + "-|" * 50_000,
        "#" * 100_000 + " a\n" + "# " * 50_000,
        "# a\n" + "```\n" * 5_000,
        "\n".join(".".join(["1"] * n) + " 标题" for n in range(1, 100)),
    ],
    ids=range(9),
)
def test_odd_texts_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    import_text(text.encode(), "x.txt")
    assert time.process_time() - start < 5
