"""A scheme for a site warns of nothing."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF219", "missing-cautions", "现场处置方案没有注意事项", Severity.ERROR)
def missing_cautions(context: Context) -> Found:
    """A scheme for a site warns of nothing.

    问题：现场处置方案没有写注意事项：防护用品、救援器材、自救互救的禁忌都没有。
    为什么：现场的人往往因为不戴防护、盲目施救而伤亡。生产安全事故应急预案管理办法第十五条要求写注
    意事项。
    改法：写明穿戴什么防护用品、什么情况不得进入、救人时注意什么、处置后检查什么。

    反例：
        预案种类: 现场处置方案
        标题: 有限空间中毒窒息事故现场处置方案
        组织机构:
          - {名称: 现场处置组, 职责: [负责先期处置和报警。]}

    正例：
        预案种类: 现场处置方案
        标题: 有限空间中毒窒息事故现场处置方案
        其他章节:
          - 标题: 注意事项
            条目:
              - 没有佩戴空气呼吸器，严禁进入有限空间救人。
              - 进入前必须通风并检测气体浓度。
    """
    message = "没有写注意事项：防护用品、禁止做的事、自救互救都没有。"
    yield from lacking(context, "cautions", message, at=("response",))
