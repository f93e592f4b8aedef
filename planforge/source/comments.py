"""Text that YAML drops as a comment although the writer meant it."""

import re

from planforge.source.codes import SWALLOWED_COMMENT
from planforge.source.log import Log
from planforge.source.nodes import Mark, Source

_GLUED = re.compile(r"[ \t]+(#[^\s#].{0,20})")


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
