"""What tests of the command line share."""

from pathlib import Path

import pytest

from tests.cli.calling import PLAN


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan without problems."""
    path = tmp_path / "duty.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path
