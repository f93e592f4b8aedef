"""What the headings of a batch's table mean."""

from pathlib import Path

import pytest

from planforge.batch.columns import columns
from planforge.findings import Path as At
from planforge.profiles import profile_names
from planforge.sheets import Cell
from planforge.source.over import Base
from tests.batch.shops import BASE


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    path = tmp_path_factory.mktemp("base") / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return Base(path, profile_names())


def targets(base: Base, heading: str) -> set[At]:
    assert base.shaped is not None
    found, unknown = columns([Cell(heading, 1, 1)], base.shaped)
    assert not unknown
    return {target.at for target in found[0].targets}


PERSON = ("organization", "people", "people", 0)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("标题", {("title",)}),
        ("单位", {("entity", "name")}),
        ("单位.名称", {("entity", "name")}),
        ("entity.name", {("entity", "name")}),
        ("店铺名称", {("entity", "name")}),
        ("地区", {("entity", "region")}),
        ("发布日期", {("issued",)}),
        ("店主", {("entity", "responsible"), (*PERSON, "name")}),
        ("运营", {("organization", "people", "people", 1, "name")}),
        ("电话", {(*PERSON, "phone")}),
        ("店主电话", {(*PERSON, "phone")}),
        ("店主手机", {(*PERSON, "phone")}),
        ("园区物业电话", {("organization", "contacts", "contacts", 0, "phone")}),
        ("组织机构.人员.店主.电话", {(*PERSON, "phone")}),
        ("组织机构.人员.周示例.电话", {(*PERSON, "phone")}),
        ("组织机构.人员.第1条.电话", {(*PERSON, "phone")}),
        ("备案.备案机关", {("filing", "office")}),
        ("单位.经营类目", {("entity", "categories")}),
        (
            "应急响应.分情景处置.oversell.参数.缺口比例",
            {("response", "scenarios", "scenarios", 0, "parameters", "缺口比例")},
        ),
    ],
)
def test_a_heading_names_places_of_the_plan(base: Base, heading: str, wanted: set[At]) -> None:
    assert targets(base, heading) == wanted


@pytest.mark.parametrize("heading", ["店长", "组织机构.人员.主播.电话", "单位.名", "单位.名称.字"])
def test_a_heading_that_leads_nowhere_is_told(base: Base, heading: str) -> None:
    assert base.shaped is not None
    found, unknown = columns([Cell(heading, 1, 1)], base.shaped)
    assert not found
    assert unknown[0].hint


def test_counts_remarks_and_headings_with_a_hash_are_left_out(base: Base) -> None:
    assert base.shaped is not None
    heads = [Cell(words, 1, at) for at, words in enumerate(("序号", "备注", "#客户经理"), 1)]
    assert columns(heads, base.shaped) == ((), ())


def test_the_base_is_not_changed_by_what_is_put_over_it(base: Base, tmp_path: Path) -> None:
    del tmp_path
    before = base.loaded().plan
    assert before is not None
    assert before.title == "示例甲店大促预案"
