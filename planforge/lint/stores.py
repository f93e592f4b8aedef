"""The supplies of a plan, and what the words around them tell of them all."""

from collections.abc import Iterator

from planforge.document.quick import quick
from planforge.findings import Path
from planforge.schema import Plan
from planforge.schema.resources import Resource

_PLACE = ("存放", "仓库", "库房", "放在", "置于", "位于")
_PERSON = ("负责", "保管", "管理责任人", "责任人", "专人")
_CHECK = ("检查", "盘点", "清点", "核对", "维护", "更新", "查验")


@quick
class Store:
    """An item of supplies.

    Attributes:
        at: its path.
        item: the supplies.
        around: the words of its category and of the whole list, which may hold for it too.
        listed: the fields that some supplies of the plan fill, so that others lack them.
    """

    at: Path
    item: Resource
    around: str
    listed: frozenset[str]

    @property
    def name(self) -> str:
        """What it is."""
        return self.item.name or self.item.title or self.item.text or ""

    @property
    def counted(self) -> bool:
        """How many are told."""
        item = self.item
        words = f"{item.quantity or ''}{item.text or ''}{item.note or ''}{item.name or ''}"
        return bool(item.quantity) or any(sign.isdigit() for sign in words)

    @property
    def placed(self) -> bool:
        """Where it lies is told."""
        return bool(self.item.place) or self._told(_PLACE, "place")

    @property
    def owned(self) -> bool:
        """Who keeps it is told."""
        return bool(self.item.responsible) or self._told(_PERSON, "responsible")

    @property
    def checked(self) -> bool:
        """When it is looked after is told."""
        return bool(self.item.checked) or self._told(_CHECK, "checked")

    @property
    def bare(self) -> bool:
        """Nothing but a name."""
        return not (self.counted or self.placed or self.owned or self.item.checked)

    def _told(self, words: tuple[str, ...], field: str) -> bool:
        around = "" if field in self.listed else self.around
        own = f"{around}{self.item.text or ''}{self.item.note or ''}"
        return any(word in own for word in words)


def stores_of(plan: Plan) -> tuple[Store, ...]:
    """All supplies of a plan."""
    return tuple(_stores(plan))


def _stores(plan: Plan) -> Iterator[Store]:
    supplies = plan.resources.supplies if plan.resources is not None else None
    if supplies is None:
        return
    whole = "".join(words for words in (supplies.text, supplies.intro, supplies.note) if words)
    every = [item for category in supplies.categories for item in category.supplies]
    fields = ("place", "responsible", "checked")
    listed = frozenset(name for name in fields if any(getattr(item, name) for item in every))
    for number, category in enumerate(supplies.categories):
        own = "".join(words for words in (category.text, category.intro, category.note) if words)
        for index, item in enumerate(category.supplies):
            at: Path = ("resources", "supplies", "categories", number, "supplies", index)
            yield Store(at, item, whole + own, listed)
