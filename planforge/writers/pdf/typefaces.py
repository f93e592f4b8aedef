"""The faces a document needs, handed to Typst, and what Typst calls them."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from planforge.errors import RenderError
from planforge.profiles.layout import TextStyle
from planforge.writers.fonts import Face, RoleFonts
from planforge.writers.pdf.characters import Characters
from planforge.writers.pdf.look import Json

_FAKE_BOLD = 0.03
"""Outline around glyphs of a bold style whose font has no bold face, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Font files as Typst sees them.

    Attributes:
        compiler: kept for the next document.
        names: family and weight of each face, by file and index.
    """

    compiler: typst.Compiler
    names: Mapping[tuple[Path, int], tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Typefaces:
    """What the fonts of each role are called in Typst.

    Attributes:
        loaded: the files.
        roles: the fonts of each role on this machine.
        stacks: those faces of each role that this document needs, best first.
    """

    loaded: Loaded
    roles: Mapping[str, RoleFonts]
    stacks: Mapping[str, tuple[Face, ...]]

    def numbers(self, style: TextStyle) -> dict[str, Json]:
        """Font names, weight and the outline in points that fakes boldness, of a style."""
        role = self.roles[style.font]
        bold = style.bold or role.emboldened
        stack = self.stacks[style.font]
        first = role.bold if bold and role.bold is not None else stack[0]
        names: list[Json] = []
        if role.latin is not None:
            names.append({"name": self._name(role.latin)[0], "covers": "latin-in-cjk"})
        family, weight = self._name(first)
        names.append(family)
        names += [name for face in stack[1:] if (name := self._name(face)[0]) != family]
        fake = bold and role.bold is None
        return {
            "font": names,
            "weight": weight,
            "stroke": style.size_pt * _FAKE_BOLD if fake else 0,
        }

    def _name(self, face: Face) -> tuple[str, int]:
        return self.loaded.names[face.path, face.index]


def load_typefaces(roles: Mapping[str, RoleFonts], characters: Characters) -> Typefaces:
    """Hand Typst the faces that a document's characters need, and no others.

    Raises:
        RenderError: Typst cannot read one of the font files.
    """
    needed = characters.by_role()
    stacks = {name: role.needed(needed.get(name, set())) for name, role in roles.items()}
    faces = [face for stack in stacks.values() for face in stack]
    faces += [role.latin for role in roles.values() if role.latin is not None]
    for name, bold in characters.used:
        role = roles[name]
        if (bold or role.emboldened) and role.bold is not None:
            faces.append(role.bold)
    loaded = _load(tuple(sorted({face.path for face in faces})))
    for face in faces:
        if (face.path, face.index) not in loaded.names:
            message = f"字体文件 {face.path} 无法用于 PDF。"
            raise RenderError(message, "请换用别的字体，或改用 --engine weasyprint。")
    return Typefaces(loaded, roles, stacks)


@lru_cache(maxsize=8)
def _load(files: tuple[Path, ...]) -> Loaded:
    """Typst with exactly these files: it takes folders only, so they are linked into one."""
    folder = Path(tempfile.mkdtemp(prefix="planforge-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    links: dict[Path, Path] = {}
    for index, file in enumerate(files):
        link = folder / f"{index:03}{file.suffix.lower()}"
        _link(file, link)
        links[link.resolve()] = file
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
    names = {
        (links[Path(font.path).resolve()], font.index): (font.family, font.weight)
        for font in fonts.fonts()
        if font.path is not None
    }
    return Loaded(typst.Compiler(font_paths=fonts, ignore_system_fonts=True), names)


def _link(file: Path, link: Path) -> None:
    """Windows lets ordinary users make neither kind of link to its own fonts."""
    for make in (link.symlink_to, link.hardlink_to):
        try:
            make(file)
        except OSError:
            continue
        return
    shutil.copyfile(file, link)
