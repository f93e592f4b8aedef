"""What tests of revisions share."""

from pathlib import Path

import pytest

from tests.revision.repo import PLAN, Repo, new_repo


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository whose only commit holds plan.yaml."""
    made = new_repo(tmp_path / "repo")
    made.write("plan.yaml", PLAN)
    made.commit("第一版")
    return made
