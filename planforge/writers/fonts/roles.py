"""Which font each role of a layout gets on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planforge.errors import RenderError
from planforge.findings import Finding, Severity
from planforge.profiles.layout import FontRole
from planforge.writers.fonts.folders import chosen_mode
from planforge.writers.fonts.index import FontIndex, font_index
from planforge.writers.fonts.sfnt import Coverage, Face, coverage

FALLBACK = "fallback"
"""The role whose fonts stand behind those of every other: symbols, rare characters."""

_HINTS = {
    "xiaobiaosong": "安装“方正小标宋简体”（FZXiaoBiaoSong-B05S）即可换成原字体。",
    "fang": "Windows 自带“仿宋”；Debian/Ubuntu 可安装 texlive-lang-chinese（FandolFang）。",
    "kai": "Windows 自带“楷体”；Debian/Ubuntu 可安装 fonts-lxgw-wenkai 或 fonts-arphic-gkai00mp。",
}


@dataclass(frozen=True, slots=True)
class RoleFonts:
    """The fonts of one role.

    Attributes:
        role: its name in fonts.yaml: fang, kai, hei, …
        wanted: the font it should have, as DOCX names it.
        stack: faces found, best first; a character comes from the first that has it.
        latin: the face of Latin letters and digits, or None to take them from ``stack``.
        bold: a bold face of the first font's family, or None where there is none.
        emboldened: the font stands in for a bolder one and is to be set bold.
        substituted: none of the role's own families was found.
    """

    role: str
    wanted: str
    stack: tuple[Face, ...]
    latin: Face | None
    bold: Face | None
    emboldened: bool
    substituted: bool

    @property
    def used(self) -> str:
        """Name of the font that the role gets."""
        return self.stack[0].names[0] if self.stack[0].names else self.stack[0].path.name

    def lacking(self, chars: set[str]) -> set[str]:
        """Those of the characters that no font of the stack has."""
        left = chars
        for face in self.stack:
            if not left:
                break
            left = _missing(face, left)
        return left

    def needed(self, chars: set[str]) -> tuple[Face, ...]:
        """The first face of the stack, and those behind it that characters must come from."""
        first, *behind = self.stack
        left = _missing(first, chars)
        faces = [first]
        for face in behind:
            if not left:
                break
            rest = _missing(face, left)
            if len(rest) < len(left):
                faces.append(face)
                left = rest
        return tuple(faces)


def _missing(face: Face, chars: set[str]) -> set[str]:
    have = face_coverage(face)
    return {char for char in chars if char not in have}


@cache
def face_coverage(face: Face) -> Coverage:
    """The characters of a face, read once per process."""
    return coverage(face)


def resolve(role: str, fonts: Mapping[str, FontRole], mode: str | None = None) -> RoleFonts:
    """The fonts of a role.

    Args:
        role: a key of fonts; an unknown one is taken as 宋体 or whatever stands first.
        fonts: the layout's roles.
        mode: "pip" for the pip package alone; None asks the environment (PLANFORGE_FONTS).

    Raises:
        RenderError: the machine has no Chinese font at all.
    """
    mode = chosen_mode() if mode is None else mode
    wanted = fonts.get(role) or fonts.get("song") or next(iter(fonts.values()))
    return _resolve(role, wanted, fonts.get(FALLBACK), mode)


@cache
def _resolve(role: str, wanted: FontRole, fallback: FontRole | None, mode: str) -> RoleFonts:
    index = font_index(mode)
    own = _found(index, wanted.families)
    stand_ins = _found(index, wanted.substitutes)
    behind = _found(index, fallback.families) if fallback else {}
    stack = {**own, **{k: v for k, v in stand_ins.items() if k not in own}}
    if not stack and not behind:
        message = "本机找不到任何可用的中文字体，无法生成 PDF。"
        hint = "请安装：pip install pylopdf-fonts-zh-cn，或安装 Noto CJK（fonts-noto-cjk）。"
        raise RenderError(message, hint)
    first = next(iter(own.values()), None) or next(iter({**stack, **behind}.values()))
    name = next(iter({**stack, **behind}))
    faces = dict.fromkeys((first, *stack.values(), *behind.values()))
    return RoleFonts(
        role=role,
        wanted=wanted.docx,
        stack=tuple(faces),
        latin=index.regular(wanted.latin),
        bold=index.bold(name),
        emboldened=wanted.bold and not own,
        substituted=not own,
    )


def _found(index: FontIndex, names: tuple[str, ...]) -> dict[str, Face]:
    found: dict[str, Face] = {}
    for name in names:
        face = index.regular(name)
        if face is not None and face not in found.values():
            found[name] = face
    return found


def substitution(fonts: RoleFonts) -> Finding | None:
    """The finding that a role's font was replaced, or None where it was not."""
    if not fonts.substituted:
        return None
    return Finding(
        "PF801",
        "font-substituted",
        Severity.INFO,
        f"本机没有“{fonts.wanted}”，PDF 里用“{fonts.used}”代替。",
        _HINTS.get(fonts.role, f"安装“{fonts.wanted}”即可换成原字体。"),
    )
