"""What is no part of the plan's text is set apart, told, and kept as comments."""

import pytest

from planforge.document import Footnote, Paragraph, Text
from planforge.errors import LoadError
from planforge.importer import Imported
from planforge.importer.docx.model import (
    Remark,
    RevisionKind,
    Running,
    Spot,
    WordCell,
    WordFile,
    WordRow,
    WordTable,
)
from planforge.importer.word import Reading, Tracked, originals_of
from planforge.importer.word import imported as plan_file
from tests.importer.word.made import CENTRE, h, p, revision, table, title, wordfile

TITLE = title("某县防汛应急预案")
REST = (h(1, "总则"), p("略。"), h(1, "附则"), p("自印发之日起实施。"))


def imported(word: WordFile, reading: Reading | None = None) -> Imported:
    (original,) = originals_of(word, reading or Reading())
    return plan_file(original)


def codes(made: Imported) -> list[str]:
    return [f.code for f in made.findings]


def comments(made: Imported) -> str:
    return "\n".join(line for line in made.yaml.split("\n") if line.startswith("#"))


def body(made: Imported) -> str:
    return "\n".join(line for line in made.yaml.split("\n") if not line.startswith("#"))


@pytest.mark.parametrize(
    "entries",
    [
        (p("总则\t1", contents=True), p("附则\t3", contents=True)),
        (p("总则\t1"), p("附则\t3")),
        (p("总则…………1"), p("附则．．．．．3")),
        (p("总则......1"), p("附则......- 3 -")),
    ],
)
def test_contents_are_left_out(entries: tuple[object, ...]) -> None:
    made = imported(wordfile(TITLE, title("目　录", page=True), *entries, *REST))  # type: ignore[arg-type]
    assert codes(made) == ["PF532"]
    assert "目" not in body(made).replace("题目", "")
    assert "总则" not in comments(made)


def test_a_line_of_contents_that_is_no_heading_is_kept_as_a_comment() -> None:
    word = wordfile(TITLE, p("目录"), p("总则\t1"), p("附录：名词解释\t9"), *REST)
    made = imported(word)
    assert codes(made) == ["PF532"]
    assert "附录：名词解释" in comments(made)
    assert "总则" not in comments(made)


def test_contents_without_page_numbers_are_seen_by_the_headings_they_list() -> None:
    word = wordfile(
        TITLE, p("目录"), p("一、总则"), p("二、职责"), p("三、附则"),
        p("一、总则"), p("略。"), p("二、职责"), p("略。"), p("三、附则"), p("略。"),
    )  # fmt: skip
    (made,) = originals_of(word)
    assert [f.code for f in made.findings] == ["PF532"]
    assert made.text.count("二、职责") == 1


def test_a_list_with_numbers_at_its_ends_is_no_contents() -> None:
    word = wordfile(TITLE, h(1, "电话"), p("值班室 8001"), p("县医院 8002"), p("消防队 8003"))
    assert codes(imported(word)) == []


def test_what_a_web_page_puts_around_is_left_out() -> None:
    word = wordfile(
        p("首页 > 政务公开 > 预案"),
        TITLE,
        p("来源：县政府网　发布时间：2024-05-01　浏览次数：12"),
        p("字体：【大 中 小】　打印"),
        *REST,
        p("责任编辑：张三"),
        p("上一篇：某某通知"),
        p("扫一扫在手机打开当前页"),
    )
    made = imported(word)
    assert codes(made) == ["PF533"]
    assert made.stem == "某县防汛应急预案"
    for words in ("首页", "浏览次数", "大 中 小", "责任编辑", "上一篇", "扫一扫"):
        assert words not in body(made)
        assert words in comments(made)


def test_a_covering_letter_is_set_apart() -> None:
    word = wordfile(
        title("某县人民政府办公室关于印发《某县防汛应急预案》的通知"),
        p("某政办发〔2024〕5号", look=CENTRE),
        p("各乡镇人民政府，县政府各部门："),
        p("《某县防汛应急预案》已经县政府同意，现印发给你们，请认真贯彻执行。"),
        p("某县人民政府办公室"),
        p("2024年5月1日"),
        title("某县防汛应急预案", page=True),
        *REST,
    )
    made = imported(word)
    assert codes(made) == ["PF534"]
    assert made.stem == "某县防汛应急预案"
    assert "认真贯彻执行" not in body(made)
    assert "某政办发〔2024〕5号" in comments(made)


def test_news_around_a_plan_is_set_apart_and_gives_the_title() -> None:
    word = wordfile(
        title("某县印发《某县防汛应急预案》"),
        p("本报讯　近日，某县印发了《某县防汛应急预案》。"),
        p("《某县防汛应急预案》全文如下。"),
        *REST,
    )
    made = imported(word)
    assert made.stem == "某县防汛应急预案"
    assert codes(made) == ["PF534"]


def test_hidden_text_is_left_out_unless_it_is_asked_for() -> None:
    word = wordfile(TITLE, h(1, "总则"), p("内部说明。", hidden=True), p("略。"))
    made = imported(word)
    assert codes(made) == ["PF531"]
    assert "内部说明" not in body(made)
    assert "内部说明" in comments(made)
    assert "内部说明" in body(imported(word, Reading(hidden=True)))


def test_hidden_text_of_a_cell_is_left_out_and_told() -> None:
    cell = WordCell((p("张三"), p("内线电话", hidden=True)))
    word = wordfile(TITLE, h(1, "通讯录"), WordTable(0, (WordRow((cell,)),)), p("略。"))
    made = imported(word)
    assert codes(made)[0] == "PF531"
    assert "张三" in body(made)
    assert "内线电话" not in body(made)
    assert "内线电话" in comments(made)


def test_headers_and_footers_are_told_once() -> None:
    running = (
        Running("header", "default", "某县防汛应急预案"),
        Running("footer", "default", "内部资料　注意保管"),
        Running("footer", "first", "内部资料 注意保管"),
    )
    made = imported(wordfile(TITLE, *REST, running=running))
    assert [f.code for f in made.findings if "注意保管" in f.message] == ["PF535"]
    assert "内部资料 注意保管" in comments(made)


def test_comments_name_their_author_and_place() -> None:
    spot = Spot("word/document.xml", 2)
    remark = Remark("0", "李四", "2024-05-02T09:00:00Z", "改为两小时。", "一小时", spot)

    word = wordfile(TITLE, h(1, "总则"), p("在一小时内报告。"), remarks=(remark,))
    (finding,) = imported(word).findings
    assert finding.code == "PF536"
    assert finding.place is not None
    assert finding.place.line == 3
    assert "第 3 段“一小时”有批注（李四，2024-05-02）：改为两小时。" in finding.message
    assert "改为两小时" in comments(imported(word))


def test_footnotes_stay_in_their_place() -> None:
    note = Footnote((Paragraph((Text("指县级以上。"),)),))
    content = (Text("各级政府"), note, Text("负责。"))
    made = imported(wordfile(TITLE, h(1, "总则"), p("", content=content)))
    assert codes(made) == []
    assert "各级政府[[^指县级以上。]]负责。" in body(made)


def test_a_footnote_of_the_title_is_told_and_kept_as_a_comment() -> None:
    note = Footnote((Paragraph((Text("见附图。"),)),))
    content = (Text("某县防汛应急预案"), note)
    made = imported(wordfile(p("", content=content, look=CENTRE), *REST))
    assert codes(made) == ["PF537"]
    assert "见附图。" in comments(made)


def test_tracked_changes_are_counted_by_author() -> None:
    word = wordfile(
        TITLE,
        *REST,
        revisions=(
            revision(0, "张三"),
            revision(1, "张三", RevisionKind.DELETED),
            revision(2, "李四"),
            revision(3, "李四", RevisionKind.FORMATTED),
        ),
    )
    (finding,) = imported(word).findings
    assert finding.message == "文件里有 3 处修订（张三 2 处，李四 1 处），都按已接受读入。"
    with pytest.raises(LoadError, match="3 处没有处理的修订（张三 2 处，李四 1 处）"):
        originals_of(word, Reading(Tracked.FAIL))


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(LoadError, match="没有文字"):
        originals_of(wordfile(p(""), p("　")))


def test_several_plans_in_a_file_are_several_plans() -> None:
    word = wordfile(
        title("综合应急预案"),
        p("一、总则"), p("略。"), p("二、附则"), p("略。"),
        title("火灾专项应急预案", page=True),
        p("一、总则"), p("防火。"), p("二、附则"), p("略。"),
        title("仓库火灾现场处置方案", page=True),
        p("一、风险"), p("烟。"), p("二、处置"), p("略。"),
    )  # fmt: skip
    made = originals_of(word)
    assert [one.stem for one in made] == [
        "综合应急预案",
        "火灾专项应急预案",
        "仓库火灾现场处置方案",
    ]
    assert [f.code for f in made[0].findings] == ["PF538"]
    assert "防火。" in made[1].text
    assert "防火。" not in made[0].text


def test_parts_of_a_collection_are_plans() -> None:
    word = wordfile(
        title("某公司应急预案汇编"),
        p("第一部分　综合应急预案", look=CENTRE),
        p("第一章　总则"), p("略。"), p("第二章　附则"), p("略。"),
        p("第二部分　火灾专项应急预案", look=CENTRE),
        p("第一章　总则"), p("防火。"), p("第二章　附则"), p("略。"),
    )  # fmt: skip
    made = originals_of(word)
    assert [len(one.text) > 10 for one in made] == [True, True]
    assert made[1].stem == "火灾专项应急预案"


def test_a_plan_that_names_another_in_a_heading_is_one_plan() -> None:
    word = wordfile(
        TITLE,
        p("一、总则"), p("略。"), p("二、演练"), p("年度演练方案", look=CENTRE), p("略。"),
        p("三、附则"), p("略。"),
    )  # fmt: skip
    assert len(originals_of(word)) == 1


def test_a_title_on_a_cover_is_not_printed_twice() -> None:
    word = wordfile(
        TITLE, p("某县人民政府", look=CENTRE), p("2024年5月", look=CENTRE),
        title("某县防汛应急预案", page=True), *REST,
    )  # fmt: skip
    made = imported(word)
    assert codes(made) == ["PF539"]
    assert body(made).count("某县防汛应急预案") == 1
    assert "某县人民政府" in body(made)


def test_a_table_on_an_approval_page_stays() -> None:
    word = wordfile(TITLE, table(("编制", "张三"), ("批准", "李四")), *REST)
    made = imported(word)
    assert codes(made) == []
    for words in ("编制", "张三", "批准", "李四"):
        assert words in body(made)


def test_a_title_in_a_table_is_the_plans_and_stays_there() -> None:
    cover = table(("编号", "A1"), ("某厂应急预案", "第一版"))
    made = imported(wordfile(cover, p("编制单位：安环部"), *REST))
    assert codes(made) == ["PF539"]
    assert made.stem == "某厂应急预案"
    assert body(made).count("某厂应急预案") == 2


def test_an_annex_that_is_alone_loses_its_number_and_that_is_told() -> None:
    word = wordfile(TITLE, *REST, p("附件1", page=True), p("通讯录", look=CENTRE), p("张三。"))
    (finding,) = imported(word).findings
    assert finding.code == "PF513"
    assert "序号“附件1”输出为“附件”" in finding.message
