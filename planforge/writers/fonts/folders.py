"""Where fonts stand on this machine."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "PLANFORGE_FONTS"
"""Environment variable: "pip" uses the fonts of the pip package alone; otherwise folders of
further fonts, which come before the system's, separated as in PATH."""

_SUFFIXES = (".otf", ".ttc", ".ttf", ".otc")
_MAC_WORD = "/Applications/Microsoft Word.app/Contents/Resources/DFonts"


def chosen_mode() -> str:
    """What the environment asks for: "pip", folders separated as in PATH, or nothing."""
    return os.environ.get(VARIABLE, "").strip()


def font_folders(mode: str) -> tuple[Path, ...]:
    """The folders to look in, first one first; the pip package's stands last and is always there.

    Args:
        mode: as ``chosen_mode`` gives it.
    """
    if mode == "pip":
        return tuple(_pip_folder())
    added = (Path(part) for part in mode.split(os.pathsep) if part)
    return (*added, *_system_folders(), *_pip_folder())


def font_files(folder: Path) -> tuple[Path, ...]:
    """The font files under a folder, sorted by path; none where it does not exist."""
    found = (
        Path(parent) / name
        for parent, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    )
    return tuple(sorted(found))


def _pip_folder() -> Iterator[Path]:
    spec = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    if spec is not None and spec.origin:
        yield Path(spec.origin).parent


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA")
        if local:
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
        # Kaiti and FangSong are fonts that macOS downloads when they are first wanted.
        yield from sorted(Path("/System/Library").glob("AssetsV2/com_apple_MobileAsset_Font*"))
        yield Path(_MAC_WORD)
    else:
        data = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
        yield from (Path(data) / "fonts", home / ".fonts")
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
        # TeX's tree holds thousands of fonts; only Fandol's 仿宋 and 楷体 are of use here.
        yield Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
