"""Where the shipped templates and sample plans stand."""

import os
from functools import cache
from pathlib import Path

from planforge.errors import FileProblem
from planforge.resources.reasons import reason

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def data_folder(name: str) -> Path:
    """The folder of shipped data called name ("templates" or "plans").

    In an installed package it stands under ``planforge/_data``; in a checkout at the top level.

    Raises:
        FileProblem: the installation lacks it.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    message = f"安装不完整：缺少随程序发布的 {name} 目录。"
    raise FileProblem(message, "请重新安装 planforge。")


def extra_template_folders() -> tuple[Path, ...]:
    """Template folders that the user adds through PLANFORGE_TEMPLATES, first one first."""
    value = os.environ.get("PLANFORGE_TEMPLATES", "")
    return tuple(Path(part) for part in value.split(os.pathsep) if part)


def template_folders() -> tuple[Path, ...]:
    """All folders that may hold profiles and layouts: the user's own before the shipped one."""
    return (*extra_template_folders(), data_folder("templates"))


def read_data(path: Path) -> str:
    """The text of a shipped file.

    Raises:
        FileProblem: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"读不到随程序发布的文件 {path.name}：{reason(error)}。"
        raise FileProblem(message, "请重新安装 planforge。") from error
