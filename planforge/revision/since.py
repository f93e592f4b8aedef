"""The last release of a plan, to compare with: the commit that gave it its version."""

from pathlib import Path

from planforge.errors import PlanforgeError
from planforge.profiles import profile_names
from planforge.revision.history import commits_of
from planforge.revision.specs import InGit, Spec, of_head, spec_of
from planforge.source import load_text

_MOST = 50
"""Commits that are looked through."""


def last_release(path: Path, version: str | None) -> InGit:
    """The oldest of the newest commits that hold the plan in this version; else the newest.

    Raises:
        UsageProblem: it is in no repository, or in no commit.
    """
    found = of_head(path)
    if not version:
        return found
    for commit in commits_of(found.repository, found.blob.path, _MOST):
        try:
            spec = of_head(path, commit.id)
        except PlanforgeError:
            break
        if _version(spec) != version:
            break
        found = spec
    return found


def since(words: str, path: Path) -> Spec:
    """What a user names as the last release: a file, REV:path, or a revision alone.

    Raises:
        UsageProblem: there is none.
    """
    if Path(words).exists() or ":" in words:
        return spec_of(words, path.parent)
    return of_head(path, words)


def _version(spec: InGit) -> str | None:
    data = spec.repository.read(spec.blob)
    loaded = load_text(data, spec.name, profiles=profile_names())
    return loaded.plan.version if loaded.plan is not None else None
