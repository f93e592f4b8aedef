"""Bytes, encodings and hostile files."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planforge.errors import FileProblem, LoadError
from planforge.source import convert_encoding
from planforge.source.log import MOST
from tests.source.reading import HEAD, body, load_file, read, told

_MOST_SECONDS = 12.0
"""Far above what any of these takes, far below what one without bounds takes."""


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"找不到文件 .*nowhere\.yaml。"):
        load_file(tmp_path / "nowhere.yaml")


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="不是文件。"):
        load_file(tmp_path)


def test_a_gbk_file_is_recognised_and_told_how_to_convert() -> None:
    loaded = read((HEAD + "副标题: 应急预案“测试”——一\n").encode("gbk"))
    assert told(loaded) == [
        "1:1 PF102 这个文件是 GBK 编码，planforge 只读 UTF-8。 "
        "用编辑器打开它，另存为 UTF-8 编码；或运行 planforge convert plan.yaml"
    ]
    (finding,) = loaded.findings
    assert finding.place is not None
    assert finding.place.quote == "类型: 天猫店铺"


def test_a_damaged_utf8_file_is_told_at_its_byte() -> None:
    data = (HEAD + "副标题: 甲乙\n").encode()
    broken = data.replace("乙".encode(), b"\xe4\xb9\n")
    (line,) = told(read(broken))
    assert line.startswith("4:7 PF102 这里的字节 0xE4 不是 UTF-8 编码的文字。")


def test_utf16_without_a_mark_is_told() -> None:
    (line,) = told(read("title: abc\nkind: special\n".encode("utf-16-le")))
    assert line.startswith("1:1 PF102 文件里有大量空字符，像是没有标明的 UTF-16 编码")


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\0", "空字符 U+0000"),
        ("\x0b", "控制字符 U+000B"),
        ("\x1c", "控制字符 U+001C"),
        ("\x1f", "控制字符 U+001F"),
        ("\x7f", "控制字符 U+007F"),
        ("\x85", "控制字符 U+0085"),
        ("\u2028", "行分隔符 U+2028"),
        ("\ufeff", "字节顺序标记 U+FEFF"),
        ("\uffff", "控制字符 U+FFFF"),
    ],
)
def test_a_character_that_documents_cannot_hold_is_told_at_its_place(char: str, name: str) -> None:
    assert told(body(f"副标题: 甲{char}乙\n")) == [
        f"4:7 PF103 这里有一个看不见的{name}，文档里不能有它。 "
        "删去它再保存；多半是从别处复制文字时带进来的。"
    ]


def test_every_forbidden_character_is_told() -> None:
    places = [line.split()[0] for line in told(body("副标题: 甲\x01\x02\n版本: \x03\n"))]
    assert places == ["4:7", "4:8", "5:5"]


def test_surrogates_in_bytes_are_no_utf8() -> None:
    (line,) = told(read(HEAD.encode() + "副标题: ".encode() + b"\xed\xa0\x80\n"))
    assert line.startswith("4:6 PF102 这里的字节 0xED 不是 UTF-8 编码的文字。")


def test_characters_outside_the_basic_plane_are_kept() -> None:
    loaded = body("副标题: 𠮷野家🔥\n")
    assert loaded.plan is not None
    assert loaded.plan.subtitle == "𠮷野家🔥"


@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", "GBK"), ("utf-16", "UTF-16"), ("utf-8", "UTF-8")]
)
def test_a_file_is_rewritten_as_utf8(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(HEAD.encode(encoding))
    assert convert_encoding(path) == name
    assert path.read_bytes() == HEAD.encode()
    assert load_file(path).plan is not None


def test_a_file_of_unknown_encoding_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xff\x00\x81\xff")
    with pytest.raises(LoadError, match="看不出文件"):
        convert_encoding(path)
    assert path.read_bytes() == b"\xff\x00\x81\xff"


def _bomb() -> str:
    lines = ["a0: &a0 [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]"]
    lines += [
        f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]" for n in range(12)
    ]  # fmt: skip
    return "\n".join(lines)


def _nested_aliases() -> str:
    lines = ["a0: &a0 [[[[[[[[[[甲]]]]]]]]]]"]
    lines += [f"a{n + 1}: &a{n + 1} [[[[[[[[[[*a{n}]]]]]]]]]]" for n in range(300)]
    return "\n".join(lines)


HOSTILE: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "more than 10 MB": (lambda: b"x" * (10 * 2**20 + 1), "oversized-file"),
    "10 MB of items": (lambda: "关键词:\n" + "- 中文中文中文\n" * 440_000, "too-much"),
    "10 MB of NUL": (lambda: b"\0" * (10 * 2**20), "wrong-encoding"),
    "10 MB of control characters": (lambda: b"\x01" * (10 * 2**20), "bad-character"),
    "10 MB that fold": (lambda: "标题: 中\n" + "  中文\n" * 900_000, "missing-key"),
    "100 000 brackets": (lambda: "[" * 100_000, "too-deep"),
    "100 000 brackets on lines": (lambda: "[\n" * 100_000, "too-deep"),
    "100 000 braces": (lambda: "{a: " * 100_000, "too-deep"),
    "100 000 dashes": (lambda: "- " * 100_000, "too-deep"),
    "4 000 levels of indentation": (
        lambda: "".join(" " * n + "a:\n" for n in range(4_000)),
        "too-deep",
    ),
    "1 MB of blanks": (lambda: "标题: 甲" + " " * 1_000_000 + "乙: 丙", "broken-yaml"),
    "50 000 unknown titles": (
        lambda: "章节标题: {" + ",".join(f"演{n}: x" for n in range(50_000)) + "}\n",
        "unknown-part",
    ),
    "50 000 unknown choices": (
        lambda: "应急演练:\n  参演人员:\n" + "  - {角色: 评议}\n" * 50_000,
        "unknown-choice",
    ),
    "a bomb of aliases": (_bomb, "too-much"),
    "aliases within aliases": (_nested_aliases, "too-deep"),
    "an alias within itself": (lambda: "关键词: &a [*a]", "bad-alias"),
    "1 MB in one line": (lambda: "标题: " + "中" * 330_000 + ": x", "broken-yaml"),
    "1 MB in one key": (lambda: "中" * 330_000 + ": x", "broken-yaml"),
    "200 000 duplicate keys": (lambda: "标题: 甲\n" * 200_000, "too-much"),
    "99 000 duplicate keys": (lambda: "标题: 甲\n" * 99_000, "duplicate-key"),
    "99 000 unknown keys": (
        lambda: "".join(f"键{n}: 1\n" for n in range(99_000)),
        "unknown-key",
    ),
    "100 000 unused anchors": (
        lambda: "".join(f"a{n}: &a{n} x\n" for n in range(100_000)),
        "unused-anchor",
    ),
    "300 000 tabs": (lambda: "\ta: 1\n" * 300_000, "tab-indent"),
    "a quotation over 2 000 000 lines": (lambda: '标题: "' + "中\n" * 2_000_000, "broken-yaml"),
    "10 MB of GBK": (lambda: ("应急预案内容\n" * 700_000).encode("gbk"), "wrong-encoding"),
    "noise": (lambda: bytes((n * 7919 + n // 3) % 256 for n in range(500_000)), "wrong-encoding"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_bounded_time(case: str) -> None:
    make, name = HOSTILE[case]
    data = make()
    started = time.process_time()
    loaded = read(data)
    assert time.process_time() - started < _MOST_SECONDS
    assert loaded.plan is None
    assert name in {finding.name for finding in loaded.findings}
    assert len(loaded.findings) <= MOST + 1


def test_a_large_patch_takes_no_longer_than_its_size(tmp_path: Path) -> None:
    base = "".join(f"- {{标识: u{n}, 名称: 组{n}}}\n" for n in range(12_000))
    own = "".join(f"- {{标识: u{n}, 置于前: u{n - 1}}}\n" for n in range(1, 12_000))
    (tmp_path / "base.yaml").write_text(HEAD + "组织机构:\n" + base, encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text("继承: base.yaml\n组织机构:\n" + own, encoding="utf-8")
    started = time.process_time()
    loaded = load_file(path)
    assert time.process_time() - started < _MOST_SECONDS
    assert loaded.plan is not None


def test_findings_beyond_the_most_are_counted() -> None:
    loaded = body("".join(f"键{n}: 1\n" for n in range(1000)))
    assert len(loaded.findings) == MOST + 1
    assert told(loaded)[-1] == "PF149 另有 700 处问题没有列出。 先改上面这些，再检查一遍。"
