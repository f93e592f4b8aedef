"""A plan as offices write it: everything formatted directly, with much that is not to be kept."""

from planforge.importer.docx.model import Spot
from planforge.importer.look import Placed
from tests.importer.docx.build import docx, p, r, relationship, style, tbl, tc
from tests.writers.sample import png

_FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:hint="eastAsia"/>'
SONG = _FONT.format("方正小标宋简体") + '<w:sz w:val="44"/><w:szCs w:val="44"/>'
HEI = _FONT.format("黑体") + '<w:sz w:val="32"/><w:szCs w:val="32"/>'
KAI = _FONT.format("楷体_GB2312") + "<w:b/>" + '<w:sz w:val="32"/><w:szCs w:val="32"/>'
FANG = _FONT.format("仿宋_GB2312") + '<w:sz w:val="32"/><w:szCs w:val="32"/>'
SMALL = _FONT.format("宋体") + '<w:sz w:val="21"/><w:szCs w:val="21"/>'

LINE = '<w:spacing w:line="579" w:lineRule="exact"/>'
BODY = f'{LINE}<w:ind w:firstLineChars="200" w:firstLine="640"/>'
TITLE = '<w:spacing w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>'

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    + style("a", "Normal", default=True, ppr='<w:jc w:val="both"/>')
    + style("a0", "Normal Table", kind="table", default=True)
    + style("1", "heading 1", based="a", rpr='<w:color w:val="2E74B5"/><w:sz w:val="28"/>')
    + style("Heading1", "我的样式", based="a", rpr='<w:color w:val="FF0000"/>')
    + style("a3", "header", based="a", rpr='<w:sz w:val="18"/>')
    + style(
        "aa",
        "List Paragraph",
        based="a",
        ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    )
)
_SECRET = "这一句只属于正文"
_SECTION = (
    '<w:headerReference w:type="default" r:id="header1"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
    'w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>'
    '<w:pgNumType w:fmt="numberInDash"/><w:cols w:space="425"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/>'
)
_LYING = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1000" '
    'w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>'
)
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="180000"/><wp:docPr id="1" name="徽标"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="徽标"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="180000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
_HEADER = (
    f'<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="a3"/></w:pPr>{r("青溪县应急预案")}'
    f'{_PICTURE.format("rId9")}<w:ins w:id="7" w:author="王小明" w:date="2024-01-02T00:00:00Z">'
    f"{r('（内部）')}</w:ins></w:p>"
    f'<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>{_PICTURE.format("rId8")}</w:p>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE '
    '"http://example.com/logo.png"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
    f'</w:r>{r("徽标图片")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_FOOTER = (
    f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{r("第")}<w:r><w:fldChar w:fldCharType="begin"/>'
    "</w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'{r("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r("页")}</w:p>'
)
_HEADER_LINKS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="media/image7.png"/>'
    '<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="http://example.com/spy.png" TargetMode="External"/>'
    "</Relationships>"
)

SAID = (
    ("title", "青溪县仓库值守办法", TITLE, SONG),
    ("heading-1", "一、总则", BODY, HEI),
    ("heading-2", "（一）目的", BODY, KAI),
    ("body", f"为管好仓库，制定本办法。{_SECRET}。", BODY, FANG),
    ("heading-1", "二、值守", BODY, HEI),
    ("body", "仓库每日两人值守，钥匙由组长保管。", BODY, FANG),
    ("body", "这一段是斜着写的。", LINE, FANG),
    ("body", "交接班时当面点清物资。", BODY, FANG),
)
"""Role, words, paragraph and run properties of each paragraph."""


def _cell(words: str, run: str) -> str:
    inner = p(runs=r(words, run), ppr='<w:jc w:val="center"/>')
    return tc(inner, tcpr='<w:vAlign w:val="bottom"/>')


def formatted() -> bytes:
    """The file."""
    text = "".join(p(runs=r(words, run), ppr=look) for _, words, look, run in SAID)
    rules = "".join(
        f'<w:{side} w:val="double" w:sz="6" w:space="0" w:color="1F3864"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = tbl(
        [
            [_cell("岗位", SMALL + "<w:b/>"), _cell("电话", SMALL + "<w:b/>")],
            [_cell("组长", SMALL), _cell("0571-5550", SMALL)],
        ],
        tblpr=f"<w:tblBorders>{rules}</w:tblBorders>",
    )
    cover = p(ppr=f"<w:sectPr>{_LYING}</w:sectPr>")
    return docx(
        cover + text + table,
        styles=STYLES,
        settings='<w:attachedTemplate r:id="rIdTemplate"/><w:defaultTabStop w:val="500"/>'
        '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>',
        comments='<w:comment w:id="1" w:author="王小明"><w:p/></w:comment>',
        headers={"header1": _HEADER, "footer1": _FOOTER},
        rels=relationship("rIdTemplate", "attachedTemplate", "file:///c:/a.dot", external=True),
        sect=_SECTION,
        core="<dc:creator>王小明</dc:creator>",
        parts={
            "word/media/image7.png": png(),
            "word/_rels/header1.xml.rels": _HEADER_LINKS,
            "word/vbaProject.bin": b"macro",
            "customXml/item1.xml": "<secret>王小明</secret>",
        },
    )


def placed() -> tuple[Placed, ...]:
    """The roles of its paragraphs; the first of the file is the cover's."""
    inside = [Placed(Spot("word/document.xml", at), said[0]) for at, said in enumerate(SAID, 1)]
    first = len(SAID) + 1
    roles = ("cell-header", "cell-header", "cell", "cell")
    cells = [
        Placed(Spot("word/document.xml", at), role) for at, role in enumerate(roles, start=first)
    ]
    return (*inside, *cells)
