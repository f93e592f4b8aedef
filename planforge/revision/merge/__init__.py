"""Merging two revisions of a plan that started from the same one, by ids and names."""

from planforge.revision.merge.merging import Merged, Version, merge

__all__ = ["Merged", "Version", "merge"]
