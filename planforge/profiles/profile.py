"""Profiles: what an organisation type brings, read from templates/<name>/profile.yaml."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from planforge.errors import FileProblem, UsageProblem
from planforge.resources.data import read_data, template_folders
from planforge.schema.head import Kind, OutlineNode

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _node(value: object) -> object:
    return {"part": value} if isinstance(value, str) else value


class Chapter(OutlineNode):
    """An outline node as a profile writes it: a bare string is a part."""

    parts: tuple[Annotated["Chapter", BeforeValidator(_node)], ...] = ()


class Variant(BaseModel):
    """What differs for some kinds of plan."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    layout: str | None = None
    scheme: str | None = None
    titles: dict[str, str] = {}
    outline: tuple[Annotated[Chapter, BeforeValidator(_node)], ...] = ()
    expects: tuple[str, ...] | None = None


class Profile(BaseModel):
    """An organisation type.

    Attributes:
        name: the English key, which is the folder's name.
        title: the Chinese name.
        synonyms: further names accepted for ``type``.
        layout, scheme: defaults of a plan of this type.
        titles: section titles by path, where they differ from the schema's names.
        outline: the usual chapters.
        expects: paths that a plan of this type should fill; a missing one is a finding.
        variants: by plan kind.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    title: str
    description: str = ""
    synonyms: tuple[str, ...] = ()
    layout: str
    scheme: str = "gongwen"
    titles: dict[str, str] = {}
    outline: tuple[Annotated[Chapter, BeforeValidator(_node)], ...] = ()
    expects: tuple[str, ...] = ()
    variants: dict[Kind, Variant] = {}

    def for_kind(self, kind: Kind) -> "Profile":
        """The profile with what differs for a kind of plan."""
        variant = self.variants.get(kind)
        if variant is None:
            return self
        return self.model_copy(
            update={
                "layout": variant.layout or self.layout,
                "scheme": variant.scheme or self.scheme,
                "titles": {**self.titles, **variant.titles},
                "outline": variant.outline or self.outline,
                "expects": self.expects if variant.expects is None else variant.expects,
            }
        )


def _folders() -> Iterator[Path]:
    for folder in template_folders():
        yield from sorted(path.parent for path in folder.glob("*/profile.yaml"))


@cache
def profile_names() -> dict[str, str]:
    """Every accepted name of a profile, Chinese and English, with the profile it means."""
    names: dict[str, str] = {}
    for folder in _folders():
        profile = load_profile(folder.name)
        for name in (profile.name, profile.title, *profile.synonyms):
            names.setdefault(name, profile.name)
    return names


@cache
def load_profile(name: str) -> Profile:
    """The profile of that folder name.

    Raises:
        UsageProblem: there is none.
        FileProblem: its profile.yaml is broken.
    """
    for folder in _folders():
        if folder.name == name:
            path = folder / "profile.yaml"
            try:
                data = yaml.load(read_data(path), Loader=_LOADER)
                return Profile.model_validate({"name": name, **data})
            except (yaml.YAMLError, ValidationError, TypeError) as error:
                message = f"单位类型文件 {path} 有误：{str(error).splitlines()[0]}"
                raise FileProblem(message) from error
    message = f"没有名为“{name}”的单位类型。"
    known = "、".join(f"{folder.name}" for folder in _folders())
    raise UsageProblem(message, f"可选：{known}。")
