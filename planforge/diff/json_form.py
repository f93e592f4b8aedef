"""An edit script as JSON, for programs.

The document is one object::

    {
      "version": 1,                     raised when a reader of the form would break
      "old": {"name": "…"},             the two sides, as the user named them
      "new": {"name": "…"},
      "summary": {
        "sentence": "共 3 处改动，…",
        "material": 2, "editorial": 1,  counts by weight
        "types": {"person": 1, …}       counts by type
      },
      "changes": [{
        "number": 1,                    from 1, in order of reading
        "type": "person",               stable; "label" is the same in Chinese
        "label": "负责人更换",
        "weight": "material",           or "editorial"
        "reason": "…",                  why, one sentence in Chinese
        "what": "…",                    the name of what changed; may be empty
        "before": "…", "after": "…",    the words, or the fact alone
        "old": {                        where; null where it is not there
          "trail": ["四、应急响应"],     headings above it, outermost first
          "label": "3.",                its own number as printed, behind those it stands in
          "path": ["response", …],      place in the plan, or ["line", n] in another file
          "unit": 17                    index of the unit
        },
        "new": {…}
      }],
      "pairs": [{                       every paragraph of both sides, in the order of a redline
        "fate": "changed",              same, changed, inserted, deleted, moved-from, moved-to
        "old": 17, "new": 18,           units; null where there is none
        "words": "…",                   its words where it is no "changed" pair: the new ones
        "marks": [["equal", "…"], ["delete", "…"], ["insert", "…"]],
        "move": 0,                      number of the move, 0 for none
        "changes": [1]
      }],
      "rows": [{"fate": …, "old": [table, row], "new": [table, row], "move": 0, "changes": []}],
      "unsaid": ["…"]                   what the pairs cannot show
    }

``SCHEMA`` says the same as JSON Schema (2020-12). Keys have a fixed order, Chinese is not escaped,
the same script gives the same characters.
"""

import json
from collections.abc import Mapping, Sequence

from planforge.diff.model import (
    VERSION,
    Change,
    ChangeType,
    Fate,
    Op,
    Pair,
    RowPair,
    Script,
    Weight,
    Where,
)
from planforge.diff.summary import summary_of

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def to_json(script: Script) -> str:
    """The script as JSON, indented, ending in a newline."""
    return json.dumps(_script(script), ensure_ascii=False, indent=1) + "\n"


def _script(script: Script) -> dict[str, Json]:
    return {
        "version": VERSION,
        "old": {"name": script.old.name},
        "new": {"name": script.new.name},
        "summary": _summary(script.changes),
        "changes": [_change(change) for change in script.changes],
        "pairs": [_pair(pair, script) for pair in script.pairs],
        "rows": [_row(row) for row in script.rows],
        "unsaid": list(script.unsaid),
    }


def _summary(changes: Sequence[Change]) -> dict[str, Json]:
    summary = summary_of(changes)
    return {
        "sentence": summary.sentence,
        "material": summary.material,
        "editorial": summary.editorial,
        "types": {kind.value: count for kind, count in summary.types},
    }


def _change(change: Change) -> dict[str, Json]:
    return {
        "number": change.number,
        "type": change.type.value,
        "label": change.type.zh,
        "weight": change.weight.value,
        "reason": change.reason,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "old": _where(change.old),
        "new": _where(change.new),
    }


def _where(where: Where | None) -> Json:
    if where is None:
        return None
    return {
        "trail": list(where.trail),
        "label": where.label,
        "path": list(where.path),
        "unit": where.unit,
    }


def _pair(pair: Pair, script: Script) -> dict[str, Json]:
    return {
        "fate": pair.fate.value,
        "old": pair.old,
        "new": pair.new,
        "words": "" if pair.marks else _words(pair, script),
        "marks": [[mark.op.value, mark.text] for mark in pair.marks],
        "move": pair.move,
        "changes": list(pair.changes),
    }


def _words(pair: Pair, script: Script) -> str:
    if pair.new is not None:
        return script.new.units[pair.new].words
    return script.old.units[pair.old].words if pair.old is not None else ""


def _row(row: RowPair) -> dict[str, Json]:
    return {
        "fate": row.fate.value,
        "old": list(row.old) if row.old is not None else None,
        "new": list(row.new) if row.new is not None else None,
        "move": row.move,
        "changes": list(row.changes),
    }


_TEXT: Json = {"type": "string"}
_COUNT: Json = {"type": "integer", "minimum": 0}
_INDEX: Json = {"type": ["integer", "null"], "minimum": 0}
_NUMBERS: Json = {"type": "array", "items": {"type": "integer", "minimum": 1}}


def _object(properties: Mapping[str, Json]) -> Json:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _one_of(values: Sequence[str]) -> Json:
    return {"enum": list(values)}


_FATES = _one_of([fate.value for fate in Fate])
_SIDE = _object({"name": _TEXT})
_PLACE: Json = {
    "anyOf": [
        {"type": "null"},
        _object(
            {
                "trail": _list(_TEXT),
                "label": _TEXT,
                "path": _list({"type": ["string", "integer"]}),
                "unit": _COUNT,
            }
        ),
    ]
}
_SPOT: Json = {
    "anyOf": [
        {"type": "null"},
        {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2},
    ]
}
SCHEMA: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "planforge diff",
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "old", "new", "summary", "changes", "pairs", "rows", "unsaid"],
    "properties": {
        "version": {"const": VERSION},
        "old": _SIDE,
        "new": _SIDE,
        "summary": _object(
            {
                "sentence": _TEXT,
                "material": _COUNT,
                "editorial": _COUNT,
                "types": {
                    "type": "object",
                    "propertyNames": _one_of([kind.value for kind in ChangeType]),
                    "additionalProperties": {"type": "integer", "minimum": 1},
                },
            }
        ),
        "changes": _list(
            _object(
                {
                    "number": {"type": "integer", "minimum": 1},
                    "type": _one_of([kind.value for kind in ChangeType]),
                    "label": _TEXT,
                    "weight": _one_of([weight.value for weight in Weight]),
                    "reason": _TEXT,
                    "what": _TEXT,
                    "before": _TEXT,
                    "after": _TEXT,
                    "old": _PLACE,
                    "new": _PLACE,
                }
            )
        ),
        "pairs": _list(
            _object(
                {
                    "fate": _FATES,
                    "old": _INDEX,
                    "new": _INDEX,
                    "words": _TEXT,
                    "marks": _list(
                        {
                            "type": "array",
                            "prefixItems": [_one_of([op.value for op in Op]), _TEXT],
                            "minItems": 2,
                            "maxItems": 2,
                        }
                    ),
                    "move": _COUNT,
                    "changes": _NUMBERS,
                }
            )
        ),
        "rows": _list(
            _object(
                {"fate": _FATES, "old": _SPOT, "new": _SPOT, "move": _COUNT, "changes": _NUMBERS}
            )
        ),
        "unsaid": _list(_TEXT),
    },
}
"""The form as JSON Schema."""
