"""The comparison's HTML taken apart."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "input", "br", "col", "link", "hr"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    above: "Element | None"
    inner: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inner)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str = "", name: str = "") -> list["Element"]:
        """Everything in it of a tag and a class, in order."""
        found: list[Element] = []
        for part in self.inner:
            if isinstance(part, Element):
                if tag in ("", part.tag) and (not name or name in part.classes):
                    found.append(part)
                found += part.all(tag, name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {}, None)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.inner.append(element)
        if tag not in _VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        if self.at.tag != tag or self.at.above is None:
            self.wrong.append(tag)
        else:
            self.at = self.at.above

    def handle_data(self, data: str) -> None:
        self.at.inner.append(data)


def parsed(data: bytes) -> Element:
    """The page; tags that do not fit fail the test."""
    reader = _Reader()
    reader.feed(data.decode())
    assert reader.wrong == []
    assert reader.at is reader.root
    return reader.root
