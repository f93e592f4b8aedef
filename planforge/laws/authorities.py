"""Authorities that the reform of 2018 abolished, and who has their duties now.

Source: 深化党和国家机构改革方案 (中共中央, 2018-03), http://xiongan.gov.cn/2018-03/21/c_129834228_3.htm;
the reform of local authorities was to be done by the end of March 2019.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authority:
    """Authorities with one successor.

    Attributes:
        names: as plans write them, the longer before those that they hold.
        now: who has their duties.
    """

    names: tuple[str, ...]
    now: str


SINCE = datetime.date(2019, 4, 1)
"""From this day a plan should name none of them."""

ABOLISHED = (
    Authority(
        (
            "安全生产监督管理总局",
            "安全生产监督管理局",
            "安全监管总局",
            "安全监管局",
            "安监总局",
            "安监局",
        ),
        "应急管理部门",
    ),
    Authority(
        (
            "工商行政管理总局",
            "工商行政管理局",
            "工商行政管理部门",
            "工商总局",
            "工商局",
            "工商部门",
            "工商所",
            "质量监督检验检疫总局",
            "质量技术监督局",
            "质量技术监督部门",
            "质检总局",
            "质监局",
            "质监部门",
            "食品药品监督管理总局",
            "食品药品监督管理局",
            "食品药品监督管理部门",
            "食品药品监管局",
            "食药监总局",
            "食药监局",
        ),
        "市场监督管理部门",
    ),
    Authority(("环境保护局", "环保局", "国家环境保护部"), "生态环境部门"),
    Authority(("国土资源局", "国土资源部门", "国土局"), "自然资源部门"),
    Authority(
        ("卫生和计划生育委员会", "卫生计生委", "卫生计生局", "卫计委", "卫计局"), "卫生健康部门"
    ),
)
