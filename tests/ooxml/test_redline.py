"""Two Word files become one with tracked changes: nothing lost, nothing invented."""

import pytest
from lxml import etree

from planforge.diff.model import Fate, Mark, Op
from planforge.errors import LoadError
from planforge.ooxml.redline import Alignment, Line, redline, verify
from tests.ooxml.redlines import AUTHOR, DATE, W, made, moved, paragraph, part, shown, table, word
from tests.ooxml.redlines import words as resolved

P = paragraph
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'


def _abstract(number: int, text: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0000000{number}"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    )


def _num(number: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def test_the_same_file_twice_has_no_change() -> None:
    file = word(P("总则"), table(["甲", "乙"], ["丙", "丁"]), P("附则"))
    data = made(file, file)
    assert not list(part(data).iter(W + "ins", W + "del", W + "rPrChange", W + "pPrChange"))
    assert redline(file, file, Alignment(), author=AUTHOR, date=DATE).unsaid == ()


def test_changed_words_are_marked_by_whom_and_when() -> None:
    data = made(word(P("应当在30分钟内报告。")), word(P("应当在15分钟内报告。")))
    assert shown(data) == "应当在[-30-]{+15+}分钟内报告。¶"
    change = next(part(data).iter(W + "ins"))
    assert (change.get(W + "author"), change.get(W + "date")) == (AUTHOR, DATE)


def test_the_marks_of_a_script_are_taken_as_they_are() -> None:
    marks = (Mark(Op.DELETE, "甲乙", 0), Mark(Op.INSERT, "甲丙", 0), Mark(Op.EQUAL, "在场", 2))
    plan = Alignment((Line(Fate.CHANGED, 0, 0, marks),))
    data = made(word(P("甲乙 在场")), word(P("甲丙 在场")), plan)
    assert shown(data) == "[-甲乙-]{+甲丙+} 在场¶"


def test_words_added_at_an_end_and_a_paragraph_behind_are_two_insertions() -> None:
    old, new = word(P("甲。"), P("丙。")), word(P("甲。乙。"), P("新段。"), P("丙。"))
    assert shown(made(old, new)) == "甲{+。乙+}。¶{+新段。+}¶丙。¶"
    marks = (Mark(Op.DELETE, "甲。", 0), Mark(Op.INSERT, "乙。", 0))
    plan = Alignment((Line(Fate.CHANGED, 0, 0, marks), Line(Fate.SAME, 1, 2)))
    replaced = made(old, word(P("乙。"), P("新段。"), P("丙。")), plan)
    assert shown(replaced) == "[-甲-]{+乙+}。¶{+新段。+}¶丙。¶"
    alone = made(old, word(P("甲。乙。"), P("丙。")))
    assert shown(alone) == "甲。{+乙。+}¶丙。¶"
    other = made(old, word(P("甲。乙！"), P("新段。"), P("丙。")))
    assert shown(other) == "甲。{+乙！+}¶{+新段。+}¶丙。¶"


def test_marks_know_nothing_of_a_typed_label_before_their_words() -> None:
    marks = (Mark(Op.EQUAL, "值班", 0), Mark(Op.INSERT, "长", 2))
    plan = Alignment((Line(Fate.CHANGED, 0, 0, marks),))
    data = made(word(P("（一）值班")), word(P("（二）值班长")), plan)
    assert shown(data) == "（[-一-]{+二+}）值班{+长+}¶"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["一", "二", "三"], ["一", "三"]),
        (["一", "三"], ["一", "二", "三"]),
        (["一", "二", "三"], ["二", "三"]),
        (["一", "二", "三"], ["一", "二"]),
        (["一"], ["一", "二", "三"]),
        (["一", "二", "三"], ["三", "一"]),
        (["一", "二"], ["三", "四", "五"]),
        (["一"], []),
        ([], ["一"]),
    ],
)
def test_paragraphs_come_and_go_at_any_place(old: list[str], new: list[str]) -> None:
    before, after = word(*map(P, old), P("完")), word(*map(P, new), P("完"))
    data = made(before, after)
    assert resolved(data, accept=True) == [*new, "完"]
    assert resolved(data, accept=False) == [*old, "完"]
    made(word(*map(P, [*old, "止"])), word(*map(P, ["始", *new])))


def test_a_paragraph_taken_from_the_very_end_leaves_the_last_mark() -> None:
    data = made(word(P("一"), P("二")), word(P("一")))
    last = list(part(data).iter(W + "p"))[-1]
    assert not list(last.iterfind(f"{W}pPr/{W}rPr/{W}del"))
    assert resolved(data, accept=True) == ["一"]


def test_a_moved_block_is_one_move_and_its_edits_show() -> None:
    old = word(
        P("甲段。"),
        P("乙段要说的话很多。"),
        P("值班人员接报后应当在2小时内报告总指挥。"),
        P("丁段。"),
        P("戊段。"),
    )
    new = word(
        P("甲段。"),
        P("丁段。"),
        P("乙段要说的话很多。"),
        P("值班人员接报后应当在1小时内报告总指挥。"),
        P("戊段。"),
    )
    (from1, to1), (from2, to2) = moved(1, 2), moved(2, 3)
    same = [Line(Fate.SAME, 0, 0), Line(Fate.SAME, 3, 1), Line(Fate.SAME, 4, 4)]
    plan = Alignment((same[0], from1, from2, same[1], to1, to2, same[2]))
    data = made(old, new, plan)
    root = part(data)
    assert [one.get(W + "name") for one in root.iter(W + "moveFromRangeStart")] == ["move1"]
    assert [one.get(W + "name") for one in root.iter(W + "moveToRangeStart")] == ["move1"]
    assert "<<值班人员接报后应当在<[-2-]<<小时内报告总指挥。<" in shown(data)
    assert ">值班人员接报后应当在>>{+1+}>小时内报告总指挥。>>" in shown(data)
    apart = made(old, new, plan, moves="delins")
    assert not list(part(apart).iter(W + "moveFrom", W + "moveTo"))


def test_a_move_with_one_end_becomes_a_deletion() -> None:
    old, new = word(P("甲"), P("乙"), P("丙")), word(P("甲"), P("丙"))
    line = Line(Fate.MOVED_FROM, 1, 7, (), 1)
    assert "[-乙-]" in shown(made(old, new, Alignment((line,))))


def test_every_id_is_used_once() -> None:
    old = word(P("甲一二三"), P("乙"), table(["丙", "1"], ["丁", "2"]), P("戊"))
    new = word(P("甲一二四"), P("己"), table(["丙", "3"], ["庚", "4"]), P("戊"))
    root = part(made(old, new))
    ids = [
        one.get(W + "id")
        for one in root.iter()
        if one.get(W + "author") is not None or "RangeStart" in str(one.tag)
    ]
    assert len(ids) == len(set(ids)) > 4


def test_rows_come_and_go_as_rows() -> None:
    old = word(table(["姓名", "电话"], ["甲", "1"], ["乙", "2"]), P("完"))
    new = word(table(["姓名", "电话"], ["乙", "3"], ["丙丁", "9"]), P("完"))
    root = part(made(old, new))
    assert len(list(root.iterfind(f".//{W}trPr/{W}del"))) == 1
    assert len(list(root.iterfind(f".//{W}trPr/{W}ins"))) == 1


def test_a_table_of_other_columns_is_replaced_as_a_whole() -> None:
    old = word(P("表"), table(["甲", "乙"]), P("完"))
    new = word(P("表"), table(["甲", "乙", "丙"]), P("完"))
    root = part(made(old, new))
    assert len(list(root.iter(W + "tbl"))) == 2
    made(word(P("表"), P("完")), new)
    made(old, word(P("表"), P("完")))


def test_a_cell_with_more_or_fewer_paragraphs_keeps_its_last_one() -> None:
    one = table(["甲", "乙"])
    two = one.replace(P("甲"), P("甲") + P("另起") + P("再起"))
    made(word(one, P("完")), word(two, P("完")))
    made(word(two, P("完")), word(one, P("完")))


def test_formatting_alone_changes_no_word() -> None:
    old = word(P("标题", '<w:jc w:val="left"/>'), P("正文", run="<w:b/>"))
    new = word(P("标题", '<w:jc w:val="center"/>'), P("正文"))
    root = part(made(old, new))
    assert not list(root.iter(W + "ins", W + "del"))
    past = next(root.iter(W + "pPrChange"))
    assert past.find(f"{W}pPr/{W}jc") is not None
    assert len(list(root.iter(W + "rPrChange"))) == 1


def test_runs_cut_in_other_places_are_no_change() -> None:
    cut = "<w:p><w:r><w:t>应急</w:t></w:r><w:r><w:t>预案</w:t></w:r></w:p>"
    assert not list(part(made(word(P("应急预案")), word(cut))).iter(W + "ins", W + "rPrChange"))


def test_sections_keep_their_paper_as_a_change() -> None:
    old = word(P("甲"), end='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    new = word(P("甲"), end='<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>')
    assert len(list(part(made(old, new)).iter(W + "sectPrChange"))) == 1


def test_a_section_break_comes_with_its_paragraph() -> None:
    broken = P("乙", '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')
    made(word(P("甲"), P("乙"), P("丙")), word(P("甲"), broken, P("丙")))
    made(word(P("甲"), broken, P("丙")), word(P("甲"), P("乙"), P("丙")))


def test_lists_of_both_files_count_as_they_did() -> None:
    old = word(
        P("甲", _LIST.format(1)), P("乙", _LIST.format(2)), P("丙", _LIST.format(2)),
        numbering=_abstract(0, "%1.") + _num(1, 0) + _num(2, 0, RESTART),
    )  # fmt: skip
    new = word(
        P("甲", _LIST.format(1)), P("新", _LIST.format(2)), P("乙", _LIST.format(3)),
        P("丙", _LIST.format(3)),
        numbering=_abstract(0, "%1.") + _num(1, 0) + _num(2, 0, RESTART) + _num(3, 0, RESTART),
    )  # fmt: skip
    root = part(made(old, new))
    assert not list(root.iter(W + "pPrChange")), "乙 and 丙 stay in the list that they were in"
    other = word(
        P("甲", _LIST.format(1)), P("乙", _LIST.format(2)), P("丙", _LIST.format(2)),
        numbering=_abstract(0, "（%1）") + _num(1, 0) + _num(2, 0, RESTART),
    )  # fmt: skip
    both = made(old, other)
    assert len(list(part(both, "word/numbering.xml").iter(W + "abstractNum"))) == 2
    made(word(P("甲")), old)
    made(old, word(P("甲")))


def test_a_style_that_only_the_old_file_has_is_added() -> None:
    own = (
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="旧式"/>'
        '<w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="底"/></w:style>'
    )
    old = word(P("甲", '<w:pStyle w:val="x"/>'), P("完"), styles=own)
    data = made(old, word(P("甲"), P("完")))
    found = {one.get(W + "styleId") for one in part(data, "word/styles.xml").iter(W + "style")}
    assert found >= {"x", "y", "a"}


def test_a_style_id_that_means_another_style_is_renamed() -> None:
    old_styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="旧式"/></w:style>'
    old = word(P("甲", '<w:pStyle w:val="1"/>'), P("完"), styles=old_styles)
    made(old, word(P("甲", '<w:pStyle w:val="1"/>'), P("完")))


def test_styles_that_look_otherwise_are_told() -> None:
    other = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    old, new = word(P("甲", '<w:pStyle w:val="1"/>'), styles=other), word(P("乙"))
    unsaid = redline(old, new, Alignment(), author=AUTHOR, date=DATE).unsaid
    assert unsaid == ("样式“heading 1”在两个文件里的设置不同，以新文件为准。",)


_CALL = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def _noted(words: str, number: int) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r>{_CALL.format(number)}</w:p>"


def _note(number: int, words: str) -> str:
    runs = f"<w:r><w:footnoteRef/></w:r><w:r><w:t>{words}</w:t></w:r>"
    return f'<w:footnote w:id="{number}"><w:p>{runs}</w:p></w:footnote>'


def test_notes_change_come_and_go() -> None:
    old = word(
        _noted("甲", 1), _noted("乙", 2), P("完"), notes=_note(1, "注文一") + _note(2, "注文二")
    )
    new = word(
        P("头"),
        _noted("甲", 1),
        P("乙"),
        _noted("完", 2),
        notes=_note(1, "注文三") + _note(2, "别的"),
    )
    data = made(old, new)
    notes = part(data, "word/footnotes.xml")
    assert len(list(notes.iter(W + "footnote"))) == 3
    assert [one.text for one in notes.iter(W + "delText")] == ["一"]


def _field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{result}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_reference_with_another_number_changes_within_its_field() -> None:
    old = word(f"<w:p><w:r><w:t>处置办法见</w:t></w:r>{_field(' REF a ', '3')}</w:p>")
    new = word(f"<w:p><w:r><w:t>处置办法一律见</w:t></w:r>{_field(' REF a ', '4')}</w:p>")
    data = made(old, new)
    assert shown(data) == "处置办法{+一律+}见[-3-]{+4+}¶"
    assert len(list(part(data).iter(W + "instrText"))) == 1


def test_another_field_takes_the_place_of_the_old_one() -> None:
    old = word(f"<w:p><w:r><w:t>见</w:t></w:r>{_field(' REF a ', '3')}</w:p>")
    other = '<w:fldSimple w:instr="REF b"><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    new = word(f"<w:p><w:r><w:t>见</w:t></w:r>{other}</w:p>")
    root = part(made(old, new))
    assert len(list(root.iter(W + "delInstrText"))) == 1
    assert not list(root.iter(W + "fldSimple"))


def _contents(*entries: str) -> str:
    lines = [P(entry) for entry in entries]
    start = _field('TOC \\o "1-3"', "").partition("<w:r><w:t>")[0]
    lines[0] = lines[0].replace("<w:p>", f"<w:p>{start}", 1)
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    lines[-1] = lines[-1].removesuffix("</w:p>") + end
    return (
        "<w:sdt><w:sdtPr><w:docPartObj>"
        '<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def test_contents_stay_one_field_whatever_entry_comes_first() -> None:
    old = word(_contents("一、总则 1", "二、响应 3"), P("总则"), P("响应"))
    new = word(_contents("一、目的 1", "二、总则 2", "三、响应 4"), P("目的"), P("总则"), P("响应"))
    for one, other in ((old, new), (new, old)):
        root = part(made(one, other))
        kinds = [char.get(W + "fldCharType") for char in root.iter(W + "fldChar")]
        assert kinds == ["begin", "separate", "end"]
    gone = part(made(old, word(P("总则"), P("响应"))))
    assert len(list(gone.iter(W + "delInstrText"))) == 1
    made(word(P("总则"), P("响应")), new)


def test_links_keep_their_address_in_old_and_new_words() -> None:
    link = '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'
    data = made(word(link.format("看附件一"), P("完")), word(link.format("看附件二"), P("完")))
    assert len(list(part(data).iter(W + "hyperlink"))) == 1
    made(word(link.format("看附件一"), P("完")), word(P("完")))


def test_bookmarks_are_unique_and_whole() -> None:
    mark = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'

    def at(number: int, name: str, words: str) -> str:
        run = f"<w:r><w:t>{words}</w:t></w:r>"
        return f"<w:p>{mark.format(number, name, run)}</w:p>"

    call = f"<w:p>{_field(' REF only ', '丙')}</w:p>"
    old = word(at(0, "甲", "一段话"), at(1, "only", "丙"), call)
    new = word(at(0, "乙", "开头"), at(1, "甲", "一段话"), P("完"))
    root = part(made(old, new))
    names = [one.get(W + "name") for one in root.iter(W + "bookmarkStart")]
    starts = {one.get(W + "id") for one in root.iter(W + "bookmarkStart")}
    assert sorted(map(str, names)) == ["only", "乙", "甲"]
    assert starts == {one.get(W + "id") for one in root.iter(W + "bookmarkEnd")}


def _control(inner: str, name: str = "填写框") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize("cut", ["tr", "tc"])
def test_rows_and_cells_in_content_controls_are_not_lost(cut: str) -> None:
    def walled(*rows: list[str]) -> bytes:
        head, start, rest = table(*rows).partition(f"<w:{cut}>")
        inner, end, tail = rest.partition(f"</w:{cut}>")
        return word(head + _control(start + inner + end) + tail, P("完"))

    old, new = walled(["甲", "1"], ["乙", "2"]), walled(["丙", "1"], ["乙", "3"])
    data = made(old, new)
    assert resolved(data, accept=True) == ["丙", "1", "乙", "3", "完"]
    assert resolved(data, accept=False) == ["甲", "1", "乙", "2", "完"]
    assert not list(part(made(old, old)).iter(W + "ins", W + "del"))


def test_content_controls_that_come_go_or_change_are_told() -> None:
    with_one, without = word(_control(P("甲")), P("完")), word(P("完"))
    other = word(_control(P("甲"), "日期"), P("完"))
    told = [
        redline(old, new, Alignment(), author=AUTHOR, date=DATE).unsaid
        for old, new in ((with_one, without), (without, with_one), (with_one, other))
    ]
    assert told == [
        ("删去的内容控件（目录、填写框等）不保留：其中的文字标为删除，控件本身不能标记。",),
        ("增加的内容控件（目录、填写框等）不能标为插入：拒绝修订后文字不在，空控件还在。",),
        ("内容控件（目录、填写框等）的设置以新文件为准，不作为修订。",),
    ]


def test_a_moved_row_that_is_shown_as_deleted_and_inserted_is_told() -> None:
    rows = ["甲", "1"], ["乙", "2"], ["丙", "3"]
    old, new = word(table(*rows), P("完")), word(table(*rows[1:], rows[0]), P("完"))
    (from1, to1), (from2, to2) = moved(0, 4), moved(1, 5)
    rest = [Line(Fate.SAME, n, n - 2) for n in (2, 3, 4, 5)]
    plan = Alignment((from1, from2, *rest, to1, to2))
    found = redline(old, new, plan, author=AUTHOR, date=DATE)
    assert verify(old, new, found.data) == ()
    assert found.unsaid == (
        "有 1 处移动涉及表格的行等 Word 不能标为移动的内容，这些内容显示为删除和插入。",
    )
    chosen = redline(old, new, plan, author=AUTHOR, date=DATE, moves="delins")
    assert chosen.unsaid == ()


def test_changes_that_were_in_the_files_count_as_accepted() -> None:
    inserted = '<w:ins w:id="1" w:author="x"><w:r><w:t>立即</w:t></w:r></w:ins>'
    tracked = f"<w:p><w:r><w:t>发现火情</w:t></w:r>{inserted}<w:r><w:t>报警。</w:t></w:r></w:p>"
    found = redline(
        word(tracked), word(P("发现火情立即大声报警。")), Alignment(), author=AUTHOR, date=DATE
    )
    assert shown(found.data) == "发现火情立即{+大声+}报警。¶"
    assert found.unsaid == ("旧文件里原有的修订，按已经接受来比较。",)


def test_the_same_arguments_give_the_same_bytes() -> None:
    old, new = word(P("甲一"), table(["乙", "丙"])), word(P("甲二"), P("丁"))
    assert made(old, new) == made(old, new)


def test_a_redline_that_lost_something_is_found_out() -> None:
    old, new = word(P("甲"), P("乙")), word(P("甲"), P("丙"))
    data = made(old, new)
    root = part(data)
    for one in list(root.iter(W + "delText")):
        one.text = "丁"
    broken = word(*(etree.tostring(p).decode() for p in root.iter(W + "p")))
    assert verify(old, new, broken) == ("拒绝全部修订后“乙”成了“丁”。",)


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(LoadError):
        redline(b"PK", word(P("甲")), Alignment(), author=AUTHOR, date=DATE)
