"""The public edition of a plan: the same plan without what the schema marks as private."""

from planforge.public.edition import Edition, public_edition
from planforge.public.proof import leaks

__all__ = ["Edition", "leaks", "public_edition"]
