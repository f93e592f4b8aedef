import shutil
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from planforge.compose import bytecode
from planforge.compose.bytecode import Bytecode


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as the shipped templates, with one template."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "a.j2").write_text("{{ 1 + 1 }}", encoding="utf-8")
    monkeypatch.setattr(bytecode, "data_folder", lambda _name: folder)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    return folder


def rendered(folder: Path) -> str:
    loader = FileSystemLoader(str(folder))
    return Environment(loader=loader, bytecode_cache=Bytecode()).get_template("a.j2").render()


def kept(folder: Path) -> Path:
    return Path(cache_from_source(str(folder / "a.j2")))


def test_what_is_compiled_of_a_shipped_template_is_kept(shipped: Path) -> None:
    assert rendered(shipped) == "2"
    assert kept(shipped).exists()
    assert rendered(shipped) == "2"


def test_a_changed_template_is_compiled_anew(shipped: Path) -> None:
    rendered(shipped)
    (shipped / "a.j2").write_text("{{ 2 + 1 }}", encoding="utf-8")
    assert rendered(shipped) == "3"


def test_damaged_bytecode_is_passed_over(shipped: Path) -> None:
    rendered(shipped)
    kept(shipped).write_bytes(kept(shipped).read_bytes()[:40])
    assert rendered(shipped) == "2"


def test_bytecode_of_a_plan_s_own_template_is_neither_written_nor_read(
    shipped: Path, tmp_path: Path
) -> None:
    rendered(shipped)
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.j2").write_text("{{ 1 + 1 }}{# own #}", encoding="utf-8")
    rendered(own)
    assert not kept(own).exists()
    shutil.copytree(kept(shipped).parent, kept(own).parent)
    kept(own).write_bytes(b"not bytecode")
    assert rendered(own) == "2"


def test_nothing_is_kept_where_python_keeps_nothing(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert rendered(shipped) == "2"
    assert not kept(shipped).exists()
