"""``import --layout keep``: a Word file's look as a reference document beside the plan file."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from planforge._build import build
from planforge.cli.imported import Output
from planforge.document import Document
from planforge.errors import UsageProblem
from planforge.findings import Finding
from planforge.importer.docx.model import WordBlock, WordParagraph
from planforge.importer.docx.read import read_docx
from planforge.importer.look import keep_look, roles_of
from planforge.importer.word import Reading
from planforge.ooxml.reading.kinds import WORD_PACKAGES, sniff

_ENDING = ".版式.docx"


def with_look(
    files: Sequence[Output], source: Path, reading: Reading
) -> tuple[list[Output], tuple[Finding, ...]]:
    """The files of an import, with a reference document for each plan, which names it.

    Args:
        files: those to be written otherwise.
        source: the Word file.
        reading: as it was read.

    Returns:
        The files, and what of the look could not be kept.

    Raises:
        UsageProblem: the source is no Word file.
        LoadError: it cannot be read.
    """
    data = source.read_bytes()
    if sniff(data) not in WORD_PACKAGES:
        message = f"{source} 不是 .docx 文件，没有可以保留的版式。"
        hint = "请去掉 --layout keep；旧格式的文件先用 Word 或 WPS 另存为 .docx 再导入。"
        raise UsageProblem(message, hint)
    word = read_docx(data, str(source), accepts=reading.accepts)
    listed = _has_contents(word.blocks)
    out: list[Output] = []
    looks: list[Output] = []
    findings: dict[Finding, None] = {}
    for file in files:
        if file.plan is None:
            out.append(file)
            continue
        name = f"{file.path.stem}{_ENDING}"
        changed = naming(file.data.decode(), name, contents=listed)
        document = _built(changed)
        placed = roles_of(document, word) if document is not None else ()
        out.append(replace(file, data=changed.encode()))
        kept = keep_look(data, str(source), placed)
        findings.update(dict.fromkeys(kept.findings))
        looks.append(Output(file.path.with_name(name), kept.data))
    return [*out, *looks], tuple(findings)


def _has_contents(blocks: Sequence[WordBlock]) -> bool:
    return any(isinstance(block, WordParagraph) and block.contents for block in blocks)


def _built(yaml: str) -> Document | None:
    """The document that a plan file prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(yaml, encoding="utf-8", newline="\n")
        return build(path).document


def naming(yaml: str, name: str, *, contents: bool) -> str:
    """A plan file of an import that names its reference document.

    Args:
        yaml: as the import wrote it: one key a line, layout choices as a block.
        name: of the reference document, beside the plan file.
        contents: the source has a table of contents, so the plan gets one.
    """
    lines = yaml.split("\n")
    said = [f"  参照: {_quoted(name)}", *(["  目录: 是"] if contents else [])]
    if "版式:" in lines:
        at = lines.index("版式:") + 1
        end = next((n for n in range(at, len(lines)) if not lines[n].startswith("  ")), len(lines))
        kept = [line for line in lines[at:end] if not (contents and line.startswith("  目录:"))]
        return "\n".join([*lines[:at], *said, *kept, *lines[end:]])
    title = next((n for n, line in enumerate(lines) if line.startswith("标题:")), -1)
    at = next(
        (n for n in range(title + 1, len(lines)) if lines[n] and not lines[n].startswith(" ")),
        len(lines),
    )
    return "\n".join([*lines[:at], "版式:", *said, *lines[at:]])


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
