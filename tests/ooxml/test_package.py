"""The zip around a package, and what may stand in its parts."""

import io
import zipfile

import pytest

from planforge.ooxml.package import (
    Relations,
    deflated,
    package,
    stored,
    streamed_part,
    xml_part,
)
from planforge.ooxml.xml import IllegalTextError, attribute, encoded, escape, illegal


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_a_package_is_a_zip_that_others_can_read() -> None:
    parts = [xml_part("word/document.xml", "<w/>"), stored("word/media/image1.png", b"\x89PNG")]
    with opened(package(parts)) as found:
        assert found.testzip() is None
        assert found.namelist() == [
            "[Content_Types].xml", "word/document.xml", "word/media/image1.png",
        ]  # fmt: skip
        assert found.read("word/media/image1.png") == b"\x89PNG"
        assert found.read("word/document.xml").endswith(b"<w/>")


def test_the_order_of_parts_does_not_matter() -> None:
    one, two = deflated("a.xml", b"a"), deflated("b.xml", b"b")
    assert package([one, two]) == package([two, one])


def test_every_part_has_a_content_type() -> None:
    data = package([xml_part("word/header12.xml", "<w/>"), stored("word/media/image1.jpeg", b"")])
    with opened(data) as found:
        types = found.read("[Content_Types].xml").decode()
    assert 'PartName="/word/header12.xml"' in types
    assert 'Extension="jpeg" ContentType="image/jpeg"' in types


def test_relationships_are_numbered_once_for_each_target() -> None:
    relations = Relations()
    assert relations.part("word/document.xml") is None
    assert relations.add("image", "media/a.png") == "rId1"
    assert relations.add("hyperlink", "https://e.example/?a=1&b=2") == "rId2"
    assert relations.add("image", "media/a.png") == "rId1"
    part = relations.part("word/document.xml")
    assert part is not None
    assert part.name == "word/_rels/document.xml.rels"
    with opened(package([part])) as found:
        xml = found.read(part.name).decode()
    assert 'Target="https://e.example/?a=1&amp;b=2" TargetMode="External"' in xml


def test_text_is_escaped() -> None:
    assert escape("A&B <商贸>") == "A&amp;B &lt;商贸&gt;"
    assert attribute('说"是"\n否') == "说&quot;是&quot; 否"


@pytest.mark.parametrize("bad", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff", "\udc00"])
def test_what_xml_has_no_way_to_write_is_refused(bad: str) -> None:
    with pytest.raises(IllegalTextError):
        encoded(f"<w>文{bad}字</w>")
    assert illegal(f"文{bad}字") == bad


@pytest.mark.parametrize("good", ["\u3000", "\x7f", "𠀀", "\ufffd", "\ue000", "“—…"])
def test_odd_but_legal_characters_pass(good: str) -> None:
    assert encoded(good).decode() == good
    assert illegal(good) is None


def test_a_part_given_in_pieces_is_the_part_given_whole() -> None:
    pieces = [f"<w:p>{number}：核实&amp;报告</w:p>" for number in range(1000)]
    assert streamed_part("word/document.xml", pieces) == xml_part(
        "word/document.xml", "".join(pieces)
    )


def test_a_piece_with_a_character_that_xml_refuses_is_refused() -> None:
    with pytest.raises(IllegalTextError):
        streamed_part("word/document.xml", ["<w>"] * 200 + ["\x01"])
