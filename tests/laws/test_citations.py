"""Finding laws and standards in sentences."""

import pytest

from planforge.laws.citations import mentions_in, named_in


@pytest.mark.parametrize(
    ("text", "words", "title", "number"),
    [
        ("根据《安全生产法》，", "《安全生产法》", "安全生产法", ""),
        (
            "按《突发事件应急预案管理办法》（国办发〔2024〕5号）编制",
            "《突发事件应急预案管理办法》（国办发〔2024〕5号）",
            "突发事件应急预案管理办法",
            "国办发〔2024〕5号",
        ),
        ("执行GB/T 29639-2020。", "GB/T 29639-2020", "", "GB/T 29639-2020"),
        (
            "执行GB/T 29639-2020《编制导则》。",
            "GB/T 29639-2020《编制导则》",
            "编制导则",
            "GB/T 29639-2020",
        ),
        (
            "《编制导则》GB／T 29639—2020要求",
            "《编制导则》GB／T 29639—2020",
            "编制导则",
            "GB／T 29639—2020",
        ),
        (
            "依据 AQ/T 9007-2019 应急演练评估规范，开展",
            "AQ/T 9007-2019 应急演练评估规范",
            "应急演练评估规范",
            "AQ/T 9007-2019",
        ),
    ],
)
def test_a_citation_is_found_with_its_exact_words(
    text: str, words: str, title: str, number: str
) -> None:
    (found,) = mentions_in(text)
    assert (found.words, found.title, found.number) == (words, title, number)
    assert text[found.start : found.end] == found.words


def test_articles_and_the_version_belong_to_the_title_before_them() -> None:
    (found,) = mentions_in("违反《安全生产法》（2014年修正）第七十八条、第八十条的，")
    assert found.years == (2014,)
    assert found.version == "2014年修正"
    assert found.articles == (78, 80)
    assert found.words == "《安全生产法》（2014年修正）第七十八条、第八十条"


def test_an_explanation_in_brackets_is_no_number() -> None:
    (found,) = mentions_in("《消费者权益保护法》（以下简称消法）第十九条规定")
    assert found.number == ""
    assert found.years == ()
    assert found.articles == (19,)


def test_titles_within_titles_are_one_citation() -> None:
    (found,) = mentions_in("《浙江省实施〈中华人民共和国突发事件应对法〉办法》")
    assert found.title == "浙江省实施〈中华人民共和国突发事件应对法〉办法"


def test_a_text_without_titles_and_standards_cites_nothing() -> None:
    assert mentions_in("值班人员接到报告后10分钟内核实，第三条线路停用。") == ()


def test_a_name_without_brackets_is_found_outside_them_only() -> None:
    text = "依据侵权责任法第三条，参照《侵权责任法》"
    assert [(one.start, one.articles) for one in named_in(text, "侵权责任法")] == [(2, (3,))]
