"""Words before a colon that say what a sentence is: 触发条件, 话术."""

from planforge.document import Item, Paragraph, Strong, blocks_of, plain
from tests.plan_text import composed

TEXT = """
应急响应:
  分情景处置:
    - 名称: 价格设错
      触发条件: 到手价低于底价
      步骤: [{标题: 库存置0, 执行人: 运营, 行动: 把库存改成0}]
      更多话术: [{适用情形: 买家追问, 渠道: 客服, 正文: 您的订单还在。}]
"""


def _strong(layout: str) -> list[str]:
    made = composed(TEXT, type_="天猫店铺", layout=layout)
    assert not made.findings
    return [
        plain(inline.content)
        for block in blocks_of(made.document)
        if isinstance(block, Paragraph | Item)
        for inline in block.content
        if isinstance(inline, Strong)
    ]


def test_labels_and_run_in_titles_stand_out_in_the_layout_of_shops() -> None:
    strong = _strong("shop")
    assert {"触发条件：", "库存置0：", "话术（买家追问，客服）："} <= set(strong)


def test_no_word_stands_out_in_the_layout_of_offices() -> None:
    assert _strong("gb9704") == []
