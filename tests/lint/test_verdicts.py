"""Every finding on real documents was read by a reviewer, and experts' notes are found.

``expert_found.yaml`` holds by document and note the code that tells the same, as ``PF485`` where it
stands at the note's line or next to it (at any line for a note on the whole), as ``PF491@41`` where
it stands at another; or ``[…]``, why no rule can see it.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.lint.judged import answers, documents, found_in, notes_of, path_of, told, verdicts_of

_NEAR = 2
_SEEDS = (
    "consumer-protection-drill.txt",
    "double12-government.txt",
    "double12-multiparty.txt",
    "double12-platform.txt",
    "group-complaint-enterprise.txt",
    "group-complaint-government.txt",
    "tmall-shop-1.txt",
    "tmall-shop-2.txt",
)
_FOUND = 0.94
"""The share of the experts' notes on the seeds that rules find: at least what it is."""
_WRONG = 0.05


@pytest.mark.parametrize("document", documents())
def test_every_finding_was_judged_and_no_verdict_is_stale(document: str, shared: Path) -> None:
    found = Counter(told(finding) for finding in found_in(path_of(shared, document)))
    judged = Counter((one["code"], one["line"], one["says"]) for one in verdicts_of(document))
    actual = Counter({(one.code, one.line, one.says): n for one, n in found.items()})
    assert sorted((actual - judged).elements()) == [], "no verdict"
    assert sorted((judged - actual).elements()) == [], "stale"


def test_every_document_has_its_verdicts(shared: Path) -> None:
    files = [*(shared / "seeds").iterdir(), *(shared / "corpus").iterdir()]
    assert {file.name for file in files if file.suffix in {".txt", ".docx"}} == set(documents())


def test_at_most_one_finding_in_twenty_is_wrong_or_pedantic() -> None:
    verdicts = [one for document in documents() for one in verdicts_of(document)]
    assert {one["verdict"] for one in verdicts} <= {"对", "较真", "错"}
    doubted = [one for one in verdicts if one["verdict"] != "对"]
    assert all(one.get("note") for one in doubted)
    assert len(doubted) <= _WRONG * len(verdicts)


@pytest.mark.parametrize("document", sorted(answers()))
def test_what_is_said_to_be_found_is_found(document: str, shared: Path) -> None:
    lines: dict[str, set[int]] = {}
    for finding in found_in(path_of(shared, document)):
        places = [finding.place, *finding.others]
        lines.setdefault(finding.code, set()).update(place.line for place in places if place)
    lost = []
    for note in notes_of(document):
        answer = answers()[document][note["id"]]
        if match := re.fullmatch(r"(PF\d{3})(?:@(\d+))?", answer):
            code, at = match[1], int(match[2]) if match[2] else note["line"]
            near = any(at is None or abs(line - at) <= _NEAR for line in lines.get(code, ()))
            if not near:
                lost.append(f"{note['id']}: {answer} {sorted(lines.get(code, ()))}")
    assert lost == []


@pytest.mark.parametrize("document", sorted(answers()))
def test_every_note_has_an_answer(document: str) -> None:
    given = answers()[document]
    assert [note["id"] for note in notes_of(document)] == list(given)
    assert all(re.fullmatch(r"PF\d{3}(?:@\d+)?|\[.+\]", answer) for answer in given.values())


def test_as_many_notes_on_the_seeds_are_found_as_ever() -> None:
    given = [answer for document in _SEEDS for answer in answers()[document].values()]
    found = [answer for answer in given if answer.startswith("PF")]
    assert len(found) >= _FOUND * len(given)
