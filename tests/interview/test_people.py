"""People are understood as they are typed and pasted: with posts, labels, gaps and ordinals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.interview import NotUnderstood
from planforge.interview.people import Person, joined, one_person, people, person, spaced

POSTS = {"运营": "运营", "售前": "售前", "售后": "售后", "仓库": "仓库", "客服": "售前、售后"}
LIN = Person("林示例", "130 0000 0002")
CHEN = Person("陈示例", "130 0000 0003")


@pytest.mark.parametrize(
    "text",
    [
        "林示例 13000000002 陈示例 13000000003",
        "林示例 130 0000 0002、陈示例 130-0000-0003",
        "林示例13000000002陈示例13000000003",
        "林示例：13000000002；陈示例：13000000003",
        "林示例 手机13000000002\n陈示例 电话：13000000003",
        "1、林示例 13000000002\n2、陈示例 13000000003",
        "①林示例 13000000002；②陈示例 13000000003",
        "林示例 +86 130 0000 0002，陈示例 8613000000003",
        "林示例 １３０００００００２ ，陈示例 13000000003".replace(
            "１３０００００００２", "１３００００００００２"
        ),
        "- 林示例 13000000002\r\n\r\n- 陈示例 13000000003\r\n",
    ],
)
def test_two_people_are_told_apart(text: str) -> None:
    assert people(text, POSTS) == (LIN, CHEN)


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("林示例 13000000002 运营、售前", ("运营", "售前")),
        ("林示例（运营）13000000002", ("运营",)),
        ("运营 林示例 13000000002", ("运营",)),
        ("运营：林示例 13000000002", ("运营",)),
        ("林示例 客服 13000000002", ("售前", "售后")),
        ("林示例 13000000002 采购", ("采购",)),
    ],
)
def test_a_post_stands_before_or_behind_the_number(text: str, posts: tuple[str, ...]) -> None:
    assert people(text, POSTS) == (Person("林示例", "130 0000 0002", posts),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("仓库老郑 13000000005", Person("老郑", "130 0000 0005", ("仓库",))),
        ("马师傅仓库的 13000000006", Person("马师傅", "130 0000 0006", ("仓库",))),
        ("小美 管售前 13000000003", Person("小美", "130 0000 0003", ("售前",))),
        ("老马管仓库", Person("老马", "", ("仓库",))),
        ("林示例 微信同号 13000000002", LIN),
        ("林示例 13000000002（微信同号）", LIN),
        ("林示例 手机微信 13000000002 同微信", LIN),
        ("甲快递 没存电话", Person("甲快递")),
        ("甲快递、电话没有", Person("甲快递")),
        ("售后部李经理 13000000004", Person("售后部李经理", "130 0000 0004")),
        ("微微 13000000009", Person("微微", "130 0000 0009")),
    ],
)
def test_a_name_is_parted_from_what_people_write_onto_it(text: str, found: Person) -> None:
    assert people(text, POSTS) == (found,)


def test_words_on_the_number_are_no_post_of_a_person() -> None:
    assert one_person("周示例 微信同号 １３０００００００01").posts == ()


def test_posts_that_stand_before_each_name_go_with_the_name_behind_them() -> None:
    found = people("运营 林示例 13000000002 售前 陈示例 13000000003", POSTS)
    assert [(one.name, one.posts) for one in found] == [
        ("林示例", ("运营",)),
        ("陈示例", ("售前",)),
    ]


def test_names_without_numbers_are_people_too() -> None:
    assert [one.name for one in people("林示例、陈示例 何示例", POSTS)] == [
        "林示例",
        "陈示例",
        "何示例",
    ]


def test_a_courier_has_somebody_at_the_other_end() -> None:
    found = people("甲快递网点 王经理 0571-5550 0104、乙快递 0571-5550 0105 转 801", {})
    assert found[0] == Person("甲快递网点", "0571-5550 0104", ("王经理",))
    assert found[1].name == "乙快递"
    assert found[1].phone.startswith("0571-5550 0105")


def test_a_name_in_latin_letters_stays_whole() -> None:
    assert people("Anna Li 13000000002", POSTS)[0].name == "Anna Li"
    assert person("Anna Li 130 0000 0002 售前").name == "Anna Li"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("林示例 1300000002", "10位"),
        ("林示例 130000000022", "12位"),
        ("13000000002", "没有姓名"),
        ("林示例 13000000002 13000000003", "两个电话"),
    ],
)
def test_a_number_that_cannot_be_dialled_is_refused(text: str, word: str) -> None:
    with pytest.raises(NotUnderstood, match=word):
        people(text, POSTS)


def test_a_line_for_one_person_takes_one_number_only() -> None:
    with pytest.raises(NotUnderstood, match="只写一个人"):
        one_person("周示例 13000000001、林示例 13000000002")
    assert one_person("周示例 电话13000000001").line == "周示例 130 0000 0001"


@pytest.mark.parametrize(
    "typed",
    [
        "1. 周示例 13000000001",
        "店主：周示例 13000000001",
        "周示例：13000000001",
        "周示例: 手机13000000001",
    ],
)
def test_a_line_copied_out_of_a_list_names_the_person(typed: str) -> None:
    assert one_person(typed) == Person("周示例", "130 0000 0001")


def test_who_is_named_again_gets_the_new_number_and_keeps_the_rest() -> None:
    before = (Person("林示例", "130 0000 0002", ("运营",)), CHEN)
    after = joined(before, (Person("林示例", "130 0000 0009"),))
    assert after == (Person("林示例", "130 0000 0009", ("运营",)), CHEN)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("13000000001", "130 0000 0001"),
        ("+8613000000001", "130 0000 0001"),
        ("4000000002", "400-000-0002"),
        ("12345", "12345"),
    ],
)
def test_numbers_stand_in_their_usual_groups(typed: str, shown: str) -> None:
    assert spaced(typed) == shown


@given(st.text(max_size=80))
def test_nothing_that_is_pasted_breaks_the_reading(text: str) -> None:
    try:
        found = people(text, POSTS)
    except NotUnderstood:
        return
    assert all(one.name for one in found)
    assert not any("[[" in one.line for one in found)


@given(st.lists(st.sampled_from(["林示例", "陈示例", "何示例", "郑示例"]), min_size=1, unique=True))
def test_every_line_reads_again_as_the_same_person(names: list[str]) -> None:
    lines = [
        Person(name, f"130 0000 000{n}", ("采购", "售前")).line for n, name in enumerate(names)
    ]
    assert [person(line).line for line in lines] == lines


@pytest.mark.parametrize(
    ("typed", "name", "posts"),
    [
        ("技术总监 司马示例 13000000002 微信同号", "司马示例", ("技术总监",)),
        ("局长 示例·买买提 0571-5550 0140", "示例·买买提", ("局长",)),
        ("李示例（常务副总） 13000000009", "李示例", ("常务副总",)),
        ("李示例 局长 13000000009", "李示例", ("局长",)),
        ("客服 王（示例） 13000000003", "王（示例）", ("客服",)),
        ("店主 13000000001", "店主", ()),
    ],
)
def test_a_post_said_before_the_name_is_a_post(
    typed: str, name: str, posts: tuple[str, ...]
) -> None:
    found = one_person(typed)
    assert (found.name, found.posts) == (name, posts)
    assert person(found.line) == found
