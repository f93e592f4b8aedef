"""What became of each row, as a table that opens in Excel."""

import csv
from pathlib import Path
from types import TracebackType

from planforge.batch.run import Outcome
from planforge.errors import FileProblem
from planforge.resources import reason
from planforge.sheets.guard import guarded

_HEAD = ("行", "名称", "结果", "单元格", "问题", "编号", "文件")


class Results:
    """结果.csv, written row by row and put in its place at the end."""

    def __init__(self, path: Path) -> None:
        """Take the file's path."""
        self._path = path
        self._begun = path.parent / ".planforge" / path.name
        """Where it stands until it is done; what a run left that was killed is written over."""

    def __enter__(self) -> "Results":
        """Begin the file.

        Raises:
            FileProblem: it cannot be written.
        """
        try:
            self._begun.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._begun.open("w", encoding="utf-8-sig", newline="")
        except OSError as error:
            message = f"写不了 {self._path}：{reason(error)}。"
            raise FileProblem(message, "请检查目录的写入权限。") from error
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(_HEAD)
        return self

    def add(self, outcome: Outcome) -> None:
        """Add a row's outcome: a line for each thing that is wrong, else one."""
        first = (str(outcome.row), outcome.stem, outcome.words)
        files = "、".join(outcome.files)
        if not outcome.troubles:
            self._line((*first, "", "", "", files))
        for trouble in outcome.troubles:
            self._line((*first, trouble.where, trouble.message, trouble.code, files))

    def _line(self, texts: tuple[str, ...]) -> None:
        self._writer.writerow([guarded(text) for text in texts])

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:  # fmt: skip
        """Put the file in its place, also where the run was broken off."""
        self._file.close()
        try:
            self._begun.replace(self._path)
        except OSError as error:
            self._begun.unlink(missing_ok=True)
            if kind is None:
                message = f"写不了 {self._path}：{reason(error)}。"
                hint = "文件可能正被 Excel 或 WPS 打开，请关闭后重试。"
                raise FileProblem(message, hint) from error
