"""Answers, and the file they are kept in between two sittings."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import yaml

from planforge.errors import FileProblem
from planforge.interview.expressions import scalar
from planforge.interview.reading import Answer
from planforge.resources.reasons import reason

Answers = dict[str, Answer]
"""Answers by the question's id, in the order in which they were given."""

_LARGEST = 1_000_000
_HEAD = """# planforge new 的回答。改了以后再运行一次同样的命令，没答完的接着问。
# 把哪一行删掉，就重新问哪一个问题。
"""


def read_answers(path: Path) -> tuple[str, Answers]:
    """The organisation type and the answers of a file.

    Raises:
        FileProblem: it cannot be read, or holds something else.
    """
    try:
        if path.stat().st_size > _LARGEST:
            message = f"回答文件 {path} 太大了，不像是回答。"
            raise FileProblem(message)
        data: object = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except OSError as error:
        message = f"读不了回答文件 {path}：{reason(error)}。"
        raise FileProblem(message) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        message = f"回答文件 {path} 读不懂：每行应写成“问题: 回答”，用 UTF-8 编码。"
        raise FileProblem(message, "改好这个文件，或者换一个文件名重新回答。") from error
    if data is None:
        return "", {}
    if not isinstance(data, dict):
        message = f"回答文件 {path} 读不懂：每行应写成“问题: 回答”。"
        raise FileProblem(message)
    items = cast("dict[object, object]", data).items()
    held = {str(key): _value(key, value, path) for key, value in items}
    return str(held.pop("类型", "")), held


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


def _value(key: object, value: object, path: Path) -> Answer:
    """A word or a list of words; nothing deeper, which only another kind of file holds."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(cast("list[str]", value))
    if isinstance(value, str):
        return value
    message = f"{path} 不是回答文件：“{str(key)[:20]}”下面还分层次。"
    raise FileProblem(message, "请换一个文件名；写预案的文件用 -o 指定。")
