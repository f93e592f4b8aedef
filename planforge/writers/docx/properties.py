"""What the file says about itself: properties, and the way back from bookmarks to the plan."""

import json
from collections.abc import Iterable

from planforge.document import Document, Meta
from planforge.ooxml import names
from planforge.ooxml.package import Part, Relations, common_part, xml_part
from planforge.ooxml.xml import attribute, escape
from planforge.writers.docx.targets import Target

_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of user-defined properties
_STORE = "{504C414E-464F-5247-4531-4F524947494E}"  # of our custom XML part, the same in each file


def property_parts(document: Document, *, public: bool) -> list[Part]:
    """The three parts of document properties; dates only where the plan has one."""
    return [
        xml_part("docProps/core.xml", _core(document.meta)),
        common_part("docProps/app.xml", _app(document.meta)),
        common_part("docProps/custom.xml", _custom(document, public=public)),
    ]


def _core(meta: Meta) -> str:
    dc = {
        "dc:title": meta.title,
        "dc:subject": meta.subject,
        "dc:creator": meta.author,
        "cp:keywords": "，".join(meta.keywords),
        "dc:language": meta.language,
        "cp:lastModifiedBy": meta.author,
        "cp:contentStatus": meta.draft,
    }
    inner = "".join(f"<{tag}>{attribute(value)}</{tag}>" for tag, value in dc.items() if value)
    if meta.date:
        stamp = f"{meta.date.isoformat()}T00:00:00Z"
        inner += "".join(
            f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{tag}>'
            for tag in ("created", "modified")
        )
    return (
        f'<cp:coreProperties xmlns:cp="{names.CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
    )


def _app(meta: Meta) -> str:
    company = f"<Company>{attribute(meta.author)}</Company>" if meta.author else ""
    return (
        f'<Properties xmlns="{names.EXTENDED}"><Application>planforge</Application>'
        f"<DocSecurity>0</DocSecurity>{company}</Properties>"
    )


def _custom(document: Document, *, public: bool) -> str:
    known = {"layout": document.layout, "scheme": document.scheme.name}
    if document.meta.plan_hash and not public:
        known["planHash"] = document.meta.plan_hash
    inner = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="planforge.{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(known.items(), start=2)
    )
    return f'<Properties xmlns="{names.CUSTOM}" xmlns:vt="{names.VT}">{inner}</Properties>'


def origin_parts(targets: Iterable[Target], plan_hash: str, relations: Relations) -> list[Part]:
    """The custom XML part that leads from bookmarks to the plan.

    One JSON object: for each bookmark its anchor and the plan path as a list, which tells the
    key "0" from the index 0.
    """
    known = {target.bookmark: (target.anchor, target.path) for target in targets}
    made = json.dumps(known, ensure_ascii=False, check_circular=False, separators=(",", ":"))
    inner = escape(made)
    digest = f' plan="{attribute(plan_hash)}"' if plan_hash else ""
    xml = f'<origins xmlns="{names.ORIGINS}"{digest}>{inner}</origins>'
    props = (
        f'<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{names.CUSTOM_XML}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{names.ORIGINS}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relations.add("customXml", "../customXml/item1.xml")
    own = Relations()
    own.add("itemProps", "itemProps1.xml")
    related = own.part("customXml/item1.xml")
    parts = [xml_part("customXml/item1.xml", xml), common_part("customXml/itemProps1.xml", props)]
    return [*parts, related] if related else parts
