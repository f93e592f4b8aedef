"""Help pages: plain Chinese, as wide as the console, like options in like words."""

import re
import unicodedata
from collections.abc import Iterator

import click
import pytest

from planforge.cli.app import COMMANDS, app
from tests.cli.calling import call

_CHINESE = "[\u4e00-\u9fff]"
_HALF = re.compile(rf"{_CHINESE}[,;!?]|[,;!?]{_CHINESE}|{_CHINESE}\(|\){_CHINESE}|{_CHINESE}:(?! )")
_MEANINGS = {
    "--force": {"release": 1, "new": 1, "merge": 2, "pull": 2},
    "--yes": {"new": 1, "check": 2},
}
"""Options that mean something else in some commands, by groups that say the same."""


def options() -> Iterator[tuple[str, click.Option]]:
    with click.Context(app) as ctx:
        for name in COMMANDS:
            command = app.get_command(ctx, name)
            assert command is not None
            yield from ((name, one) for one in command.params if isinstance(one, click.Option))


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


@pytest.mark.parametrize("console", ["60", "80"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_page_is_no_wider_than_the_console(
    command: str, console: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", console)
    page = call(*([command] if command else []), "--help").out
    assert page.startswith("用法：planforge")
    assert [line for line in page.splitlines() if width(line) > int(console)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_writes_full_width_marks_between_chinese(command: str) -> None:
    page = " ".join(call(command, "--help").out.split())
    assert _HALF.findall(re.sub("“[^”]*”", "", page)) == []


def test_every_option_is_explained_in_sentences() -> None:
    bare = [(name, one.opts) for name, one in options() if not (one.help or "").endswith("。")]
    assert bare == []


def test_an_option_has_the_same_short_form_everywhere() -> None:
    shorts: dict[str, set[tuple[str, ...]]] = {}
    for _, one in options():
        long = max(one.opts, key=len)
        shorts.setdefault(long, set()).add(tuple(sorted(one.opts)))
    assert {name: forms for name, forms in shorts.items() if len(forms) > 1} == {}


@pytest.mark.parametrize("option", ["--force", "--yes", "--trust", "--dry-run", "--fail-on"])
def test_like_options_are_explained_in_like_words(option: str) -> None:
    groups = _MEANINGS.get(option, {})
    words: dict[int, set[str]] = {}
    for name, one in options():
        if option in one.opts:
            group = hash(name) if groups.get(name) == 1 else groups.get(name, 0)
            words.setdefault(group, set()).add(one.help or "")
    assert words
    assert all(len(said) == 1 for said in words.values()), words


def test_a_command_that_writes_a_file_can_be_forced() -> None:
    names = {name for name, one in options() if "--output" in one.opts}
    forced = {name for name, one in options() if "--force" in one.opts}
    assert names - forced == set()
