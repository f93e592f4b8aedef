"""Lists written to tables and read in again."""

import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge._build import load
from planforge.findings import Severity
from planforge.schema.base import Model
from planforge.schema.organization import (
    Contact,
    Contacts,
    Organization,
    People,
    Person,
    Roster,
    Shift,
)
from planforge.schema.plan import Plan
from planforge.schema.resources import Category, Resource, Resources, Supplies
from planforge.sheets import comma, lists_of, open_book, records, workbook
from planforge.source.encoding import FORBIDDEN

_CHARS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Co", "Cn"),
    exclude_characters="\ufeff\u2028\u2029",
)
TEXTS = st.one_of(
    st.text(_CHARS | st.sampled_from("=+-@'_x0041_,\"\n;\t"), min_size=1, max_size=12),
    st.text(string.digits + " -+()", min_size=1, max_size=15),
    st.sampled_from(["=1+1", "'=1", "_x000D_", "周示例", "0571-5550 0101", "+86 130", "007", "是"]),
).map(str.strip).filter(bool)  # fmt: skip
DAYS = TEXTS.filter(lambda text: not (text.isdecimal() and len(text) == 5))
"""Five digits in the place of a day are what a table made of it, and refused."""


def facts(*names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {"name": TEXTS},
        optional={name: DAYS if name == "checked" else TEXTS for name in names},
    )


_PERSON = ("id", "title", "text", "post", "unit", "duty", "phone", "landline", "backup", "note")
_CONTACT = ("kind", "purpose", "person", "phone", "hours", "note")
_ITEM = ("spec", "quantity", "unit", "place", "responsible", "phone", "checked")
PEOPLE = st.lists(st.builds(Person.model_validate, facts(*_PERSON)), min_size=1, max_size=3)
CONTACTS = st.lists(st.builds(Contact.model_validate, facts(*_CONTACT)), min_size=1, max_size=3)
ITEMS = st.lists(st.builds(Resource.model_validate, facts(*_ITEM)), min_size=1, max_size=3)
NAMES = TEXTS.map(lambda name: "".join(one for one in name if one not in "、，,;；\n").strip())
SHIFTS = st.lists(
    st.builds(
        Shift.model_validate,
        st.fixed_dictionaries(
            {"when": TEXTS},
            optional={
                **dict.fromkeys(("date", "lead", "keeper", "note"), TEXTS),
                "staff": st.lists(NAMES.filter(bool), min_size=1, max_size=3),
            },
        ),
    ),
    min_size=1,
    max_size=3,
)
Fact = type[Model]


def plan_of(
    people: list[Person],
    contacts: list[Contact],
    groups: list[Category],
    shifts: list[Shift] | None = None,
) -> Plan:
    organization = Organization(
        people=People(people=tuple(people)),
        contacts=Contacts(contacts=tuple(contacts)),
        roster=Roster(shifts=tuple(shifts or ())),
    )
    return Plan.model_validate(
        {
            "type": "generic",
            "kind": "comprehensive",
            "title": "示例",
            "organization": organization,
            "resources": Resources(supplies=Supplies(categories=tuple(groups))),
        }
    )


def read(data: bytes, name: str, sheet: str, model: Fact) -> list[dict[str, str]]:
    more = ("类别",) if model is Resource else ()
    found = records(open_book(data, name).rows(sheet), model, more)
    assert found is not None
    assert not found.odd
    return [{field: cell.text for field, cell in row} for _, row in found.rows]


@settings(max_examples=60, deadline=None)
@given(PEOPLE, CONTACTS, SHIFTS, ITEMS, TEXTS)
def test_writing_out_and_reading_in_changes_nothing(
    people: list[Person],
    contacts: list[Contact],
    shifts: list[Shift],
    items: list[Resource],
    kind: str,
) -> None:
    pytest.importorskip("openpyxl")
    plan = plan_of(people, contacts, [Category(title=kind, supplies=tuple(items))], shifts)
    made = lists_of(plan)
    assert not made.lost
    wanted = [
        [one.model_dump(exclude_unset=True) for one in people],
        [one.model_dump(exclude_unset=True) for one in contacts],
        [_in_cells(one) for one in shifts],
        [{"类别": kind, **one.model_dump(exclude_unset=True)} for one in items],
    ]
    book = workbook(made.sheets)
    models: tuple[Fact, ...] = (Person, Contact, Shift, Resource)
    for sheet, model, rows in zip(made.sheets, models, wanted, strict=True):
        assert read(book, "a.xlsx", sheet.name, model) == rows
        assert read(comma(sheet), "a.csv", "", model) == rows
    assert workbook(made.sheets) == book


def _in_cells(shift: Shift) -> dict[str, str]:
    facts: dict[str, str] = shift.model_dump(exclude_unset=True)
    return {**facts, **({"staff": "、".join(shift.staff)} if shift.staff else {})}


@settings(max_examples=40, deadline=None)
@given(SHIFTS)
def test_a_roster_comes_back_with_the_same_people(shifts: list[Shift]) -> None:
    (sheet,) = lists_of(plan_of([], [], [], shifts)).sheets
    with TemporaryDirectory() as folder:
        Path(folder, "排班.csv").write_bytes(comma(sheet))
        Path(folder, "plan.yaml").write_text(
            "类型: 天猫店铺\n预案种类: 大促保障方案\n标题: 示例\n"
            "组织机构:\n  排班: {来自: 排班.csv}\n",
            encoding="utf-8",
        )
        again = load(Path(folder, "plan.yaml")).plan
    assert again is not None
    assert again.organization is not None
    assert again.organization.roster is not None
    assert again.organization.roster.shifts == tuple(shifts)


WORDS = TEXTS.filter(lambda text: FORBIDDEN.search(text) is None)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.builds(Person, name=WORDS, post=WORDS, phone=WORDS, note=WORDS), min_size=1),
    st.lists(st.builds(Resource, name=WORDS, spec=WORDS, place=WORDS), min_size=1),
    st.sampled_from(["xlsx", "csv"]),
)
def test_a_plan_that_refers_to_its_own_tables_is_the_same_plan(
    people: list[Person], items: list[Resource], ending: str
) -> None:
    pytest.importorskip("openpyxl")
    group = Category(title="消防", supplies=tuple(items))
    with TemporaryDirectory() as folder:
        for sheet in lists_of(plan_of(people, [], [group])).sheets:
            data = workbook([sheet]) if ending == "xlsx" else comma(sheet)
            Path(folder, f"{sheet.name}.{ending}").write_bytes(data)
        Path(folder, "plan.yaml").write_text(
            "类型: 通用\n预案种类: 公文\n标题: 示例\n"
            f"组织机构: {{人员: {{来自: 人员.{ending}}}}}\n"
            f"应急资源: {{物资装备: {{来自: 物资装备.{ending}}}}}\n",
            encoding="utf-8",
        )
        again = load(Path(folder, "plan.yaml"))
    assert again.plan is not None, again.findings
    assert again.plan.organization is not None
    assert again.plan.organization.people is not None
    assert again.plan.organization.people.people == tuple(people)
    assert again.plan.resources is not None
    assert again.plan.resources.supplies is not None
    assert again.plan.resources.supplies.categories == (group,)


def test_a_sample_plan_reads_its_own_lists_back(tmp_path: Path, root: Path) -> None:
    pytest.importorskip("openpyxl")
    plan = load(root / "plans" / "tmall-shop" / "plan.yaml").plan
    assert plan is not None
    (tmp_path / "通讯录.xlsx").write_bytes(workbook(lists_of(plan).sheets))
    body = (
        "类型: 天猫店铺\n预案种类: 大促保障方案\n标题: 示例\n组织机构:\n"
        "  人员: {来自: 通讯录.xlsx}\n  外部联系: {来自: 通讯录.xlsx}\n"
        "  排班: {来自: 通讯录.xlsx}\n"
        "应急资源:\n  物资装备: {来自: 通讯录.xlsx}\n"
    )
    (tmp_path / "plan.yaml").write_text(body, encoding="utf-8")
    again = load(tmp_path / "plan.yaml")
    assert not [one for one in again.findings if one.severity > Severity.INFO]
    assert again.plan is not None
    assert lists_of(again.plan) == lists_of(plan)
    assert plan.organization is not None
    assert again.plan.organization is not None
    assert plan.organization.people is not None
    assert again.plan.organization.people is not None
    assert again.plan.organization.people.people == plan.organization.people.people


def test_a_name_that_would_come_back_as_two_is_told() -> None:
    shift = Shift.model_validate({"when": "白班", "staff": ["林示例，在家"]})
    (told,) = lists_of(plan_of([], [], [], [shift])).lost
    assert told.startswith("“排班”第 1 条的“人员”里，“林示例，在家”读回来会分成几个")


def test_what_no_cell_can_hold_is_told() -> None:
    person = Person.model_validate({"name": "周示例", "items": [{"text": "另有分工"}]})
    assert lists_of(plan_of([person], [], [])).lost == (
        "“人员”第 1 条的“条目”写不进表格，仍在预案文件里。",
    )


def test_supplies_without_a_category_below_others_get_one_that_is_told() -> None:
    items = [Category(title="消防", supplies=(Resource(name="灭火器"),))]
    items += [Category(supplies=(Resource(name="手电"),))]
    made = lists_of(plan_of([], [], items, []))
    (sheet,) = [sheet for sheet in made.sheets if sheet.name == "物资装备"]
    assert [row[:2] for row in sheet.rows[1:]] == [("消防", "灭火器"), ("其他", "手电")]
    assert made.lost == ("没有名称的物资类别在表格里写作“其他”。",)
