"""What every module of a shop holds, so that it can be done at night by eight people.

What holds for the modules of every kind of organisation stands here too, where it is the same.
"""

import itertools
import re
from pathlib import Path

import pytest

from planforge.family.height import Heights
from planforge.laws import load_registry
from planforge.scenarios import module_file, module_names
from planforge.schema.module import Module
from planforge.schema.platform import rules_in
from planforge.source import read_module
from tests.cli.calling import call
from tests.family.plans import SHOP, pages, sheets_of, written
from tests.family.plans import words as paragraphs
from tests.scenarios.library import MODULES, TYPES, errors, plan_of

SHOPS = module_names("tmall_shop")
LEVELS = ["岗位处理", "店主指挥", "停售求援", "全面停摆"]
POSTS = {"店主", "运营", "售前", "售后", "仓库", "美工", "主播"}
CHANNELS = {
    *("客服", "电话", "短信", "私信", "会员群", "口播"),
    *("店铺首页", "商品详情页", "直播间公屏", "自动回复"),
}
NAMED = {
    *("爆单超卖", "价格设错", "优惠叠加", "ERP抓不到单", "付款异常"),
    *("快递停收爆仓", "同批缺陷、商品伤人", "食品安全", "职业索赔和恶意退款", "集中投诉"),
    *("客服排队爆满", "差评舆情", "直播口误", "直播中断", "账号被盗"),
    *("买家信息外泄", "知识产权投诉", "违规扣分", "仓库起火", "台风暴雨"),
    *("断电断网", "员工突发", "面单打不出", "包材断货", "退货潮"),
    *("价保扎堆", "推广超额", "淘客佣金错设", "链接被删、搜不到", "恶意拍下"),
    *("被刷单", "货款冻结", "供应商断供", "授权到期", "客服失言"),
    *("店主失联",),
}
"""The incidents that the trade names, each a module of its own."""

_PROMISE = re.compile("确保|绝对|肯定|永远|百分百|无条件|一定会|一定能")
_HASTE = re.compile("一定|保证|第一时间|最快|马上|包退|包赔")
"""What the scripts of a shop do not say besides, for nobody can keep it at midnight."""
_SECOND = {"小时": 3600, "分钟": 60, "天": 86400, "秒": 1}
_PLATFORM_FIGURE = re.compile(
    r"(?:付款|揽收|发货|申诉|扣分?|赔付?|退款|保证金)[^，。；、“”]{0,6}?"
    r"\d+(?:%|元|分(?!钟)|小时|个?工作日|天)"
)
"""A figure that a platform sets: of shipping, compensation, points, appeals."""

shop = pytest.mark.parametrize("name", SHOPS)
every_kind = pytest.mark.parametrize("kind", [kind for kind in TYPES if module_names(kind)])


def _module(name: str, kind: str = "tmall_shop") -> Module:
    path = module_file(kind, name)
    assert path is not None
    module, findings = read_module(path)
    assert not errors(findings)
    assert module is not None
    return module


def _scripts(module: Module) -> list[str]:
    """What is said to people outside, and in the group."""
    said = [module.script, *(text.text for text in module.scripts), module.notice]
    return [words for words in said if words]


def _sentences(module: Module) -> list[str]:
    """All that a module prints, but what a drill puts to the players."""
    return [
        words
        for words in (
            *(module.risk, module.trigger, module.pay, module.speak, *_scripts(module)),
            *(step.action for step in module.steps),
            *(words for grade in module.grades for words in (grade.text, *_conditions(grade))),
            *module.ready,
            *(item.text for item in module.recovery),
        )
        if words
    ]


def _conditions(grade: object) -> list[str | None]:
    return [criterion.text for criterion in getattr(grade, "criteria", ())]


def test_each_incident_that_the_trade_names_has_a_module() -> None:
    assert {_module(name).name for name in SHOPS} >= NAMED


@shop
def test_a_module_refers_to_another_by_its_name(name: str) -> None:
    names = {_module(other).name for other in SHOPS}
    said = "\n".join(_sentences(_module(name)))
    assert set(re.findall("照“([^”]+)”办", said)) <= names
    assert not re.search("那一页|那页", said)


@shop
def test_a_risk_is_one_sentence(name: str) -> None:
    risk = _module(name).risk
    assert risk is not None
    assert "。" not in risk.removesuffix("。")
    assert "！" not in risk


@shop
def test_levels_bear_the_four_names_in_their_order_without_a_gap(name: str) -> None:
    module = _module(name)
    levels = [LEVELS.index(str(grade.name)) for grade in module.grades]
    assert levels == list(range(levels[0], levels[0] + len(levels)))
    assert len(levels) >= 3
    assert all(grade.text or grade.criteria for grade in module.grades), "每一级要有条件"


@shop
def test_each_step_says_who_in_what_time_and_what_remains(name: str) -> None:
    module = _module(name)
    for step in module.steps:
        assert step.title
        assert step.action
        assert step.within is not None
        assert step.output, f"{step.id}：没有写结果"
    acting = [step.actor for step in module.steps]
    assert set(acting) <= {*POSTS, "发现的人"}
    assert module.lead in POSTS
    assert 5 <= len(module.steps) <= 7


@shop
def test_no_sentence_speaks_of_a_post_that_a_shop_of_eight_has_not(name: str) -> None:
    module = _module(name)
    said = "\n".join([*_sentences(module), *module.needs, *module.exercise])
    assert not re.search("法务|公关|财务|场控|质检员|技术部|行政部|指挥部|领导小组|总指挥", said)


@shop
def test_the_first_three_steps_come_in_the_order_of_their_time(name: str) -> None:
    within = [step.within for step in _module(name).steps[:3]]
    seconds = [_seconds(str(one)) for one in within]
    assert seconds == sorted(seconds)


def _seconds(words: str) -> float:
    found = re.fullmatch(r"(\d+)(小时|分钟|天|秒)", words)
    assert found, words
    return int(found[1]) * _SECOND[found[2]]


@shop
def test_triggers_go_by_shares_or_time_and_a_plan_may_set_them(name: str) -> None:
    module = _module(name)
    assert module.settings
    for setting in module.settings:
        assert re.fullmatch(r"(?:零下)?[\d.]+(?:%|倍|小时|分钟|天|元|厘米|度)", setting.default), (
            f"{setting.name}要是比例、倍数或者时间，不写死件数"
        )
        assert setting.note
    fixed = r"(?:达到|超过|满)\s*\d+\s*(?:单|件|条|个|起|人|次)"
    counted = re.findall(fixed, module.trigger or "")
    assert not counted, "大促时固定件数一开售就到"


@shop
def test_a_module_holds_all_that_a_night_asks_for(name: str) -> None:
    module = _module(name)
    assert module.evidence
    assert module.ready
    assert module.needs
    assert module.script
    assert module.scripts
    assert module.notice
    assert module.pay
    assert module.speak
    assert module.recovery
    assert module.laws


@shop
def test_scripts_have_an_occasion_and_a_channel(name: str) -> None:
    for script in _module(name).scripts:
        assert script.occasion
        assert script.channel
        assert set(script.channel.split("、")) <= CHANNELS


@pytest.mark.parametrize(("kind", "name"), MODULES)
def test_scripts_promise_nothing_that_nobody_can_keep(kind: str, name: str) -> None:
    module = _module(name, kind)
    said = [module.script or "", *(text.text or "" for text in module.scripts)]
    assert not [words for words in said if _PROMISE.search(words)]
    assert kind != "tmall_shop" or not [words for words in said if _HASTE.search(words)]


@shop
def test_scripts_and_notices_are_short_enough_to_be_sent(name: str) -> None:
    module = _module(name)
    assert all(len(words) <= 120 for words in _scripts(module))


@shop
def test_nothing_is_said_twice_in_a_module(name: str) -> None:
    clauses = [
        clause
        for words in _sentences(_module(name))
        for clause in re.split(r"[，。；：、？！]", words)
        if len(clause) >= 10
    ]
    assert len(clauses) == len(set(clauses))


def test_no_two_modules_say_the_same_sentence_of_what_is_done() -> None:
    acts = [
        (step.action, name) for name in SHOPS for step in _module(name).steps if name != "oversell"
    ]
    shared = [
        (first[1], second[1], first[0])
        for first, second in itertools.combinations(acts, 2)
        if first[0] == second[0] and len(first[0] or "") > 40
    ]
    assert not shared


@pytest.mark.parametrize(("kind", "name"), MODULES)
def test_no_module_knows_a_figure_of_a_platform(kind: str, name: str) -> None:
    module = _module(name, kind)
    said = "\n".join(_sentences(module))
    for setting in module.settings:
        said = said.replace(setting.default, "")
    assert not _PLATFORM_FIGURE.findall(said)


@pytest.mark.parametrize(("kind", "name"), MODULES)
def test_a_platform_rule_stands_where_its_value_and_its_absence_both_read_well(
    kind: str, name: str
) -> None:
    """As “发货时限：……” at the end of a clause; UNCONFIRMED fits no other place."""
    for words in _sentences(_module(name, kind)):
        for rule in rules_in(words):
            before, _, after = words.partition(f"[[rule:{rule}]]")
            assert before.endswith(f"{rule}："), words
            assert after[:1] in ("", "）", "；", "。"), words


@shop
def test_a_drill_gives_at_least_two_cues_with_a_time_or_a_figure(name: str) -> None:
    exercise = _module(name).exercise
    assert len(exercise) >= 2
    assert all(re.search(r"\d", cue) for cue in exercise)


@shop
def test_a_clause_of_a_law_is_cited_where_the_registry_knows_it(name: str) -> None:
    registry = load_registry()
    for citation in _module(name).laws:
        law = registry.by_id(str(citation.id))
        assert law is not None
        assert law.title == citation.title
        assert citation.note, "说一句店里为什么要看这一条"


def _all_in_one(kind: str, folder: Path) -> Path:
    """A plan with every module of a kind; a shop's has people, whose numbers take room."""
    entries = "\n".join(f"- 模块: {name}" for name in module_names(kind))
    if kind != "tmall_shop":
        return written(plan_of(kind, entries).decode(), folder)
    head, _, _ = SHOP.partition("应急响应:")
    inner = entries.replace("- ", "    - ")
    return written(f"{head}应急响应:\n  分情景处置:\n{inner}\n", folder)


@every_kind
def test_each_label_holds_the_first_three_steps_with_what_to_do(kind: str, tmp_path: Path) -> None:
    (sheet,) = sheets_of(_all_in_one(kind, tmp_path), "处置卡标签")
    said = paragraphs(sheet.document)
    for name in module_names(kind):
        for step in _module(name, kind).steps[:3]:
            head = f"{step.title}（{step.within}）"
            acts = [one for one in said if one.startswith(head) and one != head]
            assert acts, f"{name}：{step.title}"
    assert sheet.layout.style("cell").size_pt >= 9.5


@every_kind
@pytest.mark.parametrize("paper", ["处置卡", "处置卡标签"])
def test_each_module_stands_on_one_card_and_on_one_label(
    kind: str, tmp_path: Path, paper: str
) -> None:
    (sheet,) = sheets_of(_all_in_one(kind, tmp_path), paper)
    assert pages(sheet.document) == len(module_names(kind))
    assert Heights(sheet.layout).fits(sheet.document.body)


@pytest.mark.parametrize("paper", ["处置卡", "处置卡标签"])
def test_a_card_and_a_label_of_a_shop_are_a_printed_page_each(tmp_path: Path, paper: str) -> None:
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    path = _all_in_one("tmall_shop", tmp_path)
    call("render", path, "--family", paper, "-f", "pdf", "-o", tmp_path)
    printed = pypdf.PdfReader(tmp_path / f"shop-{paper}.pdf").pages
    assert len(printed) == len(SHOPS)
