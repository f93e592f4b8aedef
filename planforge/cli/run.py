"""From arguments to an exit code: every failure is told in Chinese, none as a traceback."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence

import click

from planforge.cli.app import app
from planforge.cli.streams import prepare, silence
from planforge.cli.tell import tell
from planforge.cli.usage import told
from planforge.errors import PlanforgeError

INTERRUPTED = 130
"""What shells give a process that Ctrl+C ended."""
UNEXPECTED = 70
"""A fault of planforge itself (EX_SOFTWARE of sysexits.h)."""


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 fine, 1 findings, 2 usage, 3 not loadable, 4 template, 5 rendering or fonts, 6 files,
        70 a fault of planforge itself, 130 interrupted.
    """
    prepare()
    completing = os.environ.get("_PLANFORGE_COMPLETE", "")
    if completing.startswith("powershell"):
        from planforge.cli.powershell import register

        register()
    try:
        code = app.main(list(arguments), prog_name="planforge", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        click.echo(told(error), err=True)
        return 2
    except PlanforgeError as error:
        tell(error)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except SystemExit as left:  # So click leaves after completing, and when a pipe is closed.
        return left.code if completing and isinstance(left.code, int) else _unread()
    except Exception as error:
        return _unexpected(error)
    return code if isinstance(code, int) else 0


def _unread() -> int:
    """The reader has gone (``planforge schema | head``), which is nobody's fault."""
    silence()
    return 0


def _unexpected(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in (errno.EPIPE, errno.EINVAL):
        return _unread()  # Windows says EINVAL.
    if os.environ.get("PLANFORGE_DEBUG"):
        click.echo("".join(traceback.format_exception(error)), err=True)
    words = f"{type(error).__name__}: {error}".splitlines()[0]
    click.echo(
        f"planforge 自身出错了（{words}）。请设置环境变量 PLANFORGE_DEBUG=1 再运行一次，"
        "把全部输出连同预案文件一起报告给 planforge 的作者。",
        err=True,
    )
    return UNEXPECTED
