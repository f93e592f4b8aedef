"""The row of the revision table that a release drafts."""

from dataclasses import replace

import pytest

from planforge.diff.model import Change, ChangeType, Script, Side, Weight, Where
from planforge.document import PRESETS, Document, Meta
from planforge.revision.drafting import drafted

_T = ChangeType
EMPTY = Side("空", Document(Meta("空"), PRESETS["gongwen"], ()), ())


def change(kind: ChangeType, before: str, after: str, what: str = "") -> Change:
    editorial = kind in (_T.PUNCTUATION, _T.WORDING, _T.RENUMBERED)
    weight = Weight.EDITORIAL if editorial else Weight.MATERIAL
    where = Where(("四、应急响应",), "1.", (), 0)
    return Change(1, kind, weight, "", where, where, before, after, what)


def draft(*changes: Change) -> str:
    return drafted(Script(EMPTY, EMPTY, (), (), changes))


def test_a_fact_is_told_with_what_it_is() -> None:
    assert draft(change(_T.PERSON, "王示例", "李示例", "应急办主任")) == (
        "更换负责人1处（应急办主任由王示例改为李示例）。"
    )


def test_without_a_name_the_heading_says_where() -> None:
    assert draft(change(_T.DEADLINE_SHORTER, "10分钟", "5分钟")) == (
        "缩短时限1处（“四、应急响应”由10分钟改为5分钟）。"
    )


def test_many_changes_of_one_type_are_counted_and_two_are_told() -> None:
    words = draft(*[change(_T.PHONE, f"{n}", f"{n + 1}", "值班室") for n in range(5)])
    assert words == "变更电话5处（值班室由0改为1、值班室由1改为2等）。"


def test_what_does_not_matter_comes_last_and_numbers_never() -> None:
    both = draft(
        change(_T.PUNCTUATION, "；", "。"),
        change(_T.RENUMBERED, "1", "2"),
        change(_T.STEP_ADDED, "", "切断库区电源。"),
    )
    assert both == "新增步骤1处（“切断库区电源”）。另修改标点1处。"
    assert draft(change(_T.PUNCTUATION, "；", "。")) == "修改标点1处，无实质改动。"
    assert draft(change(_T.RENUMBERED, "1", "2")) == ""


def test_version_and_dates_are_columns_of_their_own() -> None:
    assert draft(change(_T.HEAD, "版本号：V1.0", "版本号：V1.1")) == ""
    assert draft(change(_T.HEAD, "2026年1月10日发布", "2026年3月1日发布")) == ""
    assert "1处" in draft(change(_T.HEAD, "密级：内部", "密级：公开"))


def test_a_row_stays_short() -> None:
    kinds = [_T.PERSON, _T.PHONE, _T.CRITERION, _T.DUTY, _T.SUPPLY, _T.DRILL, _T.LAW, _T.NUMBER]
    many = [change(kind, "改前的一段话" * 3, "改后的一段话" * 3) for kind in kinds]
    assert len(draft(*many)) < 220
    long = replace(many[0], before="很长的话" * 50, after="也很长的话" * 50, what="组长")
    assert draft(long) == "更换负责人1处（组长）。"


@pytest.mark.parametrize("kind", [kind for kind in _T if kind is not _T.RENUMBERED])
def test_every_type_of_change_has_its_words(kind: ChangeType) -> None:
    assert "1处" in draft(change(kind, "改前", "改后"))
