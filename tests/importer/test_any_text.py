"""Properties of the import: whatever the lines, nothing is lost and the file loads."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planforge.findings import Severity
from planforge.importer import import_text, round_trip
from planforge.profiles import profile_names
from planforge.source import load_text

LABELS = st.sampled_from(
    [
        "",
        "",
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "(一)",
        "1.",
        "2.",
        "3.",
        "1、",
        "2、",
        "（1）",
        "（2）",
        "(1)",
        "①",
        "②",
        "-",
        "• ",
        "第一章 ",
        "第一条 ",
        "第二条 ",
        "1 ",
        "1.1 ",
        "1.2 ",
        "场景一：",
    ]
)
WORDS = st.one_of(
    st.sampled_from(
        [
            "前言",
            "适用范围",
            "组织机构",
            "应急响应流程",
            "应急措施",
            "应急演练",
            "演练步骤",
            "附则后期处置",
            "应急物资储备",
            "演练内容与流程",
            "模拟场景设置",
            "宣传引导",
            "各部门职责：应急指挥部",
            "编制依据",
            "名词术语",
            "信息报告",
            "依据《甲法》、《乙法》等，制定本预案。",
            "（草案）",
            "```",
            "## 二级",
            "  - 内层",
            "总则",
            "附件：1．甲",
            "甲",
            "-",
            "[[unit:甲]]",
            "[[.actor]]",
            "true",
            "null",
            "1.10",
            "# 注",
            "a: b",
            "'引'",
            "组长：张三",
            "技术组：负责系统。",
            "技术组:负责系统。",
            "成立指挥部，负责指挥。",
            "由技术组负责解释。",
            "本预案自发布之日起实施。",
            "启动预案（9:00-9:10）",
            "演练评估(17:00-17:30)",
            "注：示例。",
            "包括食品、药品等。",
            "在2小时内修复。",
            "| a | b |",
            "---",
            "> 引",
            "**重点**",
            "附件1",
            "<b>&amp;",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12),
)
LINES = st.lists(st.builds(lambda label, words: f"{label}{words}", LABELS, WORDS), max_size=25)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_any_lines_come_back_and_load(lines: list[str]) -> None:
    text = "\n".join(["应急预案", *lines])
    made = import_text(text.encode(), "任意.txt")
    loaded = load_text(made.yaml.encode(), "plan.yaml", profiles=profile_names())
    assert [f.message for f in loaded.findings if f.severity is Severity.ERROR] == []
    assert loaded.plan is not None
    told = {f.place.line for f in made.findings if f.place and f.code in ("PF513", "PF514")}
    differences = round_trip(text, loaded.plan)
    assert {d.line for d in differences} <= told
    assert [d for d in differences if not d.label] == []
