"""From text to marked tree: YAML's events by libyaml, bounded in depth and number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from planforge.source.codes import (
    BAD_ALIAS,
    BAD_CHARACTER,
    EMPTY_FILE,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_MUCH,
    UNUSED_ANCHOR,
    YAML_TAG,
    Code,
)
from planforge.source.comments import holds_glued_comment, tell_glued_dashes, tell_swallowed
from planforge.source.encoding import FORBIDDEN, name_of_character
from planforge.source.folds import unfolded
from planforge.source.log import Log
from planforge.source.nodes import Mapping, Mark, Node, Scalar, Sequence, Source
from planforge.source.syntax import tell_broken

MOST_DEPTH = 64
"""Levels of nesting; real plans have about 12."""
MOST_EVENTS = 400_000
"""YAML events in one load, over all its files; a 1 500-page plan has some 100 000."""

_CONTENT = (yaml.NodeEvent, yaml.CollectionEndEvent)
_TEXT_TAGS = frozenset({"tag:yaml.org,2002:str", "!", "tag:yaml.org,2002:map"})


class _Events(Protocol):
    def check_event(self) -> bool: ...
    def get_event(self) -> yaml.Event: ...


class _Position(Protocol):
    """A parser's mark, counted from 0."""

    line: int
    column: int


class Budget:
    """How much may still be read: events, over all files of one load."""

    def __init__(self, events: int = MOST_EVENTS) -> None:
        self.events = events


class _RefusedError(Exception):
    """Reading stops here; the log says why."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet.

    Attributes:
        size: values in it so far, aliases counted as often as they are written.
        height: levels below it so far.
    """

    node: Sequence | Mapping
    anchor: str | None
    key: Node | None = None
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Anchored:
    node: Node
    size: int
    height: int
    mark: Mark
    used: bool = False


def parse(source: Source, log: Log, budget: Budget) -> Node | None:
    """The marked tree of a file, or None where it cannot be read; the log says why."""
    loader: Callable[[str], _Events] = getattr(yaml.cyaml, "CParser", yaml.SafeLoader)
    builder = _Builder(source, log, budget)
    try:
        return builder.build(loader(source.text))
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        tell_broken(error, source, log)
        return None


@dataclass(slots=True)
class _Builder:
    source: Source
    log: Log
    budget: Budget
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    root: Node | None = None
    glued: bool = field(init=False)

    def __post_init__(self) -> None:
        self.glued = holds_glued_comment(self.source.text)

    def build(self, events: _Events) -> Node | None:
        documents = 0
        while events.check_event():
            event = events.get_event()
            if isinstance(event, _CONTENT):
                self._handle(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse_documents(event)
        for anchored in self.anchors.values():
            self._tell_unused(anchored)
        if self.root is None or (isinstance(self.root, Scalar) and self.root.null):
            message = "文件是空的。"
            hint = "至少要写：类型、预案种类、标题。运行 planforge new 可以得到一份起始文件。"
            self.log.add(EMPTY_FILE, message, hint, mark=Mark(self.source, 1, 1))
            return None
        return self.root

    def _handle(self, event: yaml.Event) -> None:
        self.budget.events -= 1
        if self.budget.events < 0:
            self._refuse_much(self._mark(event))
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        else:
            self._end()

    def _mark(self, event: yaml.Event) -> Mark:
        start: _Position = event.start_mark  # type: ignore[assignment]  # the parser sets it
        return Mark(self.source, start.line + 1, start.column + 1)

    def _refuse(self, code: Code, message: str, hint: str, mark: Mark) -> None:
        self.log.add(code, message, hint, mark=mark)
        raise _RefusedError

    def _refuse_much(self, mark: Mark) -> None:
        message = f"内容太多：展开后超过 {MOST_EVENTS // 10000} 万个值。"
        self._refuse(TOO_MUCH, message, "请检查是否有成片重复的内容或反复引用的锚点。", mark)

    def _refuse_documents(self, event: yaml.Event) -> None:
        message = "从这里开始是第二份文档；一个文件只能写一个预案。"
        hint = "把后面的内容移到另一个文件；如果“---”只是分隔线，请删去。"
        self._refuse(SEVERAL_DOCUMENTS, message, hint, self._mark(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = self._mark(event)
        text, style = event.value, event.style or None
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._tell_tag(event.tag, mark)
        if style == '"' and FORBIDDEN.search(text):
            self._tell_escape(text, mark)
        end: _Position = event.end_mark  # type: ignore[assignment]  # the parser sets it
        if end.line != mark.line - 1 and style != "|":
            if style is None:
                tell_glued_dashes(self.source, mark, end.line + 1, self.log)
            text = unfolded(text, self._written(style, mark, end.line))
        elif self.glued and style is None and text:
            tell_swallowed(self.source, mark, end.column, self.log)
        if "\r" in text:  # escaped in quotes, as JSON writes the line ends of Windows
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        node = Scalar(text, style is None, mark)
        if event.anchor is not None:
            self._keep(event.anchor, _Anchored(node, 1, 0, mark))
        self._attach(node, 1, 0)

    def _written(self, style: str | None, mark: Mark, last: int) -> Iterator[str]:
        """The lines of a value as written, from its first character; single quotes undone."""
        lines = self.source.lines
        quoted = style in ("'", '"')
        if style != ">":
            yield lines[mark.line - 1][mark.column - 1 + quoted :]
        for line in lines[mark.line : last + 1]:
            yield line.replace("''", "'") if style == "'" else line

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        mark = self._mark(event)
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._tell_tag(event.tag, mark)
        if len(self.stack) >= MOST_DEPTH:
            self._refuse_deep(mark)
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        self.stack.append(_Open(kind(mark, flow=bool(event.flow_style)), event.anchor))

    def _refuse_deep(self, mark: Mark) -> None:
        message = f"这里嵌套太深，超过 {MOST_DEPTH} 层。"
        self._refuse(TOO_DEEP, message, "请检查括号是否写多了、缩进是否越来越深。", mark)

    def _end(self) -> None:
        done = self.stack.pop()
        if done.anchor is not None:
            anchored = _Anchored(done.node, done.size, done.height, done.node.mark)
            self._keep(done.anchor, anchored)
        self._attach(done.node, done.size, done.height)

    def _alias(self, event: yaml.AliasEvent) -> None:
        mark = self._mark(event)
        anchored = self.anchors.get(event.anchor or "")
        if anchored is None:
            if any(entry.anchor == event.anchor for entry in self.stack):
                message = f"“*{event.anchor}”引用了包着它自己的内容。"
                self._refuse(BAD_ALIAS, message, "去掉这处引用。", mark)
            message = f"“*{event.anchor}”引用的锚点“&{event.anchor}”在前面没有。"
            hint = f"如果这是正文，请加引号：'*{event.anchor}'"
            self.log.add(BAD_ALIAS, message, hint, mark=mark)
            self._attach(Scalar("", True, mark), 1, 0)
            return
        anchored.used = True
        self._attach(anchored.node, anchored.size, anchored.height)

    def _keep(self, name: str, anchored: _Anchored) -> None:
        previous = self.anchors.get(name)
        if previous is not None:
            self._tell_unused(previous)
        self.anchors[name] = anchored

    def _attach(self, node: Node, size: int, height: int) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.size += size
        if parent.height <= height:
            parent.height = height + 1
        if parent.size > MOST_EVENTS:
            self._refuse_much(node.mark)
        if len(self.stack) + height > MOST_DEPTH:
            self._refuse_deep(node.mark)
        if isinstance(parent.node, Sequence):
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            parent.node.pairs.append((parent.key, node))
            parent.key = None

    def _tell_unused(self, anchored: _Anchored) -> None:
        if anchored.used:
            return
        line = anchored.mark.source.line(anchored.mark.line)
        written = line[anchored.mark.column - 1 :].split(maxsplit=1)
        shown = written[0][:40] if written else "&"
        message = f"“{shown}”在 YAML 里是锚点，不是正文，而且没有地方引用它。"
        self.log.add(
            UNUSED_ANCHOR, message, "如果是正文，请给整个值加引号；否则删去。", mark=anchored.mark
        )

    def _tell_tag(self, tag: str, mark: Mark) -> None:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        message = f"“{shown[:40]}”在 YAML 里是标签，不是正文；预案文件里不用标签。"
        self.log.add(YAML_TAG, message, "如果是正文，请给整个值加引号；否则删去。", mark=mark)

    def _tell_escape(self, text: str, mark: Mark) -> None:
        found = FORBIDDEN.search(text)
        if found is not None:
            message = f"引号里的转义写出了一个{name_of_character(found[0])}，文档里不能有它。"
            self.log.add(BAD_CHARACTER, message, "删去这个转义。", mark=mark)
