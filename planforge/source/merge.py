"""One plan over another: maps merge, lists of named items are patched, null deletes."""

from dataclasses import dataclass

from planforge.source.codes import IDLE_OVERRIDE, REPLACED_LIST
from planforge.source.log import Log
from planforge.source.nodes import Mark, Scalar
from planforge.source.scalars import yes_or_no
from planforge.source.shaped import Fields, Held, Rows, Shaped, Table
from planforge.source.words import nearest, shown

_END = -1


_SAYING = frozenset(("title", "text", "action", "name", "intro", "items", "body", "steps"))
"""What makes an item say something by itself."""


@dataclass(frozen=True, slots=True)
class Under:
    """What is merged over, as messages call it.

    Attributes:
        whose: before a list: 被继承的“机构”.
        where: where its names can be looked up.
        strict: an item that names nothing there and says nothing by itself is a mistake.
    """

    whose: str = "被继承的"
    where: str = "被继承的预案"
    strict: bool = False


_PLAN = Under()


def merge(base: Fields, own: Fields, log: Log, under: Under = _PLAN) -> Fields:
    """The object that own makes of base; neither is changed. Each value keeps its place."""
    module = own.module or base.module
    merged = Fields(own.model, own.mark, dict(base.entries), dict(own.orders), own.zh, module)
    for name, held in own.entries.items():
        given = merged.entries.get(name)
        if given is None:
            merged.entries[name] = held
        else:
            value = _over(given.value, held.value, log, under)
            merged.entries[name] = Held(held.key, held.mark, value)
    return merged


def _over(base: Shaped, own: Shaped, log: Log, under: Under) -> Shaped:
    if isinstance(base, Fields) and isinstance(own, Fields):
        return merge(base, own, log, under)
    if isinstance(base, Table) and isinstance(own, Table):
        return Table(own.mark, {**base.entries, **own.entries})
    if isinstance(base, Rows) and isinstance(own, Rows):
        if _patches(own):
            return _Patch(base, own, log, under).rows()
        if under.strict and own.items and any(map(_names, base.items)):
            message = (
                f"{under.whose}“{own.spec.label.zh}”共 {len(base.items)} 条，"
                f"整个换成了这里写的 {len(own.items)} 条。"
            )
            hint = "只改一条的，写上它的标识；要加一条，写“置于后: 前一条的标识”。"
            log.add(REPLACED_LIST, message, hint, mark=own.mark)
    return own


def _patches(rows: Rows) -> bool:
    return any(isinstance(item, Fields) and (_names(item) or item.orders) for item in rows.items)


def _names(item: Shaped) -> tuple[str, ...]:
    """What an item answers to: its written id, its title, the field that names its kind."""
    if not isinstance(item, Fields):
        return ()
    texts = [item.text(name) for name in item.naming]
    apart = item.text(getattr(item.model, "APART_BY", ""))
    if apart and texts[-1]:
        texts[-1] = f"{apart} {texts[-1]}"
    if not texts[0]:
        texts.append(item.text("module"))
    return tuple(text for text in texts if text)


class _Patch:
    """The items of a base list in a chain, so that taking out and moving costs the same in any."""

    def __init__(self, base: Rows, own: Rows, log: Log, under: Under) -> None:
        self._own = own
        self._log = log
        self._under = under
        self._items: list[Shaped] = []
        self._next: dict[int, int] = {_END: _END}
        self._before: dict[int, int] = {_END: _END}
        self._named: dict[str, int] = {}
        for item in base.items:
            self._append(item)

    def rows(self) -> Rows:
        """The base list with the own items worked in, in their order."""
        for item in self._own.items:
            self._work_in(item)
        items: list[Shaped] = []
        slot = self._next[_END]
        while slot != _END:
            items.append(self._items[slot])
            slot = self._next[slot]
        return Rows(self._own.spec, self._own.mark, items)

    def _work_in(self, item: Shaped) -> None:
        if not isinstance(item, Fields):
            self._append(item)
            return
        orders = item.orders
        slot = next((self._named[n] for n in _names(item) if n in self._named), None)
        removing = "remove" in orders and yes_or_no(orders["remove"].text) is not False
        if slot is None and (removing or "override" in orders):
            self._tell_idle(next(iter(orders.values())).mark, _names(item))
            return
        if slot is None and self._under.strict and not _SAYING & item.entries.keys():
            named = item.entries.get("id")
            self._tell_idle(named.mark if named else item.mark, _names(item))
            return
        if slot is not None and removing:
            self._unlink(slot)
            for name in _names(self._items[slot]):
                if self._named.get(name) == slot:
                    del self._named[name]
            return
        if slot is None:
            slot = self._append(Fields(item.model, item.mark, item.entries, {}, item.zh))
        else:
            self._items[slot] = self._merged(self._items[slot], item)
        for order in ("before", "after"):
            if order in orders:
                self._move(slot, orders[order], after=order == "after")

    def _merged(self, old: Shaped, item: Fields) -> Fields:
        """The own item over the old one; one that takes another module starts anew."""
        another = isinstance(old, Fields) and old.module and item.text("module")
        if not isinstance(old, Fields) or (another and another != old.module):
            return Fields(item.model, item.mark, item.entries, {}, item.zh)
        merged = merge(old, item, self._log, self._under)
        merged.orders = {}
        return merged

    def _append(self, item: Shaped) -> int:
        slot = len(self._items)
        self._items.append(item)
        self._link(slot, self._before[_END])
        for name in _names(item):
            self._named.setdefault(name, slot)
        return slot

    def _link(self, slot: int, previous: int) -> None:
        following = self._next[previous]
        self._next[previous] = self._before[following] = slot
        self._before[slot], self._next[slot] = previous, following

    def _unlink(self, slot: int) -> None:
        previous, following = self._before[slot], self._next[slot]
        self._next[previous], self._before[following] = following, previous

    def _move(self, slot: int, order: Scalar, *, after: bool) -> None:
        target = self._named.get(order.text)
        if target == slot:
            message = f"{shown(order.text)}不能排在它自己的前面或者后面，这处改动落了空。"
            self._log.add(IDLE_OVERRIDE, message, "写另一条的标识或名称。", mark=order.mark)
            return
        if target is None:
            self._tell_idle(order.mark, (order.text,))
            return
        self._unlink(slot)
        self._link(slot, target if after else self._before[target])

    def _tell_idle(self, mark: Mark, names: tuple[str, ...]) -> None:
        name = shown(names[0]) if names else "没有写标识或名称的条目"
        under = self._under
        message = f"{under.whose}“{self._own.spec.label.zh}”里没有{name}，这处改动落了空。"
        near = nearest(names[0], self._named) if names and not self._log.full else None
        lost = f"请核对它在{under.where}里的标识或名称。"
        self._log.add(IDLE_OVERRIDE, message, f"是不是“{near}”？" if near else lost, mark=mark)
