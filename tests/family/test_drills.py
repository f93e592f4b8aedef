"""The drill package of a scenario, as a user gets it."""

import re
import zipfile
from pathlib import Path

import pytest

from planforge._build import Settings, build_plan, examine, load
from planforge.family.two_clocks import cues
from planforge.findings import Severity
from planforge.schema.drills import DrillRole
from planforge.schema.plan import Plan
from tests.cli.calling import call
from tests.family.plans import SHOP, written
from tests.interview.sittings import finish, sitting

SAMPLES = Path(__file__).parents[2] / "plans"
PAPERS = ("演练脚本", "演练评估表", "演练签到表", "演练通知", "演练总结", "整改台账")


def drilled(plan: Path, scenario: str, folder: Path, *more: str) -> Path:
    """The drill plan's file of a scenario's package."""
    done = call("render", plan, "--drill", scenario, "-o", folder, *more)
    assert done.code == 0, done.err
    return next(folder.glob("*-演练方案*.yaml"))


def plan_of(path: Path) -> Plan:
    plan = load(path).plan
    assert plan is not None
    return plan


def judged(path: Path) -> list[tuple[str, str]]:
    """What the check says of a plan, worse than a hint."""
    loaded = load(path)
    found = examine(loaded, build_plan(loaded, Settings()))
    assert found is not None
    every = (*loaded.findings, *found.findings)
    return [(one.code, one.message) for one in every if one.severity > Severity.INFO]


def texts(plan: Plan, title: str) -> list[list[str]]:
    """The rows of an annex's table, without its head."""
    table = next(annex.table for annex in plan.annexes if annex.title == title)
    assert table is not None
    return [[cell.text or "" for cell in row.cells] for row in table.rows[1:]]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return written(SHOP, tmp_path)


def test_a_package_is_a_plan_six_papers_and_a_file_to_go_on_with(
    shop: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    done = call("render", shop, "--drill", "价格设错", "-o", folder)
    names = [f"shop-价格设错-{name}.docx" for name in ("演练方案", *PAPERS)]
    assert [Path(line).name for line in done.out.splitlines()] == [
        *names,
        "shop-价格设错-演练方案.yaml",
    ]
    assert done.code == 0
    assert "日期和地点由您定" in done.err


@pytest.mark.parametrize(
    ("sample", "scenario"),
    [
        ("tmall-shop", "爆单超卖"),
        ("tmall-shop", "仓库起火、进水"),
        ("platform-double12", "支付异常"),
        ("enterprise-group-complaint", "消费者到场聚集"),
        ("government-double12", "响应程序"),
    ],
)
def test_a_made_drill_plan_passes_the_check_also_as_a_word_file(
    sample: str, scenario: str, tmp_path: Path
) -> None:
    path = drilled(SAMPLES / sample / "plan.yaml", scenario, tmp_path)
    assert judged(path) == []
    word = next(tmp_path.glob("*演练方案.docx"))
    again = call("check", word)
    assert again.code == 0
    assert not re.search(r"警告|错误|PF4[89]\d", again.out), again.out


def test_only_day_and_place_are_left_open_in_the_drill_plan(shop: Path, tmp_path: Path) -> None:
    lines = drilled(shop, "价格设错", tmp_path).read_text(encoding="utf-8").splitlines()
    open_ = [line.strip() for line in lines if "# 要填" in line]
    begins = ["- {标题: 日期", "- {标题: 地点", '- "【演练】本店定于']
    assert [line.startswith(begin) for line, begin in zip(open_, begins, strict=True)] == [True] * 3


def test_every_step_of_the_scenario_is_in_the_form_to_assess_by(shop: Path, tmp_path: Path) -> None:
    rows = texts(plan_of(drilled(shop, "价格设错", tmp_path)), "演练评估表")
    told = {row[0]: row[1] for row in rows}
    assert told["仓库：停打停发"] == "10分钟（10:20前）"
    assert told["店主：打电话问小二"].startswith("1小时（")
    assert all(len(row) == 5 for row in rows)


def test_a_script_has_both_clocks_and_marks_all_that_is_said(shop: Path, tmp_path: Path) -> None:
    rows = texts(plan_of(drilled(shop, "价格设错", tmp_path)), "演练脚本")
    spoken = rows[:-1]  # the last is the judge's, when the drill is over
    assert all(row[3].startswith("【演练】") for row in spoken)
    assert rows[1][:2] == ["10:10", "20:00"]
    assert any("运营报告，“库存置0”这一步做完了" in row[3] for row in rows)


def test_a_shop_hears_no_words_of_offices(shop: Path, tmp_path: Path) -> None:
    text = drilled(shop, "价格设错", tmp_path).read_text(encoding="utf-8")
    assert not [word for word in ("指挥部", "总指挥", "领导小组", "用户") if word in text]


def test_who_evaluates_neither_acts_nor_commands(tmp_path: Path) -> None:
    path = drilled(SAMPLES / "tmall-shop" / "plan.yaml", "爆单超卖", tmp_path)
    plan = plan_of(path)
    assert plan.drills is not None
    assert plan.drills.participants is not None
    by_role = {
        role: {one.name for one in plan.drills.participants.participants if one.role is role}
        for role in (DrillRole.PLAYER, DrillRole.EVALUATOR, DrillRole.CONTROLLER)
    }
    assert by_role[DrillRole.EVALUATOR]
    assert not by_role[DrillRole.EVALUATOR] & by_role[DrillRole.PLAYER]
    assert not any("店主" in (name or "") for name in by_role[DrillRole.EVALUATOR])


def test_where_everybody_acts_somebody_from_outside_evaluates(shop: Path, tmp_path: Path) -> None:
    text = drilled(shop, "价格设错", tmp_path).read_text(encoding="utf-8")
    assert "请店外的一个人来" in text


def test_people_walk_where_the_steps_move_people_and_neighbours_are_told(tmp_path: Path) -> None:
    path = drilled(SAMPLES / "tmall-shop" / "plan.yaml", "仓库起火、进水", tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "形式: 实战" in text
    assert "告知园区物业" in text
    assert "不点火、不放烟" in text


def test_exercises_of_a_module_are_the_injects(tmp_path: Path) -> None:
    plan = written(
        SHOP.replace("    - 名称: 断电断网", "    - 模块: oversell\n    - 名称: 断电断网"), tmp_path
    )
    made = plan_of(drilled(plan, "爆单超卖", tmp_path))
    assert made.drills is not None
    assert made.drills.scenarios is not None
    injects = made.drills.scenarios.scenarios[0].injects
    assert injects[0].at == "10:10"
    assert "备货300件" in (injects[0].text or "")
    assert "[[" not in (tmp_path / "shop-爆单超卖-演练方案.yaml").read_text(encoding="utf-8")


def test_an_unknown_scenario_is_told_with_those_that_there_are(shop: Path) -> None:
    done = call("render", shop, "--drill", "地震")
    assert done.code == 2
    assert "没有情景“地震”" in done.err
    assert "价格设错" in done.err


def test_a_drill_plan_makes_its_forms_itself(shop: Path, tmp_path: Path) -> None:
    path = drilled(shop, "价格设错", tmp_path / "out")
    refused = call("render", path, "--drill", "演练进程")
    assert refused.code == 2
    assert "--family 演练用表" in refused.err
    made = call("render", path, "--family", "演练用表", "-o", tmp_path / "forms")
    assert len(made.out.splitlines()) == len(PAPERS)


def test_a_drill_plan_that_somebody_filled_in_is_kept(shop: Path, tmp_path: Path) -> None:
    path = drilled(shop, "价格设错", tmp_path)
    filled = path.read_text(encoding="utf-8").replace("____年__月__日", "2026年12月2日")
    path.write_text(filled, encoding="utf-8")
    assert call("render", shop, "--drill", "价格设错", "-o", tmp_path).code == 6
    assert path.read_text(encoding="utf-8") == filled


def test_a_package_and_papers_are_not_asked_for_at_once(shop: Path) -> None:
    done = call("render", shop, "--drill", "价格设错", "--family", "处置卡")
    assert (done.code, "不能一起用" in done.err) == (2, True)


def test_the_public_edition_of_a_package_names_nobody(shop: Path, tmp_path: Path) -> None:
    path = drilled(shop, "价格设错", tmp_path, "--public")
    text = path.read_text(encoding="utf-8")
    assert not [name for name in ("周示例", "林示例", "郑示例", "130 0000") if name in text]


def test_several_scenarios_are_drilled_at_the_time_that_is_asked_for(
    shop: Path, tmp_path: Path
) -> None:
    ask = (
        "--drill",
        "价格设错",
        "--drill",
        "断电断网",
        "--drill",
        "1",
        "--when",
        "2026-12-02 9:30",
    )
    done = call("render", shop, *ask, "-o", tmp_path / "out")
    assert done.code == 0, done.err
    plans = sorted((tmp_path / "out").glob("*.yaml"))
    assert [path.name for path in plans] == [
        "shop-价格设错-演练方案.yaml",
        "shop-断电断网-演练方案.yaml",
    ]
    for path in plans:
        text = path.read_text(encoding="utf-8")
        assert text.count("2026年12月2日") == 4  # day, notice, list to sign, summary
        assert "2026年12月2日，9:30至" in text
        assert judged(path) == []
    assert "地点由您定" in done.err
    assert "日期" not in done.err


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("明天", "看不懂演练时间“明天”"),
        ("2026-13-40", "看不懂演练时间"),
        ("25:00", "看不懂演练时间"),
        ("23:30", "过了半夜"),
    ],
)
def test_a_time_that_cannot_be_is_told(when: str, said: str, shop: Path, tmp_path: Path) -> None:
    done = call("render", shop, "--drill", "价格设错", "--when", when, "-o", tmp_path / "out")
    assert (done.code, said in done.err) == (2, True), done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("when", "start"), [("下午2点半", "14:30"), ("晚7点", "19:00"), ("9时5分", "9:05")]
)
def test_an_hour_is_understood_as_people_say_it(
    when: str, start: str, shop: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = call("render", shop, "--drill", "价格设错", "--when", when, "-o", out)
    assert done.code == 0, done.err
    (path,) = out.glob("*.yaml")
    assert f"，{start}至" in path.read_text(encoding="utf-8")


def test_scenarios_of_the_same_name_have_files_of_their_own(tmp_path: Path) -> None:
    twice = SHOP.replace("名称: 断电断网", "名称: 价格设错")
    assert twice != SHOP
    path, out = written(twice, tmp_path), tmp_path / "out"
    done = call("render", path, "--drill", "1", "--drill", "2", "-o", out)
    assert done.code == 0, done.err
    assert sorted(one.name for one in out.glob("*.yaml")) == [
        "shop-价格设错-演练方案.yaml",
        "shop-价格设错2-演练方案.yaml",
    ]


def test_a_time_without_a_drill_is_a_mistake(shop: Path) -> None:
    assert call("render", shop, "--when", "9:30").code == 2


def test_the_plan_itself_may_say_when_and_where(tmp_path: Path) -> None:
    said = "应急演练:\n  演练安排: {时间: 2026年12月3日下午2:30, 地点: 店里仓库}\n"
    path = drilled(written(SHOP + said, tmp_path), "价格设错", tmp_path / "out")
    text = path.read_text(encoding="utf-8")
    assert "2026年12月3日，14:30至" in text
    assert "地点, 正文: 店里仓库。" in text
    assert "# 要填" not in text


def test_a_yearly_habit_is_no_day_of_a_drill(tmp_path: Path) -> None:
    said = "应急演练:\n  演练安排: {时间: 每年6月和11月各一次}\n"
    path = drilled(written(SHOP + said, tmp_path), "价格设错", tmp_path / "out")
    assert "____年__月__日" in path.read_text(encoding="utf-8")


def test_a_drill_uses_the_plans_own_templates_where_they_are_trusted(
    shop: Path, tmp_path: Path
) -> None:
    (shop.parent / "templates" / "family").mkdir(parents=True)
    own = '{{ para(0, x, "page-title") }}本店自己的{{ title(x) }}'
    (shop.parent / "templates" / "family" / "drill-forms.j2").write_text(own, encoding="utf-8")
    ask = ("render", shop, "--drill", "价格设错", "-f", "text")
    assert call(*ask, "--trust", "-o", tmp_path / "own").code == 0
    assert call(*ask, "-o", tmp_path / "plain").code == 0
    texts = [
        (tmp_path / name / "shop-价格设错-演练通知.txt").read_text(encoding="utf-8")
        for name in ("own", "plain")
    ]
    assert ["本店自己的" in text for text in texts] == [True, False]


@pytest.mark.parametrize(
    ("sample", "scenario", "whom", "whose"),
    [
        ("tmall-shop", "价格设错", "各位：", "示例"),
        ("platform-double12", "支付异常", "各参演部门、岗位：", "示例"),
    ],
)
def test_a_notice_of_a_drill_says_to_whom_and_from_whom(
    sample: str, scenario: str, whom: str, whose: str, tmp_path: Path
) -> None:
    plan = SAMPLES / sample / "plan.yaml"
    out = tmp_path / "out"
    assert call("render", plan, "--drill", scenario, "-f", "text", "-o", out).code == 0
    (path,) = out.glob("*-演练通知.txt")
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert lines.index(whom) < lines.index(next(line for line in lines if "【演练】" in line))
    assert lines[-1] == "____年____月____日"
    assert lines[-2].startswith(whose)


def test_the_script_lies_and_the_other_papers_stand(shop: Path, tmp_path: Path) -> None:
    done = call("render", shop, "--drill", "价格设错", "-o", tmp_path / "out")
    assert done.code == 0

    def page(name: str) -> str:
        with zipfile.ZipFile(tmp_path / "out" / f"shop-价格设错-{name}.docx") as packed:
            found = re.findall(r"<w:pgSz [^>]*>", packed.read("word/document.xml").decode())
        return str(found[0])

    assert 'w:orient="landscape"' in page("演练脚本")
    assert "orient" not in page("演练通知")


@pytest.mark.parametrize(
    ("sample", "scenario"),
    [("platform-double12", "支付异常"), ("enterprise-group-complaint", "消费者到场聚集")],
)
def test_no_unit_is_judge_whose_head_acts(sample: str, scenario: str, tmp_path: Path) -> None:
    plan = plan_of(drilled(SAMPLES / sample / "plan.yaml", scenario, tmp_path))
    assert plan.drills is not None
    assert plan.drills.participants is not None
    held = {one.name or "": one.role for one in plan.drills.participants.participants}
    judge = next(name for name, role in held.items() if role is DrillRole.EVALUATOR)
    head = judge.partition("（")[2].rstrip("）")
    players = [name for name, role in held.items() if role is DrillRole.PLAYER]
    assert not [name for name in players if head and head in name]


MODULES = [
    ("tmall_shop", "account-stolen"),
    ("platform", "payment-failure"),
    ("government", "parcel-backlog"),
    ("enterprise", "product-recall"),
]


@pytest.mark.parametrize(("kind", "module"), MODULES, ids=[module for _, module in MODULES])
def test_a_module_is_played_within_days_by_those_whom_it_names(
    kind: str, module: str, tmp_path: Path
) -> None:
    text = finish(sitting(kind)).text
    if f"模块: {module}" not in text:
        text = re.sub(r"(\n *)- (?:\{)?模块: [\w-]+", rf"\1- 模块: {module}\g<0>", text, count=1)
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    rows = texts(plan_of(drilled(path, module, tmp_path / "out")), "演练脚本")
    scenes = [row[1] for row in rows]
    assert not [scene for scene in scenes if re.match(r"第(?:[5-9]|\d\d)", scene)]
    assert not [row for row in rows if row[2] == "当班的人"]
    lines = [row[3] for row in rows[:-1]]
    assert all(line.startswith("【演练】") for line in lines)
    assert not [line for line in lines if "报告：报告" in line or "网络安全事件" in line]


def test_a_date_before_the_hour_of_an_inject_is_part_of_it() -> None:
    zero, told = cues(["11月13日10:00，网点负责人失联", "11:00，堵住通道"], 600)
    assert (zero, [cue.minute for cue in told]) == (600, [0, 60])


FACTORY = """\
类型: 企业
预案种类: 综合应急预案
标题: 示例工厂综合应急预案
单位: {名称: 示例工厂}
组织机构:
  机构:
    - {名称: 应急领导小组, 负责人: 总经理}
    - {名称: 综合保障组, 负责人: 办公室主任, 成员: [医疗救护组]}
    - {名称: 客户服务组, 负责人: 客服部主要负责同志}
  人员:
    - {姓名: 吕示例, 职务: 办公室主任}
    - {姓名: 曹示例, 职务: 安全员}
信息报告:
  报告程序:
    - {报告人: 总经理, 报告对象: 事故发生地县级以上应急管理部门, 时限: 1小时, 内容: 经过}
应急响应:
  分情景处置:
    - 名称: 机械伤害
      步骤:
        - {标题: 停机, 执行人: 安全员, 时限: 1分钟, 行动: 按下急停}
        - {标题: 急救, 执行人: 医疗救护组, 时限: 4分钟, 行动: 止血包扎}
        - {标题: 报告, 执行人: 总经理, 时限: 1小时, 行动: 报县级以上应急管理部门，续报伤亡}
"""


def test_a_unit_of_which_a_member_acts_puts_the_scene_in_and_does_not_judge(
    tmp_path: Path,
) -> None:
    plan = plan_of(drilled(written(FACTORY, tmp_path), "机械伤害", tmp_path / "out"))
    assert plan.drills is not None
    assert plan.drills.participants is not None
    held = {one.role: one.name or "" for one in plan.drills.participants.participants}
    assert held[DrillRole.EVALUATOR].startswith("客户服务组")
    assert held[DrillRole.CONTROLLER].startswith("综合保障组")


def test_a_report_that_is_a_step_too_is_played_once(tmp_path: Path) -> None:
    plan = plan_of(drilled(written(FACTORY, tmp_path), "机械伤害", tmp_path / "out"))
    assert [row[2] for row in texts(plan, "演练脚本")].count("总经理") == 1


def test_a_sheet_to_sign_names_people_and_never_posts(tmp_path: Path) -> None:
    plan = plan_of(drilled(written(FACTORY, tmp_path), "机械伤害", tmp_path / "out"))
    named = {row[1]: row[2].strip() for row in texts(plan, "演练签到表")}
    assert named["安全员"] == "曹示例"
    assert named["综合保障组"] == "吕示例"
    assert named["客户服务组"] == ""


@pytest.mark.parametrize(
    ("title", "said"),
    [("固定证据", "这一步做完了"), ("稳定情绪", "这一步做完了"), ("定处理办法", "我定________")],
)
def test_who_decides_says_what_and_others_that_it_is_done(
    title: str, said: str, tmp_path: Path
) -> None:
    text = FACTORY.replace("标题: 停机", f"标题: {title}")
    plan = plan_of(drilled(written(text, tmp_path), "机械伤害", tmp_path / "out"))
    (line,) = [row[3] for row in texts(plan, "演练脚本") if row[2] == "安全员"]
    assert title in line
    assert said in line
