"""The questions of an organisation type: names and shapes from the schema, order from a file."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from planforge.errors import FileProblem
from planforge.interview.duties import CHANGES, OTHERS, OWNER, Rows, Staff, shared_out
from planforge.interview.expressions import rendered, when_true
from planforge.interview.people import person
from planforge.interview.reading import Kind
from planforge.resources.data import read_data, template_folders
from planforge.scenarios import module_names
from planforge.schema.fields import FieldSpec, fold, keys_of
from planforge.schema.model import Model
from planforge.schema.plan import Plan

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        id: Chinese; what answers are kept under.
        kind: the answer's shape.
        ask: the question as a person reads it.
        help: a sentence that explains it; may be empty.
        section: what it belongs to, for a heading.
        default: a template of the default answer; a list's parts are separated by 、.
        choices: what one may choose from.
        when: a condition on earlier answers.
        required: the condition on which it cannot be left empty.
        open: what to tell the person at the end where it is left empty.
        least: the smallest number allowed.
        most: the largest number allowed.
        repeat: a template that gives what it is asked for, separated by 、; empty for once.
        number: a template of how many are to be named.
        unit: what they are counted in, such as 个人.
        besides: the question whose person is not counted among them.
        follows: it is asked again when the answer to one of these questions changes.
        formerly: what an answer, or each of several, was kept under before.
    """

    id: str
    kind: Kind
    ask: str
    help: str = ""
    section: str = ""
    default: str = ""
    choices: tuple[str, ...] = ()
    when: str = ""
    required: str = ""
    open: str = ""
    least: float | None = None
    most: float | None = None
    repeat: str = ""
    number: str = ""
    unit: str = ""
    besides: str = ""
    follows: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A scenario that an organisation type's interview proposes.

    Attributes:
        module: its id in the library.
        when: the condition on which it is proposed.
        reason: why, in words of the trade.
        first: it is proposed before the others where the condition holds.
    """

    module: str
    when: str = ""
    reason: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Interview:
    """What is asked for one organisation type.

    Attributes:
        profile: the organisation type.
        greeting: what is said first.
        questions: in their order.
        proposals: scenarios, the most frequent first.
        count: a template of how many scenarios are proposed.
        never: scenarios by the condition on which they are not even listed.
        duties: who does what by the number of people: for each person their posts.
        values: a template by name, computed after each answer and usable like answers.
        backups: by post, the post that stands in for it.
        more: posts for people beyond those of the duties, one after the other.
        called: what posts are called elsewhere, with their names here, several parted by 、.
    """

    profile: str
    greeting: str
    questions: tuple[Question, ...]
    proposals: tuple[Proposal, ...] = ()
    count: str = "8"
    never: tuple[tuple[str, tuple[str, ...]], ...] = ()
    duties: tuple[tuple[tuple[str, ...], ...], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    backups: tuple[tuple[str, str], ...] = ()
    more: tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()

    def asked(self, answers: Values, today: datetime.date) -> Iterator[Question]:
        """The questions that apply to the answers so far, repeated ones spelled out."""
        values = self.known(answers, today)
        for question in self.questions:
            if not when_true(question.when, values):
                continue
            if not question.repeat:
                yield question
                continue
            for each in filter(None, rendered(question.repeat, values).strip().split("、")):
                yield _for(question, each)

    def known(self, answers: Values, today: datetime.date) -> dict[str, object]:
        """What conditions and templates may name: every answer, given or not yet."""
        values: dict[str, object] = {
            "今天": today.isoformat(),
            "回答": dict(answers),
            "有情景": bool(module_names(self.profile)),
        }
        for question in self.questions:
            values[question.id] = _EMPTY.get(question.kind, "")
        values.update(answers)
        for name, template in self.values:
            values[name] = rendered(template, values).strip()
        rows = self.rows(values)
        values["分工"] = rows
        values["staff"] = self._staff(rows, values)
        return values

    def posts(self) -> dict[str, str]:
        """Every word for a post, with what it is called here."""
        own = (post for rows in self.duties for row in rows for post in row)
        return {**dict(self.called), **{post: post for post in own}}

    def rows(self, values: Values) -> Rows:
        """For each person to be named, the posts that are theirs by custom."""
        if not self.duties:
            return ()
        number = values.get("人数")
        count = number if isinstance(number, int) and number > 0 else 1
        missing, enough = self._left_out(values)
        found: list[tuple[str, ...]] = []
        for row in self.duties[min(count, len(self.duties)) - 1]:
            taken = {post for before in found for post in before if post in enough}
            left = tuple(post for post in row if post not in missing and post not in taken)
            found += [left] if left else []
        return tuple(found)

    def _staff(self, rows: Rows, values: Values) -> Staff:
        others = values.get(OTHERS)
        changes = values.get(CHANGES)
        named = (values.get(OWNER, ""), *(others if isinstance(others, tuple) else ()))
        missing, enough = self._left_out(values)
        return shared_out(
            rows,
            [person(str(one)) for one in named],
            [str(one) for one in changes] if isinstance(changes, tuple) else [],
            more=tuple(post for post in self.more if post not in (*missing, *enough)),
            backups=dict(self.backups),
        )

    def _left_out(self, values: Values) -> tuple[list[str], list[str]]:
        """Posts that this organisation does not have, and those of which one is enough."""
        return (
            str(values.get("没有的岗位", "")).split("、"),
            str(values.get("一个就够", "")).split("、"),
        )


_EMPTY: Mapping[Kind, object] = {
    Kind.NUMBER: 0,
    Kind.YES_NO: False,
    Kind.MANY: (),
    Kind.SCENARIOS: (),
    Kind.LIST: (),
    Kind.PEOPLE: (),
    Kind.DUTIES: (),
}


def _for(question: Question, each: str) -> Question:
    """A repeated question for one of the things it is asked for."""
    return replace(
        question,
        id=question.id.replace("*", each),
        ask=question.ask.replace("*", each),
        default=question.default.replace("*", each),
        when="",
        required=question.required.replace("*", each),
        open=question.open.replace("*", each),
        repeat="",
    )


@cache
def load_interview(profile: str) -> Interview:
    """The interview of an organisation type.

    Raises:
        FileProblem: there is none, or its file is broken.
    """
    path = interview_file(profile, "interview.yaml")
    if path is None:
        message = "这类单位还没有提问。"
        raise FileProblem(message, "加 --plain 写一份带注释的起始文件，照着改。")
    try:
        data = yaml.load(read_data(path), Loader=yaml.BaseLoader)
        return _interview(profile, cast("dict[str, object]", data))
    except (yaml.YAMLError, KeyError, ValueError, AttributeError, TypeError) as error:
        message = f"提问文件 {path} 有误：{str(error).splitlines()[0]}"
        raise FileProblem(message) from error


def interview_file(profile: str, name: str) -> Path | None:
    """A file of an organisation type's interview; a user's folder goes before the shipped one."""
    for folder in template_folders():
        if (folder / profile / name).is_file():
            return folder / profile / name
    return None


def _interview(profile: str, data: Mapping[str, object]) -> Interview:
    never = cast("list[dict[str, object]]", data.get("不提") or [])
    duties = cast("list[list[str]]", data.get("分工") or [])
    return Interview(
        profile,
        str(data.get("开头", "")).strip(),
        tuple(_questions(cast("list[dict[str, object]]", data["问题"]))),
        tuple(_proposal(one) for one in cast("list[dict[str, object]]", data.get("情景") or [])),
        str(data.get("几种", "8")),
        tuple((str(one["当"]), _texts(one["模块"])) for one in never),
        tuple(tuple(tuple(person.split("、")) for person in row) for row in duties),
        tuple(cast("dict[str, str]", data.get("另算") or {}).items()),
        tuple(cast("dict[str, str]", data.get("替班") or {}).items()),
        _texts(data.get("添人")),
        tuple(cast("dict[str, str]", data.get("岗位别称") or {}).items()),
    )


def _questions(rows: list[dict[str, object]]) -> Iterator[Question]:
    section = ""
    for row in rows:
        section = str(row.get("节", section))
        yield _question(row, section)


def _question(row: Mapping[str, object], section: str) -> Question:
    spec = _field(str(row["字段"])) if "字段" in row else None
    label = spec.label.zh if spec is not None else ""
    name = str(row.get("标识") or label)
    kind = Kind(str(row["种类"])) if "种类" in row else _kind(spec)
    choices = _texts(row.get("选项"))
    if not choices and spec is not None and spec.choice is not None:
        choices = tuple(member.zh for member in spec.choice)
    default = row.get("默认", "")
    return Question(
        id=name,
        kind=kind,
        ask=str(row.get("问") or f"{label or name}："),
        help=str(row.get("说明") or (spec.label.help if spec is not None else "")),
        section=section,
        default=str(default),
        choices=choices,
        when=str(row.get("当", "")),
        required=str(row.get("必答", "")),
        open=str(row.get("空着", "")),
        least=_least(row, spec, kind),
        most=spec.most if spec is not None else None,
        repeat=str(row.get("逐个", "")),
        number=str(row.get("几个", "")),
        unit=str(row.get("量词", "")),
        besides=str(row.get("不算", "")),
        follows=_texts(row.get("随")),
        formerly=_texts(row.get("旧名")),
    )


def _least(row: Mapping[str, object], spec: FieldSpec | None, kind: Kind) -> float | None:
    if "至少" in row:
        return float(str(row["至少"]))
    if spec is not None:
        return spec.least
    return 0 if kind is Kind.NUMBER else None


def _proposal(row: Mapping[str, object]) -> Proposal:
    return Proposal(
        str(row["模块"]),
        str(row.get("当", "")),
        str(row.get("理由", "")),
        row.get("优先") == "是",
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


def _field(path: str) -> FieldSpec:
    """The field that a dotted path of Chinese or English keys means.

    Raises:
        KeyError: there is no such field.
    """
    model: type[Model] = Plan
    *inner, last = path.split(".")
    for word in inner:
        found = keys_of(model)[fold(word)].model
        if found is None:
            raise KeyError(path)
        model = found
    return keys_of(model)[fold(last)]


def _kind(spec: FieldSpec | None) -> Kind:
    """The shape that a field of the schema asks for."""
    if spec is None:
        return Kind.TEXT
    if spec.choice is not None:
        return Kind.MANY if spec.many else Kind.ONE
    if spec.many:
        return Kind.LIST
    plain: Mapping[type, Kind] = {
        bool: Kind.YES_NO,
        int: Kind.NUMBER,
        datetime.date: Kind.DAY,
    }
    kind = plain.get(spec.base, Kind.TEXT)
    return Kind.PHONE if kind is Kind.TEXT and spec.label.zh.endswith("电话") else kind
