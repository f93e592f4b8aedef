from planforge.diff.changes import changes_of
from planforge.diff.marks import marks
from planforge.diff.model import ChangeType as T
from planforge.diff.model import Fate, Pair, RowPair, Weight
from tests.diff.sides import body, cell, heading, item, side, told

STEPS = ("四、应急响应", "（二）响应行动")


def test_a_post_renamed_in_many_places_is_one_change() -> None:
    lines = [body(f"第{n}项由仓库发货员办理。", "总则") for n in range(30)]
    new = [body(line.words.replace("仓库发货员", "仓储专员"), "总则") for line in lines]
    changes, pairs, _ = told(list(zip(lines, new, strict=True)), ("仓库发货员", "仓储专员"))
    (change,) = changes
    assert (change.before, change.after) == ("仓库发货员", "仓储专员")
    assert change.reason == "“仓库发货员”改为“仓储专员”，共 30 处"
    assert all(pair.changes == (1,) for pair in pairs)


def test_a_person_named_in_a_sentence_and_in_a_table_is_one_change() -> None:
    text = (body("指挥长由县长王建国担任。"), body("指挥长由县长李志强担任。"))
    head = [cell(words, 0, at) for at, words in enumerate(("姓名", "手机"))]
    row = [cell("王建国", 1, 0), cell("13800000001", 1, 1)]
    new = [cell("李志强", 1, 0), cell("13900000021", 1, 1)]
    found = told([text, *zip(head, head, strict=True), *zip(row, new, strict=True)])[0]
    assert [(c.type, c.after) for c in found] == [(T.PERSON, "李志强"), (T.PHONE, "13900000021")]
    assert found[0].reason == "县长由王建国改为李志强，共 2 处"


def test_the_same_limit_in_two_steps_is_two_changes() -> None:
    one, other = item("甲组在30分钟内到场。", *STEPS), item("乙组在30分钟内报告。", *STEPS)
    new = item("甲组在15分钟内到场。", *STEPS), item("乙组在15分钟内报告。", *STEPS)
    assert len(told([(one, new[0]), (other, new[1])])[0]) == 2


def test_a_year_changed_down_a_column_is_one_change() -> None:
    head = [cell(words, 0, at, "演练") for at, words in enumerate(("科目", "时间"))]
    couples = [(line, line) for line in head]
    for row, day in enumerate(("4月18日", "5月9日", "5月23日"), 1):
        name = cell(f"科目{row}", row, 0, "演练")
        couples += [(name, name)]
        couples += [(cell(f"2024年{day}", row, 1, "演练"), cell(f"2025年{day}", row, 1, "演练"))]
    (change,) = told(couples)[0]
    assert (change.type, change.before, change.after) == (T.DRILL, "2024", "2025")
    assert change.reason.endswith("共 3 处")


def test_steps_that_come_and_go_are_told_one_by_one() -> None:
    kept = item("甲组到场。", *STEPS)
    new = [item("乙组支援。", *STEPS), item("丙组善后。", *STEPS)]
    gone = item("丁组值守。", *STEPS)
    changes = told([(kept, kept), (None, new[0]), (None, new[1]), (gone, None)])[0]
    assert [c.type for c in changes] == [T.STEP_ADDED, T.STEP_ADDED, T.STEP_REMOVED]
    assert all(change.weight is Weight.MATERIAL for change in changes)


def test_a_section_comes_with_all_that_stands_in_it() -> None:
    come = [
        heading("灾情核查", "六、善后", depth=2),
        body("五日内核查。", "六、善后", "二、灾情核查"),
    ]
    (change,) = told([(None, line) for line in come])[0]
    assert (change.type, change.what) == (T.SECTION_ADDED, "灾情核查")
    assert change.after == "灾情核查\n五日内核查。"


def test_a_row_is_one_change_and_its_pairs_and_its_row_know_it() -> None:
    head = [cell(words, 0, at) for at, words in enumerate(("序号", "单位"))]
    row = [cell("1", 1, 0), cell("县水利局", 1, 1)]
    rows = [RowPair(Fate.SAME, (0, 0), (0, 0)), RowPair(Fate.INSERTED, None, (0, 1))]
    changes, pairs, lines = told(
        [*zip(head, head, strict=True), *((None, one) for one in row)], rows=rows
    )
    assert [(c.type, c.what) for c in changes] == [(T.ROW_ADDED, "县水利局")]
    assert [pair.changes for pair in pairs] == [(), (), (1,), (1,)]
    assert [line.changes for line in lines] == [(), (1,)]


def test_a_moved_section_is_one_change_and_what_changed_in_it_another() -> None:
    old = side(
        "旧",
        [heading("信息报送"), body("在2小时内报告。", "信息报送"), heading("附则")],
        ours=False,
    )
    new = side(
        "新",
        [heading("附则"), heading("信息报送"), body("在1小时内报告。", "信息报送")],
        ours=False,
    )
    woven = marks("在2小时内报告。", "在1小时内报告。")
    pairs = (
        Pair(Fate.MOVED_FROM, 0, 1, move=1),
        Pair(Fate.MOVED_FROM, 1, 2, move=1),
        Pair(Fate.SAME, 2, 0),
        Pair(Fate.MOVED_TO, 0, 1, move=1),
        Pair(Fate.MOVED_TO, 1, 2, woven, move=1),
    )
    changes, numbered, _ = changes_of(old, new, pairs, ())
    assert [c.type for c in changes] == [T.SECTION_MOVED, T.DEADLINE_SHORTER]
    assert [pair.changes for pair in numbered] == [(1,), (1,), (), (1,), (1, 2)]


def test_a_moved_step_is_material() -> None:
    old = side("旧", [item("甲组断电。", *STEPS), item("乙组进场。", *STEPS)], ours=False)
    new = side("新", [item("乙组进场。", *STEPS), item("甲组断电。", *STEPS)], ours=False)
    pairs = (
        Pair(Fate.MOVED_FROM, 0, 1, move=1),
        Pair(Fate.SAME, 1, 0),
        Pair(Fate.MOVED_TO, 0, 1, move=1),
    )
    (change,) = changes_of(old, new, pairs, ())[0]
    assert (change.type, change.weight) == (T.STEP_MOVED, Weight.MATERIAL)


def test_a_paragraph_put_for_another_is_rewritten() -> None:
    gone, come = body("汛后组织评价。", "三、评价"), body("一个月内复盘并备案。", "三、评价")
    (change,) = told([(gone, None), (None, come)])[0]
    assert (change.type, change.before, change.after) == (T.WORDING, gone.words, come.words)


def test_equal_sides_have_no_changes() -> None:
    line = body("没有变化。", "总则")
    assert told([(line, line)])[0] == ()


def test_numbers_run_in_the_order_of_reading() -> None:
    couples = [
        (body("储备帐篷10顶。"), body("储备帐篷20顶。")),
        (None, item("新步骤。", *STEPS)),
        (body("在3天内完成。"), body("在2天内完成。")),
    ]
    changes = told(couples)[0]
    assert [c.number for c in changes] == [1, 2, 3]
    assert [c.type for c in changes] == [T.SUPPLY, T.STEP_ADDED, T.DEADLINE_SHORTER]


def test_blank_rows_of_a_form_are_one_change_of_its_looks() -> None:
    head = [cell(words, 0, at) for at, words in enumerate(("序号", "姓名", "签字"))]
    kept = [cell("张三", 1, 1), cell("", 1, 2)]
    come = [cell("", row, column) for row in (2, 3) for column in (1, 2)]
    rows = [
        RowPair(Fate.SAME, (0, 0), (0, 0)),
        RowPair(Fate.SAME, (0, 1), (0, 1)),
        RowPair(Fate.INSERTED, None, (0, 2)),
        RowPair(Fate.INSERTED, None, (0, 3)),
    ]
    couples = [*zip(head, head, strict=True), *zip(kept, kept, strict=True)]
    changes, pairs, lines = told([*couples, *((None, one) for one in come)], rows=rows)
    assert [(c.type, c.after, c.weight) for c in changes] == [
        (T.FORMAT, "2 个空行", Weight.EDITORIAL)
    ]
    assert all(pair.changes == (1,) for pair in pairs[-4:])
    assert all(line.changes == (1,) for line in lines[-2:])
