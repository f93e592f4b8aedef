"""A base and tables of shops for tests."""

import csv
from collections.abc import Sequence
from pathlib import Path

BASE = """\
类型: 天猫店铺
预案种类: 大促保障方案
标题: 示例甲店大促预案
单位:
  名称: 示例甲店
  主要负责人: 周示例
组织机构:
  人员:
    - {姓名: 周示例, 职务: 店主, 电话: 130 0000 0001, B岗: 林示例}
    - {姓名: 林示例, 职务: 运营, 电话: 130 0000 0002}
  外部联系:
    - {单位: 园区物业, 用途: 停电, 电话: 0571-5550 0108}
应急响应:
  分情景处置:
    - 模块: oversell
    - 名称: 停电
      步骤:
        - 周示例打园区物业电话 0571-5550 0108，示例甲店停播。
"""
HEAD = ("单位.名称", "店主", "店主电话", "单位.人数")
ROWS = (
    ("示例乙店", "郑示例", "130 0000 0005", "4"),
    ("示例丙店", "马示例", "130 0000 0006", "12"),
    ("示例丁店", "苏示例", "130 0000 0007", ""),
)


def base(folder: Path) -> Path:
    path = folder / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


def table(folder: Path, rows: Sequence[Sequence[str]] = ROWS, head: Sequence[str] = HEAD) -> Path:
    path = folder / "shops.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def results(folder: Path) -> list[dict[str, str]]:
    with (folder / "结果.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
