"""Text boxes, pictures, charts and objects of a Word file."""

from planforge.importer.docx.model import WordPicture
from tests.importer.docx.build import abstract, lvl, num, p, r, relationship, tbl
from tests.importer.docx.lines import codes, flat, lines, paragraphs, read

PNG = b"\x89PNG\r\n\x1a\n-a-picture"
IMAGE = relationship("rId5", "image", "media/image1.png")
PARTS = {"word/media/image1.png": PNG}


def anchored(inner: str, alt: str = "") -> str:
    """A DrawingML shape in a run, 36 mm wide."""
    return (
        '<w:drawing><wp:inline><wp:extent cx="1296000" cy="1"/>'
        f'<wp:docPr id="1" name="n" descr="{alt}"/><a:graphic><a:graphicData uri="u">{inner}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def box(content: str) -> str:
    return anchored(
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    )


def blip(attributes: str) -> str:
    return f"<pic:pic><pic:blipFill><a:blip {attributes}/></pic:blipFill></pic:pic>"


def vml(inner: str) -> str:
    return f'<w:pict><v:shape style="width:72pt;height:9pt" alt="旧图">{inner}</v:shape></w:pict>'


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def pictures(body: str, **parts: object) -> list[WordPicture]:
    made = read(body, **parts)  # type: ignore[arg-type]
    return [one for one in flat(made.blocks) if isinstance(one, WordPicture)]


def test_a_text_box_stands_behind_its_paragraph_once() -> None:
    old = vml(f"<v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox>")
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box(p("框"))}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    file = read(p(runs=r("甲") + run(both) + r("乙")) + p("丙"))
    assert lines(file) == ["甲乙", "框", "丙"]
    assert [(one.number, one.box) for one in paragraphs(file)] == [
        (1, False),
        (2, True),
        (3, False),
    ]
    assert [one.spot.index for one in paragraphs(file)] == [0, 1, 3]


def test_the_fallback_is_read_where_the_choice_is_not_understood() -> None:
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="v">{r("新")}</mc:Choice>'
        f"<mc:Fallback>{run('<w:t>旧</w:t>')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(p(runs=both))) == ["旧"]


def test_a_vml_text_box_with_a_table() -> None:
    inner = f"<v:textbox><w:txbxContent>{p('框') + tbl([['格']])}</w:txbxContent></v:textbox>"
    file = read(p(runs=r("甲") + run(vml(inner))))
    assert lines(file) == ["甲", "框", "格"]
    assert [one.box for one in paragraphs(file)] == [False, True, True]


def test_text_boxes_count_their_lists_apart_from_the_body() -> None:
    numbering = abstract(1, lvl(0, "decimal", "%1.")) + num(1, 1)
    body = p("甲", num=(1, 0)) + p(runs=run(box(p("框", num=(1, 0))))) + p("乙", num=(1, 0))
    assert lines(read(body, numbering=numbering)) == ["1. 甲", "", "1. 框", "2. 乙"]


def test_pictures_come_with_bytes_kind_words_and_width() -> None:
    made = pictures(
        p("前") + p(runs=run(anchored(blip('r:embed="rId5"'), "流程图"))), rels=IMAGE, parts=PARTS
    )
    assert made == [WordPicture(2, "image1.png", "image/png", PNG, "流程图", 36.0)]


def test_vml_pictures() -> None:
    made = pictures(p(runs=run(vml('<v:imagedata r:id="rId5"/>'))), rels=IMAGE, parts=PARTS)
    assert [(one.name, one.alt, one.width) for one in made] == [("image1.png", "旧图", 25.4)]


def test_a_linked_picture_is_told_and_not_fetched() -> None:
    rels = relationship("rId5", "image", "https://example.com/a.png", external=True)
    file = read(p(runs=run(anchored(blip('r:link="rId5"')))), rels=rels)
    assert codes(file) == ["outside-picture"]
    assert "https://example.com/a.png" in file.findings[0].message


def test_a_picture_that_the_file_lacks_is_told() -> None:
    assert codes(read(p(runs=run(anchored(blip('r:embed="rId5"')))), rels=IMAGE)) == [
        "missing-picture"
    ]


def test_a_picture_in_a_text_box_belongs_to_the_box() -> None:
    inner = p(runs=run(anchored(blip('r:embed="rId5"'))))
    made = pictures(p(runs=run(box(inner))), rels=IMAGE, parts=PARTS)
    assert [one.number for one in made] == [2]


def test_an_object_is_told_and_its_preview_kept() -> None:
    shape = '<v:shape><v:imagedata r:id="rId5"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>'
    file = read(p(runs=run(f"<w:object>{shape}</w:object>")), rels=IMAGE, parts=PARTS)
    assert lines(file) == ["", "[image1.png]"]
    assert codes(file) == ["embedded-object"]
    assert "Excel.Sheet.12" in file.findings[0].message


def test_a_chart_is_told() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = anchored(f'<c:chart xmlns:c="{space}" r:id="rId5"/>', "值班人数")
    file = read(p(runs=run(chart)))
    assert codes(file) == ["chart"]
    assert "值班人数" in file.findings[0].message


def test_the_words_of_smart_art_are_read_and_told() -> None:
    space = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    text = "<dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t>"
    points = (
        f'<dgm:pt type="doc">{text.format("无")}</dgm:pt><dgm:pt>{text.format("指挥部")}</dgm:pt>'
        f'<dgm:pt type="node">{text.format("办公室")}</dgm:pt>'
    )
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    data = (
        f'<dgm:dataModel {space} xmlns:a="{main}"><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>'
    )
    file = read(
        p(runs=r("甲") + run(anchored(f'<dgm:relIds {space} r:dm="rId5"/>'))),
        rels=relationship("rId5", "diagramData", "diagrams/data1.xml"),
        parts={"word/diagrams/data1.xml": data},
    )
    assert lines(file) == ["甲", "指挥部", "办公室"]
    assert codes(file) == ["diagram"]


def test_word_art_is_text() -> None:
    assert lines(read(p(runs=run(vml('<v:textpath string="应急 预案"/>'))))) == ["", "应急 预案"]
