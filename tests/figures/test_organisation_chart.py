"""The organisation chart: legible with forty units, nothing clipped, the order of command."""

import pytest

from planforge.figures import Drawing, drawings
from planforge.figures.drawing import Box, Line, Look
from planforge.schema.tables import Drawn
from tests.figures.seen import A4_HIGH, A4_WIDE, sound, text_of, words_of
from tests.plan_text import plan


def _chart(text: str, room: tuple[float, float] = A4_WIDE) -> tuple[Drawing, ...]:
    return drawings(plan(text), Drawn.ORGANISATION, *room)


def _flat(count: int, name: str = "第{}应急保障工作组") -> str:
    units = "".join(
        f"    - {{名称: {name.format(n)}, 类别: 工作组, 负责人: 示例{n}（保障部副主任）}}\n"
        for n in range(1, count)
    )
    return f"组织机构:\n  机构:\n    - {{名称: 应急指挥部, 类别: 指挥机构}}\n{units}"


def _nested(groups: int, each: int) -> str:
    text = "组织机构:\n  机构:\n    - {名称: 应急指挥部, 类别: 指挥机构, 负责人: 示例甲}\n"
    text += "    - {名称: 应急办公室, 类别: 办事机构, 负责人: 示例乙（办公室主任）}\n"
    for group in range(1, groups + 1):
        text += f"    - 名称: 第{group}指挥分部\n      下设机构:\n"
        text += "".join(
            f"        - {{名称: {group}分部第{n}现场处置组, 负责人: 示例{n}}}\n"
            for n in range(1, each + 1)
        )
    return text


@pytest.mark.parametrize("room", [A4_WIDE, A4_HIGH])
@pytest.mark.parametrize(
    "text",
    [_flat(2), _flat(9), _flat(40), _flat(120), _nested(5, 7), _nested(3, 13), _nested(1, 38)],
    ids=["2", "9", "40", "120", "5x7", "3x13", "1x38"],
)
def test_charts_fit_their_paper_in_legible_type_with_nothing_clipped(
    text: str, room: tuple[float, float]
) -> None:
    sound(_chart(text, room), room)


def test_forty_units_with_their_heads_stand_on_one_landscape_sheet() -> None:
    assert len(_chart(_flat(40))) == 1


@pytest.mark.parametrize("count", [40, 120])
def test_every_unit_and_its_head_are_in_the_chart(count: int) -> None:
    words = text_of(_chart(_flat(count)))
    for number in range(1, count):
        assert f"第{number}应急保障工作组" in words
    assert words.count("（保障部副主任）") == count - 1


def test_a_sheet_that_continues_another_says_so_in_its_root() -> None:
    first, second, *_ = _chart(_flat(120), A4_WIDE)
    assert "应急指挥部（续）" not in text_of((first,))
    assert "应急指挥部（续）" in text_of((second,))


def test_a_name_of_fifty_characters_is_broken_and_stays_in_its_box() -> None:
    name = "网络集中促销期间消费者权益保护与价格行为监督检查工作协调和数据会商" * 2
    made = _chart(_flat(5, name + "{}"))
    sound(made, A4_WIDE)
    assert name[:20] in text_of(made)


def test_whoever_commands_stands_on_top_and_the_office_beside_the_line() -> None:
    (chart,) = _chart(_nested(2, 2))
    boxes = {shape.look: shape for shape in chart.shapes if isinstance(shape, Box)}
    head, office, group = boxes[Look.HEAD], boxes[Look.ASIDE], boxes[Look.PLAIN]
    assert head.y < office.y < group.y
    assert office.x > head.x + head.width / 2
    assert any(shape.dashed for shape in chart.shapes if isinstance(shape, Line))


def test_a_shop_without_units_is_drawn_by_its_posts() -> None:
    text = """
    单位: 示例店
    组织机构:
      岗位:
        - {名称: 店主, 任职人: 周示例, 代行顺序: [林示例]}
        - {名称: 运营, 任职人: 林示例, B岗: 周示例}
        - {名称: 仓库, 任职人: 郑示例}
    """
    (chart,) = _chart(text)
    assert [words.text for words in words_of((chart,)) if words.bold][-1] == "店主"
    assert "B岗：周示例" in text_of((chart,))


def test_what_it_says_in_words_is_an_indented_tree() -> None:
    (chart,) = _chart(_nested(1, 2))
    assert chart.told == (
        "应急指挥部：示例甲",
        "  应急办公室：示例乙（办公室主任）",
        "  第1指挥分部",
        "    1分部第1现场处置组：示例1",
        "    1分部第2现场处置组：示例2",
    )


def test_a_plan_without_an_organisation_gives_no_chart() -> None:
    assert _chart("关键词: [示例]") == ()


def test_the_same_plan_gives_the_same_chart() -> None:
    assert _chart(_nested(4, 9)) == _chart(_nested(4, 9))
