"""The registry of laws and standards, read from ``registry.json`` beside this file."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from planforge.laws.law import Law, Status
from planforge.laws.names import (
    bare_title,
    document_key,
    of_state,
    order_of,
    slipped,
    standard_key,
    without_tag,
)
from planforge.laws.read import read_registry
from planforge.resources.data import read_data

_FILE = Path(__file__).with_name("registry.json")
_LEAST = 6
"""Shorter titles differ in one character from many others."""
_LEAST_OWN = 9
"""The same for titles that may be those of an organisation's own rules."""


@dataclass(frozen=True, eq=False)
class Registry:
    """All known laws and standards.

    Attributes:
        as_of: the day of which the statuses hold.
        laws: in the order of the file; those that a plan adds stand first.
        titles_only: kinds with further titles that exist; nothing else is known of them.
    """

    as_of: datetime.date
    laws: tuple[Law, ...]
    titles_only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> Mapping[str, Law]:
        return {law.id: law for law in reversed(self.laws)}

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[Law, ...]]:
        found: dict[str, list[Law]] = {}
        for law in self.laws:
            whole = bare_title(law.title)
            keys = dict.fromkeys([whole, without_tag(whole), *map(bare_title, law.short_names)])
            for key in keys:
                found.setdefault(key, []).append(law)
        return {key: _own_first(laws) for key, laws in found.items()}

    @cached_property
    def _by_standard(self) -> Mapping[str, tuple[Law, ...]]:
        found: dict[str, list[Law]] = {}
        for law in self.laws:
            for number in filter(None, (law.standard, *law.old_codes)):
                found.setdefault(standard_key(number)[0], []).append(law)
        return {key: _own_first(laws) for key, laws in found.items()}

    @cached_property
    def _by_number(self) -> Mapping[str, Law]:
        found = {}
        for law in reversed(self.laws):
            key = document_key(law.number)
            if key and order_of(key)[0] not in ("部门", "主席"):
                found[key] = law
        return found

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(
            bare_title(title) for titles in self.titles_only.values() for title in titles
        )

    @cached_property
    def watched(self) -> tuple[str, ...]:
        """Names that are looked for without 《》 too: laws that are gone, articles that moved.

        A name that a law in force bears as well is not among them.
        """
        found: dict[str, None] = {}
        for law in self.laws:
            gone = law.status is Status.REPEALED
            for name in (law.title.removeprefix("中华人民共和国"), *law.short_names):
                editions = self.by_title(name) if gone else ()
                shared = any(one.status is not Status.REPEALED for one in editions)
                if len(name) > 2 and (law.shift or gone) and not shared:
                    found[name] = None
        return tuple(found)

    def longer(self, name: str) -> tuple[str, ...]:
        """Known titles that end with a name: 劳动合同法 ends with 合同法."""
        return tuple(key for key in self._by_title if key != name and key.endswith(name))

    def by_id(self, law: str) -> Law | None:
        """The law of that id, or None."""
        return self._by_id.get(law)

    def by_title(self, title: str) -> tuple[Law, ...]:
        """The laws of that title or short name; several where editions share it.

        《》, blanks, 中华人民共和国 and （试行）, （2024年修订） at the end make no difference.
        """
        key = bare_title(title)
        return self._by_title.get(key) or self._by_title.get(without_tag(key), ())

    def by_standard(self, number: str) -> tuple[Law, ...]:
        """The editions of a standard; only that of the year where the number names one."""
        series, year = standard_key(number)
        every = self.by_series(number)
        if not year:
            return every
        exact = f"{series}-{year}"
        return tuple(law for law in every if exact in map(_exact, (law.standard, *law.old_codes)))

    def by_series(self, number: str) -> tuple[Law, ...]:
        """All editions of a standard, whatever year the number names."""
        return self._by_standard.get(standard_key(number)[0], ())

    def by_number(self, number: str) -> Law | None:
        """The law of a document number.

        Orders of ministries and of the President are counted anew from time to time: laws with
        such a number are found by title only.
        """
        return self._by_number.get(document_key(number))

    def numbered(self, number: str) -> Law | None:
        """The law of a document's or standard's number, or None."""
        return next(iter(self.by_standard(number)), None) or self.by_number(number)

    def known(self, title: str) -> bool:
        """The registry holds the title, with or without further facts."""
        key = bare_title(title)
        return bool(self.by_title(title)) or key in self._known or without_tag(key) in self._known

    def resolve(
        self, title: str, number: str, day: datetime.date, year: int | None = None
    ) -> Law | None:
        """The law that a citation means.

        Args:
            title: as cited; may be empty.
            number: of a document or standard; may be empty.
            day: where editions share a title, that which held on the day is meant.
            year: of the version that the citation names.
        """
        standards = self.by_standard(number)
        numbered = self.numbered(number)
        editions = self.by_title(title) if title else ()
        if not editions:
            return numbered if not title else None
        if any(law in editions for law in standards):
            return next(law for law in standards if law in editions)
        if numbered in editions or len(editions) == 1:
            return numbered if numbered in editions else editions[0]
        count = order_of(document_key(number))[1]
        ordered = [law for law in editions if count and count == order_of(law.number)[1]]
        dated = [law for law in editions if year and _first_year(law) == year]
        held = [law for law in editions if law.held(day)]
        current = [law for law in editions if law.status is not Status.REPEALED]
        return next(iter([*ordered, *dated, *held, *current, *editions]))

    def repeals(self, law: Law) -> tuple[Law, ...]:
        """The laws that a law took the place of."""
        return tuple(
            one
            for one in self.laws
            if one.replaced_by == law.id and one.status is Status.REPEALED and one.id != law.id
        )

    def misnamed(self, title: str) -> Law | None:
        """The law that people call by a title that it never bore, or None."""
        key = bare_title(title)
        return self._misnamed.get(key)

    @cached_property
    def _misnamed(self) -> Mapping[str, Law]:
        return {bare_title(title): law for law in self.laws for title in law.wrong_titles}

    def meant(self, title: str) -> Law | None:
        """The law that a title with a slip of the pen means, or None.

        A character is wrong, missing or too many; or the last word, such as 条例 for 办法. Of
        titles that an organisation may give its own rules, only long ones that end alike count.
        """
        key = bare_title(title)
        if self.known(title):
            return None
        if key not in self._meant:
            self._meant[key] = self._slip(key, state=of_state(title))
        return self._meant[key]

    @cached_property
    def _meant(self) -> dict[str, Law | None]:
        return {}

    @cached_property
    def _bare(self) -> tuple[tuple[str, Law], ...]:
        return tuple((bare_title(law.title), law) for law in self.laws)

    def _slip(self, key: str, *, state: bool) -> Law | None:
        if len(key) < (_LEAST if state else _LEAST_OWN):
            return None
        near = ((bare, law) for bare, law in self._bare if abs(len(bare) - len(key)) <= 1)
        meant = (law for bare, law in near if slipped(key, bare))
        return next((law for law in meant if state or law.title[-2:] == key[-2:]), None)

    def joined(self, own: Iterable[Law]) -> "Registry":
        """The registry with laws that a plan adds; where they tell otherwise, they hold."""
        return replace(self, laws=(*own, *self.laws))


@cache
def load_registry() -> Registry:
    """The registry that is shipped.

    Raises:
        FileProblem: the installation lacks it.
    """
    return Registry(*read_registry(read_data(_FILE)))


def _exact(number: str) -> str:
    return "-".join(standard_key(number))


def _first_year(law: Law) -> int | None:
    day = law.promulgated or law.effective
    return day.year if day else None


def _own_first(laws: list[Law]) -> tuple[Law, ...]:
    own = tuple(law for law in laws if law.own)
    return own or tuple(laws)
