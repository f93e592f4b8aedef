"""Broken YAML told in Chinese: what libyaml says, and what the line shows was meant."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from planforge.source.codes import BROKEN_YAML, NO_SPACE, Code
from planforge.source.lines import KEY, indent_of, tell_lines
from planforge.source.log import Log
from planforge.source.nodes import Mark, Source
from planforge.source.words import shown

_QUOTE = "给整个值加引号"
_SINGLE = "'"
_LONG = 400
"""Characters of a line that are looked at for a hint."""
_KEY_VALUE = re.compile(r"(?P<key>\s*(?:- +)*(?:[^:#'\"]*?:\s+)?)(?P<value>.*)")
_GLUED_DASH = re.compile(r"\s*-[^\s-]")
_GLUED_COLON = re.compile(r"\s*(?:- +)*(?P<key>[^\s:：'\"\[{]{0,29}[^\s:：'\"\[{\d]):(?=[^\s/\\])")


class _Told(NamedTuple):
    """What to say: message and hint, at a line and column counted from 1."""

    message: str
    hint: str
    line: int
    column: int
    code: Code = BROKEN_YAML


@dataclass(frozen=True, slots=True)
class _Break:
    """Where libyaml gave up.

    Attributes:
        problem, context: its words.
        line, column: where it noticed, counted from 1.
        start_line, start_column: where what it was reading starts.
    """

    source: Source
    problem: str
    context: str
    line: int
    column: int
    start_line: int
    start_column: int

    def at(self, message: str, hint: str, code: Code = BROKEN_YAML) -> _Told:
        """Told where libyaml noticed."""
        return _Told(message, hint, self.line, self.column, code)

    def at_start(self, message: str, hint: str, code: Code = BROKEN_YAML) -> _Told:
        """Told where what it was reading starts."""
        return _Told(message, hint, self.start_line, self.start_column, code)

    @property
    def text(self) -> str:
        """The line where it noticed."""
        return self.source.line(self.line)

    @property
    def char(self) -> str:
        """The character where it noticed; empty at a line's end."""
        return self.text[self.column - 1 : self.column]

    def above(self, line: int) -> int:
        """The number of the nearest line above that holds something; 0 for none."""
        for number in range(line - 1, max(0, line - 200), -1):
            text = self.source.line(number).strip()
            if text and not text.startswith("#"):
                return number
        return 0


def tell_broken(error: yaml.MarkedYAMLError, source: Source, log: Log) -> None:
    """Say what is wrong with the YAML, where, and what to do.

    Tabs and full-width colons are told for the whole file at once; what libyaml says is left out
    where it only follows from one of them.
    """
    lines = tell_lines(source, log)
    told = _explained(_broken(error, source))
    if told.line not in lines:
        mark = Mark(source, told.line, told.column)
        log.add(told.code, told.message, told.hint, mark=mark)


def _broken(error: yaml.MarkedYAMLError, source: Source) -> _Break:
    noticed = error.problem_mark or error.context_mark
    started = error.context_mark or noticed
    line, column = getattr(noticed, "line", 0) + 1, getattr(noticed, "column", 0) + 1
    last = max(1, len(source.lines))
    if line > last:
        line, column = last, len(source.line(last)) + 1
    return _Break(
        source,
        str(error.problem or ""),
        str(error.context or ""),
        line,
        column,
        min(getattr(started, "line", 0) + 1, last),
        getattr(started, "column", 0) + 1,
    )


def _explained(found: _Break) -> _Told:
    for words, explain in _EXPLAINED:
        if words in found.problem or words in found.context:
            return explain(found)
    hint = f"检查这一行和上一行的缩进、冒号、引号和括号；拿不准时{_QUOTE}。"
    return found.at("这里的写法不合 YAML 格式。", hint)


def _no_colon(found: _Break) -> _Told:
    line = found.source.line(found.start_line)
    glued = _glued(line, found.start_line)
    if glued is not None:
        return glued
    message = "这一行不是“键: 值”，也不是“- ”开头的列表项。"
    hint = "如果是上一行的续行，请比上一行的键多缩进两格；如果是键，请在后面加冒号和空格。"
    return found.at_start(message, hint)


def _glued(line: str, number: int) -> _Told | None:
    """A dash or a colon without the blank that belongs behind it, or None."""
    dash = _GLUED_DASH.match(line)
    if dash is not None:
        message = "列表项的“-”后面没有空格。"
        hint = f"写成：- {line.strip()[1:20]}"
        return _Told(message, hint, number, dash.end() - 1, NO_SPACE)
    colon = _GLUED_COLON.match(line)
    if colon is not None:
        message = f"“{colon['key']}:”的冒号后面没有空格，没有被当作键。"
        hint = f"在冒号后面加一个空格：{colon['key']}: …"
        return _Told(message, hint, number, colon.end(), NO_SPACE)
    return None


def _stray_colon(found: _Break) -> _Told:
    before = found.text[: found.column - 1]
    if KEY.match(before):
        message = "值里又有一个冒号加空格，YAML 分不清哪个是键。"
        return found.at(message, _quoted(found.text))
    if before.rstrip().endswith(("]", "}")):
        return found.at("列表或括号后面不能再跟冒号。", _quoted(found.text))
    above = found.above(found.line)
    line = found.source.line(above)
    glued = _glued(line, above) if above else None
    if glued is not None:
        return glued
    if above and indent_of(found.text) > indent_of(line):
        message = f"这一行比第 {above} 行多缩进，可是第 {above} 行后面已经有值了。"
        hint = "如果两行是并列的键，请对齐；如果这一行从属于上一行，上一行冒号后面不要写值。"
        return _Told(message, hint, found.line, indent_of(found.text) + 1)
    if above and not KEY.match(line):
        message = "这一行不是“键: 值”，下一行的键接不上。"
        hint = "如果是正文，请写在某个键后面；如果是键，请在后面加冒号和空格。"
        return _Told(message, hint, above, indent_of(line) + 1)
    return found.at("这里不该有冒号。", _quoted(found.text))


def _quoted(line: str) -> str:
    """A hint with the line's value put in quotation marks."""
    parts = _KEY_VALUE.match(line[:_LONG].rstrip())
    if parts is None or not parts["value"]:
        return _QUOTE + "。"
    value = parts["value"]
    if value[0] in "'\"" and value[-1] == value[0] and len(value) > 1:
        value = value[1:-1]
    shortened = value if len(value) <= 36 else f"{value[:30]}…"
    key = f"{parts['key'].strip()[:40]} ".lstrip()
    return f"{_QUOTE}：{key}'{shortened.replace(_SINGLE, _SINGLE * 2)}'"


def _same_line_list(found: _Break) -> _Told:
    message = "列表项不能跟在冒号后面写在同一行。"
    return found.at(message, "“- ”另起一行写；如果“- ”是正文，请给整个值加引号。")


def _question(found: _Break) -> _Told:
    return found.at("值不能以“? ”开头。", _quoted(found.text))


def _bad_start(found: _Break) -> _Told:
    char = found.char
    if char == "\t":
        return found.at("这里有一个制表符（Tab），YAML 里只能用空格。", "把它换成空格。")
    message = f"值不能以“{char}”开头，它在 YAML 里另有用处。"
    return found.at(message, _quoted(found.text))


def _tab(found: _Break) -> _Told:
    return found.at("缩进里有制表符（Tab），YAML 的缩进只能用空格。", "把它换成空格。")


def _open_quote(found: _Break) -> _Told:
    char = found.source.line(found.start_line)[found.start_column - 1 : found.start_column]
    message = f"从这里开始的引号“{char}”没有配对，一直到文件末尾都没有结束。"
    hint = f"在值的末尾补上“{char}”；如果引号是正文的一部分，请改用中文引号“”。"
    return found.at_start(message, hint)


def _escape(found: _Break) -> _Told:
    end = found.column + 1
    message = f"双引号里的{shown(found.text[found.column - 1 : end])}不是可用的转义。"
    return found.at(message, "改用单引号，或把反斜杠写成两个。")


def _escape_number(found: _Break) -> _Told:
    return found.at(
        "双引号里的转义写得不对，不是一个字符的编号。", "改用单引号，或直接写出那个字。"
    )


def _no_key(found: _Break) -> _Told:
    before = found.text[: found.column - 1].rstrip()
    if before.endswith(('"', "'")):
        message = "引号结束之后还有文字。"
        hint = "把整个值放进一对引号里；正文里的引号请用中文引号“”，或把单引号写两遍。"
        return found.at(message, hint)
    if before.endswith(("]", "}")):
        return found.at("括号结束之后还有文字。", _quoted(found.text))
    if before.strip(" -"):
        return found.at("这里的文字接不上前面。", _quoted(found.text))
    if found.char == "-":
        message = "这里混用了“键: 值”和“- ”列表项，或者列表项的缩进与上面对不齐。"
        return found.at(message, "同一级里要么都是键，要么都是“- ”；同一个列表的“- ”要左对齐。")
    return found.at(
        "这一行的缩进与上面哪一级都对不齐。", "同一级的键要左对齐；下一级多缩进两个空格。"
    )


def _no_dash(found: _Break) -> _Told:
    message = "这里应是“- ”开头的列表项，或者缩进与上面对不齐。"
    return found.at(message, "同一个列表的“- ”要左对齐；列表项里的键要与“- ”后面的字对齐。")


def _open_bracket(found: _Break) -> _Told:
    line = found.source.line(found.start_line)
    before = found.text[: found.column - 1].rstrip()
    if found.char and found.char in "[{'\"" and before and before[-1] not in ",[{:":
        message = f"方括号或花括号里的文字含有“{found.char}”，YAML 读不下去。"
        return found.at(message, "给这一项加引号，或者每项另起一行写成“- …”再加引号。")
    char = line[found.start_column - 1 : found.start_column]
    pair = {"[": "]", "{": "}"}.get(char, "]")
    message = f"从这里开始的“{char}”没有配对的“{pair}”，或者里面少了逗号。"
    hint = f"补上“{pair}”；如果括号是正文，{_quoted(line)}"
    return found.at_start(message, hint)


def _flow_colon(found: _Break) -> _Told:
    message = "方括号或花括号里的文字含有冒号，YAML 读不下去。"
    return found.at_start(message, "给这一项加引号；如果冒号前面是键，请在冒号后面加一个空格。")


def _no_content(found: _Break) -> _Told:
    if not found.char:
        return found.at("这里少了一个值。", "检查括号和逗号是否配对。")
    message = f"这里不能写“{found.char}”。"
    hint = f"如果是正文，{_quoted(found.text)}" if ":" in found.text else "检查括号和逗号是否配对。"
    return found.at(message, hint)


def _marked_start(found: _Break) -> _Told:
    line = found.source.line(found.start_line)
    char = line[found.start_column - 1 : found.start_column]
    message = f"值不能以“{char}”开头，它在 YAML 里另有用处。"
    return found.at_start(message, _quoted(line))


def _tag_handle(found: _Break) -> _Told:
    return found.at("值不能以“!”开头，它在 YAML 里另有用处。", _quoted(found.text))


def _block_header(found: _Break) -> _Told:
    message = "“|”和“>”后面不能直接写正文。"
    return found.at(
        message, f"正文从下一行写起，缩进两格；如果“|”“>”就是正文，{_quoted(found.text)}"
    )


def _document(found: _Break) -> _Told:
    if indent_of(found.text) == 0 and found.source.lines and found.line > 1:
        message = "从这一行开始接不上前面的内容。"
        hint = "第一级的键都要顶格写：前面的行可能多了缩进；不要写“...”。"
        return found.at(message, hint)
    return found.at("从这一行开始接不上前面的内容。", "检查缩进；第一级的键都要顶格写。")


def _directive(found: _Break) -> _Told:
    return found.at(
        "以“%”开头的行在 YAML 里是指令，预案文件里不用。", "删去这一行，或给整个值加引号。"
    )


_EXPLAINED: tuple[tuple[str, Callable[[_Break], _Told]], ...] = (
    ("could not find expected ':'", _no_colon),
    ("mapping values are not allowed", _stray_colon),
    ("block sequence entries are not allowed", _same_line_list),
    ("mapping keys are not allowed", _question),
    ("cannot start any token", _bad_start),
    ("found a tab character", _tab),
    ("while scanning a quoted scalar", _open_quote),
    ("unknown escape character", _escape),
    ("while parsing a quoted scalar", _escape_number),
    ("while scanning an alias", _marked_start),
    ("while scanning an anchor", _marked_start),
    ("while scanning a tag", _marked_start),
    ("while parsing a tag", _marked_start),
    ("undefined tag handle", _tag_handle),
    ("did not find expected key", _no_key),
    ("did not find expected '-'", _no_dash),
    ("did not find expected ',' or", _open_bracket),
    ("did not find expected node content", _no_content),
    ("found unexpected ':'", _flow_colon),
    ("while scanning a block scalar", _block_header),
    ("<document start>", _document),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
)
"""By libyaml's words, in the problem or its context; the first that fits is told."""
