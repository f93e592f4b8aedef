"""What a Word file says of its plan becomes fields of the head, and is printed once."""

import datetime

from planforge.importer import Original
from planforge.importer.docx.model import Look, WordFile
from planforge.importer.word import imported, originals_of
from planforge.schema.head import Classification, Disclosure
from tests.importer.measure import loaded
from tests.importer.word.made import CENTRE, h, p, title, wordfile

TITLE = title("某县防汛应急预案")
SMALL = Look(size=16.0, align="center")
RIGHT = Look(size=16.0, align="right")
REST = (h(1, "一、总则"), p("为了防汛，制定本预案。"), h(1, "二、附则"), p("自印发之日起实施。"))


def source(*blocks: object) -> Original:
    word: WordFile = wordfile(*blocks)  # type: ignore[arg-type]
    (original,) = originals_of(word)
    return original


def test_number_version_and_dates_of_a_cover_are_fields_and_stay_words() -> None:
    made = imported(
        source(
            p("预案编号：FX-01", look=SMALL),
            p("版本号：V2.0", look=SMALL),
            p("密级：内部", look=SMALL),
            TITLE,
            p("2024年5月1日发布　2024年6月1日实施", look=SMALL),
            *REST,
        )
    )
    plan = loaded(made.yaml)
    assert (plan.plan_number, plan.version) == ("FX-01", "V2.0")
    assert plan.classification is Classification.INTERNAL
    assert plan.issued == datetime.date(2024, 5, 1)
    assert plan.effective == datetime.date(2024, 6, 1)
    assert made.findings == ()
    assert plan.opening is not None
    assert plan.opening.text is not None
    assert plan.opening.text.split("\n")[:3] == ["预案编号：FX-01", "版本号：V2.0", "密级：内部"]


def test_the_number_above_a_title_is_the_plans() -> None:
    plan = loaded(imported(source(p("某政办发〔2024〕5号", look=SMALL), TITLE, *REST)).yaml)
    assert plan.doc_number == "某政办发〔2024〕5号"


def test_a_signature_is_who_issued_the_plan_and_when() -> None:
    original = source(
        TITLE,
        *REST,
        p("某县人民政府", look=RIGHT),
        p("2024年5月1日", look=RIGHT),
        p("（此件主动公开）"),
    )
    made = imported(original, "government")
    plan = loaded(made.yaml)
    assert plan.issuer == ("某县人民政府",)
    assert plan.issued == datetime.date(2024, 5, 1)
    assert plan.disclosure is Disclosure.ACTIVE
    assert plan.closing is None
    assert made.findings == ()


def test_a_signature_that_would_print_otherwise_stays_words() -> None:
    original = source(TITLE, *REST, p("某县人民政府", look=RIGHT), p("2024年05月01日", look=RIGHT))
    made = imported(original, "government")
    plan = loaded(made.yaml)
    assert plan.issuer == ()
    assert "2024年05月01日" in made.yaml
    assert made.findings == ()


def test_a_signature_stands_before_the_annexes() -> None:
    original = source(
        TITLE,
        *REST,
        p("附件：1.通讯录"),
        p("　　　2.物资清单"),
        p("某县人民政府", look=RIGHT),
        p("2024年5月1日", look=RIGHT),
        p("附件1", page=True),
        p("通讯录", look=CENTRE),
        p("张三，电话另附。"),
        p("附件2", page=True),
        p("物资清单", look=CENTRE),
        p("救生衣十件。"),
    )
    made = imported(original, "government")
    plan = loaded(made.yaml)
    assert plan.issuer == ("某县人民政府",)
    assert [annex.title for annex in plan.annexes] == ["通讯录", "物资清单"]
    assert [f.code for f in made.findings if f.code != "PF516"] == []


def test_a_cover_names_number_version_and_dates_in_one_line_too() -> None:
    word = wordfile(
        title("某医院停电应急预案"),
        p("文件编号：RH-07　版本：2.0　生效日期：2026-01-01"),
        p("颁布日期：2025年12月8日"),
        h(1, "总则"), p("略。"),
    )  # fmt: skip
    (original,) = originals_of(word)
    assert dict(original.head) == {
        "plan_number": "RH-07",
        "version": "2.0",
        "effective": datetime.date(2026, 1, 1),
        "issued": datetime.date(2025, 12, 8),
    }


def test_a_signature_pushed_to_the_right_by_spaces_is_one() -> None:
    word = wordfile(
        title("向阳小学应急预案"),
        p("一、目标"), p("早报告。"), p("二、要求"), p("手机开机。"),
        p("　　　　　　　　　　　　向阳小学"), p("　　　　　　　　　　　2026年9月1日"),
    )  # fmt: skip
    (original,) = originals_of(word)
    assert original.head["issuer"] == ("向阳小学",)
    assert original.head["issued"] == datetime.date(2026, 9, 1)
