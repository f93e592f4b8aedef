"""Layouts are measured with the fonts of the pip package alone, so that machines agree."""

import pytest


@pytest.fixture(autouse=True)
def _pip_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANFORGE_FONTS", "pip")
