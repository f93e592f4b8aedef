"""Comments put into files that planforge never wrote."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from planforge.ooxml.comments import Comment, commented

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word_file(*paragraphs: str) -> bytes:
    """A Word file with these elements in its body."""
    body = "".join(paragraphs)
    text = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELS)
        packed.writestr("word/document.xml", text)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(name))


def about(data: bytes) -> list[str]:
    """The words that each comment of a file stands on, in the order of their ids."""
    found: dict[str, str] = {}
    open_: set[str] = set()
    for element in part(data, "word/document.xml").iter():
        number = str(element.get(f"{W}id"))
        if element.tag == _MARKS[0]:
            open_.add(number)
            found[number] = ""
        elif element.tag == _MARKS[1]:
            open_.discard(number)
        elif element.tag == f"{W}t":
            for one in open_:
                found[one] += element.text or ""
    return [found[number] for number in sorted(found, key=int)]


def said(data: bytes) -> list[list[tuple[str, str]]]:
    """Each paragraph as its characters with their run properties: what a reader sees."""
    paragraphs = []
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        characters = []
        for text in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
            above = text.getparent()
            properties = above.find(f"{W}rPr") if above is not None else None
            look = etree.tostring(properties).decode() if properties is not None else ""
            look = re.sub(r' xmlns:\w+="[^"]*"', "", look)
            words = text.text or str(text.tag)
            characters += [(char, look) for char in words]
        paragraphs.append(characters)
    return paragraphs


def test_a_comment_stands_on_the_sentence_with_its_words() -> None:
    data = word_file(
        f"<w:p>{run('总则。')}{run('值班电话待', '<w:rPr><w:b/></w:rPr>')}"
        f"{run('定。其余不变。')}</w:p>"
    )
    out = commented(data, "a.docx", [Comment(0, "电话待定", "没有填。")], author="甲", initials="A")
    assert about(out) == ["值班电话待定。"]
    assert said(out) == said(data)
    comments = part(out, "word/comments.xml")
    assert ["".join(map(str, one.itertext())) for one in comments] == ["没有填。"]
    assert comments[0].get(f"{W}author") == "甲"


def test_without_words_a_comment_stands_on_the_whole_paragraph() -> None:
    data = word_file(f"<w:p>{run('第一句。第二句。')}</w:p>")
    out = commented(data, "a.docx", [Comment(0, "", "缺内容。")], author="甲", initials="A")
    assert about(out) == ["第一句。第二句。"]


def test_comments_follow_those_that_are_there() -> None:
    data = word_file(f"<w:p>{run('第一句。第二句。')}</w:p>", f"<w:p>{run('第三句。')}</w:p>")
    once = commented(data, "a.docx", [Comment(1, "", "先。")], author="甲", initials="A")
    twice = commented(once, "a.docx", [Comment(0, "二", "后。")], author="乙", initials="B")
    assert about(twice) == ["第三句。", "第二句。"]
    assert [one.get(f"{W}id") for one in part(twice, "word/comments.xml")] == ["0", "1"]


def test_deleted_words_and_text_boxes_are_left_alone() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('框里。')}</w:p></w:txbxContent></w:pict></w:r>"
    deleted = '<w:del w:id="9" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    data = word_file(f"<w:p>{deleted}{run('新句。')}{box}</w:p>")
    asked = [Comment(0, "新句", "一"), Comment(1, "框里", "二")]
    out = commented(data, "a.docx", asked, author="甲", initials="A")
    assert about(out)[0] == "新句。"
    inside = next(part(out, "word/document.xml").iter(f"{W}txbxContent"))
    assert not list(inside.iter(*_MARKS))


@pytest.mark.parametrize("name", ["crane-safety-regulation", "state-general-plan-2025"])
def test_everything_else_in_a_real_file_stays(shared: Path, name: str) -> None:
    data = (shared / "corpus" / f"{name}.docx").read_bytes()
    texts = ["".join(char for char, _ in one) for one in said(data)]
    asked = [
        Comment(at, text[len(text) // 3 :][:4], f"第{at}段")
        for at, text in enumerate(texts)
        if text.strip() and at % 7 == 0
    ]
    out = commented(data, name, asked, author="甲", initials="A")
    assert said(out) == said(data)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        changed = {n for n in old.namelist() if not n.endswith("/") and old.read(n) != new.read(n)}
        added = set(new.namelist()) - set(old.namelist())
    assert changed <= {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert added == {"word/comments.xml"}
    root, was = part(out, "word/document.xml"), part(data, "word/document.xml")
    kept = {f"{W}p", f"{W}tbl", f"{W}tc", f"{W}sectPr", f"{W}drawing", f"{W}fldChar"}
    assert [e.tag for e in root.iter(*kept)] == [e.tag for e in was.iter(*kept)]


def test_a_comment_with_a_number_that_is_none_is_passed_over() -> None:
    once = commented(word_file(f"<w:p>{run('一。')}</w:p>"), "a", [Comment(0, "", "甲")],
                     author="x", initials="x")  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(once)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            odd = data.replace('w:id="0"', 'w:id="²"') if "comments" in name else data
            new.writestr(name, odd)
    again = commented(out.getvalue(), "a", [Comment(0, "", "乙")], author="x", initials="x")
    assert len(part(again, "word/comments.xml")) == 2
