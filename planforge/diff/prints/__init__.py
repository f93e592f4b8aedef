"""A plan beside its own print: what a text, a page or a PDF cannot say is taken from the plan."""

from planforge.diff.prints.retold import retold

__all__ = ["retold"]
