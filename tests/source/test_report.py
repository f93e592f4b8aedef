"""Findings as text and as JSON."""

import json
from dataclasses import replace

from planforge.findings import Finding, Place, Severity
from planforge.source import codes
from planforge.source.report import summary, to_json, to_text
from tests.source.reading import body


def _finding(severity: Severity = Severity.ERROR, place: Place | None = None) -> Finding:
    return Finding(
        "PF999", "some-name", severity, "有误。", "改好。", ("a", 1), place, "《某法》第一条"
    )


def test_a_block_holds_place_message_quote_caret_and_hint() -> None:
    assert to_text(body("单位: {人数: 二十人}\n").findings) == (
        "plan.yaml:4:10 错误 PF136 “人数”应是整数，这里是“二十人”。\n"
        "    单位: {人数: 二十人}\n"
        "                 ^\n"
        "  改法：只写数字，不带单位。\n"
        "共 1 个错误。\n"
    )


def test_the_caret_counts_chinese_characters_as_two_columns() -> None:
    _, quote, caret, *_ = to_text([_finding(place=Place("p", 1, 4, "甲a乙丙"))]).splitlines()
    assert quote == "    甲a乙丙"
    assert caret == "    " + " " * 5 + "^"


def test_a_caret_behind_the_line_stands_at_its_end() -> None:
    _, _, caret, *_ = to_text([_finding(place=Place("p", 1, 9, "甲乙"))]).splitlines()
    assert caret == "        ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "字" * 5000 + "错" + "字" * 5000
    _, quote, caret, *_ = to_text([_finding(place=Place("p", 1, 5001, line))]).splitlines()
    assert quote.startswith("    …字")
    assert quote.endswith("字…")
    assert len(quote) < 90
    assert "错" in quote
    before = quote[: quote.index("错")]
    assert len(caret) - 1 == len(before) + before.count("字")


def test_tabs_and_control_characters_are_shown_as_signs() -> None:
    place = Place("p", 1, 2, "\t甲\x01\ud800")
    _, quote, caret, *_ = to_text([_finding(place=place)]).splitlines()
    assert quote == "    →甲\ufffd\ufffd"
    assert caret == "     ^"


def test_the_basis_is_shown() -> None:
    assert "  依据：《某法》第一条\n" in to_text([_finding()])


def test_the_summary_counts_by_severity() -> None:
    findings = [
        _finding(s) for s in (Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR)
    ]
    assert summary(findings) == "共 2 个错误、1 个警告、1 个提示。"
    assert summary([]) == "没有发现问题。"
    assert to_text([]) == ""


def test_colour_only_on_request() -> None:
    assert "\x1b" not in to_text([_finding()])
    assert "\x1b[31m错误 PF999\x1b[0m 有误。" in to_text([_finding()], color=True)


def test_further_places_are_told_by_line_and_file() -> None:
    finding = replace(
        _finding(place=Place("plan.yaml", 3, 7, "x")),
        others=(Place("plan.yaml", 9, 1), Place("plan.yaml", 9, 4), Place("b.yaml", 2, 1)),
    )
    assert "  还有：第9行、b.yaml 第2行\n" in to_text([finding])
    (entry,) = json.loads(to_json([finding]))["findings"]
    assert entry["others"][2] == {"file": "b.yaml", "line": 2, "column": 1}


def test_json_names_every_part_of_a_finding() -> None:
    findings = [_finding(place=Place("plan.yaml", 3, 7, "x")), _finding(Severity.WARNING)]
    assert json.loads(to_json(findings)) == {
        "findings": [
            {
                "code": "PF999",
                "name": "some-name",
                "severity": "error",
                "file": "plan.yaml",
                "line": 3,
                "column": 7,
                "path": ["a", 1],
                "message": "有误。",
                "hint": "改好。",
                "basis": "《某法》第一条",
                "others": [],
            },
            {
                "code": "PF999",
                "name": "some-name",
                "severity": "warning",
                "file": None,
                "line": None,
                "column": None,
                "path": ["a", 1],
                "message": "有误。",
                "hint": "改好。",
                "basis": "《某法》第一条",
                "others": [],
            },
        ]
    }


def test_the_codes_are_unique_and_stable_in_form() -> None:
    every = [value for value in vars(codes).values() if isinstance(value, codes.Code)]
    assert len({code.code for code in every}) == len({code.name for code in every}) == len(every)
    assert all(code.code.startswith("PF1") and len(code.code) == 5 for code in every)
