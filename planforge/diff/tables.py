"""Which row and which column of a table is which of another."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from planforge.diff.align import alike_in_order, free, gaps, pair, pair_all, pair_equal
from planforge.diff.likeness import Likeness, likely
from planforge.diff.order import longest
from planforge.diff.tree import Node, Sort

_LIKE_HEADER = 0.3
_LIKE_ROW = 0.35
_LIKE_ROW_ELSEWHERE = 0.6


def rows_of(table: Node) -> list[Node]:
    """The rows of a table; notes of its caption stand beside them."""
    return [node for node in table.children if node.sort is Sort.ROW]


def table_likeness(old: Node, new: Node) -> float:
    """How alike two tables are: headings and cells that both have, from 0 to 1."""
    if old.digest == new.digest:
        return 1.0
    heads = _shared(_cells(rows_of(old)[: old.header]), _cells(rows_of(new)[: new.header]))
    body = _shared(_cells(rows_of(old)[old.header :]), _cells(rows_of(new)[new.header :]))
    caption = 0.3 if old.words and old.words == new.words else 0.0
    if not old.header and not new.header:
        return body + caption
    return 0.5 * heads + 0.5 * body + caption


def _cells(rows: Sequence[Node]) -> Counter[int]:
    return Counter(cell.key for row in rows for cell in row.children if cell.weight)


def _shared(old: Counter[int], new: Counter[int]) -> float:
    return 2 * (old & new).total() / max(1, old.total() + new.total())


def match_tables(old: Node, new: Node, likeness: Likeness) -> None:
    """Pair rows and cells of two tables that are one."""
    if old.digest == new.digest:
        pair_all(old, new)
        return
    left, right = rows_of(old), rows_of(new)
    columns = _columns(old, new, likeness)
    for one, other in zip(left[: old.header], right[: new.header], strict=False):
        pair(one, other)
    _Rows(left[old.header :], right[new.header :], columns, likeness).match()
    for row in left:
        if row.partner is not None:
            _match_cells(row, row.partner, columns, likeness)


def _columns(old: Node, new: Node, likeness: Likeness) -> dict[int, int]:
    """The column of the new table for those of the old one, in order."""
    left, right = _heads(old), _heads(new)
    if not old.header or not new.header:
        return {column: column for column in left if column in right}
    found: dict[int, int] = {}
    once = Counter(left.values()), Counter(right.values())
    for column, words in left.items():
        if once[0][words] == 1 and once[1][words] == 1:
            found[column] = next(at for at, other in right.items() if other == words)
    found = _in_order(found)
    bodies = _bodies(old), _bodies(new)
    ends = [(-1, -1), *found.items(), (1 << 30, 1 << 30)]
    for (i, j), (k, m) in pairwise(ends):
        ones = [column for column in left if i < column < k]
        others = [column for column in right if j < column < m]
        for one, other in _same(ones, others):
            like = likeness.words(left[one], right[other])
            body = _shared(bodies[0][one], bodies[1][other])
            nothing = not bodies[0][one] and not bodies[1][other] and len(ones) == len(others)
            if like >= _LIKE_HEADER or body >= _LIKE_HEADER or nothing:
                found[one] = other
    return dict(sorted(found.items()))


def _same(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Columns of one gap at the same place in it, counted from the left."""
    return list(zip(old, new, strict=False))


def _in_order(columns: dict[int, int]) -> dict[int, int]:
    items = sorted(columns.items())
    stay = longest([new for _, new in items])
    return {items[at][0]: items[at][1] for at in stay}


def _heads(table: Node) -> dict[int, str]:
    """The words over each column; of the widest row where there is no heading."""
    rows = rows_of(table)
    found: dict[int, str] = {}
    for row in rows[: table.header] or rows:
        for cell in row.children:
            words = "\n".join(inner.words for inner in cell.children)
            if table.header:
                found[cell.column] = (
                    f"{found[cell.column]}\n{words}"
                    if words and (cell.column in found)
                    else found.get(cell.column, words)
                )
            else:
                found.setdefault(cell.column, "")
    return dict(sorted(found.items()))


def _bodies(table: Node) -> dict[int, Counter[int]]:
    found: dict[int, Counter[int]] = {column: Counter() for column in _heads(table)}
    for row in rows_of(table)[table.header :]:
        for cell in row.children:
            if cell.weight and cell.column in found:
                found[cell.column][cell.key] += 1
    return found


class _Rows:
    """The rows below the headings of two tables."""

    def __init__(
        self,
        old: Sequence[Node],
        new: Sequence[Node],
        columns: dict[int, int],
        likeness: Likeness,
    ) -> None:
        self._old, self._new = old, new
        self._likeness = likeness
        self._columns = columns
        self._values: dict[int, tuple[tuple[int, int], ...]] = {}
        self._words: dict[int, str] = {}
        for row in old:
            self._note(row, columns)
        back = {new_column: new_column for new_column in columns.values()}
        for row in new:
            self._note(row, back)

    def match(self) -> None:
        """Pair them: by identity, whole, by the first column that says something, then alike."""
        names = {row.identity: row for row in self._new if row.identity}
        if len(names) == sum(1 for row in self._new if row.identity):
            for row in self._old:
                other = names.get(row.identity) if row.identity else None
                if other is not None and other.partner is None:
                    pair(row, other)
        for left, right in self._gaps():
            self._pair(left, right, self._value)
        self._pair(free(self._old), free(self._new), self._value)
        self._pair(free(self._old), free(self._new), self._key)
        for left, right in self._gaps():
            alike = alike_in_order(left, right, self._likeness, self._alike, _LIKE_ROW)
            for one, other in alike:
                pair(one, other)
        rest = free(self._old), free(self._new)
        for one, other in likely(*rest, self._likeness, self._alike, _LIKE_ROW_ELSEWHERE):
            pair(one, other)

    def _gaps(self) -> list[tuple[list[Node], list[Node]]]:
        return list(gaps(self._old, self._new))

    def _pair(
        self, old: Sequence[Node], new: Sequence[Node], value: Callable[[Node], object]
    ) -> None:
        for one, other in pair_equal(old, new, value):
            pair(one, other)

    def _note(self, row: Node, columns: dict[int, int]) -> None:
        cells = [cell for cell in row.children if cell.column in columns]
        self._values[id(row)] = tuple((columns[cell.column], cell.key) for cell in cells)
        row.words = "\n".join(inner.words for cell in cells for inner in cell.children)

    def _value(self, row: Node) -> object:
        return self._values[id(row)] if row.weight else None

    def _key(self, row: Node) -> object:
        """The first cell with words; None where it says little."""
        for cell in row.children:
            if cell.weight:
                return cell.key if cell.weight > 1 else None
        return None

    def _alike(self, old: Node, new: Node) -> float:
        left, right = self._values[id(old)], self._values[id(new)]
        cells = sum(1 for one, other in zip(left, right, strict=False) if one == other)
        words = self._likeness.words(old.words, new.words)
        return 0.4 * cells / max(1, len(left), len(right)) + 0.6 * words


def _match_cells(old: Node, new: Node, columns: dict[int, int], likeness: Likeness) -> None:
    places = {cell.column: cell for cell in new.children}
    for cell in old.children:
        other = places.get(columns.get(cell.column, -1))
        if other is not None and other.partner is None:
            pair(cell, other)
            match_paragraphs(cell, other, likeness)


def match_paragraphs(old: Node, new: Node, likeness: Likeness) -> None:
    """Pair the paragraphs of two cells that are one."""
    if old.digest == new.digest or old.key == new.key:
        pair_inside(old, new)
        return
    left, right = old.children, new.children
    if len(left) == len(right) == 1 and left[0].sort is right[0].sort:
        pair(left[0], right[0])
        return
    for ones, others in list(gaps(left, right)):
        for one, other in pair_equal(ones, others, lambda node: node.key):
            pair(one, other)
    _keep_order(left, right)
    for ones, others in list(gaps(left, right)):
        for one, other in alike_in_order(ones, others, likeness, likeness.nodes, 0.2):
            pair(one, other)


def pair_inside(old: Node, new: Node) -> None:
    """Pair what stands in two cells with equal content."""
    for one, other in zip(old.children, new.children, strict=True):
        pair_all(one, other)


def _keep_order(old: Sequence[Node], new: Sequence[Node]) -> None:
    """Within a cell nothing moves."""
    places = {id(node): at for at, node in enumerate(new)}
    paired = [node for node in old if node.partner is not None]
    stay = set(longest([places[id(node.partner)] for node in paired]))
    for at, node in enumerate(paired):
        if at not in stay and node.partner is not None:
            node.partner.partner = None
            node.partner = None
