"""Starting files of the profiles, which stand beside their templates."""

import json
import re
from pathlib import Path

from planforge.errors import UsageProblem
from planforge.profiles import Profile, load_profile, profile_names
from planforge.resources.data import read_data, template_folders

_PLAIN = re.compile(r"[\u4e00-\u9fff]+[\u4e00-\u9fffA-Za-z0-9（）《》“”]*")
"""Words that YAML takes as they are."""


def starter(type_: str, title: str | None = None, *, drill: bool = False) -> str:
    """The text of a commented, valid plan file in Chinese keys.

    Args:
        type_: any accepted name of an organisation type.
        title: the plan's title instead of the example's.
        drill: a drill plan instead of an emergency plan.

    Raises:
        UsageProblem: there is no such type, or the title cannot be one.
    """
    profile = profile_named(type_)
    title = checked_title(title)
    text = read_data(_file(profile.name, "drill.yaml" if drill else "starter.yaml"))
    text = _set(text, "类型", profile.title)
    return _set(text, "标题", title) if title else text


def checked_title(title: str | None) -> str:
    """A title without blanks around it and without what would be a reference; empty for none.

    Raises:
        UsageProblem: it cannot be one.
    """
    if title is not None and not title.strip().isprintable():
        message = "标题里有换行或看不见的字符。"
        raise UsageProblem(message, "请把标题写成一行。")
    return (title or "").strip().replace("[[", "［［").replace("]]", "］］")


def profile_named(word: str) -> Profile:
    """The profile that a word means, in Chinese or English.

    Raises:
        UsageProblem: there is none.
    """
    names = profile_names()
    if word in names:
        return load_profile(names[word])
    known = "、".join(dict.fromkeys(load_profile(name).title for name in names.values()))
    message = f"不认识的单位类型“{word}”。"
    raise UsageProblem(message, f"可选：{known}。")


def _file(profile: str, name: str) -> Path:
    """The profile's own file, else the one for all."""
    places = [folder / inner / name for inner in (profile, "base") for folder in template_folders()]
    return next((place for place in places if place.is_file()), places[-1])


def _set(text: str, key: str, value: str) -> str:
    words = value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    line = re.compile(rf"^{key}:.*$", re.MULTILINE)
    return line.sub(lambda _: f"{key}: {words}", text, count=1)
