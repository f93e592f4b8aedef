"""How a paragraph of a Word file looks, by Word's rules, written apart from the product.

Only what stands in styles and in the paragraph counts here: the files of these tests give no
indents by lists and no type by table styles.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from tests.writers.docx.word import W, Word, val

_P = ("spacing", "ind", "jc")
_TWINS = {"firstLine": "hanging", "hanging": "firstLine"}


class Seen(NamedTuple):
    """What a reader sees of a paragraph; lengths in twips, the size in half points."""

    font: str
    size: str
    bold: bool
    color: str
    align: str
    line: tuple[str, str]
    space: tuple[int, int]
    first: tuple[int, int]
    left: int


def seen(word: Word, paragraph: Element) -> Seen | None:
    """The look of most of a paragraph's words; None without words."""
    runs = [(run, len(_words(run))) for run in paragraph.iter(f"{W}r") if _words(run).strip()]
    if not runs:
        return None
    main = max(runs, key=lambda each: each[1])[0]
    p: dict[str, str] = {}
    r: dict[str, str] = {}
    for ppr, rpr in _layers(word, paragraph):
        _lay(p, ppr, _P)
        _lay(r, rpr, ("rFonts", "sz", "b", "color"))
    named = main.find(f"{W}rPr/{W}rStyle")
    if named is not None:
        _lay(r, word.style(val(named)).find(f"{W}rPr"), ("rFonts", "sz", "b", "color"))
    _lay(r, main.find(f"{W}rPr"), ("rFonts", "sz", "b", "color"))
    return Seen(
        r.get("rFonts.eastAsiaTheme", "") or r.get("rFonts.eastAsia", ""),
        r.get("sz.val", "20"),
        r.get("b.val", "0") not in ("0", "false"),
        r.get("color.val", "auto").replace("auto", "000000"),
        p.get("jc.val", "left"),
        (p.get("spacing.line", "240"), p.get("spacing.lineRule", "auto")),
        (_int(p, "spacing.before"), _int(p, "spacing.after")),
        (_int(p, "ind.firstLineChars"), _int(p, "ind.firstLine") - _int(p, "ind.hanging")),
        _int(p, "ind.left"),
    )


def _words(run: Element) -> str:
    return "".join(text.text or "" for text in run.iterfind(f"{W}t"))


def _layers(word: Word, paragraph: Element) -> Iterator[tuple[Element | None, Element | None]]:
    sheet = word.tree("word/styles.xml")
    defaults = f"{W}docDefaults"
    yield (
        sheet.find(f"{defaults}/{W}pPrDefault/{W}pPr"),
        sheet.find(f"{defaults}/{W}rPrDefault/{W}rPr"),
    )
    styles = {val(style, "styleId"): style for style in sheet.iter(f"{W}style")}
    normal = next(
        (
            number
            for number, style in styles.items()
            if val(style, "type") == "paragraph" and val(style, "default") == "1"
        ),
        "",
    )
    chain: list[Element] = []
    number = val(paragraph.find(f"{W}pPr/{W}pStyle")) or normal
    while number in styles:
        chain.insert(0, styles[number])
        number = val(styles[number].find(f"{W}basedOn"))
    for style in chain:
        yield style.find(f"{W}pPr"), style.find(f"{W}rPr")
    yield paragraph.find(f"{W}pPr"), None


def _lay(held: dict[str, str], said: Element | None, tags: tuple[str, ...]) -> None:
    for element in said if said is not None else ():
        tag = str(element.tag).removeprefix(W)
        if tag not in tags:
            continue
        names = {str(key).removeprefix(W): str(text) for key, text in element.attrib.items()}
        if tag == "b":
            names.setdefault("val", "1")
        if "line" in names:
            names.setdefault("lineRule", "auto")
        for name, text in names.items():
            held[f"{tag}.{name}"] = text
            for ending in ("", "Chars"):
                if name.removesuffix("Chars") in _TWINS and name.endswith(ending):
                    held.pop(f"{tag}.{_TWINS[name.removesuffix('Chars')]}{ending}", None)
            if tag == "rFonts" and not name.endswith("Theme"):
                held.pop(f"{tag}.{name}Theme", None)


def _int(held: dict[str, str], name: str) -> int:
    return int(float(held.get(name, "0")))
