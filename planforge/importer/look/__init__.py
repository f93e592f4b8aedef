"""The look of an imported Word file, kept as a reference document."""

from planforge.importer.look.keep import keep_look
from planforge.importer.look.roles import Placed, roles_of

__all__ = ["Placed", "keep_look", "roles_of"]
