"""Whatever a plan file holds: an answer, and nothing lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from planforge.findings import Severity, worst
from planforge.profiles import profile_names
from planforge.schema.fields import fold
from planforge.source import load
from planforge.source.report import to_json, to_text
from planforge.source.shape import EXTENDS, INCLUDE
from tests.source.reading import HEAD, read

PLAN = HEAD + (
    "单位: {名称: 某店, 人数: 20}\n"
    "组织机构:\n"
    "  - 名称: 指挥部\n"
    "    职责: [统一指挥, '协调: 资源']\n"
    "应急响应:\n"
    "  - 标题: 处置\n"
    "    步骤:\n"
    "      - {执行人: 客服, 行动: 上报, 时限: 10分钟内}\n"
    "      - 正文: >-\n"
    "          立即停止\n"
    "          售卖。\n"
)
PIECES = [
    *"：:- []{}'\"*&!@|>#%`,?~\\\t\n0一",
    *(
        ": ",
        "- ",
        "\n  ",
        "\n\t",
        "<<: ",
        "---",
        "...",
        "[[",
        "]]",
        "&a ",
        "*a",
        "!!str ",
        "\u3000",
    ),
    *('"\\x00"', "标题", "删除: 是", "include: x.yaml", "\x85", "\u2028", "\ufeff", "\r", "😀"),
]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.integers(0, len(PLAN)), st.integers(0, 5), st.sampled_from(PIECES)),
        min_size=1,
        max_size=6,
    )
)
def test_any_edit_of_a_plan_is_answered_in_chinese_at_a_place(
    edits: list[tuple[int, int, str]],
) -> None:
    text = PLAN
    for position, cut, piece in edits:
        text = text[:position] + piece + text[position + cut :]
    loaded = read(text)
    assert (loaded.plan is None) == (worst(loaded.findings) is Severity.ERROR)
    for finding in loaded.findings:
        assert "写法不合" not in finding.message
        assert finding.name != "invalid-plan"
        assert finding.place is not None
        assert 1 <= finding.place.column <= len(finding.place.quote) + 1
    assert to_json(loaded.findings)
    assert bool(to_text(loaded.findings)) == bool(loaded.findings)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert read(data).findings


def _samples() -> list[Path]:
    folder = Path(__file__).resolve().parents[2] / "plans"
    plans = sorted(folder.glob("*/plan.yaml"))
    return [plan for plan in plans if "来自:" not in plan.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", _samples(), ids=lambda path: path.parent.name)
def test_every_value_of_a_sample_plan_is_in_the_plan(path: Path) -> None:
    loaded = load(path, profiles=profile_names())
    assert loaded.plan is not None, to_text(loaded.findings)
    kept = set(_leaves(loaded.plan))
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for words in _scalars(written):
        squeezed = "".join(words.split())
        assert squeezed in kept or _converted(squeezed), words


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for inner in value.__dict__.values():
            yield from _leaves(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield "".join(str.__str__(value).split())


def _scalars(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if fold(key) not in INCLUDE | EXTENDS:
                yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)
    elif isinstance(value, str):
        yield value


def _converted(words: str) -> bool:
    """It is a number, a date, or one word for a choice or for yes and no."""
    return words.isdigit() or len(words) <= 10
