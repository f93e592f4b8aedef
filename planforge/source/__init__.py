"""Reading plan files: bytes to marked tree, merged, read against the schema, validated."""

from planforge.source.encoding import convert_encoding
from planforge.source.load import Loaded, load, load_text, read_model, read_module
from planforge.source.nodes import MarkedNode
from planforge.source.tree import MarkedTree, locate

__all__ = [
    "Loaded",
    "MarkedNode",
    "MarkedTree",
    "convert_encoding",
    "load",
    "load_text",
    "locate",
    "read_model",
    "read_module",
]
