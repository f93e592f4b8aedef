"""The look of an imported Word file, kept as a reference document."""

from planforge.importer.look.keep import Kept, keep_look
from planforge.importer.look.roles import Placed, roles_of

__all__ = ["Kept", "Placed", "keep_look", "roles_of"]
