"""What planforge needs of a machine, and what would make it better."""

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from io import StringIO

from planforge.errors import PlanforgeError
from planforge.profiles.layout import FontRole


class State(Enum):
    """How a thing stands; the value is what the page shows."""

    GOOD = "[好]"
    OPTIONAL = "[可选]"
    BROKEN = "[缺]"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing looked at, and what to do where it is not good."""

    state: State
    words: str
    hint: str = ""


_REINSTALL = "请运行：pip install --upgrade planforge"


def examine() -> Iterator[tuple[str, list[Result]]]:
    """Everything, by heading."""
    yield "运行环境", [_python(), _console(), *_data()]
    yield "程序包", [_package(name) for name in needed()]
    yield "PDF 引擎", [_typst(), _weasyprint()]
    yield "PDF 用的字体", list(_fonts())
    yield "读入已有的文件", [_extra(_PYPDF), _libreoffice()]
    yield "其他可选的程序", [*map(_extra, _EXTRAS), _git()]


def needed() -> list[str]:
    """The packages that planforge declares, without the optional ones."""
    lines = [line for line in requires("planforge") or () if "extra ==" not in line]
    return [match[0] for line in lines if (match := re.match(r"[A-Za-z0-9._-]+", line))]


def _python() -> Result:
    words = f"Python {platform.python_version()}（{platform.system()} {platform.machine()}）"
    return Result(State.GOOD, words)


def _console() -> Result:
    encoding = (sys.stdout.encoding or "").lower()
    if encoding.replace("-", "") in ("utf8", "gbk", "cp936", "gb18030", "gb2312"):
        return Result(State.GOOD, f"控制台编码 {encoding}")
    hint = "显示不出的字会变成〓或问号；可设置环境变量 PYTHONUTF8=1。"
    return Result(State.OPTIONAL, f"控制台编码 {encoding or '不明'}", hint)


def _data() -> Iterator[Result]:
    from planforge.profiles import layout_names, load_layout, load_profile, profile_names

    try:
        profiles = [load_profile(name) for name in dict.fromkeys(profile_names().values())]
        layouts = [load_layout(name) for name in layout_names()]
    except PlanforgeError as error:
        yield Result(State.BROKEN, error.message, error.hint or _REINSTALL)
        return
    yield Result(State.GOOD, f"单位类型：{'、'.join(profile.title for profile in profiles)}")
    yield Result(State.GOOD, f"版式：{'、'.join(layout.name for layout in layouts)}")


def _package(name: str) -> Result:
    try:
        return Result(State.GOOD, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Result(State.BROKEN, f"没有安装 {name}", _REINSTALL)


def _typst() -> Result:
    try:
        import_module("typst")
    except ImportError:
        hint = "请运行：pip install typst pylopdf-fonts-zh-cn。没有它，render 只能生成其他格式。"
        return Result(State.OPTIONAL, "没有安装 typst，默认的 PDF 引擎不能用", hint)
    return Result(State.GOOD, f"typst {version('typst')}（默认，不需要系统库）")


def _weasyprint() -> Result:
    try:
        # Without Pango its import prints a page of English advice.
        with redirect_stdout(StringIO()):
            import_module("weasyprint")
    except ImportError:
        words = "没有安装 weasyprint（另一种 PDF 引擎，一般用不着）"
        return Result(State.OPTIONAL, words, "要用时运行：pip install weasyprint")
    except OSError:
        hint = (
            "要用时安装 Pango。Debian/Ubuntu：libpango-1.0-0 和 libpangoft2-1.0-0；"
            "macOS：brew install pango；Windows：经 MSYS2 安装。"
        )
        return Result(State.OPTIONAL, "weasyprint 已安装，但缺少系统库 Pango（一般用不着）", hint)
    from weasyprint.text.ffi import pango  # type: ignore[import-untyped]

    number = pango.pango_version()
    found = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Result(State.GOOD, f"weasyprint {version('weasyprint')}，Pango {found}")


@dataclass(frozen=True, slots=True)
class _Extra:
    """An optional package: what it is good for, and what is different without it."""

    name: str
    serves: str
    without: str


_PYPDF = _Extra("pypdf", "读 PDF 的文字层", "import 不能读 PDF")
_EXTRAS = (
    _Extra("openpyxl", "读 Excel 表格", "不能读 .xlsx 表格；.csv 照样能读，写表格不用它"),
    _Extra("questionary", "new 提问时用方向键选择", "new 提问时改为输入序号"),
    _Extra("rjieba", "diff 按词对照", "diff 用简单的办法分词"),
    _Extra("distributed", "batch --cluster 在几台机器上一起做", "batch 只用这一台机器"),
)


def _extra(package: _Extra) -> Result:
    try:
        return Result(State.GOOD, f"{package.name} {version(package.name)}（{package.serves}）")
    except PackageNotFoundError:
        words = f"没有安装 {package.name}，{package.without}"
        return Result(State.OPTIONAL, words, f"要用时运行：pip install {package.name}")


def _git() -> Result:
    if shutil.which("git") is not None:
        return Result(State.GOOD, "git（diff、log、merge 用它取以前的版本）")
    hint = "不用 git 管理预案就不必安装；两个文件照样能比较。"
    return Result(State.OPTIONAL, "没有 git，diff 和 log 只能比较文件", hint)


def _libreoffice() -> Result:
    from planforge.importer.legacy import converter

    if converter() is not None:
        return Result(State.GOOD, "LibreOffice（import --convert 用它读 .doc、.wps 等旧格式）")
    hint = "旧格式也可以在 Word 或 WPS 里另存为 .docx，不必安装。"
    return Result(State.OPTIONAL, "没有 LibreOffice，import --convert 不能用", hint)


def _fonts() -> Iterator[Result]:
    from planforge.profiles import layout_names, load_layout
    from planforge.writers.fonts import font_report

    fonts: dict[str, FontRole] = {}
    for name in layout_names():
        fonts |= load_layout(name).fonts
    try:
        reports = font_report(fonts)
    except PlanforgeError as error:
        yield Result(State.OPTIONAL, error.message, error.hint or "")
        return
    for report in reports:
        words = f"{report.wanted}：{report.used}（{report.file.name}）"
        if report.lost:
            hint = f"GB 2312 的 6763 个汉字里有 {report.lost} 个没有字形，请安装 Noto CJK 字体。"
            yield Result(State.OPTIONAL, words, hint)
        elif report.substituted:
            yield Result(
                State.OPTIONAL, f"{words}，是代用字体", f"安装“{report.wanted}”即可换成原字体。"
            )
        else:
            yield Result(State.GOOD, words)
