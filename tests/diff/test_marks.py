import random
from itertools import pairwise

import pytest

from planforge.diff import words
from planforge.diff.atoms import Kind, tokens
from planforge.diff.marks import marks
from planforge.diff.model import Mark, Op
from tests.diff.sides import shown


def sides_of(woven: tuple[Mark, ...]) -> tuple[str, str]:
    old = "".join(mark.text for mark in woven if mark.op is not Op.INSERT)
    new = "".join(mark.text for mark in woven if mark.op is not Op.DELETE)
    return old, new


@pytest.fixture(params=["dictionary", "list"])
def cutter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test runs with the words of a dictionary and with the short list."""
    if request.param == "dictionary":
        pytest.importorskip("rjieba")
    else:
        monkeypatch.setattr("planforge.diff.atoms.cut", words.greedy)
    return str(request.param)


@pytest.mark.usefixtures("cutter")
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("在30分钟内报告。", "在15分钟内报告。", "在[-30-][+15+]分钟内报告。"),
        ("水位52.3米时", "水位51.8米时", "水位[-52.3-][+51.8+]米时"),
        ("达到100毫米以上", "达到80毫米以上", "达到[-100-][+80+]毫米以上"),
        ("在5天内报告", "在5小时内报告", "在[-5天内-][+5小时内+]报告"),
        ("100毫米以上", "100毫米以下", "[-100毫米以上-][+100毫米以下+]"),
        ("2024年4月18日举行", "2025年4月18日举行", "[-2024-][+2025+]年4月18日举行"),
        ("2024年4月18日", "2024年5月9日", "2024年[-4-][+5+]月[-18-][+9+]日"),
        ("电话0570-6021001。", "电话0570-6021002。", "电话[-0570-6021001-][+0570-6021002+]。"),
        ("手机13800000001。", "手机13900000001。", "手机[-13800000001-][+13900000001+]。"),
        ("依据《防洪法》", "依据《防洪法实施办法》", "依据[-《防洪法》-][+《防洪法实施办法》+]"),
        ("青政发〔2025〕12号", "青政发〔2026〕3号", "[-青政发〔2025〕12号-][+青政发〔2026〕3号+]"),
        ("见第十二条。", "见第十三条。", "见[-第十二条-][+第十三条+]。"),
        ("启动一级响应", "启动二级响应", "启动[-一级-][+二级+]响应"),
        ("组织甲、乙", "组织甲、丙、乙", "组织甲、[+丙、+]乙"),
        ("组织甲、丙、乙", "组织甲、乙", "组织甲、[-丙、-]乙"),
        ("起因和性质、过程。", "起因、性质，过程。", "起因[-和-][+、+]性质[-、-][+，+]过程。"),
        ("组织（甲）", "组织(甲)", "组织[-（-][+(+]甲[-）-][+)+]"),
        ("组织 甲", "组织\u3000甲", "组织[- -][+\u3000+]甲"),
        ("应当报告", "可以报告", "[-应当-][+可以+]报告"),
        ("", "新增。", "[+新增。+]"),
        ("删去。", "", "[-删去。-]"),
    ],
)
def test_marks_cut_between_atoms(old: str, new: str, expected: str) -> None:
    assert shown(marks(old, new)) == expected


@pytest.mark.usefixtures("cutter")
def test_a_name_of_the_plan_is_never_cut() -> None:
    names = frozenset(("技术保障组", "客服保障组"))
    woven = marks("由技术保障组负责。", "由客服保障组负责。", names)
    assert shown(woven) == "由[-技术保障组-][+客服保障组+]负责。"


def test_a_longer_name_goes_before_a_shorter_one() -> None:
    names = frozenset(("县防指", "县防指办公室"))
    assert [t.text for t in tokens("县防指办公室", names)] == ["县防指办公室"]


@pytest.mark.usefixtures("cutter")
def test_an_island_of_one_character_joins_the_edits_around_it() -> None:
    names = frozenset(("甲方", "乙方", "丙方", "丁方"))
    assert (
        shown(marks("报甲方和乙方。", "报丙方和丁方。", names))
        == "报[-甲方和乙方-][+丙方和丁方+]。"
    )


@pytest.mark.usefixtures("cutter")
def test_a_clause_of_which_little_is_kept_is_replaced_whole() -> None:
    old = "值班人员先报告，随后在现场拉起警戒带。"
    new = "值班人员先报告，安排车辆把伤者送往附近的医院。"
    assert shown(marks(old, new)) == (
        "值班人员先报告，[-随后在现场拉起警戒带-][+安排车辆把伤者送往附近的医院+]。"
    )


@pytest.mark.usefixtures("cutter")
def test_deletions_stand_before_insertions_and_nothing_is_split_in_vain() -> None:
    woven = marks("每年汛后应当组织评价。", "每年汛前可以开展演练。")
    for left, right in pairwise(woven):
        assert left.op is not right.op
        assert (left.op, right.op) != (Op.INSERT, Op.DELETE)


@pytest.mark.usefixtures("cutter")
def test_places_count_characters_of_the_side_they_belong_to() -> None:
    old, new = "甲在30分钟内向乙报告。", "甲在2小时内向乙和丙报告。"
    for mark in marks(old, new):
        side = new if mark.op is Op.INSERT else old
        assert side[mark.at : mark.at + len(mark.text)] == mark.text


def test_equal_sentences_have_one_mark_and_empty_ones_none() -> None:
    assert marks("同样。", "同样。") == (Mark(Op.EQUAL, "同样。", 0),)
    assert marks("", "") == ()


@pytest.mark.usefixtures("cutter")
def test_both_sentences_come_back_from_any_marks() -> None:
    written = (
        "县防指 30分钟内 、 ， 。 应当 2024年5月1日 （ ) 《防洪法》 报告 组织 王建国 A1 \u3000 组 "
        "13800000001"
    )
    pieces = written.split(" ")
    chance = random.Random(7)
    for _ in range(300):
        old = "".join(chance.choice(pieces) for _ in range(chance.randrange(14)))
        new = "".join(chance.choice(pieces) for _ in range(chance.randrange(14)))
        assert sides_of(marks(old, new, frozenset(("县防指",)))) == (old, new)


@pytest.mark.usefixtures("cutter")
def test_a_text_of_many_pages_comes_back_too() -> None:
    sentences = [f"第{n}项由单位{n}在{n % 50 + 1}分钟内完成，并报告结果。" for n in range(900)]
    other = [s.replace("报告", "通报") if n % 7 == 0 else s for n, s in enumerate(sentences)]
    old, new = "".join(sentences), "".join(other[:400] + other[410:])
    woven = marks(old, new)
    assert sides_of(woven) == (old, new)
    assert sum(len(m.text) for m in woven if m.op is Op.EQUAL) > len(new) * 0.9


@pytest.mark.parametrize(
    "text", ["1-" * 8000, "第一" * 8000, "零" * 16000, "发" * 16000, "1.1." * 4000]
)
def test_no_text_makes_the_patterns_slow(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3个工作日", Kind.NUMBER),
        ("1-2周", Kind.NUMBER),
        ("50%", Kind.NUMBER),
        ("9:10-9:30", Kind.DATE),
        ("Ⅲ级", Kind.NUMBER),
        ("0571-5550 0123", Kind.PHONE),
        ("400-000-0001", Kind.PHONE),
        ("“县防指”", Kind.QUOTED),
        ("https://example.org/a?b=1", Kind.LATIN),
        ("两小时内", Kind.NUMBER),
    ],
)
def test_atoms_are_known_by_their_shape(text: str, kind: Kind) -> None:
    assert [(t.text, t.kind) for t in tokens(text)] == [(text, kind)]
