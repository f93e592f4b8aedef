"""LibreOffice, where installed: files of kinds we do not read become DOCX, at arm's length."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from planforge.errors import LoadError
from planforge.resources import reason

MOST_SECONDS = 60
MOST_BYTES = 50 * 1024 * 1024
"""Of the file given and of the file made."""
_MEMORY = 4 * 1024**3
_PROGRAMS = ("soffice", "libreoffice")
_BESIDE = "请用 Word 或 WPS 打开后另存为 .docx，再导入。"

_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", "9"),
)
"""No macros, no linked files of documents from anywhere, and a proxy (port 9, discard) that
answers nothing; a version of LibreOffice passes over names that it does not know."""


def converter() -> str | None:
    """The program that converts, as found on PATH; None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def command_for(name: str) -> str:
    """The command by which a user converts a file himself."""
    folder = str(Path(name).parent)
    return f'soffice --headless --convert-to docx --outdir "{folder}" "{name}"'


def convert(data: bytes, suffix: str, name: str) -> bytes:
    """A file as LibreOffice saves it as DOCX; to be read as the untrusted file that it still is.

    It runs with a profile of its own in a temporary folder, which sees no settings of the user's,
    and is ended with all its children after a minute.

    Args:
        data: the file.
        suffix: of its kind, by content: .doc.
        name: what messages call it.

    Raises:
        LoadError: there is no LibreOffice, or it makes nothing of the file.
    """
    program = converter()
    if program is None:
        message = f"本机没有 LibreOffice，不能转换 {name}。"
        raise LoadError(message, _BESIDE)
    if len(data) > MOST_BYTES:
        message = f"文件 {name} 有 {len(data) / 1048576:.0f} MB，超过 50 MB 的上限，没有转换。"
        raise LoadError(message, _BESIDE)
    try:
        with tempfile.TemporaryDirectory(prefix="planforge-", ignore_cleanup_errors=True) as folder:
            return _converted(program, data, suffix, name, Path(folder))
    except OSError as error:
        message = f"运行 LibreOffice 转换 {name} 时出错：{reason(error)}。"
        raise LoadError(message, _BESIDE) from error


def _converted(program: str, data: bytes, suffix: str, name: str, folder: Path) -> bytes:
    source, made = folder / f"source{suffix}", folder / "out" / "source.docx"
    source.write_bytes(data)
    made.parent.mkdir()
    _write_settings(folder / "profile" / "user")
    profile = (folder / "profile").as_uri()
    arguments = [
        *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"),
        *("--nolockcheck", "--nodefault", "--convert-to", "docx", "--outdir", str(made.parent)),
        str(source),
    ]
    if not _run(arguments, folder):
        message = f"LibreOffice 转换 {name} 用了 {MOST_SECONDS} 秒还没有完成，已经停止。"
        raise LoadError(message, _BESIDE)
    if made.is_symlink() or not made.is_file():
        message = f"LibreOffice 打不开 {name}：文件可能已经损坏，或者设了打开密码。"
        raise LoadError(message, _BESIDE)
    if made.stat().st_size > MOST_BYTES:
        message = f"{name} 转换成的 .docx 超过 50 MB 的上限。"
        raise LoadError(message, "请拆成几个文件，一份预案一个文件。")
    return made.read_bytes()


def _write_settings(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(arguments: list[str], folder: Path) -> bool:
    """Whether the program ended by itself in time; its children are ended in any case."""
    with subprocess.Popen(
        arguments,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        _limit(process.pid)
        try:
            process.wait(MOST_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        finally:
            _end(process)
    return True


def _environment(folder: Path) -> dict[str, str]:
    """Without display or the user's home; proxies are the discard port."""
    proxies = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")
    dropped = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "no_proxy", "NO_PROXY"}
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    closed = {key: "http://127.0.0.1:9" for proxy in proxies for key in (proxy, proxy.upper())}
    own = {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(folder)}
    return {**kept, **closed, **own}


def _limit(pid: int) -> None:
    """Bounds that Linux enforces on the program and what it starts; other systems have none."""
    if sys.platform != "linux":
        return
    import resource

    bounds = (
        (resource.RLIMIT_CPU, 2 * MOST_SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 4 * MOST_BYTES),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        with contextlib.suppress(ValueError, OSError):
            resource.prlimit(pid, kind, (most, most))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program's whole session: soffice is a script that starts others."""
    if sys.platform == "win32":
        if process.poll() is None:
            ending = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(ending, check=False, capture_output=True)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
