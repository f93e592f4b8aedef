"""A person at a Word file: types, cuts, pastes, saves; the XML is left as Word leaves it."""

import base64
import copy
import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DATE = "2026-11-20T09:00:00Z"
_RSID = "00C0FFEE"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
_INLINE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="360000" cy="360000"/><wp:docPr id="77" name="图片 1"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="77" name="new1.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships" r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline>"
)
_MARKS = ("bookmarkStart", "bookmarkEnd")


def w(name: str) -> str:
    """A name of WordprocessingML in lxml's spelling."""
    return f"{{{_W}}}{name}"


def inside(node: etree._Element, path: str) -> etree._Element:
    """What stands at a path of names in a node, like pPr/pStyle."""
    found = node.find("/".join(map(w, path.split("/"))))
    assert found is not None, path
    return found


def parent(node: etree._Element) -> etree._Element:
    """What a node stands in."""
    found = node.getparent()
    assert found is not None
    return found


def words(node: etree._Element) -> str:
    """The visible text of a paragraph, a cell or a row."""
    return "".join(text.text or "" for text in node.iter(w("t")))


class Word:
    """An open file; paragraphs are found by words in them."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self._trees: dict[str, etree._Element] = {}
        self.body = self.tree("word/document.xml")[0]
        self._revision = 900

    # Files

    def tree(self, part: str) -> etree._Element:
        """A part's root; changes of it are saved."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self._parts[part])
        return self._trees[part]

    def add_part(self, name: str, root: etree._Element, kind: str, relation: str) -> None:
        """A new part of the document."""
        self._trees[name] = root
        types = self.tree("[Content_Types].xml")
        place = types.nsmap[None]
        etree.SubElement(types, f"{{{place}}}Override", PartName=f"/{name}", ContentType=kind)
        relations = self.tree("word/_rels/document.xml.rels")
        etree.SubElement(
            relations,
            f"{{{relations.nsmap[None]}}}Relationship",
            Id=f"rIdNew{len(relations)}",
            Type=relation,
            Target=name.removeprefix("word/"),
        )

    def save(self) -> bytes:
        """The file as Word saves it: marks of revision sessions and of the spelling checker."""
        for number, paragraph in enumerate(self.body.iter(w("p"))):
            paragraph.set(w("rsidR"), "00A10000")
            paragraph.set(w("rsidRDefault"), f"00A1{number % 7:04X}")
        for run in list(self.body.iter(w("r")))[::9]:
            run.addprevious(etree.Element(w("proofErr"), {w("type"): "gramStart"}))
            run.addnext(etree.Element(w("proofErr"), {w("type"): "gramEnd"}))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self._parts.items():
                if name not in self._trees:
                    package.writestr(name, data)
            for name, root in self._trees.items():
                package.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
        return out.getvalue()

    # Finding

    def paragraph(self, snippet: str, nth: int = 0) -> etree._Element:
        """The paragraph that holds the words, outside of the contents page."""
        found = [p for p in self.paragraphs() if snippet in words(p)]
        assert len(found) > nth, snippet
        return found[nth]

    def paragraphs(self) -> Iterator[etree._Element]:
        """All paragraphs of the body, those of tables too."""
        for paragraph in self.body.iter(w("p")):
            if not any(up.tag == w("sdt") for up in paragraph.iterancestors()):
                yield paragraph

    def row(self, snippet: str, nth: int = 0) -> etree._Element:
        """The table row that holds the words."""
        found = [row for row in self.body.iter(w("tr")) if snippet in words(row)]
        assert len(found) > nth, snippet
        return found[nth]

    def cell(self, row: etree._Element, column: int) -> etree._Element:
        """The paragraph of a row's cell, counted from 0."""
        return list(row.iter(w("tc")))[column].findall(w("p"))[0]

    # Typing

    def retype(self, paragraph: etree._Element, old: str, new: str) -> None:
        """Select words and type others: they come into the run where the selection begins."""
        start = words(paragraph).index(old)
        end = start + len(old)
        position = 0
        typed = False
        for text in list(paragraph.iter(w("t"))):
            held = text.text or ""
            first, last = max(start, position), min(end, position + len(held))
            position += len(held)
            if first >= last and not (first == last == start == end and not typed):
                continue
            begin = position - len(held)
            before, after = held[: first - begin], held[last - begin :]
            run = parent(text)
            self._split(run, text, before, "" if typed else new, after)
            typed = True

    def _split(
        self, run: etree._Element, text: etree._Element, before: str, new: str, after: str
    ) -> None:
        look = run.find(w("rPr"))
        ahead = [child for child in text.itersiblings(preceding=True) if child.tag != w("rPr")]
        if ahead:
            left = self.run("", look, typed=False)
            left.remove(inside(left, "t"))
            left.extend(reversed(ahead))
            run.addprevious(left)
        for piece, typed in ((before, False), (new, True), (after, False)):
            if piece:
                run.addprevious(self.run(piece, look, typed=typed))
        run.remove(text)
        if not [child for child in run if child.tag != w("rPr")]:
            parent(run).remove(run)

    def run(
        self, text: str, look: etree._Element | None = None, *, typed: bool = True
    ) -> etree._Element:
        """A run with its look."""
        run = etree.Element(w("r"))
        if typed:
            run.set(w("rsidR"), _RSID)
        if look is not None:
            run.append(copy.deepcopy(look))
        node = etree.SubElement(run, w("t"))
        node.text = text
        node.set(_XML_SPACE, "preserve")
        return run

    def enter_after(self, paragraph: etree._Element, text: str) -> etree._Element:
        """Enter at the end of a paragraph, then type: the look is copied, bookmarks are not."""
        new = etree.Element(w("p"), {w("rsidRPr"): _RSID})
        look = paragraph.find(w("pPr"))
        if look is not None:
            new.append(copy.deepcopy(look))
        if text:
            new.append(self.run(text))
        paragraph.addnext(new)
        return new

    def enter_before(self, paragraph: etree._Element, text: str) -> etree._Element:
        """Enter at the start of a paragraph, then type in the one above; the bookmark moves on."""
        new = self.enter_after(paragraph, text)
        paragraph.addprevious(new)
        return new

    def split(self, paragraph: etree._Element, before: str) -> etree._Element:
        """Enter within a paragraph, before some words; its bookmark ends up over both."""
        self.retype(paragraph, before, before)
        position = words(paragraph).index(before)
        new = self.enter_after(paragraph, "")
        seen = 0
        for run in list(paragraph):
            if run.tag == w("r"):
                if seen >= position:
                    new.append(run)
                else:
                    seen += len(words(run))
        for mark in paragraph.findall(w("bookmarkEnd")):
            new.append(mark)
        return new

    def join(self, paragraph: etree._Element) -> None:
        """Delete at the end of a paragraph: the next one's words come into it."""
        following = paragraph.getnext()
        assert following is not None
        for child in list(following):
            if child.tag != w("pPr"):
                paragraph.append(child)
        parent(following).remove(following)

    def replace_all(self, old: str, new: str) -> int:
        """Find and replace in the whole body, field results included; how often it was done."""
        count = 0
        for paragraph in list(self.body.iter(w("p"))):
            while old in (text := words(paragraph)) and (new not in text or old not in new):
                self.retype(paragraph, old, new)
                count += 1
        return count

    # Deleting, cutting, pasting

    def delete(self, *nodes: etree._Element) -> None:
        """Delete paragraphs or rows with the bookmarks in them."""
        for node in nodes:
            parent(node).remove(node)

    def between(self, first: etree._Element, last: etree._Element | None) -> list[etree._Element]:
        """The body's blocks from one to the one before another."""
        out = [first]
        while (following := out[-1].getnext()) is not None and following is not last:
            if following.tag == w("sectPr"):
                break
            out.append(following)
        return out

    def cut_before(
        self, node: etree._Element, target: etree._Element, *, marks: bool = True
    ) -> None:
        """Cut a paragraph or a row and paste it before another; its bookmarks come along or not."""
        parent(node).remove(node)
        if not marks:
            self.strip_marks(node)
        target.addprevious(node)

    def strip_marks(self, node: etree._Element) -> None:
        """Take the bookmarks out."""
        for mark in [m for name in _MARKS for m in node.iter(w(name))]:
            parent(mark).remove(mark)

    def paste_after(self, node: etree._Element, text: str, style: str = "a3") -> etree._Element:
        """Paste a paragraph from a web page: a style of its own, direct formatting."""
        new = etree.Element(w("p"), {w("rsidR"): _RSID})
        look = etree.SubElement(new, w("pPr"))
        etree.SubElement(look, w("pStyle"), {w("val"): style})
        etree.SubElement(look, w("spacing"), {w("before"): "100", w("beforeAutospacing"): "1"})
        run = self.run(text, self.look(color="333333", sz="21"))
        new.append(run)
        node.addnext(new)
        return new

    def paste_row_after(self, row: etree._Element, cells: list[str]) -> etree._Element:
        """Insert a row below another and type into its cells."""
        new = copy.deepcopy(row)
        self.strip_marks(new)
        for cell, text in zip(new.iter(w("tc")), cells, strict=True):
            paragraphs = cell.findall(w("p"))
            for extra in paragraphs[1:]:
                cell.remove(extra)
            for child in list(paragraphs[0]):
                if child.tag != w("pPr"):
                    paragraphs[0].remove(child)
            if text:
                paragraphs[0].append(self.run(text))
        row.addnext(new)
        return new

    def picture(self, paragraph: etree._Element) -> None:
        """Insert a picture: a drawing in a run, the image in a part of its own."""
        self._parts["word/media/new1.png"] = _DOT
        relations = self.tree("word/_rels/document.xml.rels")
        name = f"rIdNew{len(relations)}"
        etree.SubElement(
            relations,
            f"{{{relations.nsmap[None]}}}Relationship",
            Id=name,
            Type=f"{_R}/image",
            Target="media/new1.png",
        )
        types = self.tree("[Content_Types].xml")
        etree.SubElement(
            types, f"{{{types.nsmap[None]}}}Default", Extension="png", ContentType="image/png"
        )
        run = etree.SubElement(paragraph, w("r"))
        etree.SubElement(run, w("drawing")).append(etree.fromstring(_INLINE.format(name=name)))

    # Looks

    def look(self, **values: str) -> etree._Element:
        """Direct formatting of a run: bold="1", color="FF0000"."""
        look = etree.Element(w("rPr"))
        for name in ("rFonts", "b", "color", "sz"):
            if name in values:
                key = "eastAsia" if name == "rFonts" else "val"
                etree.SubElement(look, w(name), {w(key): values[name]})
        return look

    def restyle(self, paragraph: etree._Element, **values: str) -> None:
        """Give all runs of a paragraph direct formatting."""
        for run in paragraph.iter(w("r")):
            old = run.find(w("rPr"))
            if old is not None:
                run.remove(old)
            run.insert(0, self.look(**values))

    def style(self, paragraph: etree._Element, name: str) -> None:
        """Another paragraph style, which takes direct numbering along."""
        inside(paragraph, "pPr/pStyle").set(w("val"), name)

    def level(self, paragraph: etree._Element, change: int) -> None:
        """Indent a list paragraph by a level with Tab, or take it back."""
        number = inside(paragraph, "pPr/numPr/ilvl")
        number.set(w("val"), str(int(number.get(w("val")) or 0) + change))

    # Revisions

    def _by(self, name: str, author: str) -> etree._Element:
        self._revision += 1
        return etree.Element(
            w(name), {w("id"): str(self._revision), w("author"): author, w("date"): _DATE}
        )

    def type_tracked(self, paragraph: etree._Element, old: str, new: str, author: str) -> None:
        """Type over words while changes are tracked; empty words only insert or delete."""
        before = words(paragraph)
        mark = "\ue000"
        self.retype(paragraph, old, mark + old) if old else None
        for text in list(paragraph.iter(w("t"))):
            if text.text and mark in text.text:
                head, _, tail = text.text.partition(mark)
                run = parent(text)
                look = run.find(w("rPr"))
                assert tail == old
                assert not head
                deleted = self._by("del", author)
                gone = self.run(old, look)
                inside(gone, "t").tag = w("delText")
                deleted.append(gone)
                run.addprevious(deleted)
                if new:
                    inserted = self._by("ins", author)
                    inserted.append(self.run(new, look))
                    run.addprevious(inserted)
                parent(run).remove(run)
                return
        message = f"{old} is not in {before}"
        raise AssertionError(message)

    def insert_tracked(self, paragraph: etree._Element, after: str, new: str, author: str) -> None:
        """Type words behind others while changes are tracked."""
        self.retype(paragraph, after, after)
        seen = ""
        goal = words(paragraph).index(after) + len(after)
        for run in list(paragraph.iter(w("r"))):
            seen += words(run)
            if len(seen) >= goal:
                inserted = self._by("ins", author)
                inserted.append(self.run(new, run.find(w("rPr"))))
                run.addnext(inserted)
                return

    def enter_tracked(self, paragraph: etree._Element, text: str, author: str) -> etree._Element:
        """A new paragraph while changes are tracked."""
        new = self.enter_after(paragraph, "")
        look = inside(new, "pPr")
        run_look = etree.SubElement(look, w("rPr"))
        run_look.append(self._by("ins", author))
        inserted = self._by("ins", author)
        inserted.append(self.run(text))
        new.append(inserted)
        return new

    def delete_tracked(self, paragraph: etree._Element, author: str) -> None:
        """Delete a whole paragraph while changes are tracked."""
        self._wrap(paragraph, "del", author)
        self._paragraph_mark(paragraph).append(self._by("del", author))

    def _wrap(self, paragraph: etree._Element, name: str, author: str) -> None:
        for run in paragraph.findall(w("r")):
            held = self._by(name, author)
            run.addprevious(held)
            held.append(run)
            if name == "del":
                for text in run.iter(w("t")):
                    text.tag = w("delText")

    def _paragraph_mark(self, paragraph: etree._Element) -> etree._Element:
        look = inside(paragraph, "pPr")
        found = look.find(w("rPr"))
        return found if found is not None else etree.SubElement(look, w("rPr"))

    def move_tracked(self, paragraph: etree._Element, target: etree._Element, author: str) -> None:
        """Move a paragraph before another while changes are tracked."""
        copied = copy.deepcopy(paragraph)
        self.strip_marks(copied)
        target.addprevious(copied)
        self._move_marks(copied, "moveTo", author)
        self._move_marks(paragraph, "moveFrom", author)

    def _move_marks(self, paragraph: etree._Element, name: str, author: str) -> None:
        self._wrap(paragraph, name, author)
        self._paragraph_mark(paragraph).append(self._by(name, author))
        first = self._by(f"{name}RangeStart", author)
        first.set(w("name"), "move1")
        paragraph.insert(1, first)
        paragraph.append(etree.Element(w(f"{name}RangeEnd"), {w("id"): first.get(w("id")) or ""}))

    def row_tracked(self, row: etree._Element, name: str, author: str) -> None:
        """Mark a row as inserted ("ins") or deleted ("del"), its words too."""
        look = row.find(w("trPr"))
        if look is None:
            look = etree.Element(w("trPr"))
            row.insert(0, look)
        look.append(self._by(name, author))
        for paragraph in row.iter(w("p")):
            self._wrap(paragraph, name, author)

    def comment(self, paragraph: etree._Element, text: str, author: str) -> None:
        """A comment on a whole paragraph."""
        part = "word/comments.xml"
        if part not in self._trees:
            self.add_part(
                part,
                etree.Element(w("comments"), nsmap={"w": _W}),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
                f"{_R}/comments",
            )
        comments = self.tree(part)
        number = str(len(comments))
        held = etree.SubElement(
            comments, w("comment"), {w("id"): number, w("author"): author, w("date"): _DATE}
        )
        etree.SubElement(held, w("p")).append(self.run(text))
        place = 1 if paragraph.find(w("pPr")) is not None else 0
        paragraph.insert(place, etree.Element(w("commentRangeStart"), {w("id"): number}))
        paragraph.append(etree.Element(w("commentRangeEnd"), {w("id"): number}))
        run = etree.SubElement(paragraph, w("r"))
        etree.SubElement(run, w("commentReference"), {w("id"): number})


Edit = Callable[[Word], None]
