"""JSON Schema of plan files for editors, from the same metadata that reads them."""

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from planforge.schema.base import Entry, Model
from planforge.schema.fields import FieldSpec, fields_of, models_under
from planforge.schema.module import Module, Setting
from planforge.schema.names import Choice
from planforge.schema.plan import Plan

Language = Literal["zh", "en"]
Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

_SCALARS: list[Json] = ["string", "number", "boolean", "null"]
"""What an editor may take a text for: 110 and 是 need no quotation marks in a plan."""
_DATE = r"^\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}[日号]?)$"
_EXTENDS = ("extends", "继承", "另一份预案文件的路径；本文件只写与它不同的内容")
_INCLUDE = ("include", "包含文件", "另一个文件的路径；它的内容并入这里，这里写的优先")
_FROM = (
    ("from", "来自", "表格文件（.xlsx、.csv）的路径；第一行是表头，每行一条"),
    ("sheet", "工作表", "表格文件里工作表的名称；不写就按名称和表头找"),
)
_TABLED = frozenset(
    ("Person", "Contact", "Resource", "Position", "Unit", "TableData",
     "People", "Contacts", "Supplies", "Positions", "Units", "Organization", "Category")
)  # fmt: skip
"""Models that a table file may stand in the place of, as one or as a list."""
_ORDERS = (
    ("remove", "删除", "删去被继承的同名条目"),
    ("before", "置于前", "移到所写条目之前"),
    ("after", "置于后", "移到所写条目之后"),
    ("override", "覆盖", "必须改动到被继承的条目，否则报错"),
)


def json_schema(lang: Language) -> dict[str, Json]:
    """The JSON Schema (draft 2020-12) of a plan file.

    An editor offers the names of one language; those of the other and the synonyms are valid too.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planforge:plan:{lang}",
        "title": "应急预案" if lang == "zh" else "planforge plan",
        "description": "planforge 的预案文件",
        **_object(Plan, lang, directives=(_EXTENDS, _INCLUDE)),
        "$defs": {model.__name__: _definition(model, lang) for model in models_under(Plan)[1:]},
    }


def _definition(model: type[Model], lang: Language) -> dict[str, Json]:
    """A model's schema: the object, or what may stand in its place."""
    directives = (_INCLUDE, *_ORDERS) if "id" in fields_of(model) else (_INCLUDE,)
    shapes: list[Json] = [_object(model, lang, directives)]
    if model.LIST:
        shapes.append(_field(fields_of(model)[model.LIST], lang))
    if model.SHORT:
        shapes.append(_field(fields_of(model)[model.SHORT], lang))
    if model.__name__ in _TABLED:
        shapes.append(_from(lang))
    return {"title": model.zh, "anyOf": shapes} if len(shapes) > 1 else {**_named(shapes[0], model)}


def _from(lang: Language) -> dict[str, Json]:
    """A table file in the place of a list."""
    at, of = (1, 0) if lang == "zh" else (0, 1)
    return {
        "type": "object",
        "properties": {names[at]: {"type": "string", "description": names[2]} for names in _FROM},
        "patternProperties": {f"^{names[of]}$": {"type": "string"} for names in _FROM},
        "additionalProperties": False,
    }


def _named(shape: Json, model: type[Model]) -> dict[str, Json]:
    return {"title": model.zh, **shape} if isinstance(shape, dict) else {}


def _object(
    model: type[Model], lang: Language, directives: Iterable[tuple[str, str, str]]
) -> dict[str, Json]:
    properties: dict[str, Json] = {}
    others: dict[str, Json] = {}
    required: list[Json] = []
    for spec in fields_of(model).values():
        name = spec.label.zh if lang == "zh" else spec.name
        schema = _field(spec, lang)
        properties[name] = {"description": _described(spec), **schema}
        rest = [key for key in dict.fromkeys(spec.keys) if key != name]
        others[f"^({'|'.join(map(_escaped, rest))})$"] = schema
        if spec.required:
            keys = (name, *rest, *_EXTENDS[:2], *_INCLUDE[:2])
            required.append({"anyOf": [{"required": [key]} for key in keys]})
    for english, chinese, words in directives:
        shown, other = (chinese, english) if lang == "zh" else (english, chinese)
        properties[shown] = {"description": words}
        others[f"^{other}$"] = {}
    made: dict[str, Json] = {
        "type": ["object", "null"] if model is not Plan else "object",
        "properties": properties,
        "patternProperties": others,
        "additionalProperties": False,
    }
    return {**made, "allOf": required} if required else made


def _field(spec: FieldSpec, lang: Language) -> dict[str, Json]:
    """A field's value; a list of one may be written without the list."""
    if spec.table:
        return {
            "type": ["object", "null"],
            "additionalProperties": {"type": _SCALARS},
        }
    single = _single(spec, lang)
    return {"anyOf": [{"type": "array", "items": single}, single]} if spec.many else single


def _single(spec: FieldSpec, lang: Language) -> dict[str, Json]:
    if spec.model is not None:
        return {"$ref": f"#/$defs/{spec.model.__name__}"}
    if spec.choice is not None:
        return _choice(spec.choice, lang)
    if spec.base is bool:
        return {"anyOf": [{"type": ["boolean", "null"]}, {"enum": ["是", "否", "有", "无"]}]}
    if spec.base in (int, float):
        limits: dict[str, Json] = {"type": ["integer" if spec.base is int else "number", "null"]}
        if spec.least is not None:
            limits["minimum"] = spec.least
        if spec.most is not None:
            limits["maximum"] = spec.most
        return limits
    if spec.worded is not None:
        return {"type": ["string", "null"], "examples": list(spec.worded.example.split("、"))}
    if spec.base is str:
        return {"type": _SCALARS}
    return {"type": ["string", "null"], "pattern": _DATE, "examples": ["2026-12-01"]}


def _choice(choice: type[Choice], lang: Language) -> dict[str, Json]:
    first: list[Json] = [member.zh if lang == "zh" else str(member.value) for member in choice]
    rest = [
        words
        for member in choice
        for words in (member.zh, str(member.value), *member.synonyms)
        if words not in first
    ]
    pattern = f"^({'|'.join(map(_escaped, dict.fromkeys(rest)))})$"
    return {"anyOf": [{"enum": first}, {"type": "string", "pattern": pattern}, {"type": "null"}]}


def _escaped(words: str) -> str:
    """Words as a pattern that every regular expression dialect reads alike."""
    return re.sub(r"([\\^$.*+?()\[\]{}|/])", r"\\\1", words)


def _described(spec: FieldSpec) -> str:
    """What an editor shows beside a key: the sentence of help, the other names."""
    label = spec.label
    parts = [label.help] if label.help else []
    parts.append(f"{label.zh}（{spec.name}）")
    if label.synonyms:
        parts.append(f"也可写作：{'、'.join(label.synonyms)}")
    if label.markdown:
        parts.append("可用 Markdown")
    return "。".join(parts) + "。"


def reference_page() -> str:
    """All parts and fields of a plan file as a Markdown page in Chinese."""
    head = [
        "# 预案文件参考",
        "",
        "预案文件是 YAML 文本。键可以写中文、英文或下表的别名，全角半角、大小写不论。",
        "除“类型、预案种类、标题”外都可以不写。“简写”是说：在整个对象的位置直接写一个值或一个列表。",
        "",
        "任何一处都可以写 `包含文件: 路径`（include）并入另一个文件；"
        "预案第一级可以写 `继承: 路径`（extends），只写与那份预案不同的内容。",
        "继承来的列表里，条目按标识或名称对应，可写 `删除: 是`、`置于前: 名称`、`置于后: 名称`、"
        "`覆盖: 是`。",
        "",
        "人员、外部联系、排班、物资装备、岗位、机构和任何一处的表格，可以放在表格文件里："
        "在列表的位置写 `来自: 通讯录.xlsx`（from），"
        "表里有几个工作表时再写 `工作表: 名称`（sheet）。"
        "第一行是表头，每行一条；.csv 也可以。",
        "",
    ]
    common = ["## 条目的共同字段", "", *_table(list(fields_of(Entry).values())), ""]
    sections = [line for model in models_under(Plan) for line in _section(model)]
    choices = [line for choice in _choices() for line in _choice_section(choice)]
    return "\n".join([*head, *common, *sections, *_library(), *choices])


def _library() -> list[str]:
    """How a module of the scenario library is written, and what a plan says of it."""
    fields = fields_of(Module)
    head = [fields[name] for name in Module.HEAD]
    return [
        "## 情景模块（Module）",
        "",
        "情景库里的一个文件：`templates/单位类型/scenarios/标识.yaml`，标识是小写英文，词之间用连字符；"
        "`planforge scenarios` 列出全部。文件里写一个情景处置（Scenario），不写“标识”和“模块”，"
        "步骤各有标识，另写下面几项。正文里的 `{参数名称}` 换成预案给的值，没有给就用默认值；"
        "平台的数字不写死，写 `[[rule:标识]]`。",
        "",
        "预案里写 `模块: 标识` 就接过整个模块；同一处再写的内容改动它：条目按标识对应，"
        "可写 `删除: 是`、`置于前: 标识`、`置于后: 标识`、`覆盖: 是`；"
        "文字的列表整个换掉，`~` 去掉一项。",
        "",
        *_table(head),
        "",
        *_section(Setting),
    ]


def _section(model: type[Model]) -> list[str]:
    fields = fields_of(model)
    shared = fields_of(Entry) if issubclass(model, Entry) else {}
    own = [spec for name, spec in fields.items() if name not in shared]
    lines = [f"## {model.zh}（{model.__name__}）", ""]
    if model.SHORT:
        lines += [f"简写：直接写一个值，就是“{fields[model.SHORT].label.zh}”。", ""]
    if model.LIST:
        lines += [f"简写：直接写一个列表，就是“{fields[model.LIST].label.zh}”。", ""]
    lines += [*_table(own), ""] if own else []
    return [*lines, "另有条目的共同字段。", ""] if shared else lines


def _table(specs: list[FieldSpec]) -> list[str]:
    rows = [
        f"| {spec.label.zh} | `{spec.name}` | {_kind(spec)} | {'、'.join(spec.label.synonyms)} "
        f"| {_help(spec)} |"
        for spec in specs
    ]
    return ["| 键 | 英文 | 内容 | 别名 | 说明 |", "|---|---|---|---|---|", *rows]


def _help(spec: FieldSpec) -> str:
    words = ["必填"] if spec.required else []
    words += [spec.label.help] if spec.label.help else []
    words += ["可用 Markdown"] if spec.label.markdown and "Markdown" not in spec.label.help else []
    words += ["公开版隐去"] if spec.label.private is not None else []
    if spec.default not in (None, False) and not spec.required:
        words.append(f"默认 {spec.default}")
    return "；".join(words).replace("|", "\\|")


def _kind(spec: FieldSpec) -> str:
    if spec.table:
        return "名称: 文字"
    plain = {str: "文字", int: "整数", float: "数", bool: "是或否"}
    if spec.model is not None or spec.choice is not None:
        noun = spec.model.zh if spec.model is not None else "见"
        target = spec.base.__name__
        words = f"{noun}（{target}）" if spec.model is not None else f"见 {target}"
    elif spec.worded is not None:
        words = "时长" if spec.worded.__name__ == "Duration" else "时间"
    else:
        words = plain.get(spec.base, "日期")
    return f"{words}的列表" if spec.many else words


def _choices() -> list[type[Choice]]:
    found = {
        spec.choice: None
        for model in models_under(Plan)
        for spec in fields_of(model).values()
        if spec.choice is not None
    }
    return list(found)


def _choice_section(choice: type[Choice]) -> list[str]:
    rows = [
        f"| {member.zh} | `{member.value}` | {'、'.join(member.synonyms)} |".replace("`|`", "`\\|`")
        for member in choice
    ]
    return [f"## 取值：{choice.__name__}", "", "| 值 | 英文 | 别名 |", "|---|---|---|", *rows, ""]
