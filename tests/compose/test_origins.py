"""Every node knows the plan path it comes from."""

from planforge.document import Item, Paragraph, Section, Strong, Text, blocks_of
from tests.plan_text import composed, document, plan

PLAN = """
组织机构:
  机构:
    - 名称: 客服组
      负责人: 示例甲
      职责: [负责回复；, 负责记录。]
"""


def texts(block: object) -> list[tuple[str, tuple[str | int, ...]]]:
    content = block.content if isinstance(block, Item | Paragraph) else ()
    if isinstance(block, Section):
        content = block.title
    flat = [n for node in content for n in (node.content if isinstance(node, Strong) else (node,))]
    return [(node.text, node.origin) for node in flat if isinstance(node, Text)]


def test_words_of_the_plan_carry_the_path_of_their_field() -> None:
    said = {text: origin for block in blocks_of(document(PLAN)) for text, origin in texts(block)}
    unit = ("organization", "units", "units", 0)
    assert said["客服组"] == (*unit, "name")
    assert said["示例甲"] == (*unit, "leader")
    assert said["负责记录。"] == (*unit, "duties", 1, "text")


def test_words_of_the_template_carry_the_path_of_their_block() -> None:
    said = {text: origin for block in blocks_of(document(PLAN)) for text, origin in texts(block)}
    assert said["负责人："] == ("organization", "units", "units", 0)


def test_every_block_below_a_chapter_has_an_origin() -> None:
    body = document(PLAN).body
    chapter = next(block for block in body if isinstance(block, Section))
    assert chapter.origin == ("organization",)
    waiting = list(chapter.blocks)
    assert waiting
    while waiting:
        block = waiting.pop()
        assert block.origin, block
        waiting.extend(block.blocks if isinstance(block, Section | Item) else ())


def test_anchors_are_made_of_names_and_are_unique() -> None:
    text = "其他章节:\n" + "- {标题: 同名, 正文: 甲。}\n" * 3
    anchors = [b.anchor for b in document(text).body if isinstance(b, Section)]
    assert anchors == ["sections.同名", "sections.同名~2", "sections.同名~3"]


def test_composing_twice_gives_the_same_document() -> None:
    assert composed(PLAN).document == composed(PLAN).document


def test_the_plan_is_left_as_it_was() -> None:
    before = plan(PLAN)
    copy = before.model_dump_json()
    composed(PLAN)
    assert before.model_dump_json() == copy
