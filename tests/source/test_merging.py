"""One plan over another, and what files share."""

from pathlib import Path

import pytest

from planforge.schema import Plan
from planforge.source import Loaded
from planforge.source.report import to_text
from tests.source.reading import HEAD, body, load_file, told, write_plan

_BASE = HEAD + (
    "版本: 第一版\n"
    "副标题: 总店\n"
    "单位: {名称: 某店, 行业: 电商, 人数: 9}\n"
    "关键词: [甲, 乙]\n"
    "章节标题: {drills: 演练, risks: 风险}\n"
    "组织机构:\n"
    "  - {标识: lead, 名称: 指挥部, 负责人: 张三, 职责: [指挥]}\n"
    "  - {标识: tech, 名称: 技术组, 负责人: 李四}\n"
    "  - {名称: 客服组, 负责人: 王五}\n"
)


def _over(folder: Path, own: str, base: str = _BASE) -> Loaded:
    write_plan(folder, "base.yaml", base)
    return load_file(write_plan(folder, "plan.yaml", "继承: base.yaml\n" + own))


def _plan(loaded: Loaded) -> Plan:
    assert loaded.plan is not None, to_text(loaded.findings)
    return loaded.plan


def _units(plan: Plan) -> list[str]:
    assert plan.organization is not None
    assert plan.organization.units is not None
    return [f"{unit.name}:{unit.leader}" for unit in plan.organization.units.units]


def test_a_plan_that_extends_another_needs_to_say_only_what_differs(tmp_path: Path) -> None:
    plan = _plan(_over(tmp_path, "标题: 分店预案\nversion: 第二版\n"))
    assert (plan.title, plan.version, plan.subtitle) == ("分店预案", "第二版", "总店")


def test_maps_merge_whichever_language_each_file_writes(tmp_path: Path) -> None:
    entity = _plan(_over(tmp_path, "entity: {industry: 直播}\n")).entity
    assert entity is not None
    assert (entity.name, entity.industry, entity.staff) == ("某店", "直播", 9)


def test_shorthand_merges_with_the_long_form(tmp_path: Path) -> None:
    entity = _plan(_over(tmp_path, "单位: 分店\n")).entity
    assert entity is not None
    assert (entity.name, entity.staff) == ("分店", 9)


def test_null_takes_a_value_away(tmp_path: Path) -> None:
    plan = _plan(_over(tmp_path, "副标题: ~\n单位: {人数: }\n组织机构: null\n"))
    assert plan.subtitle is None
    assert plan.entity is not None
    assert plan.entity.staff is None
    assert plan.organization is None


def test_lists_of_plain_words_replace(tmp_path: Path) -> None:
    assert _plan(_over(tmp_path, "关键词: [丙]\n")).keywords == ("丙",)


def test_titles_merge(tmp_path: Path) -> None:
    titles = _plan(_over(tmp_path, "章节标题: {risks: 风险分析}\n")).titles
    assert titles == {"drills": "演练", "risks": "风险分析"}


def test_an_item_is_patched_by_its_id_or_by_its_name(tmp_path: Path) -> None:
    own = "组织机构:\n- {标识: tech, 负责人: 赵六}\n- {名称: 客服组, 负责人: 钱七}\n"
    plan = _plan(_over(tmp_path, own))
    assert _units(plan) == ["指挥部:张三", "技术组:赵六", "客服组:钱七"]


def test_an_item_patched_by_id_may_get_a_new_name(tmp_path: Path) -> None:
    own = "组织机构:\n- {标识: tech, 名称: 系统组}\n"
    assert _units(_plan(_over(tmp_path, own))) == ["指挥部:张三", "系统组:李四", "客服组:王五"]


def test_a_new_item_is_appended(tmp_path: Path) -> None:
    own = "组织机构: [物流组]\n"
    assert _units(_plan(_over(tmp_path, own)))[-1] == "物流组:None"


def test_items_are_removed_and_placed(tmp_path: Path) -> None:
    own = (
        "组织机构:\n"
        "- {标识: tech, 删除: 是}\n"
        "- {名称: 客服组, 置于前: lead}\n"
        "- {名称: 物流组, after: 客服组}\n"
    )
    assert _units(_plan(_over(tmp_path, own))) == ["客服组:王五", "物流组:None", "指挥部:张三"]


def test_remove_no_removes_nothing(tmp_path: Path) -> None:
    own = "组织机构:\n- {标识: tech, 删除: 否}\n"
    assert len(_units(_plan(_over(tmp_path, own)))) == 3


@pytest.mark.parametrize(
    ("own", "column", "shown"),
    [
        ("{标识: tecn, 删除: 是}", 14, "tecn"),
        ("{名称: 甲组, 置于前: tecn}", 12, "tecn"),
        ("{标识: tecn, 覆盖: 是, 负责人: 赵六}", 14, "tecn"),
    ],
)
def test_an_override_of_nothing_is_an_error(
    tmp_path: Path, own: str, column: int, shown: str
) -> None:
    assert told(_over(tmp_path, f"组织机构:\n- {own}\n")) == [
        f"3:{column} PF124 被继承的“机构”里没有“{shown}”，这处改动落了空。 是不是“tech”？"
    ]


def test_every_value_keeps_its_own_file_and_line(tmp_path: Path) -> None:
    loaded = _over(tmp_path, "组织机构:\n- {标识: tech, 负责人: 赵六}\n")
    assert loaded.tree is not None
    at = ("organization", "units", "units", 1)
    leader = loaded.tree.place_of((*at, "leader"))
    name = loaded.tree.place_of((*at, "name"))
    assert leader is not None
    assert name is not None
    assert (Path(leader.file).name, leader.line) == ("plan.yaml", 3)
    assert (Path(name.file).name, name.line) == ("base.yaml", 11)
    assert [Path(file).name for file in loaded.tree.files] == ["plan.yaml", "base.yaml"]


def test_a_mistake_in_a_base_file_is_told_there(tmp_path: Path) -> None:
    loaded = _over(tmp_path, "版本: 2\n", HEAD + "发布日期: 明年\n")
    (finding,) = loaded.findings
    assert finding.place is not None
    assert finding.place.file == str(tmp_path / "base.yaml")
    assert (finding.place.line, finding.place.quote) == (4, "发布日期: 明年")


def test_bases_may_have_bases(tmp_path: Path) -> None:
    write_plan(tmp_path, "root.yaml", HEAD + "版本: 1\n副标题: 甲\n")
    loaded = _over(tmp_path, "标题: 丙\n", "extends: root.yaml\n副标题: 乙\n")
    plan = _plan(loaded)
    assert (plan.title, plan.subtitle, plan.version) == ("丙", "乙", "1")


def test_an_included_file_lies_under_the_keys_that_include_it(tmp_path: Path) -> None:
    write_plan(
        tmp_path,
        "shared/contacts.yaml",
        "名单:\n- {单位: 消防, 电话: 119}\n- {单位: 公安, 电话: 110}\n",
    )
    own = HEAD + (
        "组织机构:\n"
        "  外部联系:\n"
        "    包含文件: shared/contacts.yaml\n"
        "    标题: 联系谁\n"
        "    名单: [{单位: 公安, 联系人: 张警官}]\n"
    )
    plan = _plan(load_file(write_plan(tmp_path, "plan.yaml", own)))
    assert plan.organization is not None
    contacts = plan.organization.contacts
    assert contacts is not None
    assert contacts.title == "联系谁"
    assert [(c.name, c.phone, c.person) for c in contacts.contacts] == [
        ("消防", "119", None),
        ("公安", "110", "张警官"),
    ]


def test_a_list_can_be_included_where_a_list_may_stand(tmp_path: Path) -> None:
    write_plan(tmp_path, "units.yaml", "- 指挥部\n- 技术组\n")
    own = HEAD + "组织机构:\n  机构: {include: units.yaml}\n"
    plan = _plan(load_file(write_plan(tmp_path, "plan.yaml", own)))
    assert _units(plan) == ["指挥部:None", "技术组:None"]


def test_a_file_beside_the_plans_folder_may_be_shared(tmp_path: Path) -> None:
    write_plan(tmp_path, "entity.yaml", "名称: 某店\n")
    own = HEAD + "单位: {include: ../entity.yaml}\n"
    plan = _plan(load_file(write_plan(tmp_path / "one", "plan.yaml", own)))
    assert plan.entity is not None
    assert plan.entity.name == "某店"


@pytest.mark.parametrize(
    "name", ["../../secret.yaml", "/etc/secret.yaml", "a/../../../secret.yaml", "C:/secret.yaml"]
)
def test_files_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    write_plan(tmp_path, "secret.yaml", "名称: 秘密\n")
    folder = tmp_path / "plans" / "one"
    loaded = load_file(write_plan(folder, "plan.yaml", HEAD + f"单位: {{include: {name}}}\n"))
    (finding,) = loaded.findings
    assert finding.code in ("PF120", "PF121")
    assert loaded.plan is None
    if finding.code == "PF121":
        assert finding.message == (
            f"不能引用“{name}”：只能引用预案所在文件夹及其上一级文件夹里的文件。"
        )


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    secret = write_plan(tmp_path, "secret.yaml", "名称: 秘密\n")
    folder = tmp_path / "plans" / "one"
    path = write_plan(folder, "plan.yaml", HEAD + "单位: {include: link.yaml}\n")
    (folder / "link.yaml").symlink_to(secret)
    (finding,) = load_file(path).findings
    assert finding.name == "forbidden-path"


def test_only_yaml_files_are_read(tmp_path: Path) -> None:
    write_plan(tmp_path, "contacts.txt", "名称: 甲\n")
    path = write_plan(tmp_path, "plan.yaml", HEAD + "单位: {include: contacts.txt}\n")
    assert told(load_file(path)) == [
        "4:15 PF121 不能引用“contacts.txt”：只能引用 .yaml 文件。 检查文件名。"
    ]


def test_a_missing_file_is_told_where_it_is_named(tmp_path: Path) -> None:
    path = write_plan(tmp_path, "plan.yaml", HEAD + "单位: {include: nowhere.yaml}\n")
    (finding,) = load_file(path).findings
    assert finding.name == "missing-file"
    assert finding.message == f"找不到文件 {tmp_path / 'nowhere.yaml'}。"
    assert str(finding.place) == f"{path}:4:15"


def test_files_that_lead_back_to_themselves_are_told(tmp_path: Path) -> None:
    write_plan(tmp_path, "a.yaml", "继承: b.yaml\n" + HEAD)
    write_plan(tmp_path, "b.yaml", "继承: c.yaml\n")
    write_plan(tmp_path, "c.yaml", "继承: b.yaml\n")
    (finding,) = load_file(tmp_path / "a.yaml").findings
    assert finding.message == "文件绕了一圈又引用回来：b.yaml → c.yaml → b.yaml。"
    assert finding.place is not None
    assert Path(finding.place.file).name == "c.yaml"


def test_a_chain_of_files_may_not_be_endless(tmp_path: Path) -> None:
    for index in range(20):
        write_plan(tmp_path, f"p{index}.yaml", f"继承: p{index + 1}.yaml\n" + HEAD)
    (finding,) = load_file(tmp_path / "p0.yaml").findings
    assert finding.name == "too-many-files"


def test_files_that_include_each_other_many_times_are_refused_in_time(tmp_path: Path) -> None:
    for index in range(6):
        items = f"  - {{include: f{index + 1}.yaml}}\n" * 50
        write_plan(tmp_path, f"f{index}.yaml", "条目:\n" + items)
    write_plan(tmp_path, "f6.yaml", "正文: 甲\n")
    path = write_plan(tmp_path, "plan.yaml", HEAD + "总结: {include: f0.yaml}\n")
    assert "too-many-files" in {finding.name for finding in load_file(path).findings}


def test_a_text_from_no_file_cannot_extend_another() -> None:
    (finding,) = body("单位: {include: a.yaml}\n").findings
    assert finding.message == "这份预案不是从文件读入的，不能引用“a.yaml”。"
