"""Plan document → PDF: ours beside bare typst and WeasyPrint, in one run.

By hand: python tests/bench/bench_pdf.py [--quick | --memory | --long]. Text is fresh for each
document, for Typst remembers what it has set before. Figures are CPU seconds, medians.
"""

import argparse
import importlib.util
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("PLANFORGE_FONTS", "pip")

from planforge.document import (
    Block,
    Contents,
    Document,
    Item,
    Paragraph,
    Section,
    Table,
    plain,
)
from planforge.profiles import load_layout
from planforge.writers import Options
from planforge.writers.pdf import write_pdf

LAYOUT = "gb9704"


def load_sample() -> Callable[[int], Document]:
    """tests/writers/sample.py is no package; it is read from its file."""
    path = Path(__file__).resolve().parent.parent / "writers" / "sample.py"
    spec = importlib.util.spec_from_file_location("sample", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sample"] = module
    spec.loader.exec_module(module)
    long_document: Callable[[int], Document] = module.long_document
    return long_document


def fresh(document: Document, count: int) -> Document:
    """The same document with other words in each of its texts."""
    from dataclasses import fields, is_dataclass, replace

    from planforge.document import FrontMatter, Text

    def renewed(node: object) -> object:
        if isinstance(node, Text):
            return replace(node, text=f"{node.text}第{count}号")
        if isinstance(node, tuple):
            return tuple(renewed(part) for part in node)
        if is_dataclass(node) and not isinstance(node, type):
            changed = {
                field.name: renewed(value)
                for field in fields(node)
                if field.name not in ("origin", "meta", "scheme", "mark", "label")
                and isinstance(value := getattr(node, field.name), tuple | FrontMatter)
            }
            return replace(node, **changed)
        return node

    result = renewed(document)
    assert isinstance(result, Document)
    return result


def bare_source(document: Document) -> str:
    """The same content as somebody would write it in Typst by hand."""
    return BARE_HEAD + "\n\n".join(bare_blocks(document.body))


BARE_HEAD = """
#set document(title: "长文档")
#set page(width: 210mm, height: 297mm, margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  numbering: "— 1 —")
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn", tracking: -0.21pt,
  top-edge: 0.88em, bottom-edge: -0.12em, fallback: false)
#set par(leading: 12.95pt, spacing: 12.95pt, justify: true,
  first-line-indent: (amount: 2em, all: true))
#show heading: set text(size: 16pt, font: "Noto Sans SC", weight: 400)
#set table(stroke: 0.5pt)
#outline(title: [目录], depth: 2)
#pagebreak()
"""


def bare_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Typst markup of blocks."""
    for block in blocks:
        if isinstance(block, Section | Item):
            label = block.label.text + block.label.gap if block.label else ""
            content = block.title if isinstance(block, Section) else block.content
            mark = f"{'=' * block.depth} " if isinstance(block, Section) else ""
            yield mark + escaped(label + plain(content))
            yield from bare_blocks(block.blocks)
        elif isinstance(block, Paragraph):
            yield escaped(plain(block.content))
        elif isinstance(block, Table):
            shares = ", ".join(f"{column.width}fr" for column in block.columns)
            rows = [
                ", ".join(
                    f"[{escaped(plain(b.content))}]"
                    for cell in row.cells
                    for b in cell.blocks
                    if isinstance(b, Paragraph)
                )
                for row in block.rows
            ]
            yield escaped(plain(block.caption))
            head, *rest = rows
            yield f"#table(columns: ({shares}), table.header({head}), {', '.join(rest)})"
        else:
            assert not isinstance(block, Contents)


def escaped(text: str) -> str:
    """Text as Typst markup."""
    return "".join(f"\\{char}" if char in r"\#$*_`<>@=-+/~[]'\"" else char for char in text)


def measure(run: Callable[[Document], bytes], documents: list[Document]) -> tuple[float, int]:
    """Median CPU seconds of a document after a first one, and the bytes of the last."""
    run(documents[0])
    times = []
    size = 0
    for document in documents[1:]:
        start = time.process_time()
        size = len(run(document))
        times.append(time.process_time() - start)
    return statistics.median(times), size


def ours(document: Document) -> bytes:
    """Our writer with Typst."""
    return write_pdf(document, load_layout(LAYOUT), Options()).data


def weasyprint(document: Document) -> bytes:
    """Our writer with WeasyPrint."""
    return write_pdf(document, load_layout(LAYOUT), Options(engine="weasyprint")).data


def bare() -> Callable[[Document], bytes]:
    """A compiler that is kept, as ours is."""
    import pylopdf_fonts_zh_cn
    import typst

    folder = str(pylopdf_fonts_zh_cn.serif_path().parent)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
    compiler = typst.Compiler(font_paths=fonts)

    def run(document: Document) -> bytes:
        pdf = compiler.compile(input=bare_source(document).encode(), format="pdf")
        assert isinstance(pdf, bytes)
        return pdf

    return run


def pages(data: bytes) -> int:
    """Pages of a PDF."""
    import io

    import pypdf

    return len(pypdf.PdfReader(io.BytesIO(data)).pages)


def compare(sections: int, rounds: int, *, peers: bool) -> None:
    """Print a table for one size."""
    source = load_sample()(sections)
    documents = [fresh(source, count) for count in range(rounds + 1)]
    print(f"{sections} sections, {pages(ours(documents[0]))} pages")
    own, size = measure(ours, documents)
    plain_typst, bare_size = measure(bare(), documents)
    print(f"  ours         {own * 1000:8.0f} ms  {size // 1024:6} KiB")
    print(f"  bare typst   {plain_typst * 1000:8.0f} ms  {bare_size // 1024:6} KiB", end="")
    print(f"  ours/bare {own / plain_typst:.2f}")
    if peers:
        slow, slow_size = measure(weasyprint, documents[:3])
        print(f"  weasyprint   {slow * 1000:8.0f} ms  {slow_size // 1024:6} KiB", end="")
        print(f"  weasyprint/ours {slow / own:.1f}")


def memory(count: int) -> None:
    """Print the peak memory over many documents, and then over long ones."""
    source = load_sample()(40)
    for index in range(count):
        ours(fresh(source, index))
        if index + 1 in (1, 10, count // 4, count // 2, count):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"  after {index + 1:4} documents of 33 pages: peak {peak} MiB")
    for sections in (450, 900, 1800):
        ours(load_sample()(sections))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"  after one of {sections} sections: peak {peak} MiB")


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="one small size, a smoke test")
    parser.add_argument("--long", action="store_true", help="up to 1500 pages")
    parser.add_argument("--memory", action="store_true", help="peak memory, of ours alone")
    arguments = parser.parse_args()
    if arguments.quick:
        compare(8, 2, peers=False)
        return
    if arguments.memory:
        memory(200)
        return
    compare(40, 6, peers=True)
    compare(400, 2, peers=True)
    if arguments.long:
        for sections in (450, 900, 1800):
            compare(sections, 1, peers=False)


if __name__ == "__main__":
    main()
