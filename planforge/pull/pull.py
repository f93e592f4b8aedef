"""The way back, on one screen: an edited Word file and a plan to a changed plan."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from planforge._build import Settings
from planforge.document import Break
from planforge.errors import LoadError
from planforge.findings import Finding, Severity
from planforge.importer.docx.model import Accepts, Remark, Revision, RevisionKind, WordFile
from planforge.importer.docx.read import read_docx
from planforge.pull.backward import told_before
from planforge.pull.bases import Base, kept
from planforge.pull.changes import Change, Kind
from planforge.pull.goal import Goal, goal_of, shown
from planforge.pull.merge import Merge
from planforge.pull.named import grouped
from planforge.pull.notes import changed_notes
from planforge.pull.places import told
from planforge.pull.proposals import Group, Proposal, chosen, groups
from planforge.pull.running import changed_running, running_words, ways
from planforge.pull.seen import pieces_seen
from planforge.pull.state import Bench, State
from planforge.pull.tell import ambiguous, short, unbroken, unplaced_all
from planforge.pull.threeway import carried, unremarked
from planforge.source.files import read_bytes
from planforge.source.rewrite import CannotRewrite
from planforge.source.rewrite.edits import Remark as Comment
from planforge.writers import write

_OWN = 0.5
"""Share of a file's pieces that the plan prints, from which it counts as its rendering."""


def _unwatched(_count: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class PullOptions:
    """What a caller chooses.

    Attributes:
        accept: which proposals to merge: all, numbers, authors; empty for none.
        listing: proposals are only listed.
        base: the plan as it was when the Word file was rendered, or None.
        layout: the layout that it was rendered with, where not the plan's own.
        scheme: its numbering, likewise.
        watch: told how many differences are still to be looked at.
    """

    accept: str = ""
    listing: bool = False
    base: FilePath | None = None
    layout: str = ""
    scheme: str = ""
    watch: Callable[[int], None] = _unwatched


@dataclass(frozen=True, slots=True)
class Pulled:
    """What became of it.

    Attributes:
        changes: what was merged.
        proposals: tracked changes and comments.
        findings: what has no place in the plan, and what is to be decided.
        yaml: the plan file with the changes; as it was where there are none.
        bases: what the pulls that follow will need of the plan as it is and was.
        found: the plan as it was when the Word file was rendered was found by itself.
    """

    changes: tuple[Change, ...]
    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...]
    yaml: bytes
    bases: tuple[Base, ...] = ()
    found: bool = False


def pull(docx: bytes, name: str, plan: FilePath, options: PullOptions | None = None) -> Pulled:
    """Bring the edits of a Word file into the plan that it was rendered from.

    Args:
        docx: the Word file.
        name: what findings call it.
        plan: the plan file; it is read, not written.
        options: which proposals to take, and what to compare with.

    Raises:
        PlanforgeError: a file cannot be read, or the plan does not load.
    """
    wanted = options or PullOptions()
    return _Pull(docx, name, plan, wanted).pulled()


@dataclass(slots=True)
class _Pull:
    docx: bytes
    name: str
    plan: FilePath
    options: PullOptions
    findings: list[Finding] = field(default_factory=list)
    _found: Base | None = None

    def pulled(self) -> Pulled:
        data = read_bytes(self.plan)
        now = self._state(data, self.plan)
        seen = self._read(frozenset())
        found = groups(seen.revisions, seen.remarks)
        numbers = chosen(self.options.accept, found) if self.options.accept else set()
        base = self._base(now, seen)
        if base is None:
            return Pulled((), (), tuple(self.findings), data)
        picked = [group for n, group in enumerate(found, start=1) if n in numbers]
        if picked:
            seen = self._read(frozenset().union(*(group.revisions for group in picked)))
        merge, left = self._merged(base, seen)
        direct = merge if not picked else self._merged(base, self._read(frozenset()))[0]
        proposals = tuple(
            replace(proposal, known=self._known(proposal, direct, base, now))
            for proposal in self._proposals(found, numbers, base, direct)
        )
        if self.options.listing:
            findings = tuple(f for f in self.findings if f.code == "PF552")
            return Pulled((), proposals, findings, data, found=self._found is not None)
        self._tell(left, proposals)
        merge.changes.extend(self._remarks(merge, picked, now))
        if base is now:
            self._tell_lost(merge)
            return self._done(merge.changes, proposals, merge.state.data, now)
        bench = self._bench(self.plan)
        made = carried(base, now, merge.changes, bench, self.name)
        self.findings += made.conflicts
        return self._done(made.kept, proposals, made.draft.data, now)

    def _done(
        self, changes: Sequence[Change], proposals: tuple[Proposal, ...], data: bytes, now: State
    ) -> Pulled:
        was = Base(now.hash, now.data)
        bases = (was,) if self._found is None else (was, self._found)
        found = self._found is not None
        told = grouped(told_before(changes, now.plan))
        return Pulled(told, proposals, tuple(self.findings), data, bases, found)

    def _known(self, proposal: Proposal, direct: Merge, base: State, now: State) -> bool:
        """The plan as it is has what is proposed, from an earlier pull."""
        if not proposal.changes:
            return False
        if base is now:
            return self._remarked(proposal.changes[0], now)
        made = carried(direct.state, now, proposal.changes, self._bench(self.plan), self.name)
        return len(made.known) == len(proposal.changes)

    # Reading

    def _bench(self, plan: FilePath) -> Bench:
        settings = Settings(layout=self.options.layout, scheme=self.options.scheme)
        return Bench(str(plan), plan.parent, settings)

    def _state(self, data: bytes, plan: FilePath) -> State:
        state = self._bench(plan).state(data)
        if state is None:
            message = f"预案文件 {plan} 有错误，读不进来。"
            raise LoadError(message, f"先运行 planforge check {plan}，把文件改好。")
        return state

    def _read(self, accepted: frozenset[int]) -> WordFile:
        return read_docx(self.docx, self.name, accepts=_accepting(accepted))

    def _base(self, now: State, seen: WordFile) -> State | None:
        """The plan that the file was rendered from; None, with findings, where that is unknown."""
        if self.options.base is not None:
            return self._named_base(self.options.base, seen)
        if seen.plan_hash == now.hash:
            return now
        stored = kept(self.plan, seen.plan_hash)
        old = self._bench(self.plan).state(stored.data) if stored is not None else None
        if old is not None and old.hash == seen.plan_hash:
            self._found = stored
            return old
        goal = self._goal(now, seen)
        if not seen.plan_hash and len(goal.untouched) < _OWN * len(goal.pieces):
            message = f"{self.name} 不像是由 {self.plan} 生成的。"
            hint = "请核对两个文件；别处写的 Word 文件用 planforge import 读。"
            self.findings.append(_finding("PF553", "not-from-this-plan", message, hint))
            return None
        merge = Merge(self._bench(self.plan), now, goal)
        lefts = merge.differing()
        if not lefts:
            return now
        message = (
            f"{self.plan} 和生成 {self.name} 时的预案不是一个样子，"
            f"有 {len(lefts)} 处不同，没有合并。"
        )
        hint = "用 --base 给出生成 Word 文件时的预案文件，就能分清是谁改的。"
        self.findings.append(_finding("PF552", "plan-has-changed", message, hint))
        self.findings += [ambiguous(left, now, self.name) for left in lefts]
        return None

    def _named_base(self, path: FilePath, seen: WordFile) -> State:
        """The plan that the caller names, told where the file was not rendered from it."""
        base = self._state(read_bytes(path), path)
        if seen.plan_hash and seen.plan_hash != base.hash:
            message = (
                f"{path} 和生成 {self.name} 时的预案不是一个样子，有些不同会算成在 Word 里改的。"
            )
            hint = "请核对 --base 给出的文件，或者先用 --dry-run 看一遍。"
            self.findings.append(
                Finding("PF552", "plan-has-changed", Severity.WARNING, message, hint)
            )
        return base

    def _goal(self, base: State, seen: WordFile) -> Goal:
        anchors = {path: bookmark for bookmark, path in seen.origins.items()}
        pieces = shown(base.pieces)
        marks = {p.anchor: anchors[p.origin] for p in pieces if p.anchor and p.origin in anchors}
        return goal_of(pieces_seen(seen), pieces, marks)

    # Merging

    def _merged(self, base: State, seen: WordFile) -> tuple[Merge, list[Finding]]:
        plan = self.options.base or self.plan
        merge = Merge(self._bench(plan), base, self._goal(base, seen))
        found = list(self._running(merge, base, seen))
        merge.watch = self.options.watch
        lefts = merge.run()
        found += unplaced_all(lefts, merge.state, self.name)
        if lefts and merge.tired:
            message = f"放不进预案的改动太多，后面的没有逐处试；列出的 {len(lefts)} 处都没有改。"
            hint = "请分几次改，每次改完就 pull；或者照列出的地方手工改预案文件。"
            found.append(_finding("PF550", "unplaced-edit", message, hint))
        found += unbroken(merge.broken(), self.name)
        found += changed_notes(base.built.document, seen, self.name)
        return merge, found

    def _running(self, merge: Merge, base: State, seen: WordFile) -> Iterator[Finding]:
        built = base.built
        if built.document is None or built.layout is None:
            return
        breaks = tuple(block for block in built.document.body if isinstance(block, Break))
        bare = replace(built.document, body=breaks, imprint=())  # headers know no more of it
        printed = write("docx", bare, built.layout, built.options)
        own = running_words(read_docx(printed.data, self.name))
        for before, after in changed_running(own, running_words(seen)):
            if (
                before
                and after
                and any(merge.offer(way) for way in ways(merge.state, before, after))
            ):
                continue
            message = f"页眉或页脚“{short(before)}”改成了“{short(after)}”，放不进预案。"
            hint = "页眉页脚由版式和预案的标题、编号、版本生成，请改预案的这几项。"
            yield _finding("PF556", "running-words-changed", message, hint)

    # Proposals

    def _proposals(
        self, found: Sequence[Group], numbers: set[int], base: State, direct: Merge
    ) -> Iterator[Proposal]:
        for number, group in enumerate(found, start=1):
            changes: tuple[Change, ...]
            if group.remark is not None:
                changes = (self._remark(direct, group.remark),)
            else:
                seen = self._read(group.revisions)
                bench = self._bench(self.options.base or self.plan)
                merge = Merge(bench, direct.state, self._goal(base, seen))
                merge.settle(direct.differing())
                merge.run()
                changes = tuple(merge.changes)
            yield Proposal(number, group, changes, number in numbers)

    def _remark(self, merge: Merge, remark: Remark) -> Change:
        path, number = merge.near(remark.about or "")
        who = "，".join(part for part in (remark.author, remark.date[:10]) if part)
        words = f"批注（{who}）：{remark.text}" if who else f"批注：{remark.text}"
        where = told(merge.state.plan, path)
        return Change(
            Kind.REMARK, path, where, remark.about, remark.text, number, (Comment(path, words),)
        )

    def _remarks(self, merge: Merge, picked: Sequence[Group], now: State) -> Iterator[Change]:
        """The comments that were chosen, as comments of the plan file."""
        for group in picked:
            if group.remark is None:
                continue
            change = self._remark(merge, group.remark)
            if not change.path:
                message = f"批注“{short(group.remark.text)}”说的内容在预案里找不到，没有写进去。"
                hint = "请手工写进预案文件。"
                self.findings.append(_finding("PF550", "unplaced-edit", message, hint))
                continue
            if self._remarked(change, now):
                continue
            try:
                data = merge.state.edited(change.edits).data
            except CannotRewrite as problem:
                self.findings.append(
                    _finding("PF550", "unplaced-edit", problem.message, problem.hint)
                )
                continue
            merge.state = replace(merge.state, data=data)
            yield change

    def _remarked(self, change: Change, now: State) -> bool:
        """The plan file has the comment already."""
        words = [edit.words for edit in change.edits if isinstance(edit, Comment)]
        return bool(words) and not any(unremarked(now, each) for each in words)

    def _tell(self, left: Sequence[Finding], proposals: Sequence[Proposal]) -> None:
        self.findings += left
        waiting = [each for each in proposals if not each.accepted and not each.known]
        if waiting:
            message = f"{self.name} 里还有 {len(waiting)} 处修订或批注没有处理。"
            hint = "用 --list 查看，用 --accept 采纳。"
            self.findings.append(
                Finding("PF551", "proposals-waiting", Severity.INFO, message, hint)
            )

    def _tell_lost(self, merge: Merge) -> None:
        """The plan file's own comments that stood at what is gone."""
        for line in merge.lost:
            message = f"预案文件里的注释“{short(line)}”随着删去的内容一起去掉了。"
            hint = "还要留着的话，请补写到别处。"
            self.findings.append(Finding("PF559", "comment-gone", Severity.INFO, message, hint))


def _accepting(accepted: frozenset[int]) -> Accepts:
    def accepts(revision: Revision) -> bool:
        return revision.index in accepted or revision.kind is RevisionKind.FORMATTED

    return accepts


def _finding(code: str, name: str, message: str, hint: str | None) -> Finding:
    return Finding(code, name, Severity.ERROR, message, hint)


__all__ = ["PullOptions", "Pulled", "pull"]
