"""Answers, and the file they are kept in between two sittings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from planforge.errors import FileProblem
from planforge.interview.expressions import scalar
from planforge.interview.reading import Answer
from planforge.resources.reasons import reason

Answers = dict[str, Answer]
"""Answers by the question's id, in the order in which they were given."""

_LARGEST = 1_000_000
_HEAD = """# planforge new 的回答。改了以后再运行一次同样的命令，没答完的接着问。
# 把哪一行删掉，就重新问哪一个问题；几个人的末尾有“……”，就接着问没写到的人。
"""
_SHAPE = "每行应写成“问题: 回答”；一个问题答几样的，写成 [甲, 乙]。"
_OTHER = "改好这个文件，或者换一个文件名重新回答；写预案的文件用 -o 指定。"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of answers, read.

    Attributes:
        type: the organisation type that it says; may be empty.
        answers: by the question's id.
        lines: the line on which each stands.
    """

    type: str = ""
    answers: Answers = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_answers(path: Path) -> Kept:
    """The organisation type and the answers of a file.

    Raises:
        FileProblem: it cannot be read, or holds something else.
    """
    root = _root(path, _text(path))
    if root is None:
        return Kept()
    if not isinstance(root, yaml.MappingNode):
        raise _refused(path, root, f"不是回答文件：{_SHAPE}")
    answers: Answers = {}
    lines: dict[str, int] = {}
    for key, value in root.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        if not name:
            raise _refused(path, key, f"这里不是一个问题：{_SHAPE}")
        if name in lines:
            raise _refused(path, key, f"“{name[:20]}”在第{lines[name]}行已经写过，只留一行。")
        answers[name] = _value(path, name, value)
        lines[name] = key.start_mark.line + 1
    kind = answers.pop("类型", "")
    return Kept(kind if isinstance(kind, str) else "", answers, lines)


def written_answers(type_: str, answers: Mapping[str, Answer]) -> str:
    """The text of a file of answers."""
    lines = [f"类型: {scalar(type_)}"]
    for key, value in answers.items():
        if isinstance(value, tuple):
            words = "[" + ", ".join(scalar(one) for one in value) + "]"
        elif isinstance(value, bool):
            words = "是" if value else "否"
        else:
            words = str(value) if isinstance(value, int) else scalar(value)
        lines.append(f"{scalar(key)}: {words}")
    return _HEAD + "\n".join(lines) + "\n"


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            message = f"回答文件 {path} 太大了，不像是回答。"
            raise FileProblem(message, _OTHER)
        data = path.read_bytes()
    except OSError as error:
        message = f"读不了回答文件 {path}：{reason(error)}。"
        raise FileProblem(message) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"{path}:{line}：不是 UTF-8 编码，读不懂。"
        raise FileProblem(message, "用记事本打开，另存为时编码选 UTF-8。") from error


def _root(path: Path, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except RecursionError as error:
        message = f"{path} 不是回答文件：里面层层嵌套。"
        raise FileProblem(message, _OTHER) from error
    except yaml.YAMLError as error:
        bracket = "flow" in (getattr(error, "context", None) or "")  # That was never closed.
        mark = getattr(error, "context_mark" if bracket else "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        message = f"{path}{line}：读不懂，{_SHAPE}"
        raise FileProblem(message, "带冒号、方括号、井号的回答，两头加上英文引号。") from error


def _value(path: Path, name: str, node: yaml.Node) -> Answer:
    """A word or a list of words; nothing deeper, which only another kind of file holds."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if all(isinstance(one, yaml.ScalarNode) for one in items):
        return tuple(str(one.value) for one in items)
    raise _refused(path, node, f"不是回答文件：“{name[:20]}”下面还分层次；{_SHAPE}")


def _refused(path: Path, node: yaml.Node, words: str) -> FileProblem:
    return FileProblem(f"{path}:{node.start_mark.line + 1}：{words}", _OTHER)
