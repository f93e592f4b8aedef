from pathlib import Path

import pytest

from planforge._build import load
from planforge.public.edition import Edition, public_edition
from planforge.public.proof import Search
from planforge.schema import Plan
from planforge.schema.fields import fields_of, models_under
from planforge.schema.names import Private

PLAN = """\
类型: 企业
预案种类: 专项
标题: 示例公司投诉预案
单位: {名称: 示例公司, 应急值守电话: 0571-5550 0110, 投诉热线: 0571-5550 0199}
公开版: {不公开: [授权额度], 隐去: [吴甲乙]}
编审:
  签发: {姓名: 周大山, 职务: 总经理}
组织机构:
  机构:
    - {名称: 指挥部, 负责人: 周大山（总经理）, 成员: [客服部, 李小河]}
  人员:
    - {姓名: 周大山, 职务: 总经理, 电话: 130 0000 0001, B岗: 李小河}
    - {姓名: 李小河, 职务: 经理, 所在机构: 客服部, 电话: 13000000002}
    - {姓名: 郑长林, 职务: 经理, 所在机构: 仓储部, 固定电话: 0571-55500112}
  外部联系:
    - {单位: 消防救援, 电话: "119"}
    - {单位: 平台商家服务, 联系人: 值班室, 电话: 400-000-0001}
    - {单位: 律师事务所, 联系人: 尤一鸣, 电话: 010-5555 0102}
监测与预警:
  监测指标:
    - {指标: 投诉量, 阈值: 每小时超过三十件, 责任人: 郑长林}
信息报告:
  信息接报:
    正文: >-
      打总经理周大山的手机130-0000-0001，或者值守电话0571-5550 0110；投诉打0571-5550 0199。
      每小时超过三十件时由李小河报告，吴甲乙在场，邮箱li@example.com。
其他章节:
  - {编号标识: 授权额度, 标题: 授权额度, 正文: 经理每单最多赔300元。}
附件:
  - 标题: 值班表
    种类: 表格
    表格:
      行:
        - [日期, 值班人]
        - [周一, 高玉树]
        - [周二, 客服部]
"""


def made(tmp_path: Path, text: str = PLAN) -> Edition:
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    plan = load(path).plan
    assert plan is not None
    return public_edition(plan)


def reception(plan: Plan) -> str:
    assert plan.reporting is not None
    assert plan.reporting.reception is not None
    return plan.reporting.reception.text or ""


def test_people_are_called_by_their_posts(tmp_path: Path) -> None:
    plan = made(tmp_path).plan
    assert plan.organization is not None
    assert plan.organization.people is not None
    assert [person.name for person in plan.organization.people.people] == [None, None, None]
    assert plan.organization.people.people[0].backup == "客服部经理"
    assert plan.organization.units is not None
    unit = plan.organization.units.units[0]
    assert unit.leader == "总经理"
    assert unit.members == ("客服部", "客服部经理")


def test_a_sentence_that_repeats_a_name_a_number_or_a_limit_is_masked(tmp_path: Path) -> None:
    assert reception(made(tmp_path).plan) == (
        "打总经理的手机（略），或者值守电话（略）；投诉打0571-5550 0199。"
        "（内部掌握）时由客服部经理报告，（略）在场，邮箱（略）。"
    )


def test_public_services_and_bodies_stay(tmp_path: Path) -> None:
    plan = made(tmp_path).plan
    assert plan.entity is not None
    assert plan.entity.hotline == "0571-5550 0199"
    assert plan.organization is not None
    assert plan.organization.contacts is not None
    told = [(one.person, one.phone) for one in plan.organization.contacts.contacts]
    assert told == [(None, "119"), ("值班室", "400-000-0001"), (None, "（略）")]


def test_a_name_that_stands_in_a_table_of_the_plan_alone_is_withheld_too(tmp_path: Path) -> None:
    edition = made(tmp_path)
    table = edition.plan.annexes[0].table
    assert table is not None
    assert [row.cells[1].text for row in table.rows] == ["值班人", "（略）", "客服部"]
    assert "高玉树" in edition.withheld


def test_what_the_plan_says_is_not_public_keeps_its_title_alone(tmp_path: Path) -> None:
    section = made(tmp_path).plan.sections[0]
    assert (section.title, section.text) == ("授权额度", "（内部掌握）")


def test_an_aside_behind_a_name_that_is_no_post_stays_behind_the_post(tmp_path: Path) -> None:
    text = PLAN.replace("[周二, 客服部]", "[周二, 李小河（夜班）]")
    table = made(tmp_path, text).plan.annexes[0].table
    assert table is not None
    assert table.rows[2].cells[1].text == "客服部经理（夜班）"


def test_a_reference_to_a_person_is_words_in_public(tmp_path: Path) -> None:
    text = PLAN.replace("邮箱li@example.com", "有事找[[person:李小河]]")
    assert reception(made(tmp_path, text).plan).endswith("有事找客服部经理。")


def test_names_and_numbers_are_marked_in_the_schema() -> None:
    marked = {
        (model.__name__, name)
        for model in models_under(Plan)
        for name, spec in fields_of(model).items()
        if spec.label.private in (Private.PHONE, Private.NAME)
    }
    assert {("Person", "phone"), ("Person", "landline"), ("Contact", "person")} <= marked
    phones = {
        (model.__name__, name)
        for model in models_under(Plan)
        for name, spec in fields_of(model).items()
        if "电话" in spec.label.zh and name != "hotline"
    }
    assert phones <= marked


def test_a_leak_in_a_packed_part_is_found() -> None:
    import io
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/header1.xml", "<w:t>周大山</w:t>" * 20)
    assert "周大山".encode() not in data.getvalue()
    assert Search(("周大山", "李小河")).leaks(data.getvalue()) == ("周大山",)


def test_an_empty_word_to_withhold_masks_nothing(tmp_path: Path) -> None:
    edition = made(tmp_path, PLAN.replace("[吴甲乙]", '["", " 吴甲乙 "]'))
    assert edition.plan.title == "示例公司投诉预案"
    assert "" not in edition.withheld
    assert "吴甲乙" not in reception(edition.plan)


def test_an_extension_is_left_out_of_its_field_and_stays_a_number_elsewhere(tmp_path: Path) -> None:
    """So short a number stands in every Word file, as a width or an id."""
    edition = made(tmp_path, PLAN.replace("电话: 130 0000 0001,", "电话: '1440',"))
    assert edition.plan.organization is not None
    assert edition.plan.organization.people is not None
    assert edition.plan.organization.people.people[0].phone == "（略）"
    assert "1440" not in edition.withheld


@pytest.mark.parametrize(
    "said",
    [
        "13000000002",
        "130 0000 0002",
        "130-0000-0002",
        "１３００００００００２",
        "+86 130 0000 0002",
    ],
)
def test_a_number_is_known_however_it_is_written(said: str, tmp_path: Path) -> None:
    text = PLAN.replace("邮箱li@example.com", f"手机{said}")
    told = reception(made(tmp_path, text).plan)
    assert told.removeprefix(told[: told.index("在场")]).replace("+86 ", "") == "在场，手机（略）。"


@pytest.mark.parametrize(
    "said", ["2026-11-06", "8:00—22:00", "12345", "95588", "400-000-0001", "10000000元", "第0571号"]
)
def test_what_is_no_private_number_stays(said: str, tmp_path: Path) -> None:
    text = PLAN.replace("邮箱li@example.com", f"见{said}")
    assert reception(made(tmp_path, text).plan).endswith(f"见{said}。")


@pytest.mark.parametrize("name", ["司马示例一", "阿依古丽买买提", "乌兰其其格图雅"])
def test_a_name_of_five_characters_and_more_is_a_name(name: str, tmp_path: Path) -> None:
    text = PLAN.replace("姓名: 郑长林, 职务: 经理, ", f"姓名: {name}, ").replace(
        "邮箱li@example.com", f"请{name}签字"
    )
    edition = made(tmp_path, text)
    assert name not in edition.plan.model_dump_json()
    assert "请（略）签字" in reception(edition.plan)


def test_a_short_name_set_wide_is_the_same_name(tmp_path: Path) -> None:
    text = PLAN.replace("姓名: 郑长林, 职务: 经理, ", "姓名: 王　伟, ").replace(
        "邮箱li@example.com", "请王伟、王 伟签字"
    )
    edition = made(tmp_path, text)
    assert "王　伟" not in edition.plan.model_dump_json()
    assert "请（略）、（略）签字" in reception(edition.plan)


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("由总经理周大山启动", "由总经理启动"),
        ("由周大山（总经理）启动", "由总经理启动"),
        ("由周大山总经理启动", "由总经理启动"),
        ("由周大山启动", "由总经理启动"),
        ("李小河、郑长林到场", "客服部经理、仓储部经理到场"),
    ],
)
def test_a_sentence_without_the_name_still_reads(said: str, public: str, tmp_path: Path) -> None:
    text = PLAN.replace("邮箱li@example.com", said)
    assert reception(made(tmp_path, text).plan).endswith(f"{public}。")


def test_a_plan_that_is_not_for_the_public_says_so_no_more(tmp_path: Path) -> None:
    edition = made(tmp_path, f"密级: 内部\n公开属性: 不予公开\n{PLAN}")
    assert (edition.plan.classification, edition.plan.disclosure) == (None, None)
    assert edition.closed == "密级“内部”、公开属性“不予公开”"
    assert made(tmp_path).closed == ""
