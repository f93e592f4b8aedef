"""Sentences that break off."""

import re
from functools import cache

from planforge.document import children
from planforge.findings import Path, Severity
from planforge.lint.context import Context
from planforge.lint.hits import in_template
from planforge.lint.prose import Prose
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.base import Entry

_ENDS = "。；;！!？?：:.…”」』）)】]—"
_ELSEWHERE = frozenset({"organization", "annexes", "grading", "opening", "closing", "checks"})
"""Parts whose short texts take no end mark by custom."""
_SPOKEN = frozenset({"text", "action", "intro", "note", "setting", "definition", "trigger", "duty"})
_LEAST = 5
_FEW = 8
"""So many texts tell whether a plan ends its sentences with marks."""
_SHORT = 20
_SHARE = 0.05


_VERBS = (
    "并", "和", "且", "或", "将", "把", "由", "以及", "并且", "同时", "及时", "完善", "加强",
    "提高", "提升", "确保", "保障", "开展", "进行", "制定", "建立", "组织", "协调", "落实", "做好",
    "根据", "按照", "针对", "对于", "关于", "由于", "通过", "包括",
)  # fmt: skip
_JOINTS = ("以及", "并且", "对于", "关于", "由于", "按照", "根据", "包括", "例如")


@cache
def _verbs() -> tuple[str, ...]:
    return (*_VERBS, *_JOINTS, *(word + "。" for word in (*_VERBS, *_JOINTS)))


@cache
def _dangling() -> re.Pattern[str]:
    """A last clause that is a bare verb or a joint: something must have followed."""
    verbs, joints = "|".join(_VERBS), "|".join(_JOINTS)
    return re.compile(
        rf"(?:^|[，,；;、])(?:{verbs})[。.]?$|(?:{joints})[。.]?$|(?<![饱共温缓谋平总调暖柔祥随附应祖])和$"
    )


@rule("PF603", "cut-off-sentence", "句子没有写完", Severity.ERROR)
def cut_off(context: Context) -> Found:
    """A sentence breaks off, or the whole text does.

    问题：一句话停在半截，或者全文到这一句就断了。
    为什么：断掉的多半是复制时漏了一段，后面的要求谁也看不到。
    改法：对照原稿把这一句和后面的内容补齐。

    反例：
        应急演练:
          - 每年至少组织一次演练。
          - 演练结束后，对演练进行总结评估，完善
        标题: 示例公司综合应急预案

    正例：
        应急演练:
          - 每年至少组织一次演练。
          - 演练结束后，对演练进行总结评估，完善应急预案。
        标题: 示例公司综合应急预案
    """
    broken = {text.at for text in context.prose if _broken(text)}
    for text in context.prose:
        if text.at in broken:
            words = _tail(text)
            yield Problem(text.at, f"“{words}”没有写完。", words=words)
    texts = [text for text in context.prose if _sentence_like(text)]
    lacking = [text for text in texts if _open(text.text)]
    if len(texts) < _FEW or len(lacking) > max(1, len(texts) * _SHARE):
        return
    end = _last(context)
    for text in lacking:
        if text.at in broken:
            continue
        last = bool(end) and text.at[: len(end)] == end
        if last or (len(text.text) > _SHORT and ("，" in text.text or "," in text.text)):
            yield _unended(text, last=last)


def _unended(text: Prose, *, last: bool) -> Problem:
    words = _tail(text)
    if last:
        message = f"全文到“{words}”就断了，句末没有标点，后面像是漏了内容。"
        return Problem(text.at, message, words=words)
    message = f"“{words}”句末没有标点，别的句子都有，可能没有写完。"
    return Problem(text.at, message, words=words, severity=Severity.WARNING)


def _broken(text: Prose) -> bool:
    words = text.text
    if text.field not in _SPOKEN or len(words) <= _LEAST or not words.endswith(_verbs()):
        return False
    return not in_template(text) and bool(_dangling().search(_tail(text)))


def _sentence_like(text: Prose) -> bool:
    return (
        text.field == "text"
        and isinstance(text.owner, Entry)
        and (text.part not in _ELSEWHERE or (text.part == "organization" and "duties" in text.at))
        and len(text.text) > _LEAST
        and "\t" not in text.text
        and not text.text.endswith("]]")
    )


def _open(words: str) -> bool:
    stripped = words.rstrip()
    return bool(stripped) and stripped[-1] not in _ENDS


def _tail(text: Prose) -> str:
    """The last sentence of a text, short enough to be quoted."""
    words = text.text.rstrip()
    last = re.split(r"[。；;\n]", words.rstrip("。"))[-1]
    return words[-30:] if len(last) > 30 else words[words.rindex(last) :]


def _last(context: Context) -> Path:
    """Where the last words of the document come from."""
    blocks = context.document.body
    block = blocks[-1] if blocks else None
    while block is not None and (inner := children(block)):
        block = inner[-1]
    origin: Path = getattr(block, "origin", ())
    return origin
