"""Why a plan file cannot be changed at some place."""

from planforge.errors import LoadError

LIBRARY = "情景库的模块"
"""How a module of the scenario library is named beside files."""


class CannotRewrite(LoadError):
    """The file cannot be changed as asked without touching more than was asked for."""


class Elsewhere(CannotRewrite):
    """The value stands in another file, or may stand there.

    Attributes:
        files: the files as `include` or `extends` names them, nearest first.
    """

    def __init__(self, files: tuple[str, ...], message: str) -> None:
        super().__init__(message, "请改那个文件，或者在这里补写这一项。")
        self.files = files
