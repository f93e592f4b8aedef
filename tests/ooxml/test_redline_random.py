"""Any two files, with any alignment, right or wrong, make a redline that is proven."""

import random

import pytest

from planforge.diff.model import Fate
from planforge.ooxml.redline import Alignment, Line, RowLine, redline, verify
from planforge.ooxml.redline.model import Moves
from tests.ooxml.redlines import AUTHOR, DATE, W, paragraph, part, table, word

PAIRS = 60
"""Random pairs of files; each takes some 20 ms."""

_WORDS = ("总则", "发现火情立即报警", "值班员30分钟内报告", "疏散到广场", "清点人数", "", "恢复")
_LOOKS = ("", '<w:jc w:val="center"/>', '<w:pStyle w:val="1"/>')
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
_SECTION = '<w:sectPr><w:pgSz w:w="{}" w:h="16838"/></w:sectPr>'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_LINK = '<w:hyperlink w:anchor="a"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
_NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
_ABSTRACT = (
    '<w:abstractNum w:abstractNumId="{0}"><w:nsid w:val="0000000{0}"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{1}"/></w:lvl>'
    "</w:abstractNum>"
)
_NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/></w:num>'


class _Maker:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.notes = 0

    def file(self) -> bytes:
        body = [self.block() for _ in range(self.rng.randrange(8))]
        notes = "".join(
            f'<w:footnote w:id="{n + 1}">{paragraph(self.words())}</w:footnote>'
            for n in range(self.notes)
        )
        marks = self.rng.sample(["%1.", "（%1）", "%1、"], 3)
        numbering = "".join(_ABSTRACT.format(n, mark) for n, mark in enumerate(marks))
        numbering += "".join(_NUM.format(n + 1, n % 3) for n in range(5))
        return word(*body, paragraph(self.words()), numbering=numbering, notes=notes)

    def words(self) -> str:
        return "，".join(self.rng.choice(_WORDS) for _ in range(self.rng.randrange(1, 4)))

    def block(self) -> str:
        match self.rng.randrange(9):
            case 0:
                return self.table()
            case 1:
                return paragraph(self.words(), _LIST.format(self.rng.randrange(1, 6)))
            case 2:
                return paragraph(self.words(), _SECTION.format(self.rng.choice((11906, 16838))))
            case 3 if self.notes < 3:
                self.notes += 1
                return self.with_run(_NOTE.format(self.notes))
            case 4:
                return self.with_run(_FIELD.format(self.rng.randrange(9)))
            case 5:
                return self.with_run(_LINK.format(self.words()))
            case _:
                look = "<w:b/>" if self.rng.random() < 0.2 else ""
                return paragraph(self.words(), self.rng.choice(_LOOKS), look)

    def with_run(self, run: str) -> str:
        return paragraph(self.words()).removesuffix("</w:p>") + run + "</w:p>"

    def table(self) -> str:
        columns = self.rng.choice((2, 2, 3))
        rows = [[self.words() for _ in range(columns)] for _ in range(self.rng.randrange(1, 4))]
        made = table(*rows)
        if self.rng.random() < 0.3:
            one = paragraph(rows[0][0])
            made = made.replace(one, one + paragraph(self.words()), 1)
        return made


def _alignment(rng: random.Random, old: bytes, new: bytes) -> Alignment:
    """Lines as a script has them: each paragraph at most once, in order; some of them absurd."""
    counts = [len(list(part(data).iter(W + "p"))) for data in (old, new)]
    left = sorted(rng.sample(range(counts[0]), rng.randrange(counts[0] + 1)))
    right = sorted(rng.sample(range(counts[1]), rng.randrange(counts[1] + 1)))
    lines: list[Line] = []
    move = 0
    for one, other in zip(left, right, strict=False):
        match rng.randrange(5):
            case 0:
                lines += [Line(Fate.DELETED, one, None), Line(Fate.INSERTED, None, other)]
            case 1:
                move += rng.randrange(2) or not move
                lines.append(Line(Fate.MOVED_FROM, one, other, (), move))
                at = rng.randrange(len(lines) + 1)
                lines.insert(at, Line(Fate.MOVED_TO, one, other, (), move))
            case _:
                lines.append(Line(Fate.CHANGED, one, other))
    rows = [RowLine(one, other) for one, other in zip(left, right, strict=False)]
    return Alignment(tuple(lines), tuple(rng.sample(rows, len(rows) // 2)))


@pytest.mark.parametrize("seed", range(PAIRS))
def test_any_pair_with_any_alignment_is_proven(seed: int) -> None:
    rng = random.Random(seed)
    old, new = _Maker(rng).file(), _Maker(rng).file()
    plan = _alignment(rng, old, new) if seed % 3 else Alignment()
    moves: Moves = "delins" if seed % 2 else "native"
    made = redline(old, new, plan, author=AUTHOR, date=DATE, moves=moves)
    assert verify(old, new, made.data) == ()
    again = redline(old, new, plan, author=AUTHOR, date=DATE, moves=moves)
    assert again.data == made.data
