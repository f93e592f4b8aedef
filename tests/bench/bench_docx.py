"""Plan to DOCX bytes beside docxtpl and python-docx calls, in one run.

    python -m tests.bench.bench_docx [--quick] [--size 10]

Prints CPU milliseconds a document (median of rounds that take turns) and the ratio to each peer.
Needs docxtpl, which is no dependency of planforge: pip install docxtpl.
"""

import argparse
import io
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from docx import Document as OpenDocx
from docx.document import Document as DocxDocument

from planforge.compose import compose
from planforge.document import (
    PRESETS,
    Document,
    Item,
    Paragraph,
    Section,
    Table,
    blocks_of,
    plain,
)
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from planforge.schema import Plan
from planforge.writers import Options, write
from tests.bench.content import bench_plan


@dataclass(frozen=True)
class Line:
    """A paragraph of the content as a peer sets it."""

    style: str
    text: str


Content = list[Line | list[list[str]]]


def ours(plan: Plan) -> bytes:
    """Everything after loading."""
    return _written(_numbered(plan))


def _numbered(plan: Plan) -> Document:
    profile, layout = load_profile("enterprise"), load_layout("corporate")
    return number(compose(plan, profile, layout, PRESETS["gongwen"]).document)


def _written(document: Document) -> bytes:
    return write("docx", document, load_layout("corporate"), Options()).data


def content(document: Document) -> Content:
    """The document's text for the peers: paragraphs with a style, and tables."""
    out: Content = []
    for block in blocks_of(document):
        if isinstance(block, Section):
            label = block.label.text if block.label else ""
            out.append(Line(f"Heading {min(block.depth, 9)}", label + plain(block.title)))
        elif isinstance(block, Item):
            label = block.label.text if block.label else ""
            out.append(Line("Normal", label + plain(block.content)))
        elif isinstance(block, Table):
            out.append([[_cell_text(cell.blocks) for cell in row.cells] for row in block.rows])
        elif isinstance(block, Paragraph) and not block.role.value.startswith("cell"):
            out.append(Line("Normal", plain(block.content)))
    return out


def _cell_text(blocks: tuple[object, ...]) -> str:
    return "".join(plain(block.content) for block in blocks if isinstance(block, Paragraph))


def calls(parts: Content) -> bytes:
    """python-docx, a call for each paragraph and cell."""
    document: DocxDocument = OpenDocx()
    for part in parts:
        if isinstance(part, Line):
            document.add_paragraph(part.text, style=part.style)
        else:
            table = document.add_table(len(part), len(part[0]), style="Table Grid")
            for row, texts in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    return _saved(document)


def _saved(document: DocxDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template() -> bytes:
    """A docxtpl template that loops over the content."""
    document: DocxDocument = OpenDocx()
    add = document.add_paragraph
    add("{%p for part in parts %}")
    for level in range(1, 5):
        add(f"{{%p if part.style == 'Heading {level}' %}}")
        add("{{ part.text }}", style=f"Heading {level}")
        add("{%p endif %}")
    add("{%p if part.style == 'Normal' %}")
    add("{{ part.text }}")
    add("{%p endif %}")
    add("{%p if part.rows %}")
    table = document.add_table(3, 3, style="Table Grid")
    table.rows[0].cells[0].text = "{%tr for row in part.rows %}"
    marks = ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")
    for cell, mark in zip(table.rows[1].cells, marks, strict=True):
        cell.text = mark
    table.rows[2].cells[0].text = "{%tr endfor %}"
    add("{%p endif %}")
    add("{%p endfor %}")
    return _saved(document)


def docxtpl(parts: Content, blank: bytes) -> bytes:
    """docxtpl, filling the template."""
    from docxtpl import DocxTemplate

    filled = DocxTemplate(io.BytesIO(blank))
    context = [
        {"style": part.style, "text": part.text, "rows": None}
        if isinstance(part, Line)
        else {"style": "", "text": "", "rows": part}
        for part in parts
    ]
    filled.render({"parts": context}, autoescape=True)
    out = io.BytesIO()
    filled.save(out)
    return out.getvalue()


def _cpu(action: Callable[[], bytes]) -> float:
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two rounds, no memory run")
    parser.add_argument("--size", type=int, default=1, help="times 20 pages")
    options = parser.parse_args()
    rounds = 2 if options.quick else 11
    blank = template()
    times: dict[str, list[float]] = {"ours": [], "writer": [], "docxtpl": [], "calls": []}
    ours(bench_plan(options.size, "热身"))
    for index in range(rounds):
        plan = bench_plan(options.size, f"第{index}轮")
        document = _numbered(plan)
        parts = content(document)
        times["ours"].append(_cpu(partial(ours, plan)))
        times["writer"].append(_cpu(partial(_written, document)))
        times["docxtpl"].append(_cpu(partial(docxtpl, parts, blank)))
        times["calls"].append(_cpu(partial(calls, parts)))
    _report(times)
    if not options.quick:
        _memory()


def _report(times: dict[str, list[float]]) -> None:
    middle = {name: statistics.median(values) for name, values in times.items()}
    for name, value in middle.items():
        print(
            f"{name:8} {value:8.1f} ms   {value / middle['docxtpl']:6.3f} x docxtpl   "
            f"{value / middle['calls']:6.3f} x python-docx calls"
        )


def _memory() -> None:
    plans = [bench_plan(1, f"内存{index}") for index in range(5)]
    for count in range(1, 501):
        ours(plans[count % 5])
        if count in (10, 100, 250, 500):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"after {count:3} documents: peak {peak:.1f} MiB")


if __name__ == "__main__":
    main()
