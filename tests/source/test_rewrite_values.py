"""A single value of a plan file gets other words; every other byte stays."""

import pytest

from planforge.source.rewrite import CannotRewrite, Elsewhere, Rewriting
from planforge.source.rewrite.naming import where
from tests.source.rewriting import changed_lines, rewritten, rewritten_bytes

HEAD = "标题: 某店预案\n"


@pytest.mark.parametrize(
    ("written", "words", "expected"),
    [
        ("旧话。", "新话。", "新话。"),
        ("旧话。  # 说明", "新话。", "新话。  # 说明"),
        ("'旧话'", "新话", "'新话'"),
        ('"旧话"', "新话", '"新话"'),
        ("'旧话'", "it's", "'it''s'"),
        ("旧话", "甲: 乙", '"甲: 乙"'),
        ("旧话", "甲 # 乙", '"甲 # 乙"'),
        ("旧话", "- 甲", '"- 甲"'),
        ("旧话", "[[sec:总则]]照办", '"[[sec:总则]]照办"'),
        ("旧话", "&甲", '"&甲"'),
        ("旧话", "*甲", '"*甲"'),
        ("旧话", "!甲", '"!甲"'),
        ("旧话", "|甲", '"|甲"'),
        ("旧话", ">甲", '">甲"'),
        ("旧话", "%甲", '"%甲"'),
        ("旧话", "@甲", '"@甲"'),
        ("旧话", "`甲`", '"`甲`"'),
        ("旧话", "{甲}", '"{甲}"'),
        ("旧话", "? 甲", '"? 甲"'),
        ("旧话", "", '""'),
        ("旧话", "~", '"~"'),
        ("旧话", " 前有空格", '" 前有空格"'),
        ("旧话", "末有冒号:", '"末有冒号:"'),
        ("旧话", "全角：冒号", "全角：冒号"),
        ("旧话", '他说"好"', '他说"好"'),
        ("旧话", "2026-12-01", "2026-12-01"),
    ],
)
def test_a_value_keeps_its_style_where_the_new_words_allow_it(
    written: str, words: str, expected: str
) -> None:
    text = f"{HEAD}编制背景:\n  编制目的: {written}\n  # 尾\n"
    after = rewritten(text, lambda r: r.set(("background", "purpose", "text"), words))
    assert after == f"{HEAD}编制背景:\n  编制目的: {expected}\n  # 尾\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("新, 话", '"新, 话"'), ("新]话", '"新]话"'), ("新话", "新话"), ("新}话", '"新}话"')],
)
def test_in_brackets_words_that_would_close_them_are_quoted(words: str, expected: str) -> None:
    text = HEAD + "培训:\n  条目: [{标题: 甲, 正文: 旧话}, {标题: 乙}]\n"
    after = rewritten(text, lambda r: r.set(("training", "items", 0, "text"), words))
    assert after == HEAD + f"培训:\n  条目: [{{标题: 甲, 正文: {expected}}}, {{标题: 乙}}]\n"


def test_of_a_literal_block_only_the_line_concerned_changes() -> None:
    text = HEAD + "培训:\n  补充: |\n    第一行\n    第二行\n\n    第三行\n附则:\n  注: 完\n"
    words = "第一行\n改了\n\n第三行\n"
    after = rewritten(text, lambda r: r.set(("training", "body"), words))
    assert changed_lines(text, after) == (["    第二行\n"], ["    改了\n"])


def test_a_literal_block_keeps_its_indentation_indicator() -> None:
    text = HEAD + "培训:\n  补充: |4-\n        缩进的\n      第二行\n"
    words = "  缩进的\n第二句"
    after = rewritten(text, lambda r: r.set(("training", "body"), words))
    assert after == HEAD + "培训:\n  补充: |4-\n        缩进的\n      第二句\n"


def test_of_a_folded_block_only_the_lines_concerned_change() -> None:
    text = (
        HEAD
        + "培训:\n  正文: >-\n    第一段开头\n    中间一段，\n    最后一段。\n附则:\n  注: 完\n"
    )
    words = "第一段开头改过的一段，最后一段。"
    after = rewritten(text, lambda r: r.set(("training", "text"), words))
    assert changed_lines(text, after) == (["    中间一段，\n"], ["    改过的一段，\n"])


def test_of_a_plain_value_over_several_lines_only_the_lines_concerned_change() -> None:
    text = HEAD + "培训:\n  正文: 第一段开头\n    中间一段，\n    最后一段。\n"
    words = "第一段开头中间一段，最后一段改了。"
    after = rewritten(text, lambda r: r.set(("training", "text"), words))
    assert changed_lines(text, after) == (["    最后一段。\n"], ["    最后一段改了。\n"])


def test_words_of_several_lines_become_a_block() -> None:
    text = HEAD + "培训:\n  条目:\n  - 标题: 甲\n    补充: 一行 # 说明\n    注: 完\n"
    after = rewritten(text, lambda r: r.set(("training", "items", 0, "body"), "一行\n两行"))
    assert "    补充: |- # 说明\n      一行\n      两行\n    注: 完\n" in after


def test_a_key_without_a_value_gets_one() -> None:
    text = HEAD + "培训:\n  正文:\n  注: 完\n"
    after = rewritten(text, lambda r: r.set(("training", "text"), "新话"))
    assert after == HEAD + "培训:\n  正文: 新话\n  注: 完\n"


def test_shorthand_is_changed_where_it_stands() -> None:
    text = HEAD + "组织机构:\n  机构:\n    - 应急指挥部\n    - 技术组\n"
    after = rewritten(
        text, lambda r: r.set(("organization", "units", "units", 1, "name"), "抢修组")
    )
    assert after == text.replace("技术组", "抢修组")


def test_the_words_of_a_short_unit_that_look_like_a_key_are_quoted() -> None:
    text = HEAD + "组织机构:\n  机构:\n    - 应急指挥部\n"
    path = ("organization", "units", "units", 0, "name")
    assert rewritten(text, lambda r: r.set(path, "名称：总部")).endswith('- "名称：总部"\n')


def test_synonyms_and_english_keys_lead_to_the_same_place() -> None:
    text = "title: 某店预案\n组织机构:\n  units:\n    - 组名: 技术组\n      牵头人: 甲\n"
    after = rewritten(
        text,
        lambda r: r.set(("organization", "units", "units", 0, "name"), "抢修组"),
        lambda r: r.set(("organization", "units", "units", 0, "leader"), "乙"),
    )
    assert after == "title: 某店预案\n组织机构:\n  units:\n    - 组名: 抢修组\n      牵头人: 乙\n"


def test_windows_line_ends_and_the_byte_order_mark_stay() -> None:
    data = "\ufeff标题: 甲\r\n培训:\r\n  补充: |\r\n    一\r\n    二\r\n".encode()
    after = rewritten_bytes(data, lambda r: r.set(("training", "body"), "一\n三\n四\n"))
    assert (
        after == "\ufeff标题: 甲\r\n培训:\r\n  补充: |\r\n    一\r\n    三\r\n    四\r\n".encode()
    )


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
def test_the_encoding_stays(encoding: str) -> None:
    text = "标题: 某店应急预案\n培训:\n  正文: 全体人员每年培训一次\n"
    after = rewritten_bytes(text.encode(encoding), lambda r: r.set(("title",), "某站应急预案"))
    assert after == text.replace("某店", "某站").encode(encoding)


def test_a_file_without_a_last_line_end_has_none_afterwards() -> None:
    text = "标题: 甲\n培训:\n  正文: 乙"
    assert rewritten(text, lambda r: r.set(("training", "text"), "丙")) == text.replace("乙", "丙")


def test_nothing_asked_for_is_nothing_changed() -> None:
    text = "标题:   '甲'  # 注\r\n\r\n\r\n培训:   { 正文:  乙 }\n# 完"
    assert rewritten(text) == text


def test_a_value_behind_an_alias_is_refused() -> None:
    text = HEAD + "培训: &one\n  正文: 一句话\n附则:\n  <<: *one\n"
    with pytest.raises(CannotRewrite, match="锚点"):
        rewritten(text, lambda r: r.set(("training", "text"), "新话"))


def test_a_value_beside_an_anchor_can_be_changed() -> None:
    text = HEAD + "培训: &one\n  正文: 一句话\n应急演练:\n  注: 完\n"
    after = rewritten(text, lambda r: r.set(("drills", "note"), "好"))
    assert after == text.replace("完", "好")


def test_a_value_of_an_included_file_is_told_with_the_file() -> None:
    text = "标题: 甲\n组织机构:\n  包含文件: contacts.yaml\n"
    with pytest.raises(Elsewhere) as told:
        rewritten(text, lambda r: r.set(("organization", "people", "people", 0, "phone"), "1"))
    assert told.value.files == ("contacts.yaml",)


def test_a_path_that_no_plan_has_is_refused() -> None:
    with pytest.raises(CannotRewrite, match="没有"):
        rewritten(HEAD, lambda r: r.set(("nonsense",), "甲"))


def test_the_same_value_twice_is_refused() -> None:
    rewriting = Rewriting(HEAD.encode(), "plan.yaml")
    rewriting.set(("title",), "乙")
    with pytest.raises(CannotRewrite, match="两次"):
        rewriting.set(("title",), "丙")


def test_a_character_that_no_plan_may_hold_is_refused() -> None:
    with pytest.raises(CannotRewrite, match=r"U\+D800"):
        rewritten(HEAD, lambda r: r.set(("title",), "半个字\ud800"))


def test_places_are_said_in_chinese() -> None:
    assert where(("organization", "units", "units", 1, "duties", 0)) == (
        "组织机构 › 机构 › 机构 › 第2条 › 职责 › 第1条"
    )
    assert where(("头", 0)) == "头 › 第1条"
