"""A crowded place has no way out."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF223", "missing-evacuation", "人员密集场所没有写疏散", Severity.ERROR)
def missing_evacuation(context: Context) -> Found:
    """A crowded place has no way out.

    问题：人员密集场所的预案没有写疏散：从哪里走、谁引导、到哪里集合都没有。
    为什么：突发事件应对法第三十七条要求人员密集场所的经营、管理单位制定具体预案，标明并保证安全撤
    离的通道和路线。
    改法：写明疏散的信号、路线、引导人、集合点和清点办法，老幼病残由谁帮助。

    反例：
        标题: 示例商场突发事件应急预案
        单位: {名称: 示例商场有限公司, 人员密集场所: 是}
        应急响应:
          - 标题: 处置
            步骤:
              - 发现险情后立即断电并报警。

    正例：
        标题: 示例商场突发事件应急预案
        单位: {名称: 示例商场有限公司, 人员密集场所: 是}
        应急响应:
          - 标题: 疏散
            步骤:
              - 广播响起后，各楼层值班员引导顾客从最近的安全出口疏散到西广场，清点人数。
    """
    message = "单位是人员密集场所，预案却没有写怎样疏散人员。"
    yield from lacking(context, "evacuation", message, at=("response",))
