"""The wheel holds all that planforge needs, and works where nothing of the checkout is."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel
_WINDOWS = os.name == "nt"


@pytest.fixture(scope="module")
def checkout(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a clone holds, so that building leaves nothing in the checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(root / name, folder)
    for name in ("planforge", "templates", "plans"):
        shutil.copytree(root / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, tmp_path_factory.mktemp("wheel"))


def build(checkout: Path, folder: Path) -> Path:
    pytest.importorskip("hatchling", reason="needs hatchling to build the wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that has the wheel; its other packages are borrowed."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if _WINDOWS else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([*pip, *install], check=True, capture_output=True)
    site = next(home.glob("Lib/site-packages" if _WINDOWS else "lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def called(python: Path, cwd: Path, *arguments: str) -> str:
    """What the installed command prints; its exit code must be 0."""
    program = python.with_name("planforge.exe" if _WINDOWS else "planforge")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(program), *arguments],
        cwd=cwd,
        capture_output=True,
        env={**environment, "PYTHONUTF8": "1", "PLANFORGE_FONTS": "pip"},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_wheel_holds_templates_and_plans_and_no_tests(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "plans"):
        for file in (root / folder).rglob("*"):
            if file.is_file() and not {"__pycache__", ".planforge"} & set(file.parts):
                assert f"planforge/_data/{file.relative_to(root).as_posix()}" in names
    assert "planforge/py.typed" in names
    assert "planforge/writers/pdf/plan.typ" in names
    assert not [name for name in names if name.startswith("tests/") or "__pycache__" in name]


def test_the_wheel_has_the_licence_and_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = next(name for name in archive.namelist() if name.endswith("/METADATA")).rpartition("/")[
        0
    ]
    assert "MIT License" in archive.read(f"{info}/licenses/LICENSE").decode()
    assert "planforge = planforge.cli:main" in archive.read(f"{info}/entry_points.txt").decode()


def test_the_same_sources_give_the_same_wheel(checkout: Path, wheel: Path, tmp_path: Path) -> None:
    assert build(checkout, tmp_path).read_bytes() == wheel.read_bytes()


def test_the_installed_wheel_is_what_runs(elsewhere: Path, tmp_path: Path) -> None:
    code = "import planforge; print(planforge.__file__)"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [str(elsewhere), "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert Path(done.stdout.decode().strip()).is_relative_to(elsewhere.parent.parent)


def test_the_installed_wheel_renders_a_plan_in_all_formats(elsewhere: Path, tmp_path: Path) -> None:
    called(elsewhere, tmp_path, "new", "--type", "天猫店铺", "-o", "plan.yaml")
    called(elsewhere, tmp_path, "check", "plan.yaml")
    told = called(elsewhere, tmp_path, "render", "plan.yaml", "-f", "all", "--name", "shop")
    ends = ("docx", "pdf", "html", "md", "txt")
    assert told.split() == [str(Path("output", f"shop.{end}")) for end in ends]
    assert (tmp_path / "output" / "shop.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "output" / "shop.pdf").read_bytes().startswith(b"%PDF-")


def test_the_installed_wheel_knows_its_types(elsewhere: Path, tmp_path: Path) -> None:
    assert "天猫店铺" in called(elsewhere, tmp_path, "types")
