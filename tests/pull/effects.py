"""What an edit is to do to a plan, as data: values put, dropped, added, moved."""

from collections.abc import Callable
from dataclasses import dataclass

from planforge.findings import Path
from planforge.schema.base import Model

Data = str | list["Data"] | dict[str, "Data"]
"""A plan's values by English keys, without what is empty."""
Effect = Callable[[Data], Data]


def plain(value: object) -> Data:
    """A model as data; what is empty in an object is left out."""
    if isinstance(value, Model):
        held = {name: plain(getattr(value, name)) for name in value.model_fields_set}
        return {name: inner for name, inner in sorted(held.items()) if inner not in ({}, [], "")}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain(inner) for name, inner in value.items()}
    return "" if value is None else str(value).rstrip("\n")


def tidy(data: Data) -> Data:
    """Data without what is empty in its objects."""
    if isinstance(data, list):
        return [tidy(item) for item in data]
    if isinstance(data, dict):
        held = {name: tidy(inner) for name, inner in sorted(data.items())}
        return {name: inner for name, inner in held.items() if inner not in ({}, [], "")}
    return data


@dataclass(frozen=True)
class Place:
    """A place in data."""

    path: Path

    def holder(self, data: Data) -> dict[str, Data]:
        """The object around, made where it is missing."""
        for step in self.path[:-1]:
            if isinstance(data, list):
                assert isinstance(step, int)
                data = data[step]
            else:
                assert isinstance(data, dict)
                data = data.setdefault(str(step), {})
        assert isinstance(data, dict)
        return data

    def rows(self, data: Data) -> list[Data]:
        """The list that stands there, made where it is missing."""
        for number, step in enumerate(self.path):
            if isinstance(data, list):
                assert isinstance(step, int)
                data = data[step]
            else:
                assert isinstance(data, dict)
                last = number == len(self.path) - 1
                data = data.setdefault(str(step), [] if last else {})
        assert isinstance(data, list)
        return data


def put(*path: str | int, to: Data) -> Effect:
    """Another value at a path."""

    def made(data: Data) -> Data:
        holder: dict[str, Data] | list[Data]
        if isinstance(path[-1], int):
            Place(path[:-1]).rows(data)[path[-1]] = to
        else:
            holder = Place(path).holder(data)
            holder[str(path[-1])] = to
        return data

    return made


def swap(*path: str | int, old: str, new: str) -> Effect:
    """Words within the text at a path."""

    def made(data: Data) -> Data:
        if isinstance(path[-1], int):
            rows = Place(path[:-1]).rows(data)
            text = rows[path[-1]]
            assert isinstance(text, str)
            assert old in text
            rows[path[-1]] = text.replace(old, new, 1)
            return data
        holder = Place(path).holder(data)
        text = holder[str(path[-1])]
        assert isinstance(text, str)
        assert old in text, text
        holder[str(path[-1])] = text.replace(old, new, 1)
        return data

    return made


def drop(*path: str | int) -> Effect:
    """A value or an element taken out."""

    def made(data: Data) -> Data:
        if isinstance(path[-1], int):
            del Place(path[:-1]).rows(data)[path[-1]]
        else:
            del Place(path).holder(data)[str(path[-1])]
        return data

    return made


def add(*path: str | int, at: int, value: Data) -> Effect:
    """An element put into a list."""

    def made(data: Data) -> Data:
        Place(path).rows(data).insert(at, value)
        return data

    return made


def shift(*path: str | int, start: int, to: int) -> Effect:
    """An element moved within its list, to the index that it has afterwards."""

    def made(data: Data) -> Data:
        rows = Place(path).rows(data)
        rows.insert(to, rows.pop(start))
        return data

    return made


def everywhere(old: str, new: str) -> Effect:
    """Words replaced in all texts."""

    def made(data: Data) -> Data:
        if isinstance(data, list):
            return [made(item) for item in data]
        if isinstance(data, dict):
            return {name: made(inner) for name, inner in data.items()}
        return data.replace(old, new)

    return made
