"""Set up and run: ``python dev.py demo`` renders the plans, ``python dev.py test`` checks all.

Needs Python 3.11 or later and nothing else; makes ``.venv`` beside itself and stays inside it.
"""

import argparse
import hashlib
import io
import os
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  told in words before newer syntax is met
    sys.exit("planforge 需要 Python 3.11 或更新的版本。")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OUTPUT = ROOT / "output"
SEEDS = ROOT.parent / "shared" / "seeds"
"""Real plans beside the checkout, which the demo reads in where they are."""
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("lint-imports",),
    ("mypy",),
)
TESTS = ("pytest", "-n", "auto", "-q", "-rs")


def demo() -> int:
    """Render the sample plans, and the seeds where they are, in five formats."""
    setup(RUNTIME)
    began = time.monotonic()
    plans = sorted(ROOT.glob("plans/*/plan.yaml"))
    codes = [planforge("render", *plans, "-f", "all", "-o", OUTPUT)]
    if SEEDS.is_dir():
        folder = OUTPUT / "imported"
        imported = []
        for seed in sorted(SEEDS.glob("*.txt")):
            imported.append(folder / f"{seed.stem}.yaml")
            codes.append(planforge("import", seed, "-o", imported[-1]))
        codes.append(planforge("render", *imported, "-f", "all", "-o", folder))
    seconds = time.monotonic() - began
    say(f"生成的文件在 {OUTPUT} 目录里，用时 {seconds:.0f} 秒。")
    return 0 if max(codes) <= 1 else max(codes)


def test() -> int:
    """Run linters, import contracts, types and tests."""
    setup(DEVELOPMENT)
    failed = [" ".join(check) for check in CHECKS if run(tool(check[0]), *check[1:]) != 0]
    if failed:
        say(f"没有通过：{'；'.join(failed)}。下面继续运行测试。")
    code = run(tool(TESTS[0]), *TESTS[1:])
    if failed:
        say(f"没有通过：{'；'.join(failed)}。")
    return code or len(failed)


def lock() -> int:
    """Resolve the dependencies anew and write both lock files."""
    home = ROOT / "build" / "lock"
    venv.create(home, with_pip=True, clear=True)
    if run(executable(home, "python"), "-m", "pip", "install", "--quiet", "uv") != 0:
        return 1
    build = home / "build.in"
    build.write_text("editables\nhatchling\n", encoding="utf-8")
    wanted = ("pyproject.toml", "--extra", "all")
    return compile_lock(home, RUNTIME, *wanted, build) or compile_lock(
        home, DEVELOPMENT, *wanted, "--group", "dev", build, "-c", RUNTIME
    )


def compile_lock(home: Path, target: Path, *wanted: str | Path) -> int:
    """One lock file: exact versions for every system, with hashes, and no address."""
    code = run(
        executable(home, "uv"), "pip", "compile", *wanted, "--universal",
        "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
        "--no-emit-find-links", "--no-header", "--no-annotate", "--upgrade", "--quiet",
        "-o", target,
    )  # fmt: skip
    if code == 0:
        head = "# Exact versions with hashes. Regenerate with: python dev.py lock\n"
        target.write_text(head + target.read_text(encoding="utf-8"), encoding="utf-8")
    return code


def setup(requirements: Path) -> None:
    """Bring .venv up to what a lock file says, with planforge installed from this folder."""
    stamp = VENV / f"{requirements.name}.installed"
    wanted = digest(requirements, ROOT / "pyproject.toml")
    python = executable(VENV, "python")
    if python.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    pip = installer()
    say(f"正在安装依赖（{requirements.name}），第一次要一两分钟 …")
    install = (*pip, "install", "--quiet", "--disable-pip-version-check")
    need(run(*install, "--require-hashes", "-r", requirements))
    need(run(*install, "--no-deps", "--no-build-isolation", "--editable", ROOT))
    need(run(python, "-m", "compileall", "-q", ROOT / "planforge"))
    stamp.write_text(wanted, encoding="ascii")


def installer() -> tuple[str | Path, ...]:
    """The pip that installs into .venv, which is made where it is missing.

    Debian splits ensurepip off; there the pip that runs outside serves .venv too.
    """
    python = executable(VENV, "python")
    if not python.exists():
        say("正在新建 .venv …")
        try:
            venv.create(VENV, with_pip=True)
        except subprocess.CalledProcessError:
            venv.create(VENV, with_pip=False, clear=True)
    if works(python, "-m", "pip", "--version"):
        return (python, "-m", "pip")
    if works(sys.executable, "-m", "pip", "--version"):
        return (sys.executable, "-m", "pip", "--python", python)
    sys.exit("这个 Python 没有 pip。请安装 python3-venv，或换用 python.org 的 Python。")


def planforge(*arguments: str | Path) -> int:
    """Run the installed command."""
    return run(executable(VENV, "python"), "-m", "planforge", *arguments)


def tool(name: str) -> Path:
    """A program that the development lock installs."""
    return executable(VENV, name)


def executable(home: Path, name: str) -> Path:
    """A program of a virtual environment."""
    return home / "Scripts" / f"{name}.exe" if os.name == "nt" else home / "bin" / name


def run(*command: str | Path) -> int:
    """Run a program in this folder, and give its exit code.

    Bytecode is kept even where the shell forbids it: all of it is in folders that git ignores,
    and without it a command takes twice as long to start.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    sys.stdout.flush()
    return subprocess.run(
        list(map(str, command)), cwd=ROOT, env=environment, check=False
    ).returncode


def works(*command: str | Path) -> bool:
    """A program runs and is content."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, check=False)
    return done.returncode == 0


def need(code: int) -> None:
    """Leave where a step failed: the next ones would only add noise."""
    if code != 0:
        sys.exit("安装没有成功，原因见上。请检查网络后重试。")


def digest(*files: Path) -> str:
    """A hash over files."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def say(words: str) -> None:
    """A line for the user, on standard output."""
    print(f"== {words}", flush=True)


COMMANDS: dict[str, tuple[Callable[[], int], str]] = {
    "demo": (demo, "安装依赖，把全部样例预案生成五种格式"),
    "test": (test, "安装依赖，运行全部检查和测试"),
    "lock": (lock, "重新锁定依赖的版本"),
}


def main(arguments: Sequence[str]) -> int:
    """Run one command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(description="planforge 的安装、演示和测试。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name, (_, words) in COMMANDS.items():
        commands.add_parser(name, help=words)
    return COMMANDS[parser.parse_args(arguments).command][0]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
