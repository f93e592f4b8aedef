"""A version that is not that of the last revision."""

import re
from functools import cache

from planforge.findings import Severity, Where
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
    if plan.version is None:
        return
    versions = [one.version for one in plan.revisions if one.version]
    if versions and _bare(plan.version) not in {_bare(version) for version in versions}:
        message = f"版本是“{plan.version}”，修订记录里只有“{'”“'.join(versions[-3:])}”。"
        yield Problem(("version",), message)
    else:
        yield from _told(context, _bare(plan.version))


def _told(context: Context, own: str) -> Found:
    """The title, the subtitle or the words of approval name another version."""
    for text in context.prose:
        named = text.at in {("title",), ("subtitle",)} or text.at[:2] == ("approval", "statement")
        for match in _version().finditer(text.text) if named else ():
            former = re.search("废止|代替|替代|原版|上一版", text.text[match.end() :][:24])
            if _bare(match[0]) != own and former is None:
                message = f"这里写的是“{match[0]}”，封面的版本却是“{context.plan.version}”。"
                yield Problem(text.at, message, words=match[0], also=(Where(("version",)),))


@cache
def _version() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])[Vv]\d+(?:\.\d+)*|第[\d一二三四五六七八九十]+版(?![面本])")


def _bare(version: str) -> str:
    return version.strip().lower().removeprefix("v").removeprefix("第").removesuffix("版").strip()
