"""What click says, in Chinese: help pages and usage errors."""

import datetime
from collections.abc import Iterable

import click

from planforge.resources.wrap import columns, wrapped


class Formatter(click.HelpFormatter):
    """Help pages measured in columns instead of characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is called."""
        self.write(f"{prefix or '用法：'}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """The words over a list."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; each line of the text is one."""
        for line in text.splitlines():
            indent = len(line) - len(line.lstrip()) + self.current_indent
            for words in wrapped(line.strip(), self.width - indent):
                self.write(f"{' ' * indent}{words}".rstrip() + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 28, col_spacing: int = 2
    ) -> None:
        """Names on the left, what they mean on the right."""
        rows = list(rows)
        left = min(max(columns(name) for name, _ in rows), col_max) + col_spacing
        indent = self.current_indent
        for name, words in rows:
            lines = wrapped(words, max(self.width - left - indent, 20)) if words else [""]
            head = f"{' ' * indent}{name}"
            if columns(name) > col_max:
                self.write(f"{head}\n")
                head = " " * indent
            pad = " " * (left + indent - columns(head))
            self.write(f"{head}{pad}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{' ' * (left + indent)}{line}\n")


class Context(click.Context):
    """A context whose help pages are Chinese."""

    formatter_class = Formatter


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


_HELP = click.Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="显示这段说明。",
)


class Command(click.Command):
    """A command whose help page is Chinese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        """The option that shows the help page; all commands share it."""
        return _HELP

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command's name in the usage line."""
        return [*super().collect_usage_pieces(ctx)[1:], "[选项]"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options with what they mean."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [
            (name, words.replace("  [required]", "必填。"))
            for option in options
            for name, words in [option.get_help_record(ctx) or ("", "")]
            if name
        ]
        with formatter.section("选项"):
            formatter.write_dl(records)


class Choice(click.Choice[str]):
    """One of some words; refuses others in Chinese."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The word, if it is one of them."""
        word = str(value)
        if word not in self.choices:
            self.fail(f"不认识“{word}”；可选：{'、'.join(map(str, self.choices))}。", param, ctx)
        return word


class Count(click.ParamType[int]):
    """A whole number from 1; refuses anything else in Chinese."""

    name = "count"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number."""
        word = str(value)
        if not word.isdecimal() or int(word) < 1:
            self.fail(f"应是 1 以上的整数，这里是“{word}”。", param, ctx)
        return int(word)


class Day(click.ParamType[datetime.date]):
    """A date; refuses anything else in Chinese."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """The date."""
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"应是 2026-03-01 这样的日期，这里是“{value}”。", param, ctx)


def told(error: click.ClickException) -> str:
    """A usage error as Chinese lines: what is wrong, and where help is."""
    lines = [f"错误：{_message(error)}"]
    ctx = getattr(error, "ctx", None)
    if ctx is not None:
        lines.append(f"  用法：{ctx.command_path} --help 显示说明。")
    return "\n".join(lines)


def _message(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter():
            return f"缺少{_kind(error)}{_name(error).rstrip()}。"
        case click.BadParameter():
            return f"{_kind(error)}{_name(error)}的值不对：{error.message}"
        case click.NoSuchOption():
            guess = like(error.option_name, error.possibilities or ())
            return f"没有选项 {error.option_name}。{guess}"
        case click.BadOptionUsage():
            takes = "not take" not in error.message
            return f"选项 {error.option_name} {'后面要写一个值' if takes else '后面不写值'}。"
        case click.UsageError() if "extra argument" in error.message:
            return f"多出了参数：{error.message.partition('(')[2].rstrip(').') or error.message}。"
    return error.message


def _kind(error: click.BadParameter) -> str:
    return "选项 " if isinstance(error.param, click.Option) else "参数 "


def _name(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return f"{max(param.opts, key=len)} "
    return f"{param.human_readable_name.rstrip('…')} " if param else ""


def like(word: str, known: Iterable[str]) -> str:
    """A question whether the nearest known word was meant; empty where none is near."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1)
    return f"是不是 {near[0]}？" if near else ""
