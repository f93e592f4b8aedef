"""The parts of a reference document in a new package: what the two writers of it share."""

from collections.abc import Iterable

from planforge.ooxml.package import Part, Relations, deflated, stored, xml_part
from planforge.ooxml.properties import Property
from planforge.ooxml.reference import Reference, Running
from planforge.ooxml.xml import WORD

_BEFORE_NOTES = (
    "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation",
    "evenAndOddHeaders", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore",
)  # fmt: skip
_AFTER_NOTES = ("compat", "themeFontLang", "clrSchemeMapping")
_NOTES = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def styles_xml(reference: Reference, styles: Iterable[str]) -> str:
    """The styles part: the file's own defaults and these styles, each as XML."""
    head = "".join(one.xml for one in (reference.defaults, reference.latent) if one is not None)
    return f"<w:styles {WORD}>{head}{''.join(styles)}</w:styles>"


def settings_xml(reference: Reference, *, notes: bool) -> str:
    """The settings part; the order is that of the schema (ISO/IEC 29500-1, 17.15.1.78).

    Args:
        reference: where they come from.
        notes: the package has footnotes, whose separators the settings name.
    """
    by_tag: dict[str, Property] = {one.tag: one for one in reference.settings}
    first = "".join(by_tag[tag].xml for tag in _BEFORE_NOTES if tag in by_tag)
    last = "".join(by_tag[tag].xml for tag in _AFTER_NOTES if tag in by_tag)
    return (
        f'<w:settings {WORD}><w:zoom w:percent="100"/>{first}{_NOTES if notes else ""}{last}'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts_xml(reference: Reference) -> str:
    """The font table."""
    return f"<w:fonts {WORD}>{''.join(one.xml for one in reference.fonts)}</w:fonts>"


def look_parts(reference: Reference, styles: Iterable[str], *, notes: bool) -> tuple[Part, ...]:
    """Styles, settings, fonts, theme and pictures."""
    parts = [
        xml_part("word/styles.xml", styles_xml(reference, styles), 9),
        xml_part("word/settings.xml", settings_xml(reference, notes=notes), 9),
        xml_part("word/fontTable.xml", fonts_xml(reference), 9),
    ]
    if reference.theme:
        parts.append(deflated("word/theme/theme1.xml", reference.theme, 9))
    parts += [stored(name, data) for name, data in reference.media]
    return tuple(parts)


def running_parts(running: Running, name: str, xml: bytes) -> list[Part]:
    """A header or footer under a name, with the relationships of its pictures."""
    related = Relations()
    for picture in running.pictures:
        related.add("image", picture.removeprefix("word/"))
    part = related.part(name)
    return [deflated(name, xml), *([part] if part else [])]
