"""Any mix of tables, lists and words: every word comes back in order, nothing is told wrong."""

from random import Random

import pytest

from planforge._build import Settings, build_plan
from planforge.document import Cell, Column, Paragraph, Role, Row, Table, Text
from planforge.importer import Original, import_original
from planforge.importer.labels import read_label
from planforge.importer.lines import Kind, Line
from planforge.profiles import profile_names
from planforge.source import load_text

COLUMNS: dict[str, dict[str, list[str]]] = {
    "通讯录": {
        "姓名": ["周示例", "吴示例", "待定"],
        "部门": ["财务部", "行政部"],
        "手机": ["13900000001", "", "见公告"],
        "性别": ["女"],
    },
    "外部联系": {
        "单位": ["示例医院", "示例物业"],
        "电话": ["010-0000001", "119"],
        "用途": ["救护"],
    },
    "应急物资": {"物资名称": ["灭火器", "沙袋"], "数量": ["40具", "2个"], "存放地点": ["东门"]},
    "组织机构": {
        "工作组": ["处置组", "联络组"],
        "成员": ["财务部、行政部", "财务部"],
        "职责": ["组织疏散。", "1.救人。\n2.报告。"],
    },
    "事件分级": {"级别": ["一级", "二级"], "分级标准": ["停业一天。", "有人受伤", "见[[附表]]"]},
    "信息报告": {"环节": ["发现"], "报告对象": ["经理"], "时限": ["5分钟内", "每2小时", "尽快"]},
    "风险分析": {
        "风险": ["火灾", "停电"],
        "可能后果": ["伤人"],
        "防控措施": ["巡检、演练", "巡检"],
    },
    "楼层": {"区域": ["一层", "二层"], "出口": ["东门", "a|b", "**北门**"]},
}


class Source:
    """A source that grows line by line."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.lines = [Line(1, Kind.TITLE, "示例公司应急预案")]
        self.said = [(1, "示例公司应急预案")]

    def words(self, words: str, kind: Kind = Kind.WORDS, level: int = 0) -> None:
        number = len(self.lines) + 1
        self.lines.append(Line(number, kind, words, level, found=read_label(words)))
        self.said.append((number, words))

    def table(self, columns: dict[str, list[str]]) -> None:
        number = len(self.lines) + 1
        names = list(columns)[: self.random.randint(2, len(columns))]
        grid = [names, *self._values(columns, names)]
        if self.random.random() < 0.4:
            grid = [[str(n) if n else "序号", *row] for n, row in enumerate(grid)]
        rows = [[_cell(words, number) for words in row] for row in grid]
        if len(rows) > 2 and self.random.random() < 0.4:
            at = self.random.randrange(len(rows[1]))
            rows[1][at] = Cell(rows[1][at].blocks, 1, 2)
            del rows[2][at]
        made = tuple(Row(tuple(row), origin=("line", number)) for row in rows)
        width = len(rows[0])
        table = Table((Column(1 / width),) * width, made, 1, origin=("line", number))
        self.lines.append(Line(number, Kind.TABLE, "", block=table))
        self.said += [(number, w) for row in rows for cell in row for w in _said(cell) if w]

    def _values(self, columns: dict[str, list[str]], names: list[str]) -> list[list[str]]:
        count = self.random.randint(1, 4)
        return [[self.random.choice(columns[name]) for name in names] for _ in range(count)]

    def chapter(self, number: int) -> None:
        title = self.random.choice(list(COLUMNS))
        self.words(f"{'一二三四五'[number]}、{title}", Kind.HEADING, 1)
        entry = 0
        for _ in range(self.random.randint(1, 4)):
            what = self.random.random()
            if what < 0.3:
                self.words(self.random.choice(["内容如下。", "以上内容及时更新。"]))
            elif what < 0.5:
                entry += 1
                self.words(f"{entry}.{self.random.choice(['处置组：负责救人。', '立即报告。'])}")
            else:
                self.table(COLUMNS[title])


def _cell(words: str, number: int) -> Cell:
    at = ("line", number)
    lines = words.split("\n")
    return Cell(tuple(Paragraph((Text(w, at),), Role.CELL, origin=at) for w in lines))


def _said(cell: Cell) -> list[str]:
    blocks = [block for block in cell.blocks if isinstance(block, Paragraph)]
    return ["".join(n.text for n in b.content if isinstance(n, Text)) for b in blocks]


@pytest.mark.parametrize("seed", range(60))
def test_every_word_comes_back_in_order(seed: int) -> None:
    random = Random(seed)
    source = Source(random)
    for number in range(random.randint(1, 5)):
        source.chapter(number)
    lines, said = tuple(source.lines), tuple(source.said)
    made = import_original(Original("预案.docx", lines, said, unit="段"))
    assert [f.message for f in made.findings] == []  # PF514 would say where words differ
    loaded = load_text(made.yaml.encode(), "plan.yaml", profiles=profile_names())
    assert loaded.findings == ()
    told = build_plan(loaded, Settings()).findings
    assert [f.message for f in told if f.code.startswith("PF3") and f.code != "PF309"] == []
    assert made.gaps is not None
    assert sum(gap.thing == "表格" for gap in made.gaps.rows) == sum(
        line.kind is Kind.TABLE for line in lines
    )
