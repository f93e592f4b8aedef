"""A platform is silent on incidents of its network."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.coverage.lacking import lacking
from planforge.lint.rule import Found, rule


@rule("PF220", "missing-network-incident", "平台没有网络安全事件的处置", Severity.ERROR)
def missing_network_incident(context: Context) -> Found:
    """A platform is silent on incidents of its network.

    问题：平台的预案没有写网络安全事件怎样处置、怎样向主管部门报告。
    为什么：电子商务法第三十条要求平台经营者制定网络安全事件应急预案，发生事件时立即启动、采取补救
    措施并向有关主管部门报告。
    改法：写明网络攻击、系统中断、数据泄露怎样处置，由谁在多长时间内向哪个部门报告；另有专门预案的，
    写明名称和衔接办法。

    反例：
        类型: 平台
        标题: 示例平台突发事件应急预案
        应急响应:
          - 标题: 处置
            步骤:
              - 客服部接待用户，当日答复。

    正例：
        类型: 平台
        标题: 示例平台突发事件应急预案
        应急响应:
          - 标题: 网络安全事件
            步骤:
              - 遭到网络攻击的，技术部立即隔离受影响的系统，法务部按规定时限向网信部门报告。
    """
    message = "没有写网络安全事件怎样处置、怎样向主管部门报告。"
    yield from lacking(context, "network", message, at=("response",))
