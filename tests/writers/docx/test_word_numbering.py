"""What Word counts is what numbering computed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Document,
    Item,
    Meta,
    Numeral,
    Paragraph,
    Row,
    Scheme,
    Section,
    Table,
    Text,
    parse_mark,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers.base import Options
from planforge.writers.docx import write_docx
from tests.writers.docx.labels import labels, random_document
from tests.writers.docx.word import Resolver, W, style_of, text, val, written
from tests.writers.sample import item, long_document, para, sample_document, section


def scheme(*samples: str, runs: tuple[str, ...] = ()) -> Scheme:
    marks = tuple(parse_mark(sample, restart=sample not in runs) for sample in samples)
    return Scheme("custom", tuple(mark for mark in marks if mark))


def document(marks: Scheme, *blocks: Block) -> Document:
    return number(Document(Meta("题"), marks, blocks))


def assert_counted(made: Document) -> None:
    """Every label is there: counted by Word, or typed.

    Where no number shows those above it, a reader with separate counters gets the same.
    """
    word = written(made)
    joined = any(mark.joined for mark in made.scheme.marks)
    for apart in (False,) if joined else (False, True):
        counted = iter(Resolver(word, apart=apart).labels())
        typed = [text(p) for p in word.paragraphs]
        for label, words in labels(made):
            if f"{label.text}{label.gap}{words}" in typed:
                continue
            shown, found = next(counted)
            assert (shown.strip(), found) == (label.text, words)
        assert next(counted, None) is None


@pytest.mark.parametrize("name", PRESETS)
def test_word_counts_every_label_of_the_sample(name: str) -> None:
    assert_counted(sample_document(name))
    assert_counted(long_document(12, name))


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("seed", range(40))
def test_word_counts_every_label_of_a_muddled_document(name: str, seed: int) -> None:
    assert_counted(random_document(seed, PRESETS[name]))


@pytest.mark.parametrize(
    "marks",
    [
        scheme("一、", "1.1", "1.1.1", "（1）"),
        scheme("第一章　", "第一节　", "一、", "（一）"),
        scheme("1　", "1.1　", "", "（1）"),
        scheme("1 ", "1.1 ", "a. ", "-"),
        scheme("I. ", "1.1 ", "⑴", "①"),
        scheme("第一篇", "第一章", "第一条", "（一）", runs=("第一章", "第一条")),
        scheme("1", "1.", "1.1.1", runs=("1.",)),
    ],
    ids=["一、1.1", "章节", "gap in numbers", "letters", "roman", "篇章条", "joined below"],
)
@pytest.mark.parametrize("seed", range(12))
def test_word_counts_free_lists_of_marks(marks: Scheme, seed: int) -> None:
    assert_counted(random_document(seed, marks))


def test_headings_are_counted_by_their_styles() -> None:
    word = written(sample_document("decimal"))
    heading = word.find("编制依据")
    while style_of(heading) != "Heading2":
        heading = next(p for p in word.paragraphs if style_of(p) == "Heading2")
    assert heading.find(f"{W}pPr/{W}numPr") is None
    assert val(word.style("Heading2").find(f"{W}pPr/{W}numPr/{W}ilvl")) == "1"
    level = word.tree("word/numbering.xml").findall(f".//{W}lvl")[1]
    assert val(level.find(f"{W}pStyle")) == "Heading2"
    assert val(level.find(f"{W}lvlText")) == "%1.%2"


def test_decimals_under_chinese_chapters_are_legal_numbers() -> None:
    made = document(
        scheme("一、", "1.1"),
        section(1, "甲", section(2, "乙")),
        section(1, "丙", section(2, "丁")),
    )
    word = written(made)
    assert word.tree("word/numbering.xml").find(f".//{W}isLgl") is not None
    assert [label for label, _ in Resolver(word).labels()] == ["一、", "1.1", "二、", "2.1"]


def test_a_list_after_a_paragraph_starts_anew() -> None:
    made = document(
        PRESETS["gongwen"],
        section(1, "甲", item(3, "一项"), item(3, "二项"), para("另："), item(3, "又一项")),
    )
    assert [label for label, _ in Resolver(written(made)).labels()] == ["一、", "1.", "2.", "1."]


def test_a_list_that_comes_leaves_the_ids_of_the_others_as_they_were() -> None:
    def anew(title: str) -> Section:
        two = item(3, f"{title}一项"), para("另："), item(3, f"{title}又一项")
        return section(1, title, *two)

    def ids(*titles: str) -> dict[str, str]:
        word = written(document(PRESETS["gongwen"], *map(anew, titles)))
        found = {text(one): val(one.find(f"{W}pPr/{W}numPr/{W}numId")) for one in word.paragraphs}
        return {title: found[f"{title}又一项"] for title in titles}

    before, after = ids("甲", "丙"), ids("乙", "甲", "丙")
    assert {title: after[title] for title in before} == before
    assert len(set(after.values())) == 3


def test_articles_run_through_all_chapters_in_one_list() -> None:
    made = document(
        PRESETS["articles"],
        section(1, "甲", section(2, ""), section(2, "")),
        section(1, "乙", section(2, ""), section(2, "")),
    )
    word = written(made)
    shown = [label.strip() for label, _ in Resolver(word).labels()]
    assert shown == ["第一章", "第一条", "第二条", "第二章", "第三条", "第四条"]
    assert word.tree("word/numbering.xml").find(f".//{W}startOverride") is None


def test_a_circled_number_beyond_twenty_is_typed() -> None:
    made = document(scheme("①"), *(item(1, f"第{n}") for n in range(1, 24)))
    word = written(made)
    assert text(word.find("第21")) == "㉑第21"
    assert len(Resolver(word).labels()) == 20


def test_a_roman_number_is_typed_since_words_are_letters() -> None:
    word = written(document(scheme("Ⅰ、"), section(1, "甲")))
    heading = word.find("甲")
    assert text(heading) == "Ⅰ、甲"
    assert val(heading.find(f"{W}pPr/{W}numPr/{W}numId")) in ("", "0")


def test_a_list_in_a_table_cell_counts_on_its_own() -> None:
    cell = Cell((Item(1, (Text("甲"),)), Item(1, (Text("乙"),))))
    table = Table((Column(1.0),), (Row((cell,)), Row((cell,))), 0)
    made = document(PRESETS["gongwen"], section(1, "章"), table, section(1, "章二"))
    assert [label for label, _ in Resolver(written(made)).labels()] == [
        "一、", "一、", "二、", "一、", "二、", "二、",
    ]  # fmt: skip


def test_a_paragraph_runs_into_a_number_without_title() -> None:
    made = document(
        PRESETS["articles"], section(1, "章", Section(2, (), (para("为了规范，制定本办法。"),)))
    )
    assert Resolver(written(made)).labels()[1] == ("第一条 ", "为了规范，制定本办法。")


def test_a_list_keeps_the_indent_of_its_style() -> None:
    word = written(document(PRESETS["gongwen"], section(1, "甲", item(3, "项"))))
    assert val(word.find("项").find(f"{W}pPr/{W}ind"), "firstLineChars") == "200"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
@pytest.mark.parametrize("name", PRESETS)
def test_libreoffice_counts_the_same(name: str, tmp_path: Path) -> None:
    made = [sample_document(name), *(random_document(seed, PRESETS[name]) for seed in range(8))]
    for index, one in enumerate(made):
        data = write_docx(one, load_layout("gb9704"), Options()).data
        (tmp_path / f"{index}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    files = sorted(str(path) for path in tmp_path.glob("*.docx"))
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=180
    )
    for index, one in enumerate(made):
        lines = [
            "".join(line.split())
            for line in (tmp_path / f"{index}.txt").read_text("utf-8-sig").split("\n")
        ]
        for label, words in labels(one):
            if label.mark.numeral is Numeral.BULLET:
                continue  # its text export shows every bullet as •
            wanted = "".join(f"{label.text}{words}".split())
            assert any(line.startswith(wanted) for line in lines), (index, wanted)


def test_unnumbered_paragraphs_get_no_number() -> None:
    made = document(PRESETS["gongwen"], section(1, "甲", Paragraph((Text("正文"),))))
    assert [words for _, words in Resolver(written(made)).labels()] == ["甲"]
