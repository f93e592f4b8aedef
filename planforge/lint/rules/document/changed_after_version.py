"""A text that was changed after the day that its head tells."""

import datetime
import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF652", "changed-after-version", "改过以后没有换版本和日期", Severity.WARNING)
def changed_after_version(context: Context) -> Found:
    """The head tells when the text was last changed, and the text tells of a later change.

    问题：开头写着最后更新的日期和版本，正文里却有更晚补充的内容。
    为什么：拿在手里的是新版还是旧版分不清，照旧版做会做错。
    改法：升版本号，改更新日期，附一张修订记录。

    反例：
        编制背景: {编制目的: "最后更新：2026-06-27，版本V1.0。"}
        适用范围: 2026年7月12日补充：所有主机关闭密码登录。

    正例：
        编制背景: {编制目的: "最后更新：2026-07-12，版本V1.1。"}
        适用范围: 2026年7月12日补充：所有主机关闭密码登录。
    """
    for text in context.having(("更新", "修订日期", "修改日期")):
        head = _head().search(text.text)
        told = _day(head["day"]) if head is not None else None
        if head is None or told is None:
            continue
        later = [
            (other, match[0], day)
            for other in context.having(("补充", "新增", "补漏", "更新", "修订", "修改"))
            if other.at != text.at
            for match in _changed().finditer(other.text)
            if (day := _day(match["day"])) is not None and day > told
        ]
        if later:
            latest = max(day for _, _, day in later)
            message = (
                f"写着最后更新于{_said(told)}，正文却有 {len(later)} 处是后来补充的，"
                f"最晚的是{_said(latest)}。"
            )
            also = tuple(other.where(words) for other, words, _ in later)
            yield Problem(text.at, message, words=head[0], also=also)
            return


def _said(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _day(words: str) -> datetime.date | None:
    numbers = [int(one) for one in re.findall(r"\d+", words)]
    try:
        return datetime.date(*numbers[:3])
    except (TypeError, ValueError):
        return None


_DATE = r"20\d\d(?:-|年|\.|/)\d{1,2}(?:-|月|\.|/)\d{1,2}"


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        r"(?:最后更新|最近更新|更新日期|更新时间|最后修订|修订日期|修改日期)"
        rf"[*：: ]{{1,6}}(?P<day>{_DATE})"
    )


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"(?P<day>{_DATE})日?[^。；\n]{{0,16}}(?:补充|新增|补漏|更新|修订|修改)")
