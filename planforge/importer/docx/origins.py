"""The way back from the bookmarks of a file that planforge wrote to the plan."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from planforge.findings import Path
from planforge.importer.docx.losses import Loss, Losses
from planforge.ooxml.names import ORIGINS

ROOT = f"{{{ORIGINS}}}origins"
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Origins:
    """What the custom XML part of planforge says.

    Attributes:
        paths: by bookmark, the plan path.
        plan_hash: of the plan; empty where there is none.
    """

    paths: Mapping[str, Path] = field(default_factory=dict)
    plan_hash: str = ""


def read_origins(root: Element, losses: Losses) -> Origins:
    """The origins of a part whose root is ``ROOT``; what is malformed is left out and told."""
    digest = root.get("plan", "")
    try:
        known = json.loads(root.text or "")
    except (ValueError, RecursionError):
        known = None
    if not isinstance(known, dict):
        losses.add(Loss.ORIGINS, "不是完整的 JSON 对象")
        return Origins(plan_hash=digest)
    paths: dict[str, Path] = {}
    for bookmark, entry in known.items():
        path = _path(entry)
        if path is None:
            losses.add(Loss.ORIGINS, f"书签 {bookmark} 的路径不对")
        else:
            paths[bookmark] = path
    return Origins(paths, digest)


def _path(entry: object) -> Path | None:
    """The path of an entry ``[anchor, path]``."""
    if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[1], list):
        return None
    steps = entry[1]
    good = all(isinstance(step, str | int) and not isinstance(step, bool) for step in steps)
    return tuple(steps) if good and len(steps) <= _DEEPEST else None
