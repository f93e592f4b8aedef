"""The proof of a script: taken back to its two sides, it gives exactly them."""

from collections.abc import Sequence

from planforge.diff.model import Script, Unit
from planforge.diff.resolve import Left, accepted, rejected
from planforge.errors import RenderError


def prove(script: Script) -> None:
    """Resolve a script both ways.

    Raises:
        RenderError: accepting all does not give the new side, or rejecting all not the old.
    """
    for name, left, units in (
        ("接受全部修订", accepted(script), script.new.units),
        ("拒绝全部修订", rejected(script), script.old.units),
    ):
        wrong = _wrong(left, units)
        if wrong is not None:
            message = f"验证没有通过：{name}以后，{wrong}与原文不一样。"
            raise RenderError(message, "这是 planforge 的错误，请连同两个文件报告给作者。")


def _wrong(left: Sequence[Left], units: Sequence[Unit]) -> str | None:
    """The first paragraph that is not as it should be; None where all are."""
    for at, (mine, due) in enumerate(zip(left, units, strict=False), 1):
        if mine.unit != due.index or mine.words != due.words:
            return f"第 {at} 段（{due.words[:20]}）"
    if len(left) != len(units):
        return "段数"
    return None
