"""Exceptions for what no edit of the plan can mend; each knows its exit code."""


class PlanforgeError(Exception):
    """A failure told to the user in Chinese, with a way out.

    Attributes:
        message: what went wrong, a full Chinese sentence.
        hint: what to do about it, or None.
        exit_code: the process's exit code.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}{self.hint or ''}"


class UsageProblem(PlanforgeError):
    """The command was called with something it cannot use."""

    exit_code = 2


class LoadError(PlanforgeError):
    """A plan or an input file cannot be loaded at all."""

    exit_code = 3


class TemplateProblem(PlanforgeError):
    """A template is broken, or prints what it may not."""

    exit_code = 4


class RenderError(PlanforgeError):
    """A writer cannot make its output: an engine or a character's font is missing.

    Attributes:
        at: the plan path of what it cannot write; empty where no one place is at fault.
    """

    exit_code = 5

    def __init__(
        self, message: str, hint: str | None = None, at: tuple[str | int, ...] = ()
    ) -> None:
        super().__init__(message, hint)
        self.at = at


class FileProblem(PlanforgeError):
    """A file cannot be read, or may not be written."""

    exit_code = 6
