"""The gap report: what of a source was typed, what stayed text and why, what is doubtful."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """What became of one chapter, annex, table or picture.

    Attributes:
        line: of the source, where it starts.
        place: the same in words: 第 12 段.
        quote: the words that stand there.
        thing: what it is: 章节, 附件, 表格, 图.
        depth: of a chapter, from 1.
        became: what it is in the plan, in words.
        typed: it stands in a part of the plan.
        part: where in the plan, as outlines write it.
        path: the plan path of its facts, dotted; empty where there is none.
        why: why it is no more than text; empty where it is typed.
        doubts: what somebody should look at.
    """

    line: int
    place: str
    quote: str
    thing: str
    depth: int
    became: str
    typed: bool
    part: str
    path: str
    why: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gap report of an import.

    Attributes:
        source: name of the source.
        coverage: the share of the characters that stand in typed parts, from 0 to 1.
        summary: the whole in one sentence.
        todo: what to do, the most urgent first.
        rows: everything in the order of the source.
    """

    source: str
    coverage: float
    summary: str
    todo: tuple[str, ...]
    rows: tuple[Gap, ...]

    def to_text(self) -> str:
        """The report for a screen or a text file."""
        out = [f"导入情况：{self.source}", self.summary, ""]
        if self.todo:
            out += ["请先做这些：", *(f"  {n}. {todo}" for n, todo in enumerate(self.todo, 1)), ""]
        out.append("逐项情况：")
        for gap in self.rows:
            indent = "  " * gap.depth
            where = f" → {gap.part}" if gap.part else ""
            out.append(f"{indent}{gap.place} {gap.thing}“{gap.quote}”：{gap.became}{where}")
            if gap.why:
                out.append(f"{indent}  原因：{gap.why}")
            out += [f"{indent}  请核对：{doubt}" for doubt in gap.doubts]
        return "\n".join(out) + "\n"

    def to_markdown(self) -> str:
        """The report as Markdown: summary, what to do, and a table."""
        out = [f"# 导入情况：{_cell(self.source)}", "", self.summary, ""]
        if self.todo:
            out += ["## 请先做这些", "", *(f"{n}. {t}" for n, t in enumerate(self.todo, 1)), ""]
        out += ["## 逐项情况", "", "| 位置 | 原文 | 结果 | 归入 | 原因和疑点 |"]
        out.append("| --- | --- | --- | --- | --- |")
        for gap in self.rows:
            notes = "；".join([*([gap.why] if gap.why else []), *gap.doubts])
            cells = (gap.place, f"{gap.thing}：{gap.quote}", gap.became, gap.part, notes)
            out.append(f"| {' | '.join(map(_cell, cells))} |")
        return "\n".join(out) + "\n"

    def to_json(self) -> str:
        """The report for programs; keys in English, texts in Chinese."""
        rows = [
            {name: getattr(gap, name) for name in Gap.__slots__}  # in the order of definition
            for gap in self.rows
        ]
        whole = {
            "source": self.source,
            "coverage": round(self.coverage, 4),
            "summary": self.summary,
            "todo": self.todo,
            "rows": rows,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
