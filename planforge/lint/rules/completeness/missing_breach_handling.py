"""Attacks are spoken of, and not a word of data that leak."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.coverage.demands.kinds import PLANS
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_NETWORK = ("网络攻击", "黑客", "网络安全", "数据安全", "盗号", "账号被盗")
_DATA = ("泄露", "外泄", "泄漏", "信息安全事件", "数据安全事件")


@rule(
    "PF237",
    "missing-breach-handling",
    "写了网络攻击，没有写信息泄露",
    Severity.ERROR,
    regimes=(Regime.PERSONAL_DATA,),
    basis=Basis("law.gexin", "第五十七条"),
)
def missing_breach_handling(context: Context) -> Found:
    """A plan speaks of attacks, and says nothing of personal data that leak.

    问题：预案写了网络攻击、网络安全，却没有一处写消费者信息泄露了怎么办。
    为什么：平台和网店手里都有订单上的姓名、电话、地址。个人信息保护法第五十一条要求处理者制定个人信息
    安全事件应急预案，第五十七条要求泄露时立即补救，并通知主管部门和个人。
    改法：写明谁先止漏（停接口、收回账号）、谁留证报警、谁通知主管部门、谁通知受影响的人、说哪几项；另有专门
    预案的，写明名称。

    反例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        措施:
          处置措施:
            - {标题: 网络攻击, 正文: 加强网络安全防护，防止黑客攻击。}

    正例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        措施:
          处置措施:
            - {标题: 网络攻击, 正文: 买家信息泄露的，店主立即收回子账号、报警并通知网信部门和买家。}

    正例：
        类型: 天猫店铺
        标题: 示例旗舰店应急预案
        措施:
          处置措施:
            - {标题: 仓库漏雨, 正文: 仓库把货垫高。}
    """
    if context.facts.drill or context.plan.kind not in PLANS or _leaks(context.text):
        return
    texts = [text for text in context.having(_NETWORK) if text.part not in {"scope", "background"}]
    if not texts:
        return
    found = _about().search(texts[0].text)
    yield Problem(
        texts[0].at,
        "没有写消费者信息泄露了怎么办：谁止漏、谁报警、谁通知主管部门和消费者。",
        words=found[0] if found else "",
    )


def _leaks(text: str) -> bool:
    return any(word in text for word in _DATA)


@cache
def _about() -> re.Pattern[str]:
    return re.compile("|".join(_NETWORK))
