"""What the reader could not take over or had to mend, told once for each kind."""

from dataclasses import dataclass, field
from enum import Enum

from planforge.findings import Finding, Place, Severity
from planforge.importer.codes import told

_INFO, _WARNING = Severity.INFO, Severity.WARNING
_QUOTED = 30  # characters of what was left out that a message shows


class Loss(Enum):
    """A kind of loss: code, name, severity, message with {count} and {words}, what to do."""

    HIDDEN = (
        "PF520", "hidden-text", _INFO,
        "{count} 处隐藏文字没有读入，第一处是“{words}”。",
        "需要这些文字的，请在 Word 中取消“隐藏”后重新导入。",
    )  # fmt: skip
    PLACEHOLDER = (
        "PF521", "placeholder-text", _INFO,
        "{count} 处内容控件还没有填写，其中的提示文字没有读入，第一处是“{words}”。",
        "请在 Word 中填写，或者导入后补写。",
    )  # fmt: skip
    FIELD = (
        "PF522", "field-without-result", _WARNING,
        "{count} 个域没有显示结果，没有读入，第一个的代码是“{words}”。",
        "请在 Word 中全选后按 F9 更新域，保存后重新导入。",
    )  # fmt: skip
    BROKEN_FIELD = (
        "PF522", "broken-field", _WARNING,
        "{count} 个域的开头和结尾对不上，域代码略去，文字都已读入。",
        "请对照原文检查此处。",
    )  # fmt: skip
    OUTSIDE = (
        "PF523", "outside-picture", _WARNING,
        "{count} 张图片不在文件里，只有链接，没有读取，第一张是“{words}”。",
        "请在 Word 中把图片嵌入文件（文件 → 信息 → 编辑指向文件的链接 → 断开链接）后重新导入。",
    )  # fmt: skip
    PICTURE = (
        "PF523", "missing-picture", _WARNING,
        "{count} 张图片在文件里找不到，第一张是“{words}”。",
        "请对照原文补上图片。",
    )  # fmt: skip
    CHART = (
        "PF524", "chart", _WARNING,
        "{count} 个图表没有读入，第一个是“{words}”。",
        "请在 Word 中把图表复制后选择性粘贴为图片，或者导入后补写为表格。",
    )  # fmt: skip
    DIAGRAM = (
        "PF524", "diagram", _WARNING,
        "{count} 个 SmartArt 图形只读入了文字，第一个是“{words}”。",
        "请对照原文检查文字的层次；要保留图形的，请另存为图片插入。",
    )  # fmt: skip
    OBJECT = (
        "PF524", "embedded-object", _WARNING,
        "{count} 个嵌入对象没有读入，只保留预览图，第一个是“{words}”。",
        "请在 Word 中打开对象，把内容复制到正文后重新导入。",
    )  # fmt: skip
    DOCUMENT = (
        "PF525", "embedded-document", _WARNING,
        "{count} 处插入的文件没有读入，第一处是“{words}”。",
        "请用 Word 打开后另存为新的 .docx 文件（子文档请先“取消链接”），再重新导入。",
    )  # fmt: skip
    FORMULA = (
        "PF526", "formula", _INFO,
        "{count} 个公式按一行文字读入，第一个是“{words}”。",
        "请对照原文检查上下标和分数。",
    )  # fmt: skip
    SYMBOL = (
        "PF526", "unknown-symbol", _WARNING,
        "{count} 个符号字体里的字符没有对应的文字，读作“□”，第一个是 {words}。",
        "请对照原文改为普通字符。",
    )  # fmt: skip
    GUESSED_SYMBOL = (
        "PF526", "guessed-symbol", _INFO,
        "{count} 处字符取自符号字体而没有标明是哪一种，按 Wingdings 读入，第一处读作“{words}”。",
        "请对照原文检查。",
    )  # fmt: skip
    RAISED = (
        "PF526", "raised-text", _INFO,
        "{count} 处上标或下标按普通文字读入，第一处是“{words}”。",
        "请对照原文检查，如 m³ 写作 m³ 而不是 m3。",
    )  # fmt: skip
    CELL_CHANGE = (
        "PF527", "cell-change", _WARNING,
        "{count} 处对单元格的插入、删除或合并带有修订标记，表格可能与原文不同。",
        "请在 Word 中接受或拒绝这些修订后重新导入。",
    )  # fmt: skip
    ORIGINS = (
        "PF528", "broken-origins", _WARNING,
        "文件里记录各段来自预案何处的数据已经损坏：{words}。",
        "正文仍按普通 Word 文件读入；要找回对应关系，请重新生成文件。",
    )  # fmt: skip
    NOTE = (
        "PF529", "missing-note", _WARNING,
        "{count} 个脚注、尾注或批注的编号在文件里没有对应的内容，第一个是 {words}。",
        "请对照原文检查。",
    )  # fmt: skip
    RUNNING_PICTURE = (
        "PF523", "running-picture", _INFO,
        "页眉、页脚、脚注和批注里的 {count} 张图片没有读入。",
        "需要的图片请放在正文里，或者用版式设置。",
    )  # fmt: skip
    WATERMARK = (
        "PF529", "watermark", _INFO,
        "文件带有水印“{words}”，没有读入正文。",
        "草稿类的水印由预案的状态（征求意见稿、送审稿等）生成。",
    )  # fmt: skip


@dataclass
class _Tally:
    words: str
    number: int | None
    count: int = 1


@dataclass
class Losses:
    """Counts losses while a file is read.

    Attributes:
        name: what findings call the file.
    """

    name: str
    _tallies: dict[Loss, _Tally] = field(default_factory=dict)

    def add(self, loss: Loss, words: str = "", number: int | None = None) -> None:
        """Count one more.

        Args:
            loss: what it is.
            words: what was left out, for the message; those of the first are shown.
            number: of the paragraph where it stood; None where it is none of the body's.
        """
        known = self._tallies.get(loss)
        if known is None:
            self._tallies[loss] = _Tally(words, number)
        else:
            known.count += 1

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each kind, in the order in which they were met."""
        return tuple(self._finding(loss, tally) for loss, tally in self._tallies.items())

    def _finding(self, loss: Loss, tally: _Tally) -> Finding:
        code, name, severity, message, hint = loss.value
        words = " ".join(tally.words.split())
        short = words if len(words) <= _QUOTED else words[:_QUOTED] + "…"
        place = Place(self.name, tally.number, 1, short) if tally.number else None
        filled = message.format(count=tally.count, words=short)
        return told(code, name, filled, hint, severity=severity, place=place)
