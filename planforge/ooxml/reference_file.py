"""A reference document as a Word file: the look of another, with a sample of each style."""

from collections.abc import Sequence

from planforge.ooxml.kept import look_parts, running_parts
from planforge.ooxml.package import Part, Relations, package, xml_part
from planforge.ooxml.reference import Reference
from planforge.ooxml.roles import style_name
from planforge.ooxml.xml import WORD, attribute, escape

_INTRODUCTION = (
    "这是版式参照文件：planforge 生成 Word 文件时照用这里的样式、页面设置、页眉和页脚，"
    "不用这里的文字。"
    "想改外观，改下面各段所用的样式（右键单击样式，选“修改”），保存即可。"
)
_TITLES = {
    "title": "标题",
    "subtitle": "副标题",
    "caption": "表题和图题",
    "quote": "引文",
    "contents-title": "目录标题",
    "footnote": "脚注",
    "header": "页眉",
    "footer": "页脚",
}
_KINDS = {"heading": "第{}级标题", "contents": "目录第{}级"}


def reference_file(reference: Reference, roles: Sequence[str]) -> bytes:
    """The package.

    Args:
        reference: the look, with the styles of the roles in it.
        roles: the roles of which a sample is shown.
    """
    relations = Relations()
    for name in ("styles", "settings", "fontTable"):
        relations.add(name, f"{name}.xml")
    if reference.theme:
        relations.add("theme", "theme/theme1.xml")
    parts = list(look_parts(reference, [one.xml for one in reference.styles], notes=False))
    section = _section(reference, relations, parts)
    samples = [_paragraph("", _INTRODUCTION), *(_sample(role) for role in roles)]
    body = f"<w:body>{''.join(samples)}{section}</w:body>"
    parts.append(xml_part("word/document.xml", f"<w:document {WORD}>{body}</w:document>"))
    root = Relations()
    root.add("document", "word/document.xml")
    for part in (relations.part("word/document.xml"), root.part("")):
        if part is not None:
            parts.append(part)
    return package(parts)


def _sample(role: str) -> str:
    number, name, _ = style_name(role)
    kind, _, depth = role.rpartition("-")
    words = _TITLES.get(role) or _KINDS.get(kind, name).format(depth)
    if kind == "run-in":
        run = f'<w:r><w:rPr><w:rStyle w:val="{number}"/></w:rPr><w:t>{escape(words)}</w:t></w:r>'
        return f"<w:p>{run}</w:p>"
    return _paragraph(number, words)


def _paragraph(style: str, words: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{attribute(style)}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def _section(reference: Reference, relations: Relations, parts: list[Part]) -> str:
    counts = {"header": 0, "footer": 0}
    references: list[str] = []
    for running in reference.running:
        counts[running.kind] += 1
        name = f"{running.kind}{counts[running.kind]}.xml"
        parts += running_parts(running, f"word/{name}", running.xml)
        number = relations.add(running.kind, name)
        said = f'w:type="{attribute(running.pages)}" r:id="{number}"'
        references.append(f"<w:{running.kind}Reference {said}/>")
    return f"<w:sectPr>{''.join(references)}{reference.page.properties()}</w:sectPr>"
