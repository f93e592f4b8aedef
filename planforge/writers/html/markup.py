"""The one place where characters become HTML."""

import re

_UNSAFE_IN_ID = re.compile(r"[^\w.:-]")


def escape(text: str) -> str:
    """Text as element content."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def element_id(anchor: str) -> str:
    """The id of the element for an anchor.

    It is the anchor itself; what an id or a link may not hold stands as ``~`` and its code.
    """
    return _UNSAFE_IN_ID.sub(lambda match: f"~{ord(match[0]):x}", anchor)


def css_string(text: str) -> str:
    """Text as a CSS string; ``<`` is escaped because the rules stand in a style element."""
    escaped = "".join(
        f"\\{ord(char):x} " if char in '"\\<\n\r\f' or ord(char) < 32 else char for char in text
    )
    return f'"{escaped}"'
