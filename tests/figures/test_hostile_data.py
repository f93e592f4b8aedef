"""Figures of odd plans: nothing clipped, nothing over anything, whatever stands in a name."""

from collections.abc import Iterator

import pytest

from planforge.figures import drawings, enlarged
from planforge.figures.drawing import Box, Drawing, Look
from planforge.figures.lettering import width
from planforge.schema.tables import Drawn
from tests.figures.seen import A4_HIGH, A4_WIDE, sound, text_of
from tests.plan_text import plan

ROOMS = pytest.mark.parametrize("room", [A4_WIDE, A4_HIGH], ids=["wide", "high"])
NAMES = pytest.mark.parametrize(
    "name",
    [
        "网络集中促销期间消费者权益保护与价格行为监督检查工作协调和数据会商及舆情应对组",
        "示例（副主任（主持工作）兼（办公室）主任）",
        "示例（没有写完",
        "WWWMMMWWWMMM@@@@%%%%",
        "Incident Command Headquarters of the Warehouse",
        "🔥仓库👨\u200d👩\u200d👧组❤\ufe0f🇨🇳",
        "𠮷野㙍𫚖组",
        "ＡＢＣ組１２３abc全角ﾊﾝｶｸ，ＸＹＺ",
        "，。；：！？，。；：！？，。；：！？",
        "1234567890123456789012345678901234567890",
    ],
    ids=["long", "brackets", "open", "broad", "latin", "emoji", "rare", "mixed", "marks", "digits"],
)


def _nested(name: str, deep: int) -> str:
    inner = f"{{名称: '{name}{deep}', 负责人: '{name}'}}"
    for level in range(deep - 1, 0, -1):
        pair = f"{inner}, {inner.replace(name, name + '乙', 1)}"
        inner = f"{{名称: '{name}{level}', 负责人: '{name}', 下设机构: [{pair}]}}"
    return f"组织机构:\n  机构:\n    - {inner}\n"


def _units(name: str, count: int) -> str:
    rows = "".join(f"    - {{名称: '{name}{n}', 负责人: '{name}'}}\n" for n in range(1, count))
    return f"组织机构:\n  机构:\n    - {{名称: 指挥部, 类别: 指挥机构}}\n{rows}"


def _chain(name: str, pairs: list[tuple[int, int]]) -> str:
    rows = "".join(
        f"    - {{标题: '{name}', 报告人: '{name}{one}', 报告对象: '{name}{other}', "
        f"时限: 30分钟, 方式: 电话, 情形: '{name}'}}\n"
        for one, other in pairs
    )
    return f"信息报告:\n  报告程序:\n{rows}"


def _slots(times: list[str], name: str = "时段") -> str:
    rows = "".join(
        f"    - {{标题: '{name}{n}', 时间: '{time}', 情景时间: D+1日 9:00, "
        f"各方行动: [{{执行人: '{name}', 行动: 做}}]}}\n"
        for n, time in enumerate(times)
    )
    return f"应急演练:\n  演练进程:\n{rows}"


def _made(kind: Drawn, text: str, room: tuple[float, float] = A4_WIDE) -> tuple[Drawing, ...]:
    return drawings(plan(text), kind, *room)


def _bars(made: tuple[Drawing, ...]) -> list[Box]:
    return [s for d in made for s in d.shapes if isinstance(s, Box) and s.look is Look.BAR]


@ROOMS
@NAMES
def test_names_of_any_signs_stay_in_their_boxes(name: str, room: tuple[float, float]) -> None:
    sound(_made(Drawn.ORGANISATION, _units(name, 40), room), room)
    sound(_made(Drawn.ORGANISATION, _nested(name, 4), room), room)
    sound(_made(Drawn.CHAIN, _chain(name, [(1, 2), (2, 3), (1, 4)]), room), room)
    sound(_made(Drawn.DRILL, _slots(["9:00-9:30"] * 9, name), room), room)


@ROOMS
def test_six_levels_of_two_are_all_drawn(
    room: tuple[float, float],
) -> None:
    made = _made(Drawn.ORGANISATION, _nested("应急保障组", 6), room)
    sound(made, room)
    words = text_of(made)
    assert words.count("应急保障组6") + words.count("应急保障组乙6") == 2**5


def test_a_branch_too_large_for_a_sheet_has_one_of_its_own_and_its_place_says_so() -> None:
    first, *rest = _made(Drawn.ORGANISATION, _nested("第一现场处置和后勤保障工作组", 7))
    assert "（另页）" in text_of((first,))
    assert "第一现场处置和后勤保障工作组7" in text_of(rest)


@pytest.mark.parametrize(
    "pairs",
    [
        [(1, 2), (2, 3), (3, 1)],
        [(1, 1)],
        [(0, n) for n in range(1, 60)],
        [(1, 2)] * 30,
        [(n, n + m) for n in range(0, 20, 4) for m in range(1, 5)],
    ],
    ids=["loop", "self", "star", "many reports of one", "fans in a row"],
)
@ROOMS
def test_chains_of_any_shape_fit_their_paper(
    pairs: list[tuple[int, int]], room: tuple[float, float]
) -> None:
    sound(_made(Drawn.CHAIN, _chain("第级应急办公室", pairs), room), room)


@ROOMS
@pytest.mark.parametrize(
    "times",
    [
        ["9:00-9:01", "9:01-9:02"],
        ["22:00-23:00", "次日9:00-10:00"],
        ["9:00-12:00"] * 60,
        ["9:00-9:00"],
        ["0:00-24:00"],
        ["演练结束后1-2天内", "9:00"],
    ],
    ids=["minutes", "next day", "at once", "no length", "a day", "no clock"],
)
def test_drills_with_odd_times_fit_their_paper(times: list[str], room: tuple[float, float]) -> None:
    made = _made(Drawn.DRILL, _slots(times), room)
    sound(made, room)
    assert all(bar.width >= 4 for bar in _bars(made))


def test_slots_after_midnight_lie_after_those_before_it() -> None:
    before, after, last = _bars(
        _made(Drawn.DRILL, _slots(["23:30-0:30", "0:30-1:00", "1:00-2:00"]))
    )
    assert before.x < after.x < last.x
    assert before.width == pytest.approx(2 * after.width, abs=0.1)


def test_a_drill_without_a_time_of_day_has_no_chart() -> None:
    assert _made(Drawn.DRILL, _slots(["演练结束后1-2天内"])) == ()


def test_units_below_one_without_a_name_are_drawn() -> None:
    text = """
    组织机构:
      机构:
        - {名称: 指挥部, 类别: 指挥机构, 下设机构: [{名称: 办公室, 类别: 办事机构}]}
        - {负责人: 示例甲, 下设机构: [{名称: 核查组, 负责人: 示例乙}]}
    """
    (sheet,) = _made(Drawn.ORGANISATION, text)
    assert sheet.told == ("指挥部", "  办公室", "  核查组：示例乙")


def test_a_figure_for_the_wall_is_larger_and_has_the_same_boxes_and_words() -> None:
    written = plan(_units("保障组", 6))
    (usual,) = drawings(written, Drawn.ORGANISATION, *A4_HIGH)
    (hung,) = enlarged(written, Drawn.ORGANISATION, *A4_HIGH)
    assert hung.scale > 1
    assert hung.width * hung.scale <= A4_HIGH[0]
    assert sorted(text_of((hung,))) == sorted(text_of((usual,)))
    assert enlarged(written, Drawn.DRILL, *A4_HIGH) == ()


def _signs() -> Iterator[tuple[str, float]]:
    """Signs with their width in em in Noto Sans SC Bold, the widest of the faces named."""
    yield from {"@": 1.01, "m": 0.96, "W": 0.92, "w": 0.86, "n": 0.64, "Q": 0.77, "8": 0.59}.items()
    yield from {"中": 1.0, "𠮷": 1.0, "，": 1.0, "Ю": 1.06, "—": 1.0}.items()


def test_no_sign_is_reckoned_narrower_than_it_is_in_the_widest_face() -> None:
    for sign, em in _signs():
        assert width(sign, 10) >= em * 10


def test_who_reports_with_a_name_higher_than_the_rows_beside_it_is_not_clipped() -> None:
    long = "示例市示例区网络集中促销期间消费者权益保护与价格行为监督检查及舆情应对工作领导小组"
    for pairs in ([(1, 2)], [(1, 2), (1, 3)]):
        text = _chain("乙", pairs).replace("报告人: '乙1'", f"报告人: '{long * 2}'")
        for sheet in drawings(plan(text), Drawn.CHAIN, *A4_HIGH):
            assert min(box.y for box in sheet.shapes if isinstance(box, Box)) >= 0
