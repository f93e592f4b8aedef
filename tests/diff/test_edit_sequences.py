"""200 random sequences of edits: accepting gives the new document, rejecting the old one."""

from pathlib import Path

import pytest

from planforge._build import build
from planforge.diff.model import Fate
from planforge.document import Document
from planforge.numbering import number
from tests.diff.drawn import compared, drawn, items, section, table, text
from tests.diff.mutations import mutated

SEQUENCES = 200
PLANS = (
    "consumer-protection-drill",
    "enterprise-group-complaint",
    "government-double12",
    "platform-double12",
    "tmall-shop",
)


@pytest.fixture(scope="module")
def documents(root: Path) -> list[Document]:
    """The sample plans, and a small document in which edits meet more often."""
    found = [build(root / "plans" / name / "plan.yaml").document for name in PLANS]
    assert None not in found
    return [_small()] * 4 + [made for made in found if made is not None]


def _small() -> Document:
    return number(
        drawn(
            section(
                "总则", text("为了及时处置突发事件，制定本预案。"), text("本预案适用于本单位。")
            ),
            section(
                "应急响应",
                section("报告", *items("值班员立即报告总指挥。", "总指挥决定启动。"), depth=2),
                section("处置", *items("切断电源。", "疏散人员。", "清点人数。"), depth=2),
            ),
            section("应急资源", text("物资如下："), table("序号|名称", "1|灭火器", "2|担架")),
            section("附则", text("本预案自印发之日起施行。")),
        )
    )


@pytest.mark.parametrize("seeds", [range(at, at + 20) for at in range(0, SEQUENCES, 20)])
def test_both_documents_come_back_from_the_script(seeds: range, documents: list[Document]) -> None:
    for seed in seeds:
        old = documents[seed % len(documents)]
        new = mutated(old, seed)
        compared(old, new, ours=seed % 2 == 0)
        if seed % 3 == 0:
            compared(new, old, ours=seed % 2 == 0)


def test_every_document_has_no_change_against_itself(documents: list[Document]) -> None:
    for document in documents:
        script = compared(document, document, ours=True)
        assert {pair.fate for pair in script.pairs} == {Fate.SAME}
        assert not script.changes
