"""Personal data in a text that is to be published."""

import re
from functools import cache

from planforge.findings import Severity, Where
from planforge.lint.basis import Basis
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.head import Disclosure


@cache
def _mobile() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")


@rule(
    "PF644", "personal-data-published", "公开的文件里有个人手机号码", Severity.ERROR,
    basis=Basis("law.gexin", "第二十五条"),
)  # fmt: skip
def personal_data(context: Context) -> Found:
    """Mobile numbers of persons in a plan that is marked for publication.

    问题：公开属性是“主动公开”，正文或附件里却有个人的手机号码。
    为什么：公开个人信息要取得本人单独同意；号码挂到网上以后收不回来。
    改法：公开的版本改用值班座机，通讯录不随文公开；或者把公开属性改为不予公开。

    反例：
        公开属性: 主动公开
        组织机构:
          人员: [{姓名: 张示例, 职务: 主任, 电话: 130 0000 0001}]
    正例：
        公开属性: 主动公开
        组织机构:
          人员: [{姓名: 张示例, 职务: 主任, 电话: 0571-5550 0123}]
    """
    if context.plan.disclosure is not Disclosure.ACTIVE:
        return
    hits = [(one, match[0]) for one in context.prose if (match := _mobile().search(one.text))]
    if not hits:
        return
    (first, words), *rest = hits
    more = f"等 {len(hits)} 个手机号码" if rest else ""
    yield Problem(
        first.at,
        f"这份预案主动公开，里面有个人手机号码“{words}”{more}。",
        words=words,
        also=tuple(Where(one.at, number) for one, number in rest),
    )
