"""What planforge imports is what it declares, and the locks hold all of it."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-dev.lock")
_BESIDE = {"typing-extensions", "pydantic-core"}
"""Come with pydantic, which promises them."""


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9._-]+", requirement) for requirement in requirements)
    return {canonical(match[0]) for match in found if match}


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, object]:
    """The declared groups: runtime, the extras, dev."""
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    extras = {k: names(v) for k, v in data["project"]["optional-dependencies"].items()}
    return {
        "runtime": names(data["project"]["dependencies"]),
        "optional": set().union(*(extras[name] for name in extras if name != "all")),
        "dev": names(data["dependency-groups"]["dev"]),
    }


def imported(folder: Path) -> set[str]:
    """The distributions that the modules of a folder import."""
    known = packages_distributions()
    tops: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                tops.add(node.module.partition(".")[0])
    others = tops - sys.stdlib_module_names - {"planforge", "tests"}
    return {canonical(known[top][0]) for top in others if top in known}


def test_all_that_planforge_imports_is_declared_and_nothing_more(
    root: Path, project: dict[str, set[str]]
) -> None:
    used = imported(root / "planforge") - _BESIDE
    assert used - project["runtime"] <= project["optional"]
    assert project["runtime"] <= used


def test_all_that_the_tests_import_is_declared(root: Path, project: dict[str, set[str]]) -> None:
    declared = set().union(*project.values())
    assert imported(root / "tests") - _BESIDE <= declared


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_each_package_with_hashes_and_names_no_host(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert all(re.match(r"[a-z0-9-]+==\S+", entry) for entry in packages)
    assert all("--hash=sha256:" in entry for entry in packages)
    assert not re.search(r"https?:|--(extra-)?index|--find-links|file:", text)


def test_the_locks_hold_all_that_is_declared(root: Path, project: dict[str, set[str]]) -> None:
    runtime, development = (
        set(re.findall(r"^([a-z0-9-]+)==", (root / name).read_text(encoding="utf-8"), re.M))
        for name in LOCKS
    )
    wanted = project["runtime"] | project["optional"]
    apart = {"distributed"}  # the extra cluster, which `all` leaves out and a demo does not need
    assert wanted - apart <= runtime
    assert wanted | project["dev"] <= development


def test_both_locks_pin_the_same_versions(root: Path) -> None:
    runtime, development = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (root / name).read_text("utf-8"), re.M))
        for name in LOCKS
    )
    assert runtime.items() <= development.items()
