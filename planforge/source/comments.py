"""Text that YAML takes for something else than the writer meant, and does not complain."""

import re

from planforge.source.codes import NO_SPACE, SWALLOWED_COMMENT, UNRESOLVED
from planforge.source.log import Log
from planforge.source.nodes import Mark, Source

CONFLICT = "合并冲突"
"""How a comment begins that `planforge merge` leaves."""
_CONFLICT = re.compile(rf"\s*(# {CONFLICT} \d+：)")
_DASH = re.compile(r"\s*-(?=[^\s\d-])")
_GLUED_ANYWHERE = re.compile(r"[ \t]#[^\s#]")
_GLUED = re.compile(r"[ \t]+(#[^\s#].{0,20})")


def tell_conflicts(source: Source, log: Log) -> None:
    """Tell of the comments that a merge left above what both sides changed."""
    if CONFLICT not in source.text:
        return
    for number, line in enumerate(source.lines, 1):
        found = _CONFLICT.match(line)
        if found is not None:
            message = "合并留下的冲突还没有处理。"
            hint = "改成商定的内容，再删去这几行注释。"
            log.add(UNRESOLVED, message, hint, mark=Mark(source, number, found.start(1) + 1))


def holds_glued_comment(text: str) -> bool:
    """Somewhere a `#` follows a blank and stands close to a word."""
    return _GLUED_ANYWHERE.search(text) is not None


def tell_swallowed(source: Source, mark: Mark, end: int, log: Log) -> None:
    """Warn where `#` follows a plain value and stands close to a word: 预案 #2.

    Args:
        source: the file.
        mark: where the value starts.
        end: the column after the value, counted from 0.
        log: takes the warning.
    """
    line = source.line(mark.line)
    if len(line) == end:
        return
    found = _GLUED.match(line, end)
    if found is not None:
        message = f"“{found[1]}”被当作注释，不会出现在文档里。"
        hint = "如果是正文，请给整个值加引号；如果是注释，请在 # 后面空一格。"
        log.add(SWALLOWED_COMMENT, message, hint, mark=Mark(source, mark.line, found.start(1) + 1))


def tell_glued_dashes(source: Source, mark: Mark, last: int, log: Log) -> None:
    """Tell of lines `-甲` that YAML folds into the value above for lack of a blank.

    Args:
        source: the file.
        mark: where the plain value starts.
        last: the number of its last line.
        log: takes the findings.
    """
    for number in range(mark.line, last + 1):
        line = source.line(number)
        found = _DASH.match(line, mark.column - 1 if number == mark.line else 0)
        if found is not None:
            tell_dash(line, Mark(source, number, found.end()), log)


def tell_dash(line: str, mark: Mark, log: Log) -> None:
    """Say that a dash lacks the blank that makes it a list's mark."""
    hint = f"写成：- {line[mark.column :].strip()[:20]}"
    log.add(NO_SPACE, "列表项的“-”后面没有空格。", hint, mark=mark)
