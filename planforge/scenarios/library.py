"""Which modules there are for an organisation type, and what one chooses them by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from planforge.errors import FileProblem
from planforge.resources.data import read_data, template_folders
from planforge.schema.fields import fold, keys_of
from planforge.schema.model import Model
from planforge.schema.module import Module, Setting

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How modules are called: kebab-case, so that a name never leads out of the folder."""
_COMMON = "base"
"""The folder of what every organisation type has."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a plan may set.

    Attributes:
        name: stands in the module's texts in braces.
        default: the value where the plan sets none.
        unit: for people; never printed.
        note: what it means, for people.
    """

    name: str
    default: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What one chooses a module by.

    Attributes:
        id: what plans write behind 模块.
        profile: the folder of the organisation type it stands in.
        path: its file.
        name: the scenario's name.
        group: 类别, by which the library is listed.
        suits: 适用, tags.
        fear: 怕什么, a short phrase for an interview.
        risk: what goes wrong, in a sentence.
        ready: what must be ready before.
        parameters: what a plan may set.
    """

    id: str
    profile: str
    path: Path
    name: str
    group: str = ""
    suits: tuple[str, ...] = ()
    fear: str = ""
    risk: str = ""
    ready: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()


def module_file(profile: str, name: str) -> Path | None:
    """The file of a module; None where an organisation type has none of that name."""
    if NAME.fullmatch(name) is None:
        return None
    return _files(profile, template_folders()).get(name)


def module_names(profile: str) -> tuple[str, ...]:
    """The names of all modules of an organisation type, sorted."""
    return tuple(_files(profile, template_folders()))


def elsewhere(name: str) -> bool:
    """Another organisation type has a module of that name; the asking one has none."""
    if NAME.fullmatch(name) is None:
        return False
    files = (folder.glob(f"*/scenarios/{name}.yaml") for folder in template_folders())
    return any(path.is_file() for found in files for path in found)


def heads(profile: str) -> tuple[Head, ...]:
    """What the modules of an organisation type are chosen by, sorted by group and name.

    Raises:
        FileProblem: a module's file is broken.
    """
    found = (_head(name, path) for name, path in _files(profile, template_folders()).items())
    return tuple(sorted(found, key=lambda head: (head.group, head.id)))


@cache
def _files(profile: str, folders: tuple[Path, ...]) -> dict[str, Path]:
    """Files by name: a user's folder goes before the shipped one, the type's before the common."""
    found: dict[str, Path] = {}
    if NAME.fullmatch(profile.replace("_", "-")) is None:
        return found
    for kind in (profile, _COMMON):
        for folder in folders:
            for path in sorted((folder / kind / "scenarios").glob("*.yaml")):
                if NAME.fullmatch(path.stem) is not None:
                    found.setdefault(path.stem, path)
    return dict(sorted(found.items()))


@cache
def _head(name: str, path: Path) -> Head:
    data = _named(_load(path), Module)
    settings = data.get("settings")
    every = settings if isinstance(settings, list) else [settings] if settings else []
    return Head(
        id=name,
        profile=path.parent.parent.name,
        path=path,
        name=_text(data, "name") or name,
        group=_text(data, "group"),
        suits=tuple(_texts(data, "suits")),
        fear=_text(data, "fear"),
        risk=_text(data, "risk"),
        ready=tuple(_texts(data, "ready")),
        parameters=tuple(_parameter(one) for one in every if isinstance(one, dict)),
    )


def _parameter(value: dict[object, object]) -> Parameter:
    data = _named(value, Setting)
    return Parameter(*(_text(data, name) for name in ("name", "default", "unit", "note")))


def _load(path: Path) -> dict[object, object]:
    try:
        data = yaml.load(read_data(path), Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"第 {mark.line + 1} 行附近写法不对" if mark is not None else "读不出来"
        message = f"情景模块文件 {path} 有误：{place}。"
        hint = "请核对缩进、冒号、引号和括号；文件要存成 UTF-8 编码。"
        raise FileProblem(message, hint) from error
    if not isinstance(data, dict):
        message = f"情景模块文件 {path} 有误：应写成若干行“键: 值”。"
        raise FileProblem(message, "照着情景库里别的模块写，或者把这个文件移走。")
    return cast("dict[object, object]", data)


def _named(data: dict[object, object], model: type[Model]) -> Mapping[str, object]:
    """The values by English key."""
    keys = keys_of(model)
    found: dict[str, object] = {}
    for key, value in data.items():
        spec = keys.get(fold(str(key)))
        if spec is not None:
            found[spec.name] = value
    return found


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    return "" if value is None else str(value)


def _texts(data: Mapping[str, object], name: str) -> Iterator[str]:
    value = data.get(name)
    for one in value if isinstance(value, list) else [value]:
        if one is not None:
            yield str(one)
