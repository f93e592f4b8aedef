"""The last release of a plan, and what has changed since then."""

from pathlib import Path

from planforge.errors import PlanforgeError, UsageProblem
from planforge.profiles import profile_names
from planforge.revision.compared import compared
from planforge.revision.drafting import drafted
from planforge.revision.history import commits_of
from planforge.revision.own import Own
from planforge.revision.sides import opened
from planforge.revision.specs import InGit, Spec, of_head, spec_of
from planforge.source import load_text

_MOST = 50
"""Commits that are looked through."""


def draft(plan: Own, since: str = "") -> str:
    """What changed since the last release, in one or two sentences.

    Args:
        plan: the plan file as it is.
        since: the last release as a user names it; looked for in git where empty.

    Raises:
        UsageProblem: nothing changed, or the last release is not to be found.
        LoadError: it cannot be read.
    """
    try:
        old = _spec(since, plan.path) if since else last_release(plan.path, plan.plan.version)
    except UsageProblem as problem:
        if since:
            raise
        message = f"找不到上一次定稿，不能起草修订内容：{problem.message}"
        raise UsageProblem(
            message, "请用 --summary 写修订内容，或用 --since 给出上一版。"
        ) from None
    words = drafted(compared(opened(old), opened(plan.path)).script)
    if not words:
        name = old.name if isinstance(old, InGit) else str(old)
        message = f"与 {name} 相比没有改动。"
        raise UsageProblem(message, "请用 --since 给出上一次定稿，或用 --summary 写修订内容。")
    return words


def last_release(path: Path, version: str | None) -> InGit:
    """The oldest of the newest commits that hold the plan in this version; else the newest.

    Raises:
        UsageProblem: it is in no repository, or in no commit.
    """
    found = of_head(path)
    if not version:
        return found
    for commit in commits_of(found.repository, found.blob.path, _MOST):
        blob = found.repository.blob(commit.id, commit.path)
        if blob is None:
            break
        spec = InGit(f"{commit.id[:8]}:{commit.path}", found.repository, commit.id, blob)
        if _version(spec) != version:
            break
        found = spec
    return found


def _spec(words: str, path: Path) -> Spec:
    """What a user names: a file, REV:path, or a revision alone."""
    if Path(words).exists() or ":" in words:
        return spec_of(words, path.parent)
    return of_head(path, words)


def _version(spec: InGit) -> str | None:
    """The version that a plan of a revision writes itself; None where it does not load."""
    try:
        data = spec.repository.read(spec.blob)
    except PlanforgeError:
        return None
    loaded = load_text(data, spec.name, profiles=profile_names())
    return loaded.plan.version if loaded.plan is not None else None
