"""Files that ship with planforge, and the safe reading and writing of the user's."""

from planforge.resources.data import data_folder, read_data
from planforge.resources.files import write_atomic
from planforge.resources.names import fit_name, free_name
from planforge.resources.reasons import reason

__all__ = ["data_folder", "fit_name", "free_name", "read_data", "reason", "write_atomic"]
