"""What went wrong while a plan's templates were printed."""

from collections.abc import Iterator

from planforge.compose.scribe import Scribe
from planforge.findings import Finding, Severity
from planforge.schema.tables import Drawn

_TO_DRAW = {
    Drawn.ORGANISATION.zh: "请在“组织机构”里写机构或者岗位，或者删去这张图。",
    Drawn.FLOW.zh: "请在“应急响应”里写响应程序；要画一个情景的，情景名称要和预案里的一致。",
    Drawn.CHAIN.zh: "请在“信息报告”的“报告程序”里写谁向谁报告，或者删去这张图。",
    Drawn.DRILL.zh: "请在“应急演练”的“演练进程”里写带时间的时段，或者删去这张图。",
}


def troubles(scribe: Scribe) -> Iterator[Finding]:
    """What the scribe of a document noted: pictures, columns and slots without anything in them."""
    yield from _pictures(scribe)
    for path, name in scribe.blank_columns:
        yield Finding(
            "PF311",
            "blank-column",
            Severity.INFO,
            f"表头里的“{name}”不是这里的任何一项，这一栏输出为空。",
            "要留着手填就不用管；要填上内容，请换成已有的名称，如 姓名、部门、手机。",
            path,
        )
    for path, name in scribe.slots:
        yield Finding(
            "PF304",
            "empty-slot",
            Severity.ERROR,
            f"正文里的 [[.{name}]] 没有对应的内容。",
            f"补写“{name}”这一项，或把 [[.{name}]] 从正文里去掉。",
            path,
        )


def _pictures(scribe: Scribe) -> Iterator[Finding]:
    for path, name in scribe.missing_files:
        message = f"找不到图片“{name}”。"
        hint = "把图片放到预案文件所在的文件夹里，写相对于预案文件的路径。"
        if name in _TO_DRAW:
            hint = f"要照预案的内容画，写 图: {{画: {name}}}。"
        yield Finding("PF303", "missing-file", Severity.ERROR, message, hint, path)
    for path, name in scribe.unused_files:
        message = f"这张图写了“画”，图片“{name}”没有用上。"
        hint = "照内容画的，删去“文件”；要用图片的，删去“画”。"
        yield Finding("PF313", "file-beside-drawing", Severity.WARNING, message, hint, path)
    for path, name in scribe.undrawn:
        message = f"预案里没有可以画成“{name}”的内容，这张图没有画出来。"
        yield Finding("PF312", "nothing-to-draw", Severity.WARNING, message, _TO_DRAW[name], path)
