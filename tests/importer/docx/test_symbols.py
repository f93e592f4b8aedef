"""Bullets of symbol fonts as the characters that readers see."""

import pytest

from planforge.importer.docx.symbols import bullet, symbol


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf06c", "Wingdings", "●"),
        ("\uf06e", "Wingdings", "■"),
        ("\uf075", "Wingdings", "◆"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf0a7", "Wingdings", "▪"),
        ("n", "Wingdings", "■"),
        ("\uf081", "Wingdings", "①"),
        ("\uf08c", "Wingdings", "❶"),
        ("●", "宋体", "●"),
        ("-", "", "-"),
        ("\uf075", "", "◆"),
        ("\uf003", "Webdings", "•"),
        ("o", "Courier New", "o"),
    ],
)
def test_a_bullet_is_shown_as_its_font_draws_it(text: str, font: str, shown: str) -> None:
    assert bullet(text, font) == shown


def test_a_symbol_that_no_table_knows_is_told_apart() -> None:
    assert symbol(0xF001, "Wingdings") is None
    assert symbol(0xF0FC, "Wingdings") == "✓"
    assert symbol(0xFC, "Wingdings") == "✓"
