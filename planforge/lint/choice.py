"""Which findings are wanted: rules selected by the caller, and those that a plan ignores."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from planforge.document.quick import quick
from planforge.findings import Finding, Severity
from planforge.lint.rule import Rule
from planforge.schema.head import Ignored


@quick
class Choice:
    """What a caller asks for.

    Attributes:
        select: codes, beginnings of codes or names; empty for all rules.
        ignore: codes, beginnings of codes or names that do not run.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, rule: Rule) -> bool:
        """The rule is to run."""
        chosen = not self.select or any(meant(word, rule.code, rule.name) for word in self.select)
        return chosen and not any(meant(word, rule.code, rule.name) for word in self.ignore)


def meant(word: str, code: str, name: str) -> bool:
    """A word means a rule: by its code, the beginning of its code, or its name."""
    folded = word.strip().lower()
    return folded == name or (folded.startswith("pf") and code.lower().startswith(folded))


def kept(
    findings: Iterable[Finding], ignored: Sequence[Ignored], today: datetime.date
) -> Iterator[Finding]:
    """The findings that a plan does not ignore, and what is wrong with its ignoring.

    An entry counts with a reason only, and until its date. One that matches nothing is told.
    """
    used: set[int] = set()
    for finding in findings:
        at = next((i for i, one in enumerate(ignored) if _matches(one, finding, today)), None)
        if at is None:
            yield finding
        else:
            used.add(at)
    for index, entry in enumerate(ignored):
        yield from _strange(entry, index, used=index in used, today=today)


def _matches(entry: Ignored, finding: Finding, today: datetime.date) -> bool:
    live = entry.until is None or entry.until >= today
    named = entry.rule is not None and meant(entry.rule, finding.code, finding.name)
    return bool(named and entry.reason and live)


def _strange(entry: Ignored, index: int, *, used: bool, today: datetime.date) -> Iterator[Finding]:
    at = ("checks", "ignore", index)
    if not entry.reason:
        message = f"忽略“{entry.rule}”没有写理由，不起作用。"
        hint = "补写“理由”，说明为什么这一条不适用。"
        yield Finding("PF190", "ignore-without-reason", Severity.WARNING, message, hint, at)
    elif entry.until is not None and entry.until < today:
        message = f"忽略“{entry.rule}”只到{entry.until.isoformat()}，已经过期。"
        hint = "改好原来的问题，或者写一个新的截止日期。"
        yield Finding("PF191", "ignore-expired", Severity.WARNING, message, hint, at)
    elif not used:
        message = f"忽略的“{entry.rule}”没有对应的问题。"
        hint = "这一条可以删去。"
        yield Finding("PF192", "ignore-unused", Severity.INFO, message, hint, at)
