"""Fields to fill in: content controls in the blank cells of tables, boxes to tick (17.5.2)."""

import re
from itertools import count

from planforge.ooxml.xml import attribute

_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_RUN = re.compile(
    r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>([^<]*[□☑][^<]*)</w:t></w:r>"
)
_FIRST = re.compile(r"(<w:p>(?:<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?)(</w:p>)")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NEWER = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:w14="{_W14}" mc:Ignorable="w14"'
)
"""What the root of the main part says, so that programs which know no boxes pass them over."""
_LONGEST = 60


def with_controls(text: str) -> str:
    """The text of the main part, with a control in each blank cell and for each box to tick.

    A control is called as the words before it in its row, else as its column's heading.
    """
    ids = count(1)
    return _TABLE.sub(lambda found: _ticked(_filled(found[0], ids), ids), text)


def _filled(table: str, ids: "count[int]") -> str:
    heads: dict[int, str] = {}

    def row(found: re.Match[str]) -> str:
        label, column = "", 0
        parts: list[str] = []
        end = 0
        header = "<w:tblHeader/>" in found[0]
        for cell in _CELL.finditer(found[0]):
            words = "".join(_WORDS.findall(cell[0]))
            span = _SPAN.search(cell[0])
            if header:
                heads[column] = words
            parts.append(found[0][end : cell.start()])
            blank = not words and not header and "<w:vMerge/>" not in cell[0]
            parts.append(_blank(cell[0], heads.get(column) or label, ids) if blank else cell[0])
            label, end = words or label, cell.end()
            column += int(span[1]) if span else 1
        return "".join(parts) + found[0][end:]

    return _ROW.sub(row, table)


def _blank(cell: str, label: str, ids: "count[int]") -> str:
    number = next(ids)
    name = attribute(_unquoted(label)[:_LONGEST] or "填写")
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="field-{number}"/>'
        f'<w:id w:val="{number}"/><w:text w:multiLine="1"/></w:sdtPr><w:sdtContent>'
        '<w:r><w:t xml:space="preserve">  </w:t></w:r></w:sdtContent></w:sdt>'
    )
    return _FIRST.sub(lambda found: f"{found[1]}{control}{found[2]}", cell, count=1)


def _ticked(table: str, ids: "count[int]") -> str:
    def run(found: re.Match[str]) -> str:
        look, words = found[1] or "", found[2]
        parts = re.split("([□☑])", words)
        made = [_run(look, parts[0])]
        for sign, part in zip(parts[1::2], parts[2::2], strict=True):
            made += (_box(look, next(ids), ticked=sign == "☑"), _run(look, part))
        return "".join(made)

    return _RUN.sub(run, table)


def _run(look: str, words: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def _box(look: str, number: int, *, ticked: bool) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="勾选"/><w:tag w:val="tick-{number}"/>'
        f'<w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/>'
        '<w14:uncheckedState w14:val="25A1" w14:font="SimSun"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{_run(look, '☑' if ticked else '□')}</w:sdtContent></w:sdt>"
    )


def _unquoted(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
