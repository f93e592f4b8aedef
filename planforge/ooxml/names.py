"""Namespaces, relationship types and content types of WordprocessingML packages."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
V = "urn:schemas-microsoft-com:vml"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

ORIGINS = "urn:planforge:origins:1"
"""Namespace of the custom XML part that leads edits made in Word back to the plan."""

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOC = "application/vnd.openxmlformats-officedocument."

PART_TYPES = {
    "document": f"{_WML}document.main+xml",
    "styles": f"{_WML}styles+xml",
    "numbering": f"{_WML}numbering+xml",
    "settings": f"{_WML}settings+xml",
    "fontTable": f"{_WML}fontTable+xml",
    "footnotes": f"{_WML}footnotes+xml",
    "comments": f"{_WML}comments+xml",
    "header": f"{_WML}header+xml",
    "footer": f"{_WML}footer+xml",
    "custom": f"{_DOC}custom-properties+xml",
    "app": f"{_DOC}extended-properties+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "itemProps": f"{_DOC}customXmlProperties+xml",
    "theme": f"{_DOC}theme+xml",
}
"""Content types by the stem of a part's name, without trailing digits."""

RELATION_TYPES = {
    "core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "app": f"{R}/extended-properties",
    "custom": f"{R}/custom-properties",
    "document": f"{R}/officeDocument",
    "customXml": f"{R}/customXml",
    "itemProps": f"{R}/customXmlProps",
    **{
        name: f"{R}/{name}"
        for name in (
            "styles", "numbering", "settings", "fontTable", "footnotes", "comments", "header",
            "footer", "image", "hyperlink", "theme",
        )
    },
}  # fmt: skip
"""Relationship types by the same names."""
