"""图册: the figures of a plan, to hang on a wall."""

from pathlib import Path

import pytest

from planforge._build import Settings, load, papers
from planforge.document import Figure, Paragraph, Role, blocks_of, plain

SAMPLES = Path(__file__).parents[2] / "plans"


def _titles(sample: str) -> list[str]:
    found = papers(load(SAMPLES / sample / "plan.yaml"), Settings(), ("图册",))
    return [
        plain(block.content).partition("：")[0]
        for sheet in found
        for block in blocks_of(sheet.document)
        if isinstance(block, Paragraph) and block.role is Role.PAGE_TITLE
    ]


@pytest.mark.parametrize(
    ("sample", "titles"),
    [
        ("tmall-shop", ["组织机构图", "报告流程图", "响应流程图"]),
        ("government-double12", ["组织机构图", "报告流程图", "响应流程图"]),
        ("consumer-protection-drill", ["组织机构图", "演练进程图"]),
    ],
)
def test_each_figure_that_the_plan_has_facts_for_has_a_page(sample: str, titles: list[str]) -> None:
    assert _titles(sample) == titles


def test_figures_of_a_shop_name_its_people() -> None:
    (sheet,) = papers(load(SAMPLES / "tmall-shop" / "plan.yaml"), Settings(), ("图册",))
    shown = [block for block in blocks_of(sheet.document) if isinstance(block, Figure)]
    assert all(figure.drawn for figure in shown)
    assert "店主：周示例" in shown[0].alt
