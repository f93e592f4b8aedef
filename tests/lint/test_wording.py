"""Rules on wording: what they must leave alone, and what they must see."""

import pytest

from planforge.findings import Finding, Severity
from planforge.lint.rules.wording import RULES
from tests.lint.checking import checked


def _found(fragment: str, code: str = "PF6") -> list[Finding]:
    return [one for one in checked(fragment, RULES) if one.code.startswith(code)]


def _scope(words: str) -> str:
    return f"适用范围: {words}\n标题: 示例公司综合应急预案\n"


@pytest.mark.parametrize(
    "words",
    [
        "报告要写明事件发生的具体时间、地点和涉及人数。",
        "接听人员记录具体时间和具体地点。",
        "具体措施由各部门制定，具体分工见附件。",
        "演练公告首行注明【演练】，与真实公告区分。",
        "接口连续返回5xx错误时切换备用线路。",
        "事故发生在二○○八年，某小区居民举报某产品有缺陷。",
        "纸箱尺寸为100×150毫米，超过20×30的另行包装。",
        "方案待总经理批准后印发，未定事项由办公室督办。",
    ],
)
def test_words_that_only_look_like_placeholders_are_left_alone(words: str) -> None:
    assert _found(_scope(words), "PF601") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("值班电话为XXXX，全天有人接听。", "XXXX"),
        ("本预案自X月1日起实施。", "X月"),
        ("由××公司负责解释。", "××公司"),
        ("集合地点为【填写集合地点】。", "【填写集合地点】"),
        ("指挥中心设在总部的具体房间号。", "具体房间号"),
        ("由某某公司组织实施。", "某某公司"),
        ("投诉热线待定。", "待定"),
        ("本预案由[公司名称]负责解释。", "[公司名称]"),
        ("服务地址为api.yourdomain.com。", "api.yourdomain.com"),
        ("本预案适用于____公司。", "____"),
    ],
)
def test_a_placeholder_is_told_with_its_words(words: str, told: str) -> None:
    found = _found(_scope(words), "PF601")
    assert [one.words for one in found] == [told]
    assert found[0].severity is Severity.ERROR


def test_the_same_placeholder_in_several_places_is_one_finding() -> None:
    fragment = (
        "适用范围: 本预案适用于XX市。\n编制背景:\n  编制目的: 保障XX市市民安全。\n"
        "标题: 示例公司综合应急预案\n"
    )
    (found,) = _found(fragment, "PF601")
    assert len(found.also) == 1
    assert "2 处" in found.message


def test_a_template_that_is_the_plans_own_form_is_no_template_talk() -> None:
    words = "各部门按照信息报告模板填写，模板见附件；样本留存三个月，具体内容由法务部审核。"
    assert _found(_scope(words), "PF602") == []


@pytest.mark.parametrize(
    "words",
    [
        "以上内容仅供参考，请结合实际使用。",
        "本预案为范本，各单位可自行修改。",
        "希望这份预案对您有帮助。",
        "请结合本单位实际情况补充应急物资。",
    ],
)
def test_words_of_a_template_about_itself_are_an_error(words: str) -> None:
    (found,) = _found(_scope(words), "PF602")
    assert found.severity is Severity.ERROR


def _list(*items: str) -> str:
    lines = "".join(f"  - {item}\n" for item in items)
    return f"应急演练:\n{lines}标题: 示例公司综合应急预案\n"


_WHOLE = [f"第{at}季度由综合部组织一次桌面推演并记录。" for at in "一二三四"] * 2


def test_a_list_without_end_marks_is_not_cut_off() -> None:
    items = [item.rstrip("。") for item in _WHOLE]
    assert _found(_list(*items), "PF603") == []
    assert _found(_list(*items), "PF604") == []


def test_the_last_words_without_an_end_mark_are_cut_off() -> None:
    (found,) = _found(_list(*_WHOLE, "每年组织一次综合演练"), "PF603")
    assert found.severity is Severity.ERROR
    assert "断了" in found.message


@pytest.mark.parametrize(
    "words",
    ["评估结束后，由办公室汇总，并", "演练结束后，对演练进行评估，完善", "整改内容包括"],
)
def test_a_sentence_that_ends_with_a_bare_verb_is_cut_off(words: str) -> None:
    (found,) = _found(_list("演练前发通知。", words, "演练后写报告。"), "PF603")
    assert found.words.endswith(words[-2:])


def test_a_short_line_between_sentences_is_stray() -> None:
    (found,) = _found(_list(*_WHOLE[:4], "设立媒体沟通专员", *_WHOLE[4:]), "PF604")
    assert found.words == "设立媒体沟通专员"


@pytest.mark.parametrize(
    "words",
    [
        "分三类：1）投诉；2）断网；3）火灾（含电气火灾）。",
        "本预案（以下称“总预案”）引用《示例办法》【演练】。",
        "时间为8:00（夏令时为7:30）。",
    ],
)
def test_paired_marks_are_left_alone(words: str) -> None:
    assert _found(_scope(words), "PF605") == []


def test_dots_and_dashes_are_no_doubled_marks() -> None:
    assert _found(_scope("值班、巡查……均须记录——不得补记。"), "PF606") == []


def test_a_typhoon_that_lands_is_no_misspelt_login() -> None:
    assert _found(_scope("台风登陆后检查屋面，员工登录系统报平安。"), "PF607") == []


def test_an_abbreviation_told_in_brackets_is_introduced() -> None:
    words = "为应对消费者保护（消保）突发事件制定本预案，消保工作由客服部牵头。"
    assert _found(_scope(words), "PF608") == []


def test_weak_words_in_a_list_without_times_are_left_alone() -> None:
    fragment = """
    应急响应:
      响应程序:
        阶段:
          - 标题: 处置
            步骤:
              - {执行人: 客服部, 行动: 及时受理投诉}
              - {执行人: 市场部, 行动: 尽快报告总经理}
    标题: 示例公司综合应急预案
    """
    assert _found(fragment, "PF609") == []


@pytest.mark.parametrize(
    "words",
    [
        "按照该办法第（三）项、第（五）项办理，分为（1）投诉；（2）断网。",
        "一是核实情况，二是报告总经理，三是答复投诉人。",
        "见图（2）和图（4），数量为（1）（1）（1）。",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(words: str) -> None:
    assert _found(_scope(words), "PF610") == []


def test_half_width_marks_of_a_whole_text_are_one_finding_with_a_fix() -> None:
    words = "本预案适用于示例公司,包括分公司(含门店);" * 10
    (found,) = _found(_scope(f"'{words}'"), "PF611")
    assert found.message.startswith("全文的标点大多是半角")
    (fix,) = found.fixes
    assert fix.safe
    assert fix.new.startswith("本预案适用于示例公司，包括分公司（含门店）；")


def test_half_width_marks_of_times_codes_and_addresses_are_left_alone() -> None:
    words = "8:30至17:00值班，见 https://example.org/a,b，代码为 f(x)，版本 1.2。"
    assert _found(_scope(words), "PF611") == []


def test_traditional_characters_in_names_are_left_alone() -> None:
    fragment = (
        "单位: {名称: 示例書業發展公司}\n适用范围: 本预案适用于於姓员工。\n"
        "标题: 示例書業發展公司预案\n"
    )
    assert _found(fragment, "PF612") == []


@pytest.mark.parametrize("code", ["PF601", "PF602", "PF603", "PF604", "PF605"])
def test_an_empty_plan_has_nothing_to_find(code: str) -> None:
    assert _found("标题: 示例公司综合应急预案\n", code) == []
