import pytest

from planforge.diff.model import ChangeType, Fate
from planforge.document import Document, Footnote, Item, Paragraph, Ref, Text
from planforge.numbering import number
from tests.diff.drawn import compared, drawn, items, lines, reordered, section, table, text
from tests.plan_text import document

STEPS = (
    "值班员立即报告总指挥。",
    "保安队封锁现场，疏散无关人员。",
    "电工切断起火区域的电源。",
    "医务室派人到集合点救护伤员。",
    "后勤组清点人数并登记。",
)


def _plan(*steps: str) -> Document:
    return drawn(
        section("总则", text("为了及时处置突发事件，制定本预案。")),
        section("应急响应", text("按下列步骤处置："), *items(*steps)),
        section("附则", text("本预案自印发之日起施行。")),
    )


def test_a_document_and_itself_have_no_change() -> None:
    script = compared(_plan(*STEPS), _plan(*STEPS))
    assert {pair.fate for pair in script.pairs} == {Fate.SAME}
    assert script.changes == ()


@pytest.mark.parametrize("place", range(6))
def test_an_inserted_step_is_one_change_wherever_it_stands(place: int) -> None:
    new = "广播员播放疏散广播，安抚在场群众。"
    script = compared(_plan(*STEPS), _plan(*STEPS[:place], new, *STEPS[place:]))
    assert lines(script) == [f"+ {new}"]
    assert len(script.changes) == 1


@pytest.mark.parametrize("place", range(5))
def test_a_removed_step_is_one_change_wherever_it_stood(place: int) -> None:
    script = compared(_plan(*STEPS), _plan(*STEPS[:place], *STEPS[place + 1 :]))
    assert lines(script) == [f"- {STEPS[place]}"]
    assert len(script.changes) == 1


def test_of_a_list_with_one_step_elsewhere_only_that_step_moves() -> None:
    moved = (*STEPS[1:4], STEPS[0], STEPS[4])
    script = compared(_plan(*STEPS), _plan(*moved))
    assert lines(script) == [f"< {STEPS[0]}", f"> {STEPS[0]}"]
    assert len(script.changes) == 1


def test_a_list_in_reverse_is_one_change() -> None:
    script = compared(_plan(*STEPS), _plan(*STEPS[::-1]))
    assert len({pair.move for pair in script.pairs if pair.move}) == len(STEPS) - 1
    assert len(script.changes) == 1


def test_a_moved_chapter_moves_with_all_in_it_and_is_one_change() -> None:
    old = _plan(*STEPS)
    script = compared(old, reordered(old, 1, 0, 2))
    moved = [pair for pair in script.pairs if pair.fate is Fate.MOVED_TO]
    assert [script.new.units[pair.new or 0].words for pair in moved] == [
        "总则",
        "为了及时处置突发事件，制定本预案。",
    ]
    assert len({pair.move for pair in moved}) == 1
    assert [change.type for change in script.changes] == [ChangeType.SECTION_MOVED]


def test_a_long_chapter_that_passed_many_short_ones_is_what_moved() -> None:
    short = [section(f"第{n}类物资", text(f"第{n}类物资由仓库保管。")) for n in "甲乙丙丁"]
    old = drawn(section("应急响应", *items(*STEPS)), *short)
    script = compared(old, reordered(old, 1, 2, 3, 4, 0))
    assert [change.type for change in script.changes] == [ChangeType.SECTION_MOVED]
    moved = [pair.new for pair in script.pairs if pair.fate is Fate.MOVED_TO]
    assert len(moved) == 1 + len(STEPS)


def test_what_moved_may_be_edited_as_well() -> None:
    old = _plan(*STEPS)
    edited = "值班员应当立即报告总指挥。"
    script = compared(old, _plan(*STEPS[1:], edited))
    assert lines(script) == [f"< {STEPS[0]}", "> 值班员{应当}立即报告总指挥。"]


def test_paragraphs_stay_when_the_heading_above_them_goes() -> None:
    parts = (text("县防指负责组织指挥。"), text("成员单位按照职责分工行动。"))
    old = drawn(section("指挥", parts[0]), section("成员单位", parts[1]), section("附则"))
    new = drawn(section("指挥", *parts), section("附则"))
    assert lines(compared(old, new)) == ["- 成员单位"]
    assert lines(compared(new, old)) == ["+ 成员单位"]


def test_a_renamed_heading_keeps_what_stands_under_it() -> None:
    old = drawn(section("职责", *items(*STEPS)), section("附则"))
    new = drawn(section("分工与权限", *items(*STEPS)), section("附则"))
    assert all(line.startswith("~") for line in lines(compared(old, new)))
    assert len(lines(compared(old, new))) == 1


def test_a_paragraph_that_shares_nothing_is_another_one() -> None:
    old = drawn(section("总则", text("本预案适用于仓库火灾。")))
    new = drawn(section("总则", text("每年组织两次演练，资料存档备查。")))
    assert [line[0] for line in lines(compared(old, new))] == ["-", "+"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("发生 火灾 时报告", "发生火灾时报告"),
        ("电话\u30000571-5550 0123", "电话 0571-5550 0123"),
        ("总\u2060指挥", "总指挥"),
    ],
)
def test_blanks_and_joiners_are_no_difference(old: str, new: str) -> None:
    script = compared(drawn(text(old)), drawn(text(new)))
    assert lines(script) == []


def test_a_reference_to_a_step_with_a_new_number_is_no_difference() -> None:
    def made(*before: str) -> Document:
        steps = (*items(*before), Item(2, (Text("切断电源。"),), anchor="断电"))
        said = Paragraph((Text("先做"), Ref("断电"), Text("，再撤离。")))
        return drawn(section("响应", *steps), section("撤离", said))

    script = compared(made(), made("报告总指挥，说明起火地点。"), ours=True)
    assert lines(script) == ["+ 报告总指挥，说明起火地点。"]


def test_a_reference_that_leads_elsewhere_is_a_difference() -> None:
    def made(target: str) -> Document:
        steps = (
            Item(2, (Text("切断电源。"),), anchor="断电"),
            Item(2, (Text("关闭燃气总阀。"),), anchor="关气"),
        )
        return drawn(section("响应", *steps, Paragraph((Text("先做"), Ref(target)))))

    assert len(lines(compared(made("断电"), made("关气"), ours=True))) == 1


def test_a_row_in_the_middle_renumbers_nothing() -> None:
    old = drawn(table("序号|名称|数量", "1|灭火器|20", "2|担架|2"))
    new = drawn(table("序号|名称|数量", "1|灭火器|20", "2|急救箱|5", "3|担架|2"))
    script = compared(old, new)
    assert [row.fate for row in script.rows] == [
        Fate.SAME,
        Fate.SAME,
        Fate.INSERTED,
        Fate.SAME,
    ]
    assert len(script.changes) == 1


def test_a_row_is_known_by_its_name_though_all_else_changes() -> None:
    old = drawn(table("名称|数量|地点", "灭火器|20|一号库", "担架|2|值班室"))
    new = drawn(table("名称|数量|地点", "担架|6|三号楼", "灭火器|35|二号库"))
    script = compared(old, new)
    assert sorted(row.fate.value for row in script.rows) == [
        "changed",
        "moved-from",
        "moved-to",
        "same",
    ]


@pytest.mark.parametrize("forth", [True, False])
def test_a_column_more_or_less_is_one_change(*, forth: bool) -> None:
    wide = drawn(table("名称|数量|地点", "灭火器|20|一号库", "担架|2|值班室"))
    narrow = drawn(table("名称|地点", "灭火器|一号库", "担架|值班室"))
    script = compared(narrow, wide) if forth else compared(wide, narrow)
    assert {row.fate for row in script.rows} == {Fate.CHANGED}
    assert len(script.changes) == 1


def test_a_table_that_became_another_is_deleted_and_inserted() -> None:
    old = drawn(section("附表", table("名称|数量", "灭火器|20")))
    new = drawn(section("附表", table("姓名|职务|电话", "张三|队长|130 0000 0001")))
    assert {row.fate for row in compared(old, new).rows} == {Fate.DELETED, Fate.INSERTED}


def test_an_entry_without_a_name_is_not_known_by_its_position() -> None:
    def made(*entries: str) -> Document:
        return document("适用范围:\n  条目: [" + ", ".join(entries) + "]\n")

    first, second = "食品安全事件。", "供电中断事件。"
    script = compared(made(first, second), made("道路塌陷事件。", first, second), ours=True)
    assert lines(script) == ["+ 道路塌陷事件。"]


def test_an_entry_with_an_id_is_the_same_though_its_words_are_others() -> None:
    def made(words: str) -> Document:
        return document(
            f"适用范围:\n  条目:\n    - {{标识: 甲, 正文: {words}}}\n    - 其他事件。\n"
        )

    script = compared(made("食品安全事件。"), made("道路塌陷造成的拥堵。"), ours=True)
    assert [pair.fate for pair in script.pairs if pair.fate is not Fate.SAME] == [Fate.CHANGED]


def test_a_changed_footnote_is_found_and_its_paragraph_is_the_same() -> None:
    def made(words: str | None) -> Document:
        note = (Footnote((text(words),)),) if words is not None else ()
        return drawn(Paragraph((Text("断电后撤离"), *note, Text("，到集合点清点人数。"))))

    changed = compared(made("指低压配电室。"), made("指高压配电室。"))
    assert [pair.fate for pair in changed.pairs] == [Fate.SAME, Fate.CHANGED]
    assert lines(compared(made(None), made("指低压配电室。"))) == ["+ 指低压配电室。"]


def test_the_mark_behind_the_last_condition_goes_with_a_new_last_one() -> None:
    old = drawn(section("分级", *items("死亡1人以上；", "直接损失10万元以上。")))
    last = ("死亡1人以上；", "直接损失10万元以上；", "疏散群众100人以上。")
    script = compared(old, drawn(section("分级", *items(*last))))
    assert lines(script) == ["~ 直接损失10万元以上[。]{；}", "+ 疏散群众100人以上。"]
    assert len(script.changes) == 1


def test_two_chapters_that_moved_for_themselves_are_two_changes() -> None:
    names = ("总则", "组织机构", "监测预警", "应急响应", "后期处置", "应急保障", "预案管理", "附则")
    old = drawn(*(section(name, text(f"{name}的要求见单行规定。")) for name in names))
    script = compared(old, reordered(old, 1, 2, 0, 3, 4, 6, 7, 5))
    kinds = [change.type for change in script.changes]
    assert kinds == [ChangeType.SECTION_MOVED, ChangeType.SECTION_MOVED]


def test_moves_are_found_among_many_copies_of_the_same_text() -> None:
    def made(*, late: bool) -> Document:
        blocks = []
        for _ in range(12):
            report = section("信息报送", text("一小时内报告县防指办公室。"), depth=2)
            warn = section("监测", text("每日监测水位和雨量。"), depth=2)
            act = section("处置", text("转移受威胁的群众。"), depth=2)
            blocks.append(section("预警", warn, *(() if late else (report,))))
            blocks.append(section("响应", act, *((report,) if late else ())))
        return number(drawn(*blocks))

    script = compared(made(late=False), made(late=True))
    assert len({pair.move for pair in script.pairs if pair.move}) == 12
    assert {pair.fate for pair in script.pairs} == {Fate.SAME, Fate.MOVED_FROM, Fate.MOVED_TO}
