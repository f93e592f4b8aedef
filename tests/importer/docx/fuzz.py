"""Random changes to valid Word files: each must end in a plan or in a refusal in Chinese.

    python -m tests.importer.docx.fuzz [--count 3000] [--start 0] [--keep folder]

A case is a number: the same number makes the same file. Files that fail are kept for a look.
"""

import argparse
import io
import random
import re
import signal
import sys
import traceback
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from lxml import etree

from planforge import build, write
from planforge.errors import PlanforgeError
from planforge.importer.formats import import_bytes
from tests.importer.docx.build import (
    abstract,
    docx,
    lvl,
    num,
    p,
    r,
    relationship,
    style,
    tbl,
    tc,
)

ROOT = Path(__file__).resolve().parents[3]
CPU_SECONDS = 30
"""Of one case, by the process's own clock; an import takes 0.1 s."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink", "ins", "del", "moveTo"),
    *("pPr", "rPr", "numPr", "numId", "ilvl", "pStyle", "sectPr", "fldChar", "fldSimple", "tab"),
    *("instrText", "br", "drawing", "pict", "txbxContent", "footnoteReference", "bookmarkStart"),
    *("style", "basedOn", "abstractNum", "num", "lvl", "lvlText", "numFmt", "body", "document"),
    *("gridSpan", "vMerge", "tblGrid", "commentRangeStart", "comment", "footnote", "delText"),
)
_VALUES = (
    *("", "0", "-1", "1e9", "99999999999999999999", "NaN", "true", "none", "甲", "x" * 5000),
    *("%1.%2.%3", "%9%0%%", "-2147483649", "0x10", " 7 ", "chineseCounting", "restart", "begin"),
    *("end", "separate", "../../x", "http://192.0.2.1/", "\u200f", "1", "2", "3", "12", "continue"),
    *("61", "100", "255", "1000", "32767"),
)
_WORDS = (
    "一、",
    "（一）",
    "1.",
    "第一章",
    "附件1",
    "[[引用]]",
    "**粗**",
    "# ",
    "|",
    "\u3000",
    "。",
    "```",
)
Parts = dict[str, bytes]


def built() -> bytes:
    """A small file with most of what Word files hold."""
    styles = (
        style("a", "Normal", default=True)
        + style("1", "heading 1", based="a", ppr='<w:outlineLvl w:val="0"/>', rpr="<w:b/>")
        + style("2", "heading 2", based="1", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    )
    levels = lvl(0, "chineseCounting", "%1、") + lvl(1, "chineseCounting", "（%2）")
    numbering = abstract(0, levels, lvl(2, "decimal", "%3.")) + num(1, 0) + num(2, 0)
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    changed = '<w:ins w:id="1" w:author="甲">' + r("添") + '</w:ins><w:del w:id="2" w:author="乙">'
    changed += "<w:r><w:delText>删</w:delText></w:r></w:del>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    remark = '<w:commentRangeStart w:id="1"/>' + r("注意") + '<w:commentRangeEnd w:id="1"/>'
    remark += '<w:r><w:commentReference w:id="1"/></w:r>'
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + p("框里的话。")
    box += "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件里的话。')}</w:sdtContent></w:sdt>"
    picture = '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><a:graphic>'
    picture += '<a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="img"/>'
    picture += "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    body = (
        p("某厂综合应急预案", style="a", ppr='<w:jc w:val="center"/>')
        + p("总则", style="1", num=(1, 0))
        + p("编制目的", num=(1, 1))
        + p(runs=r("为规范工作，") + changed + r("制定本预案。") + note)
        + p("事件分级", num=(1, 0))
        + "".join(p(f"第{n}种情形。", num=(1, 2)) for n in range(3))
        + tbl([["姓名", "职务", "电话"], ["甲某", "组长", "0571-5550 0100"]], header=1)
        + tbl([[tc("合并", span=2), "单"], [tc("上", merge="restart"), "中", "下"]])
        + p(runs=remark + field + r("3") + end)
        + p(runs=box)
        + control
        + p(runs=picture)
        + p("附件1")
        + p("名单")
        + "<w:p><w:pPr><w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr></w:pPr></w:p>"
        + p("某厂火灾专项应急预案", ppr='<w:pageBreakBefore/><w:jc w:val="center"/>')
        + p("一、适用范围")
        + p("适用于厂区火灾。")
    )
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\0\1\0\0\0\1\x08\2\0\0\0" + b"\0" * 16
    return docx(
        body,
        styles=styles,
        numbering=numbering,
        footnotes=f'<w:footnote w:id="2">{p("脚注的话。")}</w:footnote>',
        comments=f'<w:comment w:id="1" w:author="丙">{p("请核对。")}</w:comment>',
        headers={"header1": p("页眉"), "footer1": p(runs=field + end)},
        sect='<w:headerReference w:type="default" r:id="header1"/>',
        rels=relationship("img", "image", "media/image1.png"),
        parts={"word/media/image1.png": png},
        core="<dc:title>某厂预案</dc:title>",
    )


def rendered() -> bytes:
    """A drill plan of our own as Word file."""
    made = build(ROOT / "plans" / "consumer-protection-drill" / "plan.yaml")
    if made.document is None or made.layout is None:
        message = "the sample plan cannot be read"
        raise RuntimeError(message)
    return write("docx", made.document, made.layout, made.options).data


def seeds(*, shared: Path | None = None) -> list[bytes]:
    """The files that are changed: the small one more often than others."""
    found = [built(), rendered(), built(), built()]
    if shared is not None and shared.is_dir():
        found += [path.read_bytes() for path in sorted(shared.glob("*.docx"))]
    return found


# Changes


def unpacked(data: bytes) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """A package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, held in parts.items():
            archive.writestr(zipfile.ZipInfo(name), held, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def flip(data: bytes, random_: random.Random) -> bytes:
    """Some bytes of the file itself."""
    out = bytearray(data)
    for _ in range(random_.choice((1, 3, 20))):
        out[random_.randrange(len(out))] = random_.randrange(256)
    return bytes(out)


def cut(data: bytes, random_: random.Random) -> bytes:
    """A piece of the file is missing, or its end."""
    start = random_.randrange(len(data))
    end = random_.choice((len(data), min(len(data), start + random_.randrange(1, 2000))))
    return data[:start] + data[end:]


def drop_part(parts: Parts, random_: random.Random) -> None:
    """A part is not there."""
    parts.pop(random_.choice(list(parts)))


def swap_parts(parts: Parts, random_: random.Random) -> None:
    """Two parts have each other's contents."""
    one, two = random_.choice(list(parts)), random_.choice(list(parts))
    parts[one], parts[two] = parts[two], parts[one]


def break_part(parts: Parts, random_: random.Random) -> None:
    """A part ends early, or has other bytes in it."""
    name = random_.choice(list(parts))
    held = bytearray(parts[name])
    at = random_.randrange(len(held) + 1)
    if random_.random() < 0.5:
        parts[name] = bytes(held[:at])
    else:
        held[at : at + random_.randrange(4)] = random_.choice(
            (b"<", b"&#0;", b"\0", b"\xff", b"/>")
        )
        parts[name] = bytes(held)


def text_swap(parts: Parts, random_: random.Random) -> None:
    """A value that stands in the XML becomes another everywhere."""
    name = random_.choice([n for n in parts if n.endswith((".xml", ".rels"))])
    values = re.findall(rb'="([^"<&]{1,40})"', parts[name])
    if values:
        value = random_.choice(values)
        other = random_.choice(_VALUES).encode()
        parts[name] = parts[name].replace(b'="%s"' % value, b'="%s"' % other)


def change_tree(parts: Parts, random_: random.Random) -> None:
    """Some changes to the elements of one part."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    weights = [5 if name.endswith(("document.xml", "numbering.xml")) else 1 for name in names]
    name = random_.choices(names, weights)[0]
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return
    for _ in range(random_.choice((1, 2, 5, 12))):
        elements = [element for element in root.iter(etree.Element) if element is not root]
        if elements:
            random_.choice(_TREE)(random_.choice(elements), elements, random_)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")


Elements = Sequence[etree._Element]


def _delete(element: etree._Element, _all: Elements, _random: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: etree._Element, _all: Elements, random_: random.Random) -> None:
    from copy import deepcopy

    for _ in range(random_.choice((1, 1, 30))):
        element.addnext(deepcopy(element))


def _move(element: etree._Element, all_: Elements, random_: random.Random) -> None:
    target = random_.choice(all_)
    if not any(part is target for part in element.iter()):
        target.insert(random_.randrange(len(target) + 1), element)


def _rename(element: etree._Element, _all: Elements, random_: random.Random) -> None:
    element.tag = _W + random_.choice(_TAGS)


def _value(element: etree._Element, _all: Elements, random_: random.Random) -> None:
    name = random_.choice(list(map(str, element.attrib)) or [f"{_W}val"])
    element.set(name, random_.choice(_VALUES))


def _bare(element: etree._Element, _all: Elements, random_: random.Random) -> None:
    if element.attrib:
        del element.attrib[random_.choice(list(map(str, element.attrib)))]


def _say(element: etree._Element, all_: Elements, random_: random.Random) -> None:
    texts = [one for one in all_ if one.tag == f"{_W}t"] or [element]
    target = random_.choice(texts)
    word = random_.choice(_WORDS)
    target.text = random_.choice((word, word + (target.text or ""), (target.text or "") + word))


def _wrap(element: etree._Element, _all: Elements, random_: random.Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    for _ in range(random_.choice((1, 1, 1, 40))):
        outer = etree.Element(_W + random_.choice(_TAGS))
        parent.replace(element, outer)
        outer.append(element)
        parent = outer


def _unwrap(element: etree._Element, _all: Elements, _random: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for inner in reversed(list(element)):
            parent.insert(at, inner)
        parent.remove(element)


_TREE: tuple[Callable[[etree._Element, Elements, random.Random], None], ...] = (
    *(_delete, _double, _move, _rename, _value, _value, _bare, _say, _wrap, _unwrap),
)
_PARTS = (drop_part, swap_parts, break_part, text_swap, text_swap, *([change_tree] * 12))


def case(number: int, files: Sequence[bytes]) -> bytes:
    """The file of a case."""
    random_ = random.Random(number)
    data = files[number % len(files)]
    way = random_.random()
    if way < 0.08:
        return flip(data, random_)
    if way < 0.12:
        return cut(data, random_)
    parts = unpacked(data)
    for _ in range(random_.choice((1, 1, 2, 3))):
        random_.choice(_PARTS)(parts, random_)
    return packed(parts)


# Judgement


class TooLong(BaseException):
    """A case took more than its time."""


def judge(data: bytes) -> str:
    """What is wrong with how the file is taken; empty where nothing is."""
    try:
        plans = _timed(data)
    except PlanforgeError as error:
        if not re.search("[\u4e00-\u9fff]{3}", error.message) or not error.hint:
            return f"refused badly: {error.message!r} {error.hint!r}"
        return ""
    except (Exception, TooLong) as error:
        return "".join(traceback.format_exception(error)[-6:])
    return plans


def _timed(data: bytes) -> str:
    if sys.platform == "win32":
        return _checked(data)
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
    try:
        return _checked(data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    message = f"more than {CPU_SECONDS} s of CPU"
    raise TooLong(message)


def _checked(data: bytes) -> str:
    plans = import_bytes(data, "来件.docx")
    if not plans:
        return "no plan and no refusal"
    for plan in plans:
        if not plan.yaml.strip():
            return "an empty plan file"
        for finding in plan.findings:
            if not re.search("[\u4e00-\u9fff]{2}", finding.message):
                return f"told badly: {finding.message!r}"
    return ""


def main() -> int:
    """Run cases and print those that fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for the files that fail")
    options = parser.parse_args()
    files = seeds(shared=ROOT.parent / "shared" / "corpus")
    failed: dict[int, int] = {}
    for number in range(options.start, options.start + options.count):
        data = case(number, files)
        wrong = judge(data)
        if not wrong:
            continue
        kind = zlib.crc32(re.sub(r"\d+", "", wrong).encode())
        failed[kind] = failed.get(kind, 0) + 1
        if failed[kind] == 1:
            sys.stdout.write(f"case {number}:\n{wrong}\n")
            sys.stdout.flush()
        if options.keep is not None:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}.docx").write_bytes(data)
    total = sum(failed.values())
    sys.stdout.write(f"{options.count} cases, {total} failed in {len(failed)} ways\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
