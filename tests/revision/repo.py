"""Small git repositories with fixed authors and dates."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

PLAN = """\
# 值班用的小预案
类型: 企业
预案种类: 现场处置方案
标题: 仓库火灾现场处置方案
版本: V1.0
发布日期: 2026-01-10
单位: 示例仓储公司

组织机构:
  机构:
    - 标识: 指挥组
      名称: 现场指挥组
      负责人: 王示例   # 仓库主管
      职责:
        - 下达疏散命令。
        - 对外联系消防救援机构。
    - 标识: 疏散组
      名称: 疏散引导组
      负责人: 李示例

应急响应:
  阶段:
    - 标题: 报警
      步骤:
        - {标识: 报警, 行动: 拨打119报警, 责任人: 当班值班员, 时限: 5分钟}
        - {标识: 切断, 行动: 切断库区电源, 责任人: 电工}
        - {标识: 疏散, 行动: 组织人员疏散, 责任人: 疏散引导组, 时限: 10分钟}
"""


@dataclass(frozen=True, slots=True)
class Repo:
    """A repository in a folder."""

    top: Path

    def git(self, *arguments: str, date: str = "2026-01-10") -> str:
        """Run git; fails where git does."""
        return self.tried(*arguments, date=date, check=True).stdout

    def tried(
        self, *arguments: str, date: str = "2026-01-10", check: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run git, whatever comes of it."""
        stamp = f"{date}T08:00:00+0800"
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.top),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "张示例",
            "GIT_AUTHOR_EMAIL": "zhang@example.com",
            "GIT_COMMITTER_NAME": "张示例",
            "GIT_COMMITTER_EMAIL": "zhang@example.com",
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_DATE": stamp,
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=check,
        )

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file there."""
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self, message: str, date: str = "2026-01-10") -> None:
        """Commit all that is there."""
        self.git("add", "-A", date=date)
        self.git("commit", "-q", "--allow-empty", "-m", message, date=date)


def new_repo(folder: Path) -> Repo:
    """An empty repository; skips where git is absent."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo(folder)
    repo.git("init", "-q", "-b", "main")
    return repo


def edited(text: str, *edits: tuple[str, str]) -> str:
    """A text with words replaced, each of which must be there once."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
