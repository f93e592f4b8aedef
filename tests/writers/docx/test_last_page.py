"""The bookmark that 共 Y 页 counts to."""

import io
import re
import zipfile

from planforge.document import (
    PRESETS,
    Block,
    Cell,
    Column,
    Document,
    FrontMatter,
    FrontPage,
    Item,
    Meta,
    PageKind,
    Paragraph,
    Row,
    Table,
    Text,
)
from planforge.numbering import number
from planforge.profiles import load_layout
from planforge.writers import Options, write


def main_part(*body: Block) -> str:
    cover = FrontPage(PageKind.COVER, (Paragraph((Text("封面"),)),))
    document = Document(Meta("预案"), PRESETS["gongwen"], body, "corporate", FrontMatter((cover,)))
    data = write("docx", number(document), load_layout("corporate"), Options()).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_it_stands_before_the_last_words_so_that_libreoffice_keeps_it() -> None:
    xml = main_part(Paragraph((Text("正文"),)), Item(2, (Text("最后一条"),)))
    assert re.search(r'_pf_last_page"/><w:bookmarkEnd w:id="\d+"/><w:r>', xml)
    assert xml.count("_pf_last_page") == 1


def test_it_stands_in_a_table_that_ends_the_document() -> None:
    cell = Cell((Paragraph((Text("格"),)),))
    table = Table((Column(1.0),), (Row((cell,)),), header_rows=0)
    xml = main_part(Paragraph((Text("正文"),)), table)
    assert xml.index("_pf_last_page") < xml.rindex("</w:tbl>")
