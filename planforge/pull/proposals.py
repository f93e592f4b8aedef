"""Tracked changes of an edited file, in the groups that are accepted or refused together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planforge.errors import UsageProblem
from planforge.importer.docx.model import Remark, Revision, RevisionKind
from planforge.pull.changes import Change

UNSIGNED = "未署名"
"""What proposals without an author go by."""
_COMMA = re.compile("[,，、]")
_ROOM = 1
_COMING = (RevisionKind.INSERTED, RevisionKind.MOVED_TO)


@dataclass(frozen=True, slots=True)
class Group:
    """Tracked changes that are one proposal, or a comment.

    Attributes:
        author, date: as in the file.
        revisions: their indexes in the file; none for a comment.
        remark: the comment, or None.
        words: what they insert or delete, for a reader.
    """

    author: str
    date: str
    revisions: frozenset[int]
    remark: Remark | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes in the file.

    Attributes:
        number: from 1, in order of reading, comments last.
        group: the tracked changes or the comment.
        changes: what it means for the plan; empty where the plan has no place for it.
        accepted: it was chosen.
        known: the plan has it already.
    """

    number: int
    group: Group
    changes: tuple[Change, ...]
    accepted: bool = False
    known: bool = False


def groups(revisions: Sequence[Revision], remarks: Sequence[Remark]) -> list[Group]:
    """The proposals of a file, in order."""
    told = [revision for revision in revisions if revision.kind is not RevisionKind.FORMATTED]
    runs: list[list[Revision]] = []
    for revision in told:
        if runs and _connected(runs[-1], revision):
            runs[-1].append(revision)
        else:
            runs.append([revision])
    merged = _moves(runs)
    out = [_group(run) for run in merged]
    out += [
        Group(remark.author, remark.date, frozenset(), remark, remark.text) for remark in remarks
    ]
    return out


def _connected(run: Sequence[Revision], later: Revision) -> bool:
    last = run[-1]
    if last.author != later.author or last.spot.part != later.spot.part:
        return False
    near = 0 <= later.spot.index - last.spot.index <= _ROOM
    if not near:
        return False
    if not last.words or not later.words:
        return True
    if last.kind is later.kind:
        return last.date == later.date and last.spot != later.spot
    swapped = len({revision.kind for revision in run if revision.words}) == 1
    return last.spot == later.spot and swapped


def _moves(runs: list[list[Revision]]) -> list[list[Revision]]:
    """What goes and what comes of one move are one proposal."""
    out: list[list[Revision]] = []
    waiting: dict[tuple[str, str], list[Revision]] = {}
    for run in runs:
        kinds = {revision.kind for revision in run}
        words = "".join(revision.words for revision in run)
        moving = kinds & {RevisionKind.MOVED_FROM, RevisionKind.MOVED_TO}
        other = waiting.pop((run[0].author, words), None) if moving and words else None
        if other is not None:
            other.extend(run)
            continue
        if moving and words:
            waiting[run[0].author, words] = run
        out.append(run)
    return out


def _group(run: Sequence[Revision]) -> Group:
    parts = [
        f"{'插入' if revision.kind in _COMING else '删除'}“{revision.words}”"
        for revision in run
        if revision.words
    ]
    indexes = frozenset(revision.index for revision in run)
    first = run[0]
    return Group(first.author, first.date, indexes, words="，".join(parts))


def chosen(wanted: str, found: Sequence[Group]) -> set[int]:
    """The numbers that ``--accept`` names: all, 1,3-5, or authors.

    Raises:
        UsageProblem: it names a number or an author that there is not.
    """
    numbers: set[int] = set()
    for word in filter(None, map(str.strip, _COMMA.split(wanted))):
        numbers |= _named(word, found)
    return numbers


def _named(word: str, found: Sequence[Group]) -> set[int]:
    everything = set(range(1, len(found) + 1))
    if word in ("all", "全部"):
        return everything
    start, dash, end = word.partition("-")
    if start.isdecimal() and (not dash or end.isdecimal()):
        first, last = int(start), int(end if dash else start)
        if 1 <= first <= last <= len(found):
            return set(range(first, last + 1))
        message = f"没有第 {word} 处修订或批注，一共 {len(found)} 处。"
        raise UsageProblem(message, "用 --list 查看编号。")
    named = {n for n, group in enumerate(found, start=1) if (group.author or UNSIGNED) == word}
    if not named:
        authors = "、".join(dict.fromkeys(group.author or UNSIGNED for group in found))
        message = f"没有署名“{word}”的修订或批注。"
        raise UsageProblem(
            message, f"文件里的署名有：{authors}。" if authors else "用 --list 查看。"
        )
    return named
