"""A headquarters for a shop."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_NAMES = ("指挥部", "领导小组", "指挥中心", "委员会")


@rule(
    "PF439",
    "shop-command",
    "网店设了指挥部",
    Severity.WARNING,
    regimes=(Regime.SHOP,),
)
def shop_command(context: Context) -> Found:
    """A shop sets up a headquarters, a leading group and working groups for a handful of people.

    问题：一家网店设了应急指挥部、领导小组，再下设几个组，岗位比人还多。
    为什么：真出事还是那几个人，一层层报告只会误时。
    改法：按店里的岗位写：店主、运营、客服、仓库，每个岗位写姓名、电话，店主和仓库写上替补。

    反例：
        类型: 天猫店铺
        组织机构:
          机构:
            - {名称: 应急指挥部, 负责人: 店铺负责人, 职责: [全面指挥。]}
            - {名称: 技术保障组, 职责: [维护系统。]}
            - {名称: 安全保卫组, 职责: [保护安全。]}

    正例：
        类型: 天猫店铺
        组织机构:
          岗位: [{名称: 店主, B岗: 运营}, 运营, 客服, 仓库]
    """
    units = [body for body in context.bodies.units if body.at[0] == "organization"]
    commands = [body for body in units if body.name.endswith(_NAMES)]
    if not commands:
        return
    first = commands[0]
    names = "、".join(f"“{body.name}”" for body in commands)
    more = f"，一共 {len(units)} 个机构" if len(units) > len(commands) else ""
    yield Problem(
        first.where.at,
        f"一家网店用不着{names}{more}，真出事还是那几个人。",
        words=first.where.words,
        also=tuple(body.where for body in commands[1:]),
    )
