"""A shop that mends systems which are not its own."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.hits import among, hits_in, others
from planforge.lint.regimes import Regime
from planforge.lint.rule import Found, Problem, rule

_MARKS = ("修复", "系统", "服务器", "技术团队", "数据库", "防火墙", "入侵检测")


@cache
def _mends() -> re.Pattern[str]:
    return re.compile(
        r"(?:及时)?修复(?:系统|安全)?漏洞|提高系统(?:的)?稳定性|增加服务器|服务器扩容|优化(?:服务器|数据库|系统架构)"
        r"|加强技术团队建设|(?:维护|维修)(?:店铺)?(?:技术)?系统(?:的)?(?:稳定|正常)"
        r"|店铺(?:技术)?系统的(?:维护和恢复|维护|恢复|修复)|系统备份与恢复|部署防火墙|入侵检测"
    )


@rule(
    "PF694",
    "shop-mends-platform",
    "店铺去修平台的系统",
    Severity.WARNING,
    regimes=(Regime.SHOP,),
)
def shop_mends_platform(context: Context) -> Found:
    """A shop is to mend holes, servers or systems that belong to the platform.

    问题：店铺的预案写修复漏洞、提高系统稳定性、建技术团队，像是自己有一套系统。
    为什么：店铺开在平台上，系统是平台和ERP服务商的，店里改不了也修不了，真正能做的没有写。
    改法：改为店里做得到的：看小二群和公告、报ERP客服、改用千牛打印、收回子账号权限、开双重验证。

    反例：
        类型: 天猫店铺
        适用范围: 定期检查店铺系统，及时修复漏洞，提高系统稳定性。
        标题: 示例旗舰店应急预案

    正例：
        类型: 天猫店铺
        适用范围: ERP抓不到单时报服务商，改用千牛打印；每月收一次离职人员的子账号。
        标题: 示例旗舰店应急预案
    """
    hits = hits_in(context.having(_MARKS), _mends)
    if hits:
        first = hits[0]
        message = f"“{first.words}”{among(hits)}店里做不到，系统是平台和服务商的。"
        yield Problem(first.prose.at, message, words=first.words, also=others(hits))
