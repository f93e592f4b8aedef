"""A sixth profile, a school, is a folder of data and templates; no code is touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROFILE = """
title: 学校
description: 中小学和幼儿园的应急预案
synonyms: [中学, 小学, 幼儿园]
layout: gb9704
scheme: articles
titles: {organization: 领导小组, response: 怎么处置}
outline: [scope, organization, response, supplementary]
expects: [scope, response]
variants:
  drill_plan: {outline: [drills.scenarios, scope], titles: {drills.scenarios: 演练科目}}
"""
TEMPLATE = "{{ para(0, x) }}本预案适用于本校{{ x.region }}。"
PLAN = """
类型: 小学
预案种类: {kind}
标题: 示例小学应急预案
适用范围: {{地域: 校内}}
组织机构: [{{名称: 护校队, 职责: [负责巡查。]}}]
应急演练: {{演练情景: [{{名称: 疏散, 情景描述: 三楼起火。}}]}}
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "templates" / "school"
    (folder / "pieces").mkdir(parents=True)
    (folder / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "pieces" / "scope.j2").write_text(TEMPLATE, encoding="utf-8")
    return folder.parent


def rendered(school: Path, kind: str) -> list[str]:
    plan = school.parent / "plan.yaml"
    plan.write_text(PLAN.format(kind=kind), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "planforge",
        "render",
        str(plan),
        "-f",
        "text",
        "--name",
        "plan",
    ]
    environment = os.environ | {"PLANFORGE_TEMPLATES": str(school), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*command, "-o", str(school.parent / "out")],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (school.parent / "out" / "plan.txt").read_text(encoding="utf-8").splitlines()


def test_a_school_has_its_own_titles_order_scheme_and_templates(school: Path) -> None:
    assert rendered(school, "综合") == [
        "示例小学应急预案",
        "第一章\u3000适用范围",
        "本预案适用于本校校内。",
        "第二章\u3000领导小组",
        "第一条\u3000护校队：负责巡查。",
        "第三章\u3000应急演练",
        "第二条\u3000疏散",
        "三楼起火。",
    ]


def test_a_kind_of_plan_may_have_its_own_outline(school: Path) -> None:
    lines = rendered(school, "演练方案")
    assert lines[1] == "第一章\u3000演练科目"
