from pathlib import Path

import pytest

from planforge.family import Sheet
from planforge.family.height import Heights
from tests.family.plans import SHOP, pages, sheets_of, words, written


def only(path: Path, name: str) -> Sheet:
    (sheet,) = sheets_of(path, name)
    return sheet


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return written(SHOP, tmp_path)


@pytest.fixture
def sample(root: Path) -> Path:
    return root / "plans/tmall-shop/plan.yaml"


def test_the_battle_sheet_says_first_steps_with_minutes_and_whom_to_call(shop: Path) -> None:
    said = words(only(shop, "作战表").document)
    assert "库存置0（运营 3分钟）→仓库拦截（仓库 10分钟）→问平台（店主 1小时）" in said
    assert "130 0000 0001" in said
    assert "平台小二" in said


@pytest.mark.parametrize("name", ["处置卡", "处置卡标签"])
def test_there_is_a_page_for_each_scenario(shop: Path, name: str) -> None:
    assert pages(only(shop, name).document) == 2


def test_a_card_names_who_holds_a_post_and_the_outside_contact_its_steps_speak_of(
    shop: Path,
) -> None:
    said = words(only(shop, "处置卡").document)
    first = said[: said.index("处置卡：断电断网")]
    assert "牵头：运营 林示例 130 0000 0002　值守电话：0571-5550 0123" in first
    assert "郑示例 130 0000 0005" in first, "仓库 is what 仓库主管 is there for"
    assert "0571-5550 0101" in first, "the steps ask 小二"
    assert "0571-5550 0108" not in first, "no step speaks of the landlord"


def test_an_office_is_called_by_the_first_words_of_its_name(tmp_path: Path) -> None:
    more = "    - {单位: 市场监管所, 电话: 0571-5550 0110}\n    - {单位: 园区"
    text = SHOP.replace("    - {单位: 园区", more).replace("停打停发", "报告县级市场监管部门")
    said = words(only(written(text, tmp_path), "处置卡").document)
    assert "市场监管所" in said
    assert "0571-5550 0110" in said
    assert "园区物业" not in said


def test_a_reference_to_what_a_paper_does_not_hold_is_its_name(shop: Path) -> None:
    said = "".join(words(only(shop, "处置卡").document))
    assert "按“到手价核对表”核对" in said
    assert "[[" not in said


def test_a_role_s_card_gathers_its_steps_from_all_scenarios(shop: Path) -> None:
    said = words(only(shop, "岗位卡").document)
    own = said[said.index("岗位卡：仓库主管") :]
    assert [word for word in own if word.startswith(("价格设错", "断电断网"))] == [
        "价格设错",
        "断电断网（牵头）",
    ]


def test_a_role_s_card_that_grows_too_long_keeps_the_first_step_of_each_scenario_in_full(
    tmp_path: Path,
) -> None:
    long = "这一步要做的事写得长一些，写到两行才放得下，免得一页纸全都放得进去，再多写一句"
    scene = "    - 名称: 情况N\n      步骤:\n" + "".join(
        f"        - {{标题: 第{n}步, 执行人: 运营, 时限: {n}小时, 行动: N的{n}，{long}}}\n"
        for n in "123"
    )
    many = "".join(scene.replace("N", str(n)) for n in range(10, 18))
    path = written(SHOP.replace("    - 名称: 断电", f"{many}    - 名称: 断电"), tmp_path)
    said = words(only(path, "岗位卡").document)
    for n in range(10, 18):
        assert f"第1步：{n}的1，{long}" in said
        assert f"第2步：{n}的2，{long}" not in said
    assert said.count("第2步") == 8


def test_papers_carry_no_hash_of_the_plan_and_no_bookmarks(shop: Path) -> None:
    for sheet in sheets_of(shop):
        assert sheet.document.meta.plan_hash == ""
        assert sheet.document.front.pages == ()


def test_a_checklist_without_groups_in_the_plan_has_the_usual_ones(shop: Path) -> None:
    said = words(only(shop, "检查清单").document)
    heads = [w for w in said if w.startswith("检查清单：") or (w.endswith("核对表") and len(w) < 9)]
    assert heads == [
        "检查清单：T-7日",
        "检查清单：T-1日",
        "检查清单：T-2小时",
        "到手价核对表",
        "券叠加核对表",
        "库存与预售核对表",
        "权限核对表",
    ]
    assert "底价" in said, "the plan's own table stands in the place of the usual one"
    assert "付款页到手价" not in said


def test_the_plan_s_own_groups_stand_in_the_place_of_the_usual_ones(sample: Path) -> None:
    said = words(only(sample, "检查清单").document)
    heads = [word for word in said if word.startswith("检查清单：")]
    assert heads == [
        "检查清单：T-7日（12月5日 周六）",
        "检查清单：T-1日（12月11日 周五）",
        "检查清单：开售前2小时（12月12日 周六 18:00）",
    ]


def test_a_roster_is_the_plan_s_own_or_blank_shifts(shop: Path, sample: Path) -> None:
    assert "机器人接待" in words(only(sample, "排班表").document)
    said = words(only(shop, "排班表").document)
    assert "20:00—24:00" in said


def test_a_picture_for_each_scenario_is_a_file_of_its_own(shop: Path) -> None:
    names = [sheet.name for sheet in sheets_of(shop, "处置卡长图")]
    assert names == ["处置卡长图-价格设错", "处置卡长图-断电断网"]


def test_names_of_files_hold_nothing_that_a_system_refuses(tmp_path: Path) -> None:
    path = written(SHOP.replace("名称: 断电断网", '名称: "断电/断网: 夜里?"'), tmp_path)
    assert sheets_of(path, "处置卡长图")[1].name == "处置卡长图-断电、断网、 夜里、"


def test_two_scenarios_of_one_name_do_not_write_the_same_file(tmp_path: Path) -> None:
    path = written(SHOP.replace("名称: 断电断网", "名称: 价格设错"), tmp_path)
    names = [sheet.name for sheet in sheets_of(path, "处置卡长图")]
    assert names == ["处置卡长图-价格设错", "处置卡长图-价格设错2"]


def test_a_plan_without_scenarios_has_no_cards(tmp_path: Path) -> None:
    head, _, tail = SHOP.partition("应急响应:")
    path = written(head + tail[tail.index("附件:") :], tmp_path)
    assert sheets_of(path, "处置卡", "群公告", "快捷短语") == ()
    assert sheets_of(path, "作战表") != ()


def test_a_drill_has_a_contact_sheet_and_no_cards(root: Path) -> None:
    plan = root / "plans/consumer-protection-drill/plan.yaml"
    names = [sheet.name for sheet in sheets_of(plan)]
    assert names[0] == "通讯录"
    assert not any(name.startswith(("处置卡", "岗位卡", "检查清单")) for name in names)


@pytest.mark.parametrize("name", ["作战表", "通讯录", "排班表"])
def test_one_page_papers_of_the_sample_fit_as_reckoned(sample: Path, name: str) -> None:
    sheet = only(sample, name)
    assert pages(sheet.document) == 1
    assert Heights(sheet.layout).fits(sheet.document.body)


def test_a_short_paper_is_set_larger_than_a_long_one(shop: Path, sample: Path) -> None:
    short, long = (only(path, "处置卡").layout for path in (shop, sample))
    assert short.style("body").size_pt >= long.style("body").size_pt > 10


def test_a_card_names_each_level_whether_it_is_a_sentence_or_a_condition(tmp_path: Path) -> None:
    grades = (
        "      分级:\n"
        "        - {级别: 岗位处理, 条件: 还没有人付款}\n"
        "        - {级别: 店主指挥, 正文: 有人付了款，店主坐镇。}\n"
        "        - {级别: 停售求援, 条件: [{指标: 错价单占比, 数值: 5, 单位: '%'}]}\n"
    )
    path = written(SHOP.replace("      牵头人: 运营\n", f"{grades}      牵头人: 运营\n"), tmp_path)
    assert (
        "升级：岗位处理，还没有人付款；店主指挥，有人付了款，店主坐镇。停售求援，错价单占比5%以上。"
        in words(only(path, "处置卡").document)
    )


def test_what_is_too_long_for_a_label_says_less_instead_of_shrinking(tmp_path: Path) -> None:
    long = "这一件要做的事写得很长很长，一直写到一行放不下为止，再多写几个字"
    step = f"        - {{标题: 做第N件, 执行人: 运营, 行动: {long}}}\n"
    many = "".join(step.replace("N", str(n)) for n in range(1, 13))
    path = written(SHOP.replace("      话术:", f"{many}      话术:"), tmp_path)
    sheet = only(path, "处置卡标签")
    said = words(sheet.document)
    assert sheet.layout.style("cell").size_pt >= 8.5
    assert any(word.startswith("做第12件") for word in said)
    assert not any("再多写几个字" in word for word in said)


def test_the_first_three_steps_stand_on_a_label_with_what_to_do(tmp_path: Path) -> None:
    long = "这一件要做的事写得很长很长，一直写到一行放不下为止，再多写几个字"
    steps = SHOP.replace("按[[annex:核对表]]核对", long).replace("停打停发", long)
    steps = steps.replace("打电话问小二", long)
    more = f"        - {{标题: 做第N件, 执行人: 运营, 时限: 1天, 行动: {long}}}\n"
    many = "".join(more.replace("N", str(n)) for n in range(1, 9))
    path = written(steps.replace("      话术:", f"{many}      话术:", 1), tmp_path)
    said = words(only(path, "处置卡标签").document)
    for title in ("库存置0", "仓库拦截", "问平台"):
        assert any(word.startswith(title) and long in word for word in said)
    assert any(word.startswith("做第8件（1天）") and long not in word for word in said)


def test_the_same_plan_gives_the_same_papers(sample: Path) -> None:
    assert sheets_of(sample) == sheets_of(sample)


_ALONE = """类型: 天猫店铺
预案种类: 大促保障方案
标题: 示例小店应急预案
组织机构:
  人员:
    - {姓名: 周示例, 职务: 店主, 电话: 130 0000 0001}
  排班:
    班次:
      - {日期: T日, 时段: "18:00—22:00", 人员: [周示例], 值守电话: 周示例}
分级:
  响应分级:
    各级:
      - {级别: 岗位处理, 指挥人: 当班岗位}
      - {级别: 店主指挥, 指挥人: 店主}
      - {级别: 停售求援, 指挥人: 店主}
"""


def test_levels_with_one_commander_name_them_once(tmp_path: Path) -> None:
    second = "    - {姓名: 林示例, 职务: 运营, 电话: 130 0000 0002}\n  排班:"
    two = written(_ALONE.replace("  排班:", second), tmp_path)
    said = words(only(two, "作战表").document)
    told = "谁指挥：岗位处理——当班岗位；店主指挥、停售求援——店主。拿不准的按高的办。"
    assert told in said
    assert any("换班要" in one for one in words(only(two, "排班表").document))


def test_who_works_alone_commands_nobody_and_swaps_with_nobody(tmp_path: Path) -> None:
    alone = written(_ALONE, tmp_path)
    assert not any("谁指挥" in one for one in words(only(alone, "作战表").document))
    assert not any("换班" in one for one in words(only(alone, "排班表").document))
