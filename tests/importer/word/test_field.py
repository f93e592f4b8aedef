"""Word files as offices keep them: letters, collections, reviewers, annexes."""

from planforge.importer.docx.model import Remark, Spot
from planforge.importer.word import imported, originals_of
from tests.importer.word.made import BODY, CENTRE, h, p, title, wordfile

CHAPTERS = (p("第一章　总则"), p("略。"), p("第二章　附则"), p("自印发之日起实施。"))


def comments(yaml: str) -> list[str]:
    return [line for line in yaml.split("\n") if line.lstrip().startswith("#")]


def test_a_letter_that_names_its_plan_without_book_marks_is_set_apart() -> None:
    word = wordfile(
        p("永政办发〔2026〕17号", look=CENTRE),
        p("永泉县人民政府办公室关于印发", look=CENTRE),
        p("永泉县森林火灾应急预案的通知", look=CENTRE),
        p("各乡镇人民政府："),
        p("现将预案印发给你们，请遵照执行。"),
        p("附件1"),
        title("永泉县森林火灾应急预案"),
        *CHAPTERS,
    )
    (original,) = originals_of(word)
    made = imported(original)
    assert [f.code for f in made.findings] == ["PF534"]
    assert "\n标题: 永泉县森林火灾应急预案\n发文字号: 永政办发〔2026〕17号\n" in made.yaml
    assert "开头语" not in made.yaml
    assert "#   各乡镇人民政府：" in comments(made.yaml)


def test_the_number_of_a_part_is_no_part_of_its_title_and_is_told() -> None:
    word = wordfile(
        title("某公司应急预案汇编"),
        p("第一部分　综合应急预案", look=CENTRE), *CHAPTERS,
        p("第二部分　火灾专项应急预案", look=CENTRE), *CHAPTERS,
    )  # fmt: skip
    made = [imported(one) for one in originals_of(word)]
    assert "\n标题: 火灾专项应急预案\n" in made[1].yaml
    assert [f.code for f in made[1].findings] == ["PF539"]
    assert "#   第二部分 火灾专项应急预案" in comments(made[1].yaml)


def test_the_plans_of_one_file_are_of_one_type() -> None:
    first = (p("第一章　总则"), p("本公司由总经理负责，适用于本公司全部厂区。"))
    word = wordfile(
        title("综合应急预案"), *first, p("第二章　附则"), p("略。"),
        p("火灾专项应急预案", look=CENTRE), *CHAPTERS,
    )  # fmt: skip
    assert [imported(one).profile for one in originals_of(word)] == ["enterprise", "enterprise"]


def remarked(spot: Spot | None) -> str:
    remark = Remark("0", "李四", "2024-05-02T09:00:00Z", "改为两小时。", "一小时", spot)
    word = wordfile(
        title("某县防汛应急预案"), h(1, "适用范围"), p("全县。"),
        h(1, "信息报告"), p("在一小时内报告。"), remarks=(remark,),
    )  # fmt: skip
    (original,) = originals_of(word)
    return imported(original).yaml


def test_a_comment_stands_above_the_chapter_it_is_about() -> None:
    lines = remarked(Spot("word/document.xml", 4)).split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("信息报告"))
    assert lines[at - 1] == "# 批注（李四，2024-05-02）第 5 段“一小时”：改为两小时。"


def test_a_comment_about_nothing_stands_at_the_head() -> None:
    lines = remarked(None).split("\n")
    at = lines.index("# 批注（李四，2024-05-02）原文“一小时”：改为两小时。")
    assert at < next(i for i, line in enumerate(lines) if line.startswith("类型"))


def test_the_colon_between_the_label_of_an_annex_and_its_title_is_told() -> None:
    word = wordfile(
        title("某县防汛应急预案"), *CHAPTERS,
        p("附件1：通讯录", page=True, look=CENTRE), p("略。"),
        p("附件2：物资清单", page=True, look=CENTRE), p("略。"),
    )  # fmt: skip
    (original,) = originals_of(word)
    (finding,) = imported(original).findings
    assert finding.code == "PF517"
    assert "“附件1：通讯录”等 2 处的冒号没有保留" in finding.message


def test_lines_at_the_foot_of_a_web_page_are_set_apart_and_their_places_named() -> None:
    word = wordfile(
        p("首页 > 政务公开 > 应急预案", look=BODY), title("某县防汛应急预案"), *CHAPTERS,
        p("版权所有：某县人民政府　备案号：某ICP备00000000号", look=BODY),
    )  # fmt: skip
    (original,) = originals_of(word)
    (finding,) = imported(original).findings
    assert finding.message.startswith("第 1、7 段是网页上的文字")
