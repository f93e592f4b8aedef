"""The JSON Schema and the reference page tell what the reader accepts."""

import json
import re
from collections.abc import Iterator
from typing import Literal

import pytest

from planforge.schema import Plan
from planforge.schema.fields import fields_of, models_under
from planforge.schema.jsonschema import Json, json_schema, reference_page

Language = Literal["zh", "en"]


def _walk(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)


def _dict(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reference_has_its_definition(lang: Language) -> None:
    schema = json_schema(lang)
    definitions = _dict(schema["$defs"])
    for node in _walk(schema):
        if isinstance(node.get("$ref"), str):
            assert str(node["$ref"]).removeprefix("#/$defs/") in definitions


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_field_of_the_plan_is_a_property_in_the_language(lang: Language) -> None:
    properties = _dict(json_schema(lang)["properties"])
    for spec in fields_of(Plan).values():
        assert (spec.label.zh if lang == "zh" else spec.name) in properties


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_synonyms_and_the_other_language_are_valid_too(lang: Language) -> None:
    schema = json_schema(lang)
    properties, patterns = _dict(schema["properties"]), _dict(schema["patternProperties"])
    for spec in fields_of(Plan).values():
        for key in spec.keys:
            assert key in properties or any(re.search(pattern, key) for pattern in patterns), key
    assert "组识机构" not in properties
    assert not any(re.search(pattern, "组识机构") for pattern in patterns)


def test_shorthand_is_an_alternative() -> None:
    unit = _dict(_dict(json_schema("zh")["$defs"])["Organization"])
    shapes = unit["anyOf"]
    assert isinstance(shapes, list)
    assert {"$ref": "#/$defs/Units"} in shapes


def test_a_value_of_a_choice_is_offered_in_the_language() -> None:
    status = _dict(_dict(json_schema("zh")["properties"])["状态"])
    shapes = status["anyOf"]
    assert isinstance(shapes, list)
    assert _dict(shapes[0])["enum"] == ["征求意见稿", "送审稿", "报批稿", "草案", "印发稿", "废止"]
    assert re.search(str(_dict(shapes[1])["pattern"]), "review")


def test_a_plan_needs_its_three_keys_unless_it_extends_another() -> None:
    required = json_schema("zh")["allOf"]
    assert isinstance(required, list)
    keys = [
        {_first(alternative) for alternative in alternatives}
        for entry in required
        if isinstance(alternatives := _dict(entry)["anyOf"], list)
    ]
    assert len(keys) == 3
    assert all({"extends", "继承"} <= names for names in keys)


def _first(alternative: Json) -> str:
    names = _dict(alternative)["required"]
    assert isinstance(names, list)
    return str(names[0])


def test_patterns_hold_no_escape_that_editors_refuse() -> None:
    for node in _walk(json_schema("zh")):
        patterns = [*_dict(node.get("patternProperties") or {}), str(node.get("pattern") or "")]
        for pattern in patterns:
            assert not re.search(r"\\[^\^$.*+?()\[\]{}|/\\d]", pattern), pattern


def test_the_schema_is_the_same_every_time() -> None:
    assert json.dumps(json_schema("en")) == json.dumps(json_schema("en"))


def test_the_reference_page_names_every_model_and_key() -> None:
    page = reference_page()
    for model in models_under(Plan):
        assert f"## {model.zh}（{model.__name__}）" in page
        for spec in fields_of(model).values():
            assert f"| {spec.label.zh} | `{spec.name}` |" in page


def test_the_tables_of_the_reference_page_are_whole() -> None:
    for line in reference_page().splitlines():
        if line.startswith("|"):
            assert line.replace("\\|", "").count("|") in (4, 6), line


def test_the_reference_page_tells_how_a_module_of_the_library_is_written() -> None:
    page = reference_page()
    assert "## 情景模块（Module）" in page
    assert all(f"| {key} |" in page for key in ("类别", "适用", "怕什么", "可调参数", "默认"))


def test_parameters_of_a_scenario_are_free_names_with_texts() -> None:
    scenario = _dict(_dict(json_schema("zh")["$defs"])["Scenario"])
    shapes = scenario["anyOf"]
    assert isinstance(shapes, list)
    properties = _dict(_dict(shapes[0])["properties"])
    given = _dict(_dict(properties["参数"])["additionalProperties"])
    assert given["type"] == ["string", "number", "boolean", "null"]
