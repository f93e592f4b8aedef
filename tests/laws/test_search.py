"""Looking up laws by words."""

from planforge.laws import load_registry
from planforge.laws.pages import entry, line, page, status
from planforge.laws.search import exact, search, titles

_REGISTRY = load_registry()


def test_a_title_or_number_names_a_law() -> None:
    for query in ("law.minfa", "民法典", "《中华人民共和国民法典》"):
        assert [law.id for law in exact(_REGISTRY, query)] == ["law.minfa"]
    assert [law.id for law in exact(_REGISTRY, "国务院令第708号")] == ["reg.shengyingji"]


def test_a_title_that_a_law_never_bore_leads_to_it() -> None:
    (law,) = exact(_REGISTRY, "缺陷消费品召回管理暂行规定")
    assert law.id == "rule.zhaohui"


def test_all_words_must_be_found_and_titles_come_first() -> None:
    found = search(_REGISTRY, "应急 演练")
    named = [law for law in found if "演练" in law.title and "应急" in law.title]
    assert list(found[: len(named)]) == named
    assert search(_REGISTRY, "应急 咖啡") == ()


def test_titles_only_are_told_apart() -> None:
    assert "公路法" in titles(_REGISTRY, "公路")


def test_the_status_is_told_in_words() -> None:
    told = {law.id: status(law, _REGISTRY) for law in _REGISTRY.laws}
    assert told["law.qinquan"] == "2021年1月1日废止"
    assert told["law.tufa"] == "现行，2024年修订，2024年11月1日起施行"
    assert told["norm.xinfang"] == "现行（未核对）"
    assert told["reg.weihuatiao"].endswith("（效力待人工核对）")


def test_every_law_has_a_line_a_page_and_an_entry() -> None:
    for law in _REGISTRY.laws:
        assert line(law, _REGISTRY).startswith(law.id)
        assert page(law, _REGISTRY).endswith("\n")
        assert entry(law)["id"] == law.id
