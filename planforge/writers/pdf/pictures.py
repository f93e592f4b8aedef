"""Pictures as files beside plan.typ."""

import re
from collections.abc import Callable, Mapping

from planforge.document import Figure
from planforge.findings import Finding, Severity
from planforge.writers.pdf.look import MM, Json
from planforge.writers.pdf.styles import Styles

_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
_SIGNATURES = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",),
    "webp": (b"RIFF",),
}
_SVG_NAME = re.compile(rb"""<svg[^>]*\bxmlns=["']http://www\.w3\.org/2000/svg["']""")
_SVG_WORDS = re.compile(r">([^<>]+)<")


class Pictures:
    """The pictures met so far.

    Attributes:
        files: their bytes by file name.
        findings: those that cannot be shown; their words stand in their place.
    """

    def __init__(self, styles: Styles) -> None:
        self.files: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self._styles = styles
        self._shown: dict[str, tuple[Figure, list[Json]]] = {}

    def order(self, figure: Figure) -> list[Json]:
        """The order that shows a picture, or its words where its bytes are no picture."""
        ending = _ENDINGS.get(figure.media_type)
        self._styles.note("body", figure.alt, figure.origin)
        if ending is None or not _readable(figure.data, ending):
            return self._missing(figure)
        if ending == "svg":
            for words in _SVG_WORDS.findall(figure.data.decode("utf-8", "replace")):
                self._styles.note("body", words.strip().replace("\n", " "), figure.origin)
        name = f"picture-{len(self.files) + 1}.{ending}"
        self.files[name] = figure.data
        order: list[Json] = ["picture", name, figure.alt, figure.width * MM, *self._around()]
        self._shown[name] = figure, order
        return order

    def drop(self, shows: Callable[[Mapping[str, bytes]], bool]) -> bool:
        """Put words in the place of pictures that cannot be shown; False where all can be."""
        broken = [name for name, data in self.files.items() if not shows({name: data})]
        for name in broken:
            figure, order = self._shown[name]
            order[:] = self._missing(figure)
            del self.files[name]
        return bool(broken)

    def _missing(self, figure: Figure) -> list[Json]:
        self._tell(figure)
        return ["missing-picture", figure.alt, *self._around()]

    def _around(self) -> list[Json]:
        look = self._styles.layout.table
        return [look.before_pt, look.after_pt]

    def _tell(self, figure: Figure) -> None:
        self.findings.append(
            Finding(
                "PF803",
                "unreadable-picture",
                Severity.WARNING,
                f"无法识别图片“{figure.alt}”（{figure.media_type}），PDF 中只印出它的文字说明。",
                "请换成 PNG、JPEG 或 SVG 格式的图片。",
                at=figure.origin or None,
            )
        )


def _readable(data: bytes, ending: str) -> bool:
    if ending == "svg":
        return _SVG_NAME.search(data[:4000]) is not None
    return data.startswith(_SIGNATURES[ending])
