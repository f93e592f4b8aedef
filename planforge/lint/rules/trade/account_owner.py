"""A stolen account without the one person who can get it back."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_TITLES = ("被盗", "盗号", "盗用", "账号异常", "账号安全", "账户异常")
_OWNER = ("店主", "实名", "主账号", "法人", "法定代表人", "人脸")


@rule(
    "PF695",
    "account-without-owner",
    "账号被盗没有先叫实名人",
    Severity.INFO,
    regimes=(Regime.SHOP,),
)
def account_owner(context: Context) -> Found:
    """The card for a stolen account does not call its real-name owner.

    问题：账号被盗的处置没有写先叫到店主（主账号实名人）。
    为什么：找回账号要实名人本人的手机和人脸，别人改密码、打电话都没有用。
    改法：第一步写连打店主电话，打不通打家属；同时由运营打商家热线申请临时冻结。

    反例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 账号被盗
                步骤:
                  - {执行人: 运营, 时限: 5分钟, 行动: 修改密码}
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        应急响应:
          分情景处置:
            情景:
              - 名称: 账号被盗
                步骤:
                  - {执行人: 发现的人, 时限: 5分钟, 行动: 连打店主三遍电话，打不通打家属}
        标题: 示例旗舰店应急预案
    """
    for card in context.cards:
        if any(word in card.title for word in _TITLES) and len(card.acts) > 0:
            told = card.words.replace(card.title, "")
            if not any(word in told for word in _OWNER):
                at = card.head if any(text.at == card.head for text in card.texts) else card.at
                message = f"“{card.title}”没有写先叫到店主（主账号实名人），别人找不回账号。"
                yield Problem(at, message, words=card.title if at == card.head else "")
