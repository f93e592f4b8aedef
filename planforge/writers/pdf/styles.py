"""The styles that a document uses, by name, and the characters it sets in each font."""

from dataclasses import dataclass, field

from planforge.findings import Path
from planforge.profiles import Layout
from planforge.profiles.layout import TextStyle
from planforge.writers.pdf.characters import Characters


@dataclass(slots=True)
class Styles:
    """A layout's styles as they are asked for.

    Attributes:
        layout: where they come from.
        characters: what is set in them.
        used: those asked for so far.
    """

    layout: Layout
    characters: Characters
    used: dict[str, TextStyle] = field(default_factory=dict)

    def role(self, name: str) -> str:
        """The name of a role's style; a role that the layout does not name is body text."""
        return self._keep(name if name in self.layout.styles else "body")

    def depth(self, kind: str, depth: int) -> str:
        """The name of "heading-<depth>" and its like; deeper ones than given look as the last."""
        for level in range(depth, 0, -1):
            if f"{kind}-{level}" in self.layout.styles:
                return self._keep(f"{kind}-{level}")
        return self.role(kind)

    def bold(self, name: str) -> str:
        """The name of a style's bold variant."""
        if self.get(name).bold:
            return name
        return self.variant(name, "bold", bold=True)

    def item(self, depth: int) -> str:
        """The name of an item's style: item-<depth>, else item, else body."""
        own = f"item-{depth}"
        return self._keep(own) if own in self.layout.styles else self.role("item")

    def variant(self, name: str, suffix: str, **update: object) -> str:
        """The name of a style that differs in the given values."""
        other = f"{name}+{suffix}"
        if other not in self.used:
            self.used[other] = self.get(name).model_copy(update=update)
        return other

    def get(self, name: str) -> TextStyle:
        """A style that was asked for before."""
        return self.used[name]

    def same(self, one: str, other: str) -> bool:
        """Two styles look alike."""
        return one == other or self.used[one] == self.used[other]

    def note(self, name: str, text: str, origin: Path) -> None:
        """Keep that text is set in a style."""
        style = self.used[name]
        self.characters.note(style.font, style.bold, text, origin)

    def _keep(self, name: str) -> str:
        if name not in self.used:
            self.used[name] = self.layout.style(name)
        return name
