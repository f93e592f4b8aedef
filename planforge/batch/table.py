"""What became of each row, as a table that opens in Excel."""

import csv
import tempfile
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

    def __enter__(self) -> "Results":
        """Begin the file.

        Raises:
            FileProblem: it cannot be written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.NamedTemporaryFile(
                "w", encoding="utf-8-sig", newline="", dir=self._path.parent,
                prefix=".结果.", suffix=".csv", delete=False,
            )  # fmt: skip
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
        name = Path(self._file.name)
        try:
            name.chmod(0o644)
            name.replace(self._path)
        except OSError as error:
            name.unlink(missing_ok=True)
            if kind is None:
                message = f"写不了 {self._path}：{reason(error)}。"
                hint = "文件可能正被 Excel 或 WPS 打开，请关闭后重试。"
                raise FileProblem(message, hint) from error
