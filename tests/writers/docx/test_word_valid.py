"""Word refuses a file whose elements are out of order: ours are in order, and pass validators."""

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import pytest

from planforge._build import Settings, load, papers
from planforge.document import PRESETS
from planforge.profiles import layout_names, load_layout
from planforge.writers.base import Options
from planforge.writers.docx import write_docx
from tests.writers.docx.labels import random_document
from tests.writers.docx.word import W, Word, written
from tests.writers.sample import long_document, sample_document

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "overflowPunct snapToGrid spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs vanish color spacing sz szCs u vertAlign lang",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols docGrid",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "numbering": "abstractNum num",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "pBdr": "top left bottom right between",
    "tbl": "tblPr tblGrid tr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl footnotePr compat "
    "themeFontLang decimalSymbol listSeparator",
}
"""Children in the order of ISO/IEC 29500-4 (wml.xsd), those that we write."""


def assert_in_order(word: Word) -> None:
    for name in word.parts:
        if not (name.startswith("word/") and name.endswith(".xml")):
            continue
        for element in word.tree(name).iter():
            order = _ORDER.get(str(element.tag).removeprefix(W))
            if order is None or not str(element.tag).startswith(W):
                continue
            places = [order.split().index(str(child.tag).removeprefix(W)) for child in element]
            assert places == sorted(places), (name, element.tag, [c.tag for c in element])


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("scheme", PRESETS)
def test_elements_stand_in_the_order_of_the_schema(scheme: str, layout: str) -> None:
    assert_in_order(written(sample_document(scheme, layout, draft="征求意见稿")))


@pytest.mark.parametrize("layout", layout_names())
def test_every_relationship_is_used_and_leads_somewhere(layout: str) -> None:
    word = written(sample_document(layout=layout))
    main = word.parts["word/document.xml"].decode()
    outside = {i for i, target in word.targets().items() if target.startswith("http")}
    for number in set(re.findall(r'r:(?:id|embed)="(\w+)"', main)) - outside:
        assert f"word/{word.targets()[number]}" in word.parts


@pytest.fixture(scope="session")
def validator(shared: Path) -> ModuleType:
    path = shared / "tools" / "ooxml" / "validate_docx.py"
    spec = importlib.util.spec_from_file_location("validate_docx", path)
    if spec is None or spec.loader is None or not path.is_file():
        pytest.skip("needs tools/ooxml/validate_docx.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("scheme", PRESETS)
@pytest.mark.parametrize("public", [False, True])
def test_the_validator_finds_no_fault(
    scheme: str, layout: str, public: bool, validator: ModuleType, tmp_path: Path
) -> None:
    """With the Open XML SDK's validator too where OOXML_VALIDATOR names it."""
    made = (sample_document(scheme, layout, draft="送审稿"), random_document(7, PRESETS[scheme]))
    for index, document in enumerate((*made, long_document(8, scheme, layout))):
        path = tmp_path / f"{index}.docx"
        path.write_bytes(write_docx(document, load_layout(layout), Options(public=public)).data)
        sdk = bool(os.environ.get("OOXML_VALIDATOR")) and index == 0
        assert validator.validate(str(path), use_sdk=sdk) == []


def test_a_form_with_fields_and_boxes_has_no_fault_either(
    validator: ModuleType, tmp_path: Path
) -> None:
    plan = Path(__file__).parents[3] / "plans" / "government-double12" / "plan.yaml"
    for sheet in papers(load(plan), Settings(), ("投诉登记表", "信息报告表", "签到表")):
        path = tmp_path / f"{sheet.name}.docx"
        options = Options(fillable=True)
        path.write_bytes(write_docx(sheet.document, sheet.layout, options).data)
        assert validator.validate(str(path), use_sdk=bool(os.environ.get("OOXML_VALIDATOR"))) == []
