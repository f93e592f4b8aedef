"""What a pull says, for a reader and for a program."""

import json
from collections.abc import Iterator, Sequence

from planforge.findings import Finding
from planforge.pull.changes import Change, Kind
from planforge.pull.marked import cut, marked
from planforge.pull.proposals import UNSIGNED, Proposal
from planforge.pull.pull import Pulled
from planforge.source.report import to_json

_LONG = 120


def change_text(change: Change) -> str:
    """A change on one line: what kind, where, from what to what."""
    places = f"（{change.places} 处）" if change.places > 1 else ""
    return f"{change.kind.value}：{change.told}{places}\n  {_words(change)}"


def _words(change: Change) -> str:
    if change.kind is Kind.MOVED:
        return cut(change.before) + (f" → {cut(change.after)}" if change.after else "")
    if not change.before:
        return f"新增：{cut(change.after, _LONG)}"
    if not change.after:
        return f"删去：{cut(change.before, _LONG)}"
    return marked(change.before, change.after)


def changes_text(changes: Sequence[Change]) -> str:
    """All changes, and how many they are."""
    if not changes:
        return "没有要合并的改动。\n"
    lines = [f"{number}. {change_text(change)}" for number, change in enumerate(changes, start=1)]
    return "\n".join([*lines, f"共 {len(changes)} 处改动。"]) + "\n"


def proposals_text(proposals: Sequence[Proposal]) -> str:
    """The list of proposals with their numbers."""
    if not proposals:
        return "文件里没有修订，也没有批注。\n"
    return "\n".join(line for proposal in proposals for line in _proposal(proposal)) + "\n"


def _proposal(proposal: Proposal) -> Iterator[str]:
    group = proposal.group
    what = "批注" if group.remark is not None else "修订"
    who = "，".join(part for part in (group.author or UNSIGNED, group.date[:10]) if part)
    done = "，已在预案里" if proposal.known else ""
    yield f"{proposal.number}. {what}（{who}）{done}"
    if group.remark is not None:
        about = f"针对“{cut(group.remark.about)}”：" if group.remark.about else ""
        yield f"  {about}{cut(group.remark.text, _LONG)}"
        if proposal.changes:
            yield f"  位置：{proposal.changes[0].told}"
        return
    if not proposal.changes:
        yield f"  {cut(group.words, _LONG) or '段落或表格行的增减'}：放不进预案，采纳时会列为问题。"
    for change in proposal.changes:
        yield f"  {change.kind.value}：{change.told}"
        yield f"    {_words(change)}"


def pulled_json(pulled: Pulled, *, listing: bool) -> str:
    """Everything as one JSON object; paths as lists of English keys."""
    findings: Sequence[Finding] = pulled.findings
    made = {
        "changes": [_record(change) for change in pulled.changes],
        "proposals": [_proposed(proposal) for proposal in pulled.proposals],
        "findings": json.loads(to_json(findings))["findings"],
    }
    if listing:
        del made["changes"]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _record(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.name.lower(),
        "name": change.kind.value,
        "path": list(change.path),
        "place": change.told,
        "before": change.before,
        "after": change.after,
        "paragraph": change.number or None,
        "places": change.places,
    }


def _proposed(proposal: Proposal) -> dict[str, object]:
    group = proposal.group
    return {
        "number": proposal.number,
        "kind": "comment" if group.remark is not None else "revision",
        "author": group.author,
        "date": group.date,
        "words": group.remark.text if group.remark is not None else group.words,
        "accepted": proposal.accepted,
        "known": proposal.known,
        "changes": [_record(change) for change in proposal.changes],
    }
