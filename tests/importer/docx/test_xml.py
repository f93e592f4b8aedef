"""Parts as trees, whatever someone put into them."""

import pytest

from planforge.errors import LoadError
from planforge.importer.docx.names import W
from planforge.ooxml.reading import xml
from tests.importer.docx.build import NAMESPACES

STRICT = (
    '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    ' xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">'
    '<w:body><w:p r:id="rId1" w:rsid="1"><w:t>字</w:t></w:p></w:body></w:document>'
)


def refused(data: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        xml.parse(data, "word/document.xml", "预案.docx")
    assert caught.value.hint
    assert "预案.docx" in caught.value.message
    assert "word/document.xml" in caught.value.message
    return caught.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_a_part_is_read_in_its_encoding(encoding: str) -> None:
    said = encoding.removesuffix("-sig")
    source = f'<?xml version="1.0" encoding="{said}"?><w:t {NAMESPACES}>预案</w:t>'
    root = xml.parse(source.encode(encoding), "p", "n")
    assert (root.tag, root.text) == (f"{W}t", "预案")


def test_utf_16_without_its_mark_is_read() -> None:
    assert xml.parse("<?xml version='1.0'?><a>字</a>".encode("utf-16-le"), "p", "n").text == "字"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
    assert "DOCTYPE" in refused(bomb.encode(encoding))


def test_files_outside_are_not_read() -> None:
    assert "DOCTYPE" in refused(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "no-such"])
def test_encodings_that_could_hide_markup_are_refused(encoding: str) -> None:
    assert encoding in refused(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode())


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "<a>",
        "<a></b>",
        "<a>&nope;</a>",
        "no xml",
        "<a b='1' b='2'/>",
        "<a>\x01</a>",
        "<a/><b/>",
    ],
)
def test_broken_xml_is_refused_as_word_does(broken: str) -> None:
    assert "损坏" in refused(broken.encode())


def test_bytes_that_are_not_in_the_encoding_are_refused() -> None:
    assert "损坏" in refused(b"<a>\xff\xfe</a>")
    assert "gbk" in refused(b'<?xml version="1.0" encoding="gbk"?><a>\xff\xff</a>')


def test_nesting_is_bounded() -> None:
    deep = xml.DEEPEST
    assert xml.parse(b"<a>" * deep + b"</a>" * deep, "p", "n").tag == "a"
    assert "嵌套" in refused(b"<a>" * (deep + 1) + b"</a>" * (deep + 1))
    assert "嵌套" in refused(b"<a>" * 100_000 + b"</a>" * 100_000)


def test_the_number_of_tags_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MOST_TAGS", 100)
    assert "太大" in refused(b"<a>" + b"<b/>" * 100 + b"</a>")


def test_comments_and_instructions_leave_the_words_whole() -> None:
    assert xml.parse("<a>应<!-- x -->急<?y z?>预案</a>".encode(), "p", "n").text == "应急预案"


def test_strict_files_come_out_as_transitional_ones() -> None:
    root = xml.parse(STRICT.encode(), "p", "n")
    paragraph = root[0][0]
    office = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    assert root.tag == f"{W}document"
    assert sorted(paragraph.attrib.items()) == [(f"{office}id", "rId1"), (f"{W}rsid", "1")]
    assert xml.transitional("http://purl.oclc.org/ooxml/drawingml/main") == (
        "http://schemas.openxmlformats.org/drawingml/2006/main"
    )
    assert xml.transitional("urn:other") == "urn:other"
