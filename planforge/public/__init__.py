"""The public edition of a plan: the same plan without what the schema marks as private."""

from planforge.public.edition import Edition, public_edition
from planforge.public.pictures import bare
from planforge.public.proof import Search

__all__ = ["Edition", "Search", "bare", "public_edition"]
