import json

from planforge.diff.json_form import SCHEMA, to_json
from planforge.diff.model import Script
from planforge.diff.summary import summary_of
from tests.diff.sides import Line, body, heading, side, told


def script(*couples: tuple[Line | None, Line | None]) -> Script:
    changes, pairs, rows = told(couples)
    old = side("旧.docx", [a for a, _ in couples if a is not None], ours=False)
    new = side("新.docx", [b for _, b in couples if b is not None], ours=False)
    return Script(old, new, pairs, rows, changes)


def sample() -> Script:
    return script(
        (heading("报告"), heading("报告")),
        (body("在2小时内报告。", "报告"), body("在1小时内报告。", "报告")),
        (body("甲，乙。", "报告"), body("甲、乙。", "报告")),
    )


def test_the_form_holds_summary_changes_and_pairs_in_a_fixed_order() -> None:
    form = json.loads(to_json(sample()))
    assert list(form) == [
        "version",
        "old",
        "new",
        "summary",
        "changes",
        "pairs",
        "rows",
        "unsaid",
    ]
    assert form["version"] == 1
    assert (form["old"]["name"], form["new"]["name"]) == ("旧.docx", "新.docx")
    first = form["changes"][0]
    assert (first["type"], first["label"]) == ("deadline-shorter", "时限缩短")
    assert (first["before"], first["after"]) == ("2小时内", "1小时内")
    assert first["new"] == {"trail": ["报告"], "label": "", "path": [], "unit": 1}
    assert form["pairs"][1]["marks"] == [
        ["equal", "在"],
        ["delete", "2"],
        ["insert", "1"],
        ["equal", "小时内报告。"],
    ]
    assert form["pairs"][0]["words"] == "报告"


def test_chinese_stays_readable_and_the_same_script_gives_the_same_characters() -> None:
    assert "时限由2小时内改为1小时内" in to_json(sample())
    assert to_json(sample()) == to_json(sample())


def test_every_key_of_the_form_is_in_its_schema() -> None:
    form = json.loads(to_json(sample()))
    schema = json.loads(json.dumps(SCHEMA))
    assert list(form) == schema["required"]
    for part in ("changes", "pairs"):
        inner = schema["properties"][part]["items"]["properties"]
        assert all(list(entry) == list(inner) for entry in form[part])


def test_the_summary_counts_by_weight_and_type() -> None:
    summary = summary_of(sample().changes)
    assert (summary.material, summary.editorial, summary.total) == (1, 1, 2)
    assert summary.sentence == (
        "共 2 处改动，其中实质性改动 1 处、文字性改动 1 处：时限缩短 1 处、仅标点 1 处。"
    )


def test_nothing_changed_is_said_in_so_many_words() -> None:
    assert summary_of(()).sentence == "两个版本内容相同，没有改动。"
