"""Revisions for the benchmark of the comparison, and what a redline's reader has to look at."""

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_NUMBER = "序号"


@dataclass(frozen=True)
class Tally:
    """What a Word file with tracked changes marks.

    Attributes:
        marked: characters of text inserted or deleted, moves apart.
        derived: characters inserted or deleted in columns of 序号, which count themselves.
        moved: whole paragraphs, each once.
    """

    marked: int
    derived: int
    moved: int


def tally(data: bytes) -> Tally:
    """The marks of a Word file's main part."""
    root = _main(data)
    marked = derived = 0
    for mark in root.iter(W + "ins", W + "del"):
        size = sum(len(text.text or "") for text in mark.iter(W + "t", W + "delText"))
        if _counts(mark):
            derived += size
        else:
            marked += size
    moved = sum(_all_moved(one) for one in root.iter(W + "p"))
    return Tally(marked, derived, moved)


def _all_moved(paragraph: Element) -> bool:
    """Whether its words are moved to it, edits within apart; not every tool marks its end."""
    kinds = {
        next((above.tag for above in text.iterancestors(W + "moveTo", W + "ins", W + "p")), "")
        for text in paragraph.iter(W + "t")
    }
    return W + "moveTo" in kinds and W + "p" not in kinds


def _counts(mark: Element) -> bool:
    """Whether it stands in a column of 序号."""
    cell = next(mark.iterancestors(W + "tc"), None)
    row = None if cell is None else cell.getparent()
    table = next(mark.iterancestors(W + "tbl"), None)
    if cell is None or row is None or table is None:
        return False
    head = table.find(W + "tr")
    cells = [] if head is None else head.findall(W + "tc")
    at = row.findall(W + "tc").index(cell)
    return at < len(cells) and "".join(t.text or "" for t in cells[at].iter(W + "t")) == _NUMBER


def copies(data: bytes, count: int) -> bytes:
    """A Word file whose body comes that many times over, its last section's setting once."""
    if count == 1:
        return data
    root = _main(data)
    body = root.find(W + "body")
    assert body is not None
    blocks = [block for block in body if block.tag != W + "sectPr"]
    assert not any(True for _ in body.iter(W + "bookmarkStart", W + "footnoteReference"))
    at = len(blocks)
    for _ in range(count - 1):
        for block in blocks:
            body.insert(at, deepcopy(block))
            at += 1
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(root) if name == _MAIN else old.read(name))
    return out.getvalue()


def _main(data: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(_MAIN))


def spread_edits(text: str, count: int) -> str:
    """The content of the benchmarks with changes at equal distances, of five kinds in turn."""
    lines = text.splitlines()
    places = [
        at for at, line in enumerate(lines) if line.startswith(("              - ", "    {名称"))
    ]
    step = len(places) / count
    for number in reversed(range(count)):
        at = places[int((number + 0.5) * step)]
        line = lines[at]
        if line.startswith("    {"):
            lines[at] = line.replace("数量: '", "数量: '4")
            continue
        match number % 4:
            case 0:
                lines[at] = line.replace("。", "，并当面交接。")
            case 1:
                lines.insert(
                    at, f"              - 第{number}次演练以后补充的步骤，由带班领导当场确认。"
                )
            case 2:
                del lines[at]
            case _:
                other = at + 1 if at + 1 in places else at - 1
                lines[at], lines[other] = lines[other], line
    return "\n".join(lines) + "\n"


def shop_edited(text: str) -> str:
    """The sample plan of a shop with changes of many kinds.

    Raises:
        ValueError: the sample no longer says what is changed here.
    """
    for old, new in _SHOP:
        if old not in text:
            message = f"the sample no longer says {old}"
            raise ValueError(message)
        text = text.replace(old, new, 1)
    return text


_MOVED = (
    "          - {标题: 截图算账, 执行人: 运营, 时限: 30分钟, 行动: "
    "导出花费和成交，算清多花了多少、佣金要付多少}\n"
)
_BEFORE = "          - {标题: 重新设限, 执行人: 店主, 行动: 批准新的日限额，两个人核对后再开}\n"
_SHOP = (
    ("130 0000 0003", "130 0000 0033"),
    ("0571-5550 0104", "0571-5550 0144"),
    ("应急职责: 咨询、公告、自动回复", "应急职责: 咨询、公告、自动回复、登记"),
    ("预计损失不到1000元", "预计损失不到800元"),
    ("10分钟内止不住的自动升一级", "5分钟内止不住的自动升一级"),
    ("阈值: 超过12小时", "阈值: 超过8小时"),
    ("频次: 每2小时, 责任人: 仓库发货员", "频次: 每2小时, 责任人: 仓库主管"),
    ("全仓盘点一次，差异当天改到ERP；", "全仓盘点一次；差异当天改到ERP，"),
    ("          - {标题: 叫维修, ", "          - {标题: 报修, "),
    (_MOVED, ""),
    (_BEFORE, _MOVED + _BEFORE),
    (
        "          - {标题: 催网点, ",
        "          - {标题: 拍照片, 执行人: 仓库发货员, 行动: 给积压的包裹拍照片留底}\n"
        "          - {标题: 催网点, ",
    ),
    (
        "          - {标题: 停推广, 执行人: 运营, 时限: 30分钟, 行动: "
        "停掉这条链接的推广，已付款的订单照常发；不要重开一条一样的链接}\n",
        "",
    ),
)
