"""A scheme for a site does not tell who does what."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule

_PARTS = (
    ("duties", "没有写现场各岗位的应急职责。", "写明现场负责人、操作岗位和应急小组各做什么。"),
    (
        "handling",
        "没有写现场怎样处置。",
        "按发现、报警、先期处置、救人、扩大时撤离的顺序写明动作。",
    ),
)


@rule("PF231", "missing-site-steps", "现场处置方案没有写职责或者处置措施", Severity.ERROR)
def missing_site_steps(context: Context) -> Found:
    """A scheme for a site, or a card, does not tell who does what.

    问题：现场处置方案没有写应急工作职责或者处置措施。
    为什么：现场处置方案就是给岗位上的人照着做的。生产安全事故应急预案管理办法第十五条要求写这两项。
    改法：写明现场每个岗位做什么，处置措施写成动作，一步一句。

    反例：
        预案种类: 现场处置方案
        标题: 配电室触电事故现场处置方案
        风险分析:
          - {名称: 触电, 后果: 人员伤亡}

    正例：
        预案种类: 现场处置方案
        标题: 配电室触电事故现场处置方案
        组织机构:
          - {名称: 当班电工, 职责: [负责断电和先期处置。]}
        应急响应:
          - 标题: 处置
            步骤:
              - 发现有人触电的，立即切断电源，拨打120，在原地施行心肺复苏。
    """
    for matter, message, hint in _PARTS:
        yield from lacking(context, matter, message, hint)
