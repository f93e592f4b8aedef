"""Who there is in a plan, by which names, and who acts in a sentence."""

import textwrap

from planforge.lint.bodies import Bodies, BodyKind, bodies_of
from planforge.lint.prose import prose_of
from planforge.profiles import profile_names
from planforge.source import load_text


def _bodies(fragment: str) -> Bodies:
    head = "类型: 企业\n预案种类: 综合应急预案\n标题: 示例预案\n"
    data = (head + textwrap.dedent(fragment)).encode()
    plan = load_text(data, "plan.yaml", profiles=profile_names()).plan
    assert plan is not None
    return bodies_of(plan, prose_of(plan))


_TYPED = """
    组织机构:
      机构:
        - 名称: 应急处置领导小组
          标识: lxz
          简称: [领导小组]
          引言: 领导小组下设办公室和技术保障组、客服组。
          岗位:
            - {名称: 组长, 任职人: 王示例（总经理）}
          成员: [客户服务中心, 行政部3人]
        - 名称: 领导小组办公室
          引言: 领导小组办公室（以下简称应急办）设在行政部。
      人员:
        - {姓名: 王示例, 电话: 130 0000 0001}
      外部联系:
        - {单位: 高新区派出所, 电话: "110"}
"""


def test_typed_bodies_keep_their_kind_and_the_unit_they_stand_under() -> None:
    bodies = _bodies(_TYPED)
    post = bodies.called("组长")
    assert post is not None
    assert post.kind is BodyKind.POST
    assert post.above is bodies.called("应急处置领导小组")
    assert [body.name for body in bodies.people] == ["王示例"]
    assert [body.name for body in bodies.outside] == ["高新区派出所"]


def test_a_unit_is_found_by_alias_by_id_and_by_the_name_a_sentence_gives_it() -> None:
    bodies = _bodies(_TYPED)
    assert bodies.called("领导小组") is bodies.called("lxz")
    office = bodies.called("应急办")
    assert office is not None
    assert office.name == "领导小组办公室"


def test_a_person_is_found_by_a_name_with_a_remark() -> None:
    person = _bodies(_TYPED).called("王示例（总经理）")
    assert person is not None
    assert person.kind is BodyKind.PERSON


def test_sentences_introduce_bodies() -> None:
    bodies = _bodies(_TYPED)
    for name in ("技术保障组", "客服组", "客户服务中心", "行政部"):
        body = bodies.called(name)
        assert body is not None, name
        assert not body.typed


def test_a_body_that_only_a_sentence_introduces_stands_at_that_sentence() -> None:
    bodies = _bodies("组织机构: 公司成立安全生产应急指挥部（以下简称指挥部），下设抢险组、警戒组。")
    body = bodies.called("指挥部")
    assert body is not None
    assert body.name == "安全生产应急指挥部"
    assert body.words == "安全生产应急指挥部"
    assert bodies.called("警戒组") is not None


def test_verbs_and_systems_are_no_bodies() -> None:
    text = "措施:\n  处置措施:\n    - 设立安全事故应急处理流程，建立应急处置机制。\n"
    assert _bodies(text).all == ()


def _actors(words: str) -> list[tuple[str, bool]]:
    return [(one.words, one.body is not None) for one in _bodies(_TYPED).actors_in(words)]


def test_who_opens_a_sentence_acts() -> None:
    assert _actors("接到报告后，领导小组立即决定启动响应。") == [("领导小组", True)]


def test_who_stands_behind_by_acts() -> None:
    assert _actors("重大事项由应急办报告。") == [("应急办", True)]


def test_all_of_an_enumeration_act() -> None:
    found = _actors("技术保障组、客服组等按照职责处置。")
    assert found == [("技术保障组", True), ("客服组", True)]


def test_the_head_of_a_unit_acts_for_it() -> None:
    assert _actors("技术保障组组长决定停机。") == [("技术保障组组长", True)]


def test_people_whom_the_plan_does_not_list_act_without_a_body() -> None:
    assert _actors("各部门应当立即核实。") == [("各部门", False)]
    assert _actors("值班人员接到电话后记录。") == [("值班人员", False)]


def test_who_is_told_or_owns_something_does_not_act() -> None:
    assert _actors("立即向领导小组报告。") == []
    assert _actors("领导小组的决定应当记录。") == []
    assert _actors("加强工作人员培训。") == []
