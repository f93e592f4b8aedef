"""Deep, long and twisted files: read whole, or refused with a way out."""

import pytest

from planforge.errors import LoadError
from planforge.importer.docx.model import Accepts
from planforge.importer.docx.read import accept_all, reject_all
from planforge.importer.docx.stories import MOST_PARAGRAPHS
from tests.importer.docx.build import p, r, tbl, tc
from tests.importer.docx.lines import lines, read

WHO = 'w:id="1" w:author="李明"'


def nested(depth: int) -> str:
    inner = p("底")
    for _ in range(depth):
        inner = tbl([[tc(inner + p())]])
    return inner


def test_tables_within_tables_up_to_a_limit() -> None:
    assert "底" in lines(read(nested(20)))
    with pytest.raises(LoadError, match="嵌套超过"):
        read(nested(31))


@pytest.mark.parametrize("wrapper", ["smartTag", "hyperlink", "ins", "bdo", "customXml"])
def test_wrappers_within_wrappers(wrapper: str) -> None:
    runs = f"<w:{wrapper} {WHO}>" * 180 + r("底") + f"</w:{wrapper}>" * 180
    assert lines(read(p(runs=runs))) == ["底"]


def test_controls_within_controls() -> None:
    block = "<w:sdt><w:sdtContent>" * 90 + p("底") + "</w:sdtContent></w:sdt>" * 90
    assert lines(read(block)) == ["底"]


def test_text_boxes_within_text_boxes() -> None:
    start = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>"
    end = "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    assert lines(read(start * 20 + p("底") + end * 20))[-1] == "底"
    with pytest.raises(LoadError, match="嵌套超过"):
        read(start * 35 + p("底") + end * 35)


def test_fields_within_fields() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(read(p(runs=(begin + separate) * 5000 + r("底") + end * 5000))) == ["底"]


@pytest.mark.parametrize("accepts", [accept_all, reject_all])
def test_thousands_of_joined_or_vanished_paragraphs(accepts: Accepts) -> None:
    gone = f"<w:rPr><w:del {WHO}/></w:rPr>"
    joined = p("甲", ppr=gone) + '<w:bookmarkEnd w:id="1"/>'
    words = "".join(lines(read(joined * 20_000 + p("乙"), accepts)))
    assert words == "甲" * 20_000 + "乙"
    whole = p(runs=f"<w:del {WHO}>{r('甲')}</w:del>", ppr=gone)
    words = "".join(lines(read(whole * 20_000 + p("乙"), accepts)))
    assert words == ("" if accepts is accept_all else "甲" * 20_000) + "乙"


def test_thousands_of_shapes_and_comments_without_end() -> None:
    shape = "<v:shape><v:textpath string='甲'/></v:shape>"
    file = read(p(runs=f"<w:r><w:pict>{shape * 10_000}</w:pict></w:r>"))
    assert len(lines(file)) == 10_001
    starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(2000))
    comments = "".join(f'<w:comment w:id="{n}">{p("注")}</w:comment>' for n in range(2000))
    file = read(starts + p("甲") * 2000, comments=comments)
    assert len(file.remarks) == 2000
    assert "".join(lines(file)) == "甲" * 2000


def test_more_paragraphs_than_any_plan_has_are_refused() -> None:
    with pytest.raises(LoadError, match="300001 个段落") as refused:
        read("<w:p/>" * (MOST_PARAGRAPHS + 1))
    assert refused.value.hint is not None
