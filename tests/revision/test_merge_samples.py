"""Edits of whole sample plans, made in different lines, merge byte for byte."""

import random
import re
from pathlib import Path

import pytest

from planforge.revision.merge import Version, merge

SAMPLES = (
    "consumer-protection-drill",
    "enterprise-group-complaint",
    "government-double12",
    "platform-double12",
    "tmall-shop",
)
_WORDS = re.compile(r"[\u4e00-\u9fff]{6,}")
_VALUE = re.compile(r"[：:] |- ")


def edited(lines: list[str], numbers: list[int], sign: str) -> list[str]:
    """The lines with a sign put into the last longer run of Chinese of some of them."""
    out = list(lines)
    for number in numbers:
        at = [found.start() for found in _WORDS.finditer(out[number])][-1] + 3
        out[number] = out[number][:at] + sign + out[number][at:]
    return out


def version(lines: list[str], name: str) -> Version:
    return Version("\n".join(lines).encode(), name)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("seed", [1, 2])
def test_edits_in_different_lines_are_both_there(root: Path, sample: str, seed: int) -> None:
    folder = root / "plans" / sample
    lines = (folder / "plan.yaml").read_text(encoding="utf-8").split("\n")
    fit = [
        number
        for number, line in enumerate(lines)
        if _WORDS.search(line) and _VALUE.search(line) and not line.lstrip().startswith("#")
    ]
    picked = random.Random(seed).sample(fit, 8)
    ours, theirs = edited(lines, picked[:4], "甲"), edited(lines, picked[4:], "乙")
    made = merge(version(lines, "基"), version(ours, "我"), version(theirs, "他"))
    assert made.data is not None, [finding.message for finding in made.conflicts]
    assert made.data.decode() == "\n".join(edited(ours, picked[4:], "乙"))
