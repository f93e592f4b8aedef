"""What hangs on the text comes along: pictures, links that lead out, comments, headers."""

import io
import zipfile

from planforge.ooxml.package import Relations, package, stored, xml_part
from planforge.ooxml.redline import Alignment, redline, verify
from planforge.ooxml.xml import WORD
from tests.ooxml.redlines import AUTHOR, DATE, W, made, paragraph, part

_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
P = paragraph


def _picture(number: str) -> str:
    return (
        f'<w:p><w:r><w:drawing {_SPACES}><wp:inline><wp:docPr id="1" name="图"/>'
        f'<a:blip r:embed="{number}"/></wp:inline></w:drawing></w:r></w:p>'
    )


def _file(
    picture: bytes = b"", link: str = "", remark: str = "", header: str = "", words: str = "正文"
) -> bytes:
    """A file with a picture, a link to an address, a comment and a header, where they are given."""
    relations, root = Relations(), Relations()
    body: list[str] = []
    parts = []
    if link:
        number = relations.add("hyperlink", link)
        run = "<w:r><w:t>网址</w:t></w:r>"
        body.append(f'<w:p><w:hyperlink r:id="{number}">{run}</w:hyperlink></w:p>')
    if picture:
        body.append(_picture(relations.add("image", "media/image1.png")))
        parts.append(stored("word/media/image1.png", picture))
    if remark:
        relations.add("comments", "comments.xml")
        body.append(
            '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>有批注的话</w:t></w:r>'
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        )
        inner = f'<w:comment w:id="0" w:author="甲">{P(remark)}</w:comment>'
        parts.append(xml_part("word/comments.xml", f"<w:comments {WORD}>{inner}</w:comments>"))
    section = "<w:sectPr/>"
    if header:
        number = relations.add("header", "header1.xml")
        section = f'<w:sectPr><w:headerReference w:type="default" r:id="{number}"/></w:sectPr>'
        parts.append(xml_part("word/header1.xml", f"<w:hdr {WORD}>{P(header)}</w:hdr>"))
    body.append(P(words))
    text = f"<w:document {WORD}><w:body>{''.join(body)}{section}</w:body></w:document>"
    parts.append(xml_part("word/document.xml", text))
    root.add("document", "word/document.xml")
    found = relations.part("word/document.xml"), root.part("")
    return package([*parts, *(one for one in found if one is not None)])


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if "media/" in name]


def test_a_deleted_picture_comes_with_its_bytes() -> None:
    data = made(_file(picture=b"old"), _file())
    assert _names(data) == ["word/media/image1.png"]
    assert len(list(part(data).iterfind(f".//{W}del/{W}r/{W}drawing"))) == 1


def test_a_replaced_picture_stands_beside_the_new_one_under_another_name() -> None:
    data = made(_file(picture=b"old"), _file(picture=b"new"))
    assert len(_names(data)) == 2
    pictures = [one.get("id") for one in part(data).iter() if str(one.tag).endswith("docPr")]
    assert len(pictures) == len(set(pictures)) == 2


def test_the_same_picture_is_kept_once() -> None:
    data = made(_file(picture=b"same", words="旧"), _file(picture=b"same", words="新"))
    assert _names(data) == ["word/media/image1.png"]
    assert not list(part(data).iterfind(f".//{W}del/{W}r/{W}drawing"))


def test_an_address_that_only_the_old_file_names_is_kept() -> None:
    data = made(_file(link="https://example.com/old"), _file(picture=b"x"))
    assert b"https://example.com/old" in zipfile.ZipFile(io.BytesIO(data)).read(
        "word/_rels/document.xml.rels"
    )


def test_comments_are_the_new_files_and_the_old_ones_are_told() -> None:
    new = made(_file(words="旧话"), _file(remark="请核实", words="新话"))
    assert len(list(part(new).iter(W + "commentRangeStart"))) == 1
    found = redline(
        _file(remark="请核实"), _file(words="新话"), Alignment(), author=AUTHOR, date=DATE
    )
    assert found.unsaid == ("批注只保留新文件里的，旧文件的批注不在其中。",)
    assert not list(part(found.data).iter(W + "commentReference"))
    assert verify(_file(remark="请核实"), _file(words="新话"), found.data) == ()


def test_a_header_changes_as_text_does() -> None:
    old = _file(header="第1版，内部使用")
    new = _file(header="第2版，内部使用", words="新话")
    found = redline(old, new, Alignment(), author=AUTHOR, date=DATE)
    assert found.unsaid == ()
    assert verify(old, new, found.data) == ()
    head = part(found.data, "word/header1.xml")
    assert [one.text for one in head.iter(W + "delText")] == ["1"]
    assert [one.text for one in head.iterfind(f".//{W}ins/{W}r/{W}t")] == ["2"]


def test_a_header_that_only_one_file_has_is_told() -> None:
    found = redline(_file(), _file(header="新版"), Alignment(), author=AUTHOR, date=DATE)
    assert found.unsaid == (
        "两个文件的分节或页眉、页脚不能一一对应，页眉、页脚以新文件为准，不作为修订。",
    )
