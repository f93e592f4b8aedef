import json
import sys
from pathlib import Path

import pytest

from planforge._build import Settings
from planforge.cli.packed import pack, pack_settings, unpack, unpack_settings
from planforge.cli.produce import Made, Produced, produce
from planforge.cli.trust import produce_trusted
from planforge.errors import TemplateProblem, UsageProblem
from planforge.findings import Finding, Fix, Place, Severity, Where
from planforge.writers import Options
from tests.cli.calling import call

TAIL = "{{ para(0, plan) }}以上为《{{ plan.title }}》全文。\n"


@pytest.fixture
def templates(plan: Path) -> Path:
    """The plan's own folder of templates, with one that adds a last line."""
    folder = plan.parent / "templates"
    folder.mkdir()
    (folder / "tail.j2").write_text(TAIL, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("templates")
def test_own_templates_are_left_alone_unless_trusted(plan: Path, tmp_path: Path) -> None:
    done = call("render", plan, "-f", "text", "-o", tmp_path)
    assert "--trust" in done.err
    assert "全文" not in (tmp_path / "duty.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("templates")
def test_own_templates_add_to_all_formats_when_trusted(plan: Path, tmp_path: Path) -> None:
    done = call("render", plan, "-f", "text,html,markdown,docx", "-o", tmp_path, "--trust")
    assert done.code == 0
    for end in ("txt", "md"):
        words = (tmp_path / f"duty.{end}").read_text(encoding="utf-8")
        assert "以上为《值班制度》全文。" in words


def test_a_template_reaches_no_file(plan: Path, templates: Path) -> None:
    secret = plan.parent / "secret.j2"
    secret.write_text("秘密", encoding="utf-8")
    (templates / "tail.j2").write_text("{% include '../secret.j2' %}", encoding="utf-8")
    with pytest.raises(TemplateProblem):
        produce_trusted(plan, Settings(), ["text"])


def test_a_template_reaches_no_python(plan: Path, templates: Path) -> None:
    (templates / "tail.j2").write_text(
        "{{ para(0, plan) }}{{ plan.title.__class__.__mro__ }}", encoding="utf-8"
    )
    with pytest.raises(TemplateProblem):
        produce_trusted(plan, Settings(), ["text"])


def test_a_template_without_end_is_stopped(plan: Path, templates: Path) -> None:
    loops = 15
    (templates / "tail.j2").write_text(
        "{% for c in plan.title %}" * loops + "x" + "{% endfor %}" * loops, encoding="utf-8"
    )
    with pytest.raises(TemplateProblem, match="还没有结束"):
        produce_trusted(plan, Settings(), ["text"], seconds=4)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_template_that_takes_all_memory_is_stopped(plan: Path, templates: Path) -> None:
    (templates / "tail.j2").write_text("{% set x = plan.title * 5000000000 %}", encoding="utf-8")
    with pytest.raises(TemplateProblem, match="内存"):
        produce_trusted(plan, Settings(), ["text"])


@pytest.mark.usefixtures("templates")
def test_a_failure_in_the_child_keeps_its_kind(plan: Path) -> None:
    with pytest.raises(UsageProblem, match="版式"):
        produce_trusted(plan, Settings(layout="none"), ["text"])


def test_what_is_produced_survives_the_way_from_the_child(plan: Path) -> None:
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("值班。", "值班，见[[annex:表]]。"),
        encoding="utf-8",
    )
    produced = produce(plan, Settings(), ["text", "docx"])
    assert produced.findings
    assert unpack(pack(produced)) == produced


def test_settings_survive_the_way_to_the_child() -> None:
    options = Options(gb2312=True, public=True, engine="weasyprint", pdf_standards=("a-2b",))
    settings = Settings("gb9704/37/35", "decimal", Path("templates"), options, Path("a.docx"))
    assert unpack_settings(pack_settings(settings)) == settings


@pytest.mark.parametrize("answer", [{}, {"loaded": 1}, {"problem": 3}, {"made": "x"}])
def test_a_damaged_answer_is_refused(answer: dict[str, object]) -> None:
    with pytest.raises(TemplateProblem):
        unpack(answer)


def test_findings_come_back_from_the_child_whole() -> None:
    place = Place("人员.xlsx", 3, 2, "甲", "人员!B3")
    finding = Finding(
        "PF401",
        "repealed-law",
        Severity.WARNING,
        "已废止。",
        "换成现行的。",
        ("sections", 1, "text"),
        place,
        "《示例法》第一条",
        "旧法",
        (Where(("sections", 2, "text"), "旧法"),),
        (Place("plan.yaml", 9, 1), place),
        (Fix(("sections", 1, "text"), "旧法", "新法", safe=False),),
    )
    made = Made("docx", b"\x00PK", (finding,), "作战表")
    produced = Produced(True, (finding,), (made,), (), (Path("plan.yaml"),), "ab", ("周",), "预案")
    assert unpack(json.loads(json.dumps(pack(produced)))) == produced


@pytest.mark.usefixtures("templates")
def test_a_trusted_check_tells_and_mends_what_an_untrusted_one_does(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    more = '  - 标题: 罚则\n    条目: ["见[[没有]]。", "又见[[没有]]。"]\n'
    plan.write_text(text + more, encoding="utf-8")
    plain, trusted = (
        json.loads(call("check", plan, "--format", "json", *more).out)["findings"]
        for more in ((), ("--trust",))
    )
    assert plain == trusted
    assert {one["code"] for one in plain} >= {"PF301"}
