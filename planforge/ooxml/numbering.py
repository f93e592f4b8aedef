"""Word's numbering levels: what a mark of ours is in them, and what Word prints for it."""

from planforge.document import Mark, Numeral
from planforge.ooxml.xml import attribute

MAX_LEVELS = 9
"""A multilevel list has nine levels (ISO/IEC 29500-1, 17.9.6)."""

NUMBER_FORMATS = {
    Numeral.CHINESE: ("chineseCountingThousand", 9999),
    Numeral.DECIMAL: ("decimal", 32767),
    Numeral.CIRCLED: ("decimalEnclosedCircleChinese", 20),
    Numeral.PARENTHESIZED: ("decimalEnclosedParen", 20),
    Numeral.LETTER: ("lowerLetter", 26),
}
"""ST_NumberFormat of a numeral style, and the last number that Word prints as we do.

Beyond it Word falls back to decimals (circled, in parentheses) or repeats letters (aa, bb).
Roman numerals are missing: ours are the single characters Ⅰ to Ⅻ, Word's are letters.
"""


def last_number(mark: Mark, above: tuple[Mark, ...]) -> int:
    """The last number whose label a level of this mark prints as we do; 0 where it prints none.

    A bullet counts nothing; it gets a number that no list reaches, if it is one character:
    LibreOffice shows no more than the first.

    Args:
        mark: the mark.
        above: the marks of the levels above.
    """
    if "%" in mark.prefix + mark.suffix + mark.gap:
        return 0
    if mark.numeral is Numeral.BULLET and len(mark.prefix + mark.suffix) == 1:
        return NUMBER_FORMATS[Numeral.DECIMAL][1]
    if _legal(mark, above) and mark.numeral is not Numeral.DECIMAL:
        return 0
    return NUMBER_FORMATS.get(mark.numeral, ("", 0))[1]


def _legal(mark: Mark, above: tuple[Mark, ...]) -> bool:
    """Whether the numbers of the levels above must be turned into decimals (w:isLgl).

    That setting turns the level's own number into a decimal as well.
    """
    return mark.joined and any(upper.numeral is not Numeral.DECIMAL for upper in above)


def level_xml(index: int, marks: tuple[Mark, ...], style: str = "") -> str:
    r"""The ``w:lvl`` of the mark at an index, linked to a paragraph style if one is named.

    A gap becomes the level's own suffix, a space, so that a heading typed in Word gets it too and
    a reference to the number does not: text of the level shows in REF \n, a suffix does not.
    There is no indent: the paragraph style has it, and one given here would win over that style.
    """
    mark = marks[index]
    bullet = mark.numeral is Numeral.BULLET
    name = "bullet" if bullet else NUMBER_FORMATS.get(mark.numeral, ("none", 0))[0]
    numbered = "" if bullet or name == "none" else f"%{index + 1}"
    parents = "".join(f"%{upper}." for upper in range(1, index + 1)) if mark.joined else ""
    spaced = bool(mark.gap) and not mark.gap.strip()
    text = f"{mark.prefix}{parents}{numbered}{mark.suffix}{'' if spaced else mark.gap}"
    restart = "" if mark.restart else '<w:lvlRestart w:val="0"/>'
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    legal = "<w:isLgl/>" if _legal(mark, marks[:index]) else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{name}"/>{restart}{link}'
        f'{legal}<w:suff w:val="{"space" if spaced else "nothing"}"/>'
        f'<w:lvlText w:val="{attribute(text)}"/><w:lvlJc w:val="left"/>'
        '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


def abstract_xml(number: int, marks: tuple[Mark, ...], styles: tuple[str, ...] = ()) -> str:
    """An abstract numbering; ``styles`` name the paragraph styles linked to its levels, or "".

    Each has an nsid of its own: Word takes lists with equal nsid for one and merges them.
    """
    levels = "".join(
        level_xml(index, marks, styles[index] if index < len(styles) else "")
        for index in range(min(len(marks), MAX_LEVELS))
    )
    kind = "multilevel" if len(marks) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x50460000 + number:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{0x46500000 + number:08X}"/>{levels}'
        "</w:abstractNum>"
    )


def num_xml(number: int, abstract: int, level: int = -1, start: int = 1) -> str:
    """A ``w:num``; where level is given, that level starts anew when it is first used."""
    override = (
        ""
        if level < 0
        else f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
