"""Interviews held without a terminal."""

import datetime
from pathlib import Path

from planforge.interview import Answers, Built, Sitting, build, load_interview, read_answers
from planforge.profiles import load_profile

TODAY = datetime.date(2026, 10, 20)
SHOPS = Path(__file__).parent / "shops"
TYPES = ("tmall_shop", "platform", "government", "enterprise")
NAMED = {
    "tmall_shop": {"店铺名称": "示例小店", "店主": "周示例 13000000001"},
    "platform": {"单位名称": "示例网络科技有限公司", "首席运营官": "张示例 13000000002"},
    "government": {
        "单位名称": "示例区市场监督管理局",
        "地区": "示例市示例区",
        "值守电话": "0571-5550 0143",
    },
    "enterprise": {"单位名称": "示例商贸有限公司", "总经理": "王示例 13000000003"},
}
"""What has no default."""


def sitting(kind: str, **answers: object) -> Sitting:
    """A sitting with what must be said and these answers."""
    earlier: Answers = {**NAMED[kind], **answers}  # type: ignore[dict-item]
    return Sitting(load_interview(kind), TODAY, earlier)


def finish(one: Sitting) -> Built:
    """The plan with all that is left answered by Enter."""
    while (question := one.next()) is not None:
        one.give(question, "")
    title = load_profile(one.interview.profile).title
    return build(one.interview, title, one.answers, TODAY)


def shop(name: str) -> Sitting:
    """A sitting with the answers of one of the shops."""
    return Sitting(
        load_interview("tmall_shop"), TODAY, read_answers(SHOPS / f"{name}.yaml").answers
    )
