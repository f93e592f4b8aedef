"""A version that is not that of the last revision."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF648", "version-mismatch", "版本号和修订记录对不上", Severity.WARNING)
def version_mismatch(context: Context) -> Found:
    """The plan's version stands in no row of its revision table.

    问题：封面上的版本号在修订记录里没有。
    为什么：拿到文件的人不知道手里这一版改了什么，也不知道是不是最新的。
    改法：在修订记录里补一行，或者改正版本号；planforge release 会一起改好。

    反例：
        版本: "2.0"
        修订记录:
          - {版本: "1.0", 日期: 2025-05-01, 修订内容: 首次发布}
    正例：
        版本: V1.0
        修订记录:
          - {版本: "1.0", 日期: 2025-05-01, 修订内容: 首次发布}
    """
    plan = context.plan
    versions = [one.version for one in plan.revisions if one.version]
    if plan.version is None or not versions:
        return
    if _bare(plan.version) not in {_bare(version) for version in versions}:
        message = f"版本是“{plan.version}”，修订记录里只有“{'”“'.join(versions[-3:])}”。"
        yield Problem(("version",), message)


def _bare(version: str) -> str:
    return version.strip().lower().removeprefix("v").removeprefix("第").removesuffix("版").strip()
