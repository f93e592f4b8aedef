import pytest

from planforge.importer.facts import Known, is_name, is_post, is_unit, limit_in, names_in


@pytest.mark.parametrize(
    "words", ["技术保障组", "双十二活动领导小组", "法务部", "IT部门", "应急指挥部"]
)
def test_names_of_units(words: str) -> None:
    assert is_unit(words)


@pytest.mark.parametrize(
    "words", ["、物流保障组", "各部门", "技术组负责保障", "相关部门以及单位组", "组", "成立指挥部"]
)
def test_what_is_no_name_of_a_unit(words: str) -> None:
    assert not is_unit(words)


def test_names_of_posts() -> None:
    assert is_post("总指挥")
    assert is_post("副指挥长")
    assert not is_post("指挥人员")
    assert is_name("法务部负责人")


def test_an_enumeration_counts_only_if_all_its_parts_are_names() -> None:
    assert names_in("电商平台、物流企业") == ("电商平台", "物流企业")
    assert names_in("客户服务部、法务部以及IT部门") == ()
    assert names_in("电商平台") == ()


def test_one_time_limit_is_a_fact_and_several_are_none() -> None:
    assert limit_in("在2小时内通知") == "2小时内"
    assert limit_in("在2小时内通知,在3小时内上报") is None
    assert limit_in("每10分钟报告一次,24小时待命") is None


@pytest.fixture
def known() -> Known:
    made = Known()
    for name in ("技术组", "物流组", "指挥部"):
        made.add(name)
    return made


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("技术组定位问题。", "技术组"),
        ("突发事件发生后,指挥部启动预案。", "指挥部"),
        ("由技术组负责处理。", "技术组"),
        ("本预案由指挥部负责组织实施。", "指挥部"),
        ("针对突发事件,指挥部采取措施。", "指挥部"),
        ("技术组及时发布信息。", "技术组"),
        ("技术组、物流组全力处置。", None),
        ("技术组组长牵头。", None),
        ("立即向指挥部报告。", None),
        ("技术组定位问题,物流组协调车辆。", None),
        ("加强技术组的培训。", None),
    ],
)
def test_only_who_opens_the_sentence_alone_is_its_actor(
    known: Known, words: str, actor: str | None
) -> None:
    found = known.actor(words)
    assert (found[0] if found else None) == actor


def test_acts_with_limits_are_read_part_by_part(known: Known) -> None:
    words = "技术组在2小时内修复系统;物流组调车,在30分钟内到达仓库。另在1小时内报告。"
    assert known.acts(words) == (
        ("技术组", "修复系统", "2小时内"),
        ("物流组", "到达仓库", "30分钟内"),
    )
