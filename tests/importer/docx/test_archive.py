"""The zip of a Word file, honest or not."""

import io
import struct
import zipfile
import zlib

import pytest

from planforge.errors import LoadError
from planforge.ooxml.reading import archive, kinds
from planforge.ooxml.reading.archive import open_package
from planforge.ooxml.reading.relations import main_part, relations
from tests.importer.docx.build import docx, p, relationship, zipped

FILE = docx(p("总则"))


def refused(data: bytes, part: str = "") -> LoadError:
    """The error on opening the file, or on reading a part of it."""
    with pytest.raises(LoadError) as caught:
        open_package(data, "预案.docx").read(part)
    assert "预案.docx" in caught.value.message
    assert caught.value.hint
    return caught.value


def files(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def read_all(data: bytes) -> None:
    opened = open_package(data, "预案.docx")
    for name in opened.names:
        opened.read(name)


def test_parts_are_read_by_name_whatever_the_case() -> None:
    opened = open_package(FILE, "x.docx")
    assert opened.names[0] == "[Content_Types].xml"
    assert "总则" in (opened.read("word/document.xml") or b"").decode()
    assert opened.read("/Word/Document.XML") == opened.read("word/document.xml")
    assert opened.read("word/nothing.xml") is None
    assert "word/document.xml" in opened
    assert "word/nothing.xml" not in opened


def test_names_with_backslashes_are_read() -> None:
    odd = {name.replace("/", "\\"): held for name, held in files(FILE).items()}
    assert main_part(open_package(zipped(odd), "x.docx")) == "word/document.xml"


def test_a_truncated_file_is_told() -> None:
    assert "不完整" in refused(FILE[: len(FILE) // 2]).message


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_damage_within_is_told_never_a_traceback(at: float) -> None:
    place = int(len(FILE) * at)
    broken = FILE[:place] + bytes(40) + FILE[place + 40 :]
    with pytest.raises(LoadError, match=r"预案\.docx"):
        read_all(broken)


def test_a_zip_without_content_types_is_no_word_file() -> None:
    assert "压缩包" in refused(zipped({"a.txt": "x"})).message


def test_a_part_that_swells_beyond_all_measure_is_refused() -> None:
    bomb = zipped(files(FILE) | {"word/bomb.xml": b" " * (archive.FREE_SIZE + 1)})
    assert "过大" in refused(bomb, "word/bomb.xml").message


def test_a_large_part_that_compresses_as_xml_does_is_read() -> None:
    held = b"".join(zlib.crc32(str(number).encode()).to_bytes(4, "big") for number in range(9_000))
    large = held * 320
    opened = open_package(zipped(files(FILE) | {"word/large.bin": large}), "x.docx")
    assert len(large) > archive.FREE_SIZE
    assert opened.read("word/large.bin") == large


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_TOTAL", 1000)
    data = zipped(files(FILE) | {"a": bytes(600), "b": bytes(600)})
    opened = open_package(data, "x.docx")
    assert opened.read("a") == opened.read("a") == bytes(600)
    with pytest.raises(LoadError, match="过大"):
        opened.read("b")


def test_one_part_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_PART", 1000)
    assert "过大" in refused(zipped(files(FILE) | {"a": bytes(1001)}), "a").message


def test_a_size_that_lies_does_not_help() -> None:
    lying = bytearray(zipped(files(FILE) | {"a": bytes(5000)}))
    true, said = struct.pack("<I", 5000), struct.pack("<I", 10)
    assert lying.count(true) == 2
    assert "解不开" in refused(bytes(lying.replace(true, said)), "a").message


def test_the_file_itself_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    assert "上限" in refused(FILE).message


def test_the_number_of_parts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "MOST_ENTRIES", 10)
    many = {f"customXml/{number}.xml": "<a/>" for number in range(10)}
    assert "上限" in refused(zipped(files(FILE) | many)).message


def test_two_parts_of_one_name_are_refused_unless_they_are_equal() -> None:
    twice = files(FILE) | {"WORD/document.xml": "<other/>"}
    assert "word/document.xml" in refused(zipped(twice)).message.lower()
    same = files(FILE) | {"WORD/document.xml": files(FILE)["word/document.xml"]}
    assert open_package(zipped(same), "x.docx").read("word/document.xml")


@pytest.mark.parametrize("name", ["../../etc/passwd", "word/../../x", "word\\..\\x", "n" * 600])
def test_names_that_lead_astray_are_refused(name: str) -> None:
    assert "名称" in refused(zipped(files(FILE) | {name: "x"})).message


def test_a_zip_with_a_password_is_told() -> None:
    locked = bytearray(FILE)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(mark, at + 4)
    assert "密码" in refused(bytes(locked)).message


def test_other_ways_to_compress_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, held in files(FILE).items():
            way = zipfile.ZIP_BZIP2 if name == "word/document.xml" else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name), held, way)
    assert "压缩方法" in refused(out.getvalue()).message


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    opened = open_package(docx(p("字"), main="word/document2.xml"), "x.docx")
    assert main_part(opened) == "word/document2.xml"


def test_the_main_part_is_found_by_its_type_where_relationships_are_lost() -> None:
    held = files(FILE)
    del held["_rels/.rels"]
    assert main_part(open_package(zipped(held), "x.docx")) == "word/document.xml"


def test_a_package_without_a_main_part_is_told() -> None:
    held = files(FILE)
    del held["word/document.xml"]
    with pytest.raises(LoadError, match="没有正文"):
        main_part(open_package(zipped(held), "x.docx"))


def test_relationships_lead_to_parts_or_out_of_the_package() -> None:
    rels = (
        relationship("rId7", "image", "media/image1.png")
        + relationship("rId8", "image", "/word/media/image2.png")
        + relationship("rId9", "customXml", "../customXml/item1.xml")
        + relationship("rId10", "hyperlink", "https://example.org/a?b=c#d", external=True)
        + relationship("rId11", "image", "file:///etc/passwd", external=True)
        + relationship("rId12", "image", "../../../../etc/passwd")
    )
    found = relations(open_package(docx(p("字"), rels=rels), "x.docx"), "word/document.xml")
    targets = {one.id: (one.target, one.external) for one in found}
    assert targets == {
        "rId7": ("word/media/image1.png", False),
        "rId8": ("word/media/image2.png", False),
        "rId9": ("customXml/item1.xml", False),
        "rId10": ("https://example.org/a?b=c#d", True),
        "rId11": ("file:///etc/passwd", True),
        "rId12": ("etc/passwd", False),
    }
    assert [one.id for one in found.of_kind("image")] == ["rId7", "rId8", "rId12"]
    assert found.target("numbering") is None
    assert found.get("rId99") is None
    assert found.get(None) is None


def test_strict_files_name_their_parts_in_the_same_words() -> None:
    held = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in files(docx(p("字"), styles="<w:style/>")).items()
        if isinstance(data, bytes)
    }
    opened = open_package(zipped(held), "x.docx")
    assert relations(opened, main_part(opened)).target("styles") == "word/styles.xml"
