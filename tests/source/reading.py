"""Plan texts read in a line, and what is told about them."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from planforge.schema import Plan
from planforge.source import Loaded, load, load_text
from planforge.source.report import to_text

PROFILES: Mapping[str, str] = {
    "tmall_shop": "tmall_shop",
    "天猫店铺": "tmall_shop",
    "government": "government",
    "政府": "government",
}
HEAD = "类型: 天猫店铺\n预案种类: 专项\n标题: 某预案\n"


def read(text: str | bytes) -> Loaded:
    """What loading a text gives."""
    data = text.encode() if isinstance(text, str) else text
    return load_text(data, "plan.yaml", profiles=PROFILES)


def body(text: str) -> Loaded:
    """What loading a text behind the usual three lines gives."""
    return read(HEAD + dedent(text))


def plan(text: str) -> Plan:
    """The plan of a text behind the usual three lines, which must be free of problems."""
    loaded = body(text)
    assert loaded.plan is not None, to_text(loaded.findings)
    assert not loaded.findings
    return loaded.plan


def told(loaded: Loaded) -> list[str]:
    """The findings, each as `line:column code message hint`."""
    return [
        " ".join(
            part
            for part in (
                f"{f.place.line}:{f.place.column}" if f.place else "",
                f.code,
                f.message,
                f.hint,
            )
            if part
        )
        for f in loaded.findings
    ]


def write_plan(folder: Path, name: str, text: str) -> Path:
    """A file with that text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), encoding="utf-8")
    return path


def load_file(path: Path) -> Loaded:
    """What loading a file gives."""
    return load(path, profiles=PROFILES)
