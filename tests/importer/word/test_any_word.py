"""Whatever stands in a Word file comes back in the plan or in the comments of its file."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.document import plain
from planforge.importer import round_trip
from planforge.importer.docx.model import ListLabel, Look, WordFile, WordParagraph, WordTable
from planforge.importer.word import imported, originals_of
from tests.importer.measure import loaded, squeezed
from tests.importer.word.made import counted, p, table, wordfile

_WORDS = st.sampled_from(
    [
        "总则",
        "编制目的",
        "防汛应急预案",
        "某县人民政府",
        "为了防汛，制定本预案。",
        "（征求意见稿）",
        "目录",
        "总则\t1",
        "附件1",
        "附件：1.通讯录",
        "2024年5月1日",
        "一、总则",
        "二、附则",
        "（一）目的",
        "1.报告",
        "2.疏散。",
        "第一章总则",
        "第一条为了防汛。",
        "1.1 范围",
        "①截图",
        "- 电话",
        "来源：县网",
        "打印",
        "首页 > 预案",
        "说明：\n1.甲\n2.乙",
        "[[张三]]",
        "**重要**",
        "a_b*c",
        "# 标题",
        "| 甲 |",
        "关于印发《防汛应急预案》的通知",
        "第一部分　综合应急预案",
        "火灾专项应急预案",
        "版本号：V1",
        "　",
    ]
)
_LABELS: st.SearchStrategy[ListLabel | None] = st.one_of(
    st.none(),
    st.builds(
        lambda n, level, name: counted(f"{n}.", n, level=level, name=name, suffix="."),
        st.integers(1, 4), st.integers(0, 2), st.sampled_from("ab"),
    ),
    st.just(counted("●", 0, kind="bullet")),
    st.just(counted("壹、", 1, kind="chineseLegalSimplified", suffix="、")),
    st.builds(lambda n: counted(f"1.{n}", n, level=1, parents=(1,)), st.integers(1, 3)),
)  # fmt: skip
_LOOKS = st.builds(
    Look,
    align=st.sampled_from(["left", "center", "right"]),
    bold=st.booleans(),
    size=st.sampled_from([10.5, 16.0, 22.0]),
    new_page=st.booleans(),
)
_PARAGRAPHS = st.builds(
    lambda words, level, label, look: p(
        words, style=f"heading {level}" if level else "normal", level=level, label=label, look=look
    ),
    _WORDS,
    st.sampled_from([0, 0, 0, 1, 2, 3]),
    _LABELS,
    _LOOKS,
)
_TABLES = st.builds(lambda a, b: table((a, b), (b, a)), _WORDS, _WORDS)
_FILES = st.builds(
    lambda blocks: wordfile(*blocks),
    st.lists(st.one_of(_PARAGRAPHS, _PARAGRAPHS, _PARAGRAPHS, _TABLES), min_size=1, max_size=14),
)


def _lines(word: WordFile) -> list[str]:
    out: list[str] = []
    for block in word.blocks:
        if isinstance(block, WordParagraph):
            out += [squeezed(line) for line in plain(block.content).split("\n")]
        elif isinstance(block, WordTable):
            cells = [cell for row in block.rows for cell in row.cells]
            inner = [b for cell in cells for b in cell.blocks if isinstance(b, WordParagraph)]
            out += [squeezed(line) for b in inner for line in plain(b.content).split("\n")]
    return [line for line in out if line]


@given(_FILES)
def test_every_line_is_in_the_plan_or_beside_it(word: WordFile) -> None:
    if not _lines(word):
        return
    made = originals_of(word)
    said = squeezed("".join(words for one in made for _, words in one.said))
    aside = squeezed("".join(line for one in made for line in one.aside))
    for line in _lines(word):
        bare = re.sub(r"^附件\d*[:：]?", "", line)
        assert line in said or line in aside or bare in said


@given(_FILES)
@settings(max_examples=60)
def test_any_file_becomes_plans_that_load_and_say_it(word: WordFile) -> None:
    if not _lines(word):
        return
    for original in originals_of(word):
        made = imported(original)
        plan = loaded(made.yaml)
        told = {f.code for f in made.findings}
        differences = round_trip(original.said, plan, markdown=False)
        assert not differences or told & {"PF513", "PF514", "PF516"}
