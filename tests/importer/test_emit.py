from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.findings import Path
from planforge.importer.emit import Emitter
from planforge.profiles import profile_names
from planforge.schema import Plan
from planforge.source import load_text

CHARS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"])
ONE_LINE = st.one_of(
    st.sampled_from(
        [
            "是",
            "yes",
            "null",
            "~",
            "1.10",
            "0571",
            "9:10",
            "- 甲",
            "甲: 乙",
            "甲 # 乙",
            "'",
            '"',
            "''",
        ]
    ),
    st.text(CHARS, min_size=1, max_size=20),
).filter(lambda words: "\ufeff" not in words and words.strip() == words)
LINES = st.lists(ONE_LINE, min_size=1, max_size=4).map("\n".join)


def reread(plan: Plan) -> Plan | None:
    text = Emitter().text(plan, ["注"])
    return load_text(text.encode(), "plan.yaml", profiles=profile_names()).plan


@settings(max_examples=200, deadline=None)
@given(ONE_LINE, LINES, st.lists(ONE_LINE, min_size=1, max_size=4))
def test_every_string_is_read_back_as_it_was(title: str, text: str, names: list[str]) -> None:
    plan = Plan.model_validate(
        {
            "type": "generic",
            "kind": "formal_text",
            "title": title,
            "scope": {"text": text, "events": tuple(names)},
            "organization": {"units": {"units": ({"name": title, "duties": ({"text": text},)},)}},
            "sections": ({"title": title, "items": ({"text": text}, {"text": title})},),
        }
    )
    assert reread(plan) == plan


def test_a_plan_reads_like_one_written_by_hand() -> None:
    plan = Plan.model_validate(
        {
            "type": "tmall_shop",
            "kind": "onsite",
            "title": "店铺预案",
            "response": {
                "phases": {"phases": ({"title": "响应", "steps": ({"text": "先停售。"},)},)}
            },
            "organization": {
                "units": {
                    "units": ({"name": "客服组", "duties": ({"text": "负责回复。"},)},),
                }
            },
        }
    )
    comments: dict[Path, str] = {("response",): "先看这里。"}
    words: dict[Path, str] = {("type",): "天猫店铺"}
    assert Emitter(comments, words).text(plan, ["店铺", ""]) == (
        "# 店铺\n#\n类型: 天猫店铺\n预案种类: 现场处置方案\n标题: 店铺预案\n"
        "组织机构:\n  - 名称: 客服组\n    职责: 负责回复。\n"
        "# 先看这里。\n应急响应:\n  - 标题: 响应\n    步骤:\n      - 先停售。\n"
    )


def test_fields_stand_as_they_print_and_plain_words_have_no_quotes() -> None:
    plan = Plan.model_validate(
        {
            "type": "generic",
            "kind": "formal_text",
            "title": "2026年度方案",
            "sections": (
                {
                    "title": "Ⅳ级响应",
                    "sections": ({"text": "回收率>95%"},),
                    "items": ({"text": "3小时内报告"},),
                },
            ),
        }
    )
    assert reread(plan) == plan
    text = Emitter().text(plan, [])
    assert "标题: 2026年度方案" in text
    assert "- 标题: Ⅳ级响应\n    条目:\n      - 3小时内报告\n    下级章节:\n" in text
    assert "- 回收率>95%\n" in text
