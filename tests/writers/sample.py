"""A document by hand that holds one of everything a writer must be able to set."""

import datetime
import struct
import zlib

from planforge.document import (
    PRESETS,
    Align,
    Block,
    Break,
    Cell,
    Column,
    Comment,
    CommentAnchor,
    Contents,
    Document,
    Figure,
    Footnote,
    Form,
    FormField,
    FrontMatter,
    FrontPage,
    Inline,
    Item,
    LineBreak,
    Link,
    Meta,
    Orientation,
    PageKind,
    Paragraph,
    Ref,
    Role,
    Row,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
)
from planforge.findings import Path
from planforge.numbering import number

_BODY = (
    "为规范双十二促销活动期间网络交易突发事件的应对工作，保护消费者和经营者的合法权益，"
    "依据《中华人民共和国突发事件应对法》等法律法规，结合本地实际，制定本预案。"
)


def sample_document(
    scheme: str = "gongwen", layout: str = "gb9704", *, draft: str = ""
) -> Document:
    """One of everything, numbered: front pages, sections, lists, tables, annexes, references."""
    return number(
        Document(
            Meta(
                title="双十二网络交易突发事件应急预案",
                subject="应急预案",
                author="某市市场监督管理局",
                keywords=("应急预案", "网络交易"),
                date=datetime.date(2026, 11, 20),
                plan_hash="a3f5c0de" * 8,
                header="某市市场监督管理局" if layout != "gb9704" else "",
                draft=draft,
            ),
            PRESETS[scheme],
            _body(),
            layout,
            FrontMatter((_cover(), _approval(), _contents())),
            _imprint(),
            (Comment("c1", "张三", "请核对时限 & 单位。", datetime.date(2026, 11, 1)),),
        )
    )


def long_document(sections: int = 40, scheme: str = "gongwen", layout: str = "gb9704") -> Document:
    """About 20 pages for 40 sections: 280 paragraphs, 5 tables of 12 rows, 12 400 characters."""
    blocks: list[Block] = []
    for index in range(1, sections // 4 + 1):
        blocks.append(_long_chapter(index, table=index % 2 == 0))
    meta = Meta("长文档", date=datetime.date(2026, 1, 2), plan_hash="0" * 64)
    return number(
        Document(meta, PRESETS[scheme], tuple(blocks), layout, FrontMatter((_contents(),)))
    )


def png(width: int = 4, height: int = 2, rgb: tuple[int, int, int] = (30, 90, 160)) -> bytes:
    """A small picture in one colour, as PNG bytes."""
    row = b"\0" + bytes(rgb) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(row * height, 9)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def words(text: str, *origin: str | int) -> tuple[Inline, ...]:
    """Plain content."""
    return (Text(text, tuple(origin)),)


def para(text: str, role: Role = Role.BODY, *origin: str | int) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(words(text, *origin), role, origin=tuple(origin))


def section(depth: int, title: str, *blocks: Block, anchor: str = "") -> Section:
    """A section of plain words whose plan path is made from its title."""
    path: Path = ("sections", title)
    return Section(depth, words(title, *path), blocks, anchor or f"sec:{title}", origin=path)


def item(depth: int, text: str, *blocks: Block, anchor: str = "") -> Item:
    """An item of plain words."""
    path: Path = ("items", text)
    return Item(depth, words(text, *path), blocks, anchor, origin=path)


def _cover() -> FrontPage:
    return FrontPage(
        PageKind.COVER,
        (
            para("预案编号：YJ-2026-012", Role.COVER_FIELD, "number"),
            para("双十二网络交易突发事件应急预案", Role.COVER_TITLE, "title"),
            para("（2026年版）", Role.COVER_SUBTITLE, "version"),
            para("某市市场监督管理局", Role.COVER_FOOT, "organization"),
            para("2026年11月20日", Role.COVER_FOOT, "dates", "issued"),
        ),
    )


def _approval() -> FrontPage:
    rows = (
        ("版本", "日期", "说明"),
        ("1.0", "2025年11月", "首次发布"),
        ("2.0", "2026年11月", "修订"),
    )
    return FrontPage(
        PageKind.APPROVAL,
        (
            para("批 准 页", Role.PAGE_TITLE),
            para("本预案自2026年12月1日起施行，请各单位遵照执行。", Role.BODY, "approval"),
            para("批准人：李四", Role.SIGNER, "people", 0),
            para("2026年11月20日", Role.DATE, "dates", "issued"),
            _table(rows, (0.2, 0.3, 0.5), "修订记录"),
        ),
    )


def _contents() -> FrontPage:
    return FrontPage(
        PageKind.CONTENTS, (Paragraph(words("目　录"), Role.CONTENTS_TITLE), Contents(depth=3))
    )


def _body() -> tuple[Block, ...]:
    return (
        para("双十二网络交易突发事件应急预案", Role.TITLE, "title"),
        para("各区市场监督管理局：", Role.ADDRESSEE, "addressees", 0),
        _general(),
        _organization(),
        _response(),
        _tables(),
        _inlines(),
        *_annexes(),
        para("某市市场监督管理局", Role.SIGNER, "organization"),
        para("2026年11月20日", Role.DATE, "dates", "issued"),
    )


def _general() -> Section:
    return section(
        1,
        "总则",
        section(2, "编制目的", para(_BODY, Role.BODY, "purpose")),
        section(
            2,
            "编制依据",
            item(3, "《中华人民共和国突发事件应对法》；"),
            item(3, "《中华人民共和国电子商务法》；"),
            para("上述依据以最新修订为准，另见：", Role.BODY, "basis", "note"),
            item(3, "《网络交易监督管理办法》。"),
        ),
        section(2, "适用范围", para("本预案适用于本市行政区域。", Role.BODY, "scope")),
    )


def _organization() -> Section:
    duties = tuple(item(3, f"职责{n}：统筹协调有关工作；") for n in range(1, 4))
    return section(
        1,
        "组织机构",
        item(2, "应急指挥部", *duties, anchor="unit:指挥部"),
        item(
            2, "技术保障组", *(item(4, f"技术职责{n}；") for n in range(1, 4)), anchor="unit:技术组"
        ),
        item(2, "客户服务组", item(3, "受理投诉；", item(4, "登记；", item(5, "编号；")))),
        anchor="sec:organization",
    )


def _response() -> Section:
    steps = tuple(
        item(2, f"步骤{n}，在{n * 10}分钟内完成。", anchor=f"step:{n}") for n in range(1, 13)
    )
    return section(
        1,
        "应急响应",
        para("响应按以下步骤进行：", Role.BODY, "response", "intro"),
        *steps,
        para("第二轮处置：", Role.BODY, "response", "again"),
        item(2, "复核；"),
        item(2, "销号。"),
        anchor="sec:response",
    )


def _tables() -> Section:
    return section(
        1,
        "应急保障",
        _table(
            (
                ("类别", "物资", "数量"),
                ("通信", "对讲机", "20部"),
                ("防护", "口罩 < N95 >", "500只"),
            ),
            (0.25, 0.45, 0.3),
            "表1　应急物资",
        ),
        _spans(),
        Figure(png(), "image/png", "指挥体系示意图", words("图1　指挥体系"), 80, ("charts", 0)),
        Figure(
            b"<svg/>", "image/svg+xml", "响应流程：接报、研判、启动、处置", words("图2　响应流程")
        ),
        Break(Orientation.LANDSCAPE),
        para("以下为横向页面。", Role.BODY, "wide"),
        _table(
            tuple(tuple(f"{row}行{col}列" for col in range(1, 9)) for row in range(1, 6)),
            (0.125,) * 8,
            "表2　宽表",
        ),
        Break(Orientation.PORTRAIT),
        Form(
            (
                FormField("报告人"),
                FormField("联系电话", words("0571-00000000")),
                FormField("事件经过", lines=3),
            ),
            words("突发事件信息报告表"),
            columns=2,
            origin=("forms", 0),
        ),
        anchor="sec:support",
    )


def _table(rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], caption: str) -> Table:
    path: Path = ("tables", caption)
    return Table(
        tuple(
            Column(width, Align.CENTER if n == 0 else Align.LEFT) for n, width in enumerate(widths)
        ),
        tuple(
            _row(row, Role.CELL_HEADER if n == 0 else Role.CELL, n) for n, row in enumerate(rows)
        ),
        1,
        words(caption, *path),
        f"table:{caption}",
        path,
    )


def _row(cells: tuple[str, ...], role: Role, index: int) -> Row:
    return Row(
        tuple(Cell((para(text, role, "cells", text),)) for text in cells),
        origin=("rows", index, cells[0]),
    )


def _spans() -> Table:
    def cell(text: str, colspan: int = 1, rowspan: int = 1, role: Role = Role.CELL) -> Cell:
        return Cell((para(text, role, "spans", text),) if text else (), colspan, rowspan)

    head = Role.CELL_HEADER
    return Table(
        (Column(0.2), Column(0.3, Align.CENTER), Column(0.25, Align.RIGHT), Column(0.25)),
        (
            Row((cell("级别", 1, 2, head), cell("标准", 2, 1, head), cell("响应", 1, 2, head))),
            Row((cell("投诉量", role=head), cell("损失", role=head))),
            Row((cell("Ⅰ级"), cell("1000件以上"), cell("100万元以上"), cell("市级", 1, 2))),
            Row((cell("Ⅱ级", 1, 2), cell("合并两行两列", 2, 2))),
            Row((cell(""),)),
        ),
        2,
        words("表1-1　分级标准"),
        "table:grades",
        ("grades",),
    )


def _inlines() -> Section:
    note = Footnote((para("脚注：重大时限按工作日计。", Role.BODY, "notes", 0),))
    steps = "sec:response"
    return section(
        1,
        "附则",
        Paragraph(
            (
                Text("按照"),
                Ref("sec:organization"),
                Text("和"),
                Ref(steps),
                Text("的规定，由"),
                Ref("unit:技术组", words="技术保障组", named=True),
                Text("负责；名单见"),
                Ref("annex:contacts"),
                Text("，见第"),
                Ref("step:11"),
                Text("步。"),
            ),
            anchor="para:rules",
            origin=("supplementary", 0),
        ),
        Paragraph(
            (
                Strong((Text("注意："),)),
                Text("A&B <商贸> “双十二”…… —— 10mg/L；"),
                CommentAnchor("c1", (Text("30分钟内"), Strong((Text("电话"),)), Text("报告"))),
                note,
                Text("，网址："),
                Link("https://example.org/?a=1&b=2", (Text("示例网站"),)),
                LineBreak(),
                Text("第二行。"),
            ),
            origin=("supplementary", 1),
        ),
        para("说明：本段是说明。", Role.NOTE, "supplementary", 2),
        para("引文一段。", Role.QUOTE, "supplementary", 3),
        para("SELECT  *  FROM t;", Role.CODE, "supplementary", 4),
        para("遇险先撤人！", Role.CALLOUT, "supplementary", 5),
        Section(2, (), (para("本预案由市局负责解释。", Role.BODY, "supplementary", 6),)),
    )


def _annexes() -> tuple[Block, ...]:
    return (
        Section(
            1,
            words("应急联系人名单", "annexes", 0, "title"),
            (
                _table(
                    (
                        ("姓名", "职务", "电话"),
                        *((f"张{n}", "组员", f"1380000{n:04}") for n in range(30)),
                    ),
                    (0.3, 0.3, 0.4),
                    "联系人",
                ),
            ),
            "annex:contacts",
            kind=SectionKind.ANNEX,
            origin=("annexes", 0),
        ),
        Section(
            1,
            words("演练方案", "annexes", 1, "title"),
            (
                section(1, "演练目的", para("检验预案。", Role.BODY, "drill")),
                section(1, "演练步骤", item(2, "接报；"), item(2, "处置；"), anchor="annex:steps"),
            ),
            "annex:drill",
            kind=SectionKind.ANNEX,
            origin=("annexes", 1),
        ),
    )


def _imprint() -> tuple[Block, ...]:
    return (
        para("抄送：市政府办公室，市应急管理局。", Role.IMPRINT, "cc"),
        para("某市市场监督管理局办公室　　2026年11月20日印发", Role.IMPRINT, "issuer"),
    )


def _long_chapter(index: int, *, table: bool) -> Section:
    text = "各单位应当按照职责分工做好监测预警工作，发现问题及时报告，"[: 24 + index % 5]
    parts = tuple(
        section(
            2,
            f"第{index}章第{n}项工作要求",
            para(f"{text}确保信息畅通、处置有序（{index}-{n}）。", Role.BODY, "long", index, n),
            *(
                item(3, f"责任人{k}：{text}在{k * 5}分钟内完成处置。", item(4, f"{text}登记在册；"))
                for k in range(1, 4)
            ),
            anchor=f"sec:{index}.{n}",
        )
        for n in range(1, 5)
    )
    blocks: tuple[Block, ...] = parts
    if table:
        rows = (
            ("物资", "数量", "地点"),
            *((f"物资{n}", f"{n}件", "一号库房") for n in range(1, 12)),
        )
        blocks = (*parts, _table(rows, (0.4, 0.2, 0.4), f"表{index}　物资清单"))
    return section(1, f"第{index}类工作", *blocks, anchor=f"sec:{index}")
