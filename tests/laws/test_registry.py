"""The registry: what it holds, and how a law is found in it."""

import datetime

import pytest

from planforge.laws import Law, Registry, Status, load_registry, with_own
from planforge.laws.names import articles_in, of_state
from planforge.schema.head import OwnLaw

_TODAY = datetime.date(2026, 11, 22)
_REGISTRY = load_registry()


def _ids(laws: tuple[Law, ...]) -> list[str]:
    return [law.id for law in laws]


@pytest.mark.parametrize(
    "title",
    [
        "《中华人民共和国突发事件应对法》",
        "中华人民共和国突发事件应对法",
        "突发事件应对法",
        "突发事件应对法（2024年修订）",
        "突发事件应对法(2024年修订)",
        "中华人民共和国 突发事件应对法",
    ],
)
def test_a_law_is_found_by_each_way_of_writing_its_title(title: str) -> None:
    assert _ids(_REGISTRY.by_title(title)) == ["law.tufa"]


def test_a_trial_rule_is_found_with_and_without_its_tag() -> None:
    for title in (
        "网络直播营销管理办法（试行）",
        "网络直播营销管理办法(试行)",
        "网络直播营销管理办法",
    ):
        assert _ids(_REGISTRY.by_title(title)) == ["norm.zhiboyx"]


@pytest.mark.parametrize(
    "number",
    ["GB/T 29639-2020", "GB／T29639-2020", "GB/T 29639—2020", "gb/t 29639-2020"],
)
def test_a_standard_is_found_by_each_way_of_writing_its_number(number: str) -> None:
    assert _ids(_REGISTRY.by_standard(number)) == ["gb.29639-2020"]


def test_a_standard_without_a_year_means_all_its_editions() -> None:
    assert _ids(_REGISTRY.by_standard("GB/T 29639")) == ["gb.29639-2020", "gb.29639-2013"]


def test_a_standard_is_found_by_the_code_that_it_bore_before() -> None:
    assert "yj.9009-2015" in _ids(_REGISTRY.by_standard("AQ/T 9009-2015"))
    assert _REGISTRY.by_standard("AQ/T 9007")


@pytest.mark.parametrize(
    ("number", "law"),
    [
        ("国办发〔2024〕5号", "norm.yuan2024"),
        ("国办发[2013]101号", "norm.yuan2013"),
        ("中华人民共和国国务院令第493号", "reg.shibaogao"),
        ("安监总厅应急〔2009〕73号", "norm.pingshen73"),
    ],
)
def test_a_law_is_found_by_the_number_of_its_document(number: str, law: str) -> None:
    found = _REGISTRY.by_number(number)
    assert found is not None
    assert found.id == law


def test_orders_of_ministries_name_no_law_by_themselves() -> None:
    assert _REGISTRY.by_number("总局令第19号") is None


@pytest.mark.parametrize(
    "title",
    [
        "信访工作条例",
        "保守国家秘密法",
        "党政机关公文处理工作条例",
        "银行保险机构消费者权益保护管理办法",
        "互联网平台企业涉税信息报送规定",
        "生产经营单位生产安全事故应急预案评审指南",
    ],
)
def test_what_the_trade_missed_is_there(title: str) -> None:
    assert _REGISTRY.by_title(title)


def test_what_is_confirmed_names_its_source_or_is_of_the_first_registry() -> None:
    added = ("law.baomi", "reg.shuishou")
    for name in added:
        law = _REGISTRY.by_id(name)
        assert law is not None
        assert law.confirmed
        assert law.source
    for name in ("norm.xinfang", "norm.pingshen73", "norm.gongwen", "rule.yinbao"):
        law = _REGISTRY.by_id(name)
        assert law is not None
        assert not law.confirmed


def test_ids_are_unique_and_successors_exist() -> None:
    ids = _ids(_REGISTRY.laws)
    assert len(set(ids)) == len(ids)
    assert all(law.replaced_by in ids for law in _REGISTRY.laws if law.replaced_by)


def test_a_repealed_law_has_a_successor() -> None:
    gone = [law for law in _REGISTRY.laws if law.status is Status.REPEALED]
    assert gone
    assert all(law.replaced_by for law in gone)


def test_the_code_of_ecology_repeals_ten_laws() -> None:
    law = _REGISTRY.by_id("law.shengtai")
    assert law is not None
    assert len(_REGISTRY.repeals(law)) == 10


def test_articles_moved_in_four_laws_with_both_versions() -> None:
    moved = {law.id: law.shift for law in _REGISTRY.laws if law.shift is not None}
    assert set(moved) == {"law.wangan", "law.fanbuzheng", "law.tufa", "law.anquan"}
    assert moved["law.wangan"].derived
    assert not moved["law.tufa"].derived
    new = {one.old: one.new for one in moved["law.wangan"].moved}
    assert new[25] == "第二十七条"
    assert new[53] == "第五十五条"
    assert {one.old: one.new for one in moved["law.anquan"].moved} == {
        78: "第八十一条",
        80: "第八十三条",
    }


def test_a_revision_that_does_not_hold_yet_is_pending() -> None:
    law = _REGISTRY.by_id("law.shangbiao")
    assert law is not None
    assert law.pending is not None
    assert law.pending.effective == datetime.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("title", "number", "day", "law"),
    [
        ("突发事件应急预案管理办法", "", _TODAY, "norm.yuan2024"),
        ("突发事件应急预案管理办法", "", datetime.date(2020, 1, 1), "norm.yuan2013"),
        ("突发事件应急预案管理办法", "国办发〔2013〕101号", _TODAY, "norm.yuan2013"),
        ("生产安全事故应急预案管理办法", "安监总局令第17号", _TODAY, "rule.yuan17"),
        ("", "GB/T 29639-2013", _TODAY, "gb.29639-2013"),
        ("不知道的办法", "GB/T 29639-2013", _TODAY, None),
    ],
)
def test_a_citation_means_one_edition(
    title: str, number: str, day: datetime.date, law: str | None
) -> None:
    found = _REGISTRY.resolve(title, number, day)
    assert (found.id if found is not None else None) == law


@pytest.mark.parametrize(
    ("title", "law"),
    [
        ("中华人民共和国消费者权益保障法", "law.xiaobao"),
        ("网络交易监管管理办法", "rule.wangjiao"),
        ("生产安全事故应急条列", None),
        ("食品安全法实施办法", None),
        ("生产安全事故应急预案管理规定", None),
        ("突发事件应急演练指引", None),
        ("突发事件应对应法", "law.tufa"),
        ("行政复议法", None),
        ("公司值班管理办法", None),
        ("中华人民共和国消费者权益保护法", None),
    ],
)
def test_a_slip_of_the_pen_is_understood(title: str, law: str | None) -> None:
    found = _REGISTRY.meant(title)
    assert (found.id if found is not None else None) == law


def test_a_plan_adds_laws_that_hold_over_those_that_are_shipped() -> None:
    own = [
        OwnLaw(
            title="危险化学品安全管理条例", repealed=datetime.date(2026, 5, 1), successor="新条例"
        ),
        OwnLaw(id="own.zhiban", title="集团值班管理办法", number="集团发〔2025〕3号"),
    ]
    registry = with_own(_REGISTRY, own)
    old = registry.by_title("危险化学品安全管理条例")
    assert [(law.status, law.own, law.review) for law in old] == [(Status.REPEALED, True, False)]
    after = registry.by_id(old[0].replaced_by)
    assert after is not None
    assert after.title == "新条例"
    assert registry.by_id("own.zhiban") is not None
    assert _REGISTRY.by_id("own.zhiban") is None


def test_a_plan_without_laws_of_its_own_uses_the_shipped_registry() -> None:
    assert with_own(_REGISTRY, ()) is _REGISTRY


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("中华人民共和国公路法", True),
        ("地质灾害防治条例", True),
        ("广东省安全生产条例", False),
        ("示例市突发事件总体应急预案", False),
        ("公司应急管理办法", False),
        ("员工手册", False),
        ("操作方法", False),
    ],
)
def test_what_looks_like_an_act_of_the_state(title: str, state: bool) -> None:
    assert of_state(title) is state


def test_chinese_numbers_of_articles_are_read() -> None:
    assert articles_in("第五条、第二十七条和第一百零三条第二款") == (5, 27, 103)
    assert articles_in("第1260条") == (1260,)
    assert articles_in("第十章") == ()


def test_titles_of_which_nothing_else_is_known_are_no_laws() -> None:
    registry: Registry = _REGISTRY
    assert registry.known("中华人民共和国公路法")
    assert not registry.by_title("公路法")
    assert not registry.known("网络直播促进法")
