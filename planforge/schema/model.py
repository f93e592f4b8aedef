"""What every part of a plan is: a frozen model with a Chinese name and its short forms."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen part of a plan; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    zh: ClassVar[str] = ""
    """What one of these is called in messages: 工作组, 步骤."""
    SHORT: ClassVar[str] = ""
    """The field that a scalar in place of the whole object sets; empty where none does."""
    LIST: ClassVar[str] = ""
    """The field that a list in place of the whole object sets; empty where none does."""


Str = str | None
"""Text that may be missing."""
