import re

import pytest

from planforge.document import PRESETS, Document, Meta
from planforge.numbering import number
from planforge.profiles import Layout, load_layout
from planforge.writers import Options, write
from tests.writers.sample import para


def style(layout: Layout, **meta: str) -> str:
    made = number(Document(Meta("样本", **meta), PRESETS["gongwen"], (para("正文。"),)))  # type: ignore[arg-type]
    source = write("html", made, layout, Options()).data.decode()
    return source[source.index("<style>") + 7 : source.index("</style>")]


def rule(css: str, name: str) -> dict[str, str]:
    """The declarations of the rule that says how a class is set."""
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        if name in selectors.strip().split(",") and "font-size" in body:
            return dict(part.split(":", 1) for part in body.split(";"))
    raise LookupError(name)


def test_sizes_and_lines_come_from_the_layout_in_relation_to_its_body() -> None:
    css = style(load_layout("gb9704"))
    assert "@media print{:root{font-size:16pt}}" in css
    assert rule(css, ".body")["font-size"] == "1rem"
    assert rule(css, ".title")["font-size"] == "1.375rem"
    assert float(rule(css, ".body")["line-height"].removesuffix("rem")) * 16 == pytest.approx(28.95)


def test_a_first_line_of_two_characters_is_a_little_less_than_two() -> None:
    indent = float(rule(style(load_layout("gb9704")), ".body")["text-indent"].removesuffix("rem"))
    assert indent * 16 == pytest.approx(31.5)


def test_another_size_in_the_layout_is_another_size_in_the_file() -> None:
    layout = load_layout("gb9704")
    larger = layout.style("title").model_copy(update={"size_pt": 24.0})
    changed = layout.model_copy(update={"styles": {**layout.styles, "title": larger}})
    assert rule(style(changed), ".title")["font-size"] == "1.5rem"


def test_each_role_has_its_font_stack_with_the_generic_family_last() -> None:
    css = style(load_layout("gb9704"))
    assert rule(css, ".heading-1")["font-family"] == "var(--font-hei)"
    stack = re.search(r"--font-hei:([^;]+);", css)
    assert stack is not None
    assert stack[1].startswith('"SimHei","黑体"')
    assert stack[1].endswith(",sans-serif")


def test_paper_and_margins_are_the_layouts() -> None:
    css = style(load_layout("gb9704"))
    assert "@page{size:210mm 297mm;margin:37mm 26mm 35mm 28mm}" in css
    assert "@page landscape{size:297mm 210mm;margin:28mm 37mm 26mm 35mm}" in css


def test_a_number_outside_stands_right_on_odd_and_left_on_even_pages() -> None:
    css = style(load_layout("gb9704"))
    assert re.search(r'@page :right\{@bottom-right\{content:"— " counter\(page\) " —"', css)
    assert re.search(r"@page :left\{@bottom-left\{", css)


def test_running_lines_show_the_plans_words_as_strings() -> None:
    css = style(load_layout("corporate"), header='甲"乙\\</style>')
    assert '@top-right{content:"甲\\22 乙\\5c \\3c /style>"' in css


def test_a_draft_is_marked_on_every_page() -> None:
    assert "征求意见稿" not in style(load_layout("shop"))
    assert '@top-right-corner{content:"征求意见稿"' in style(
        load_layout("shop"), draft="征求意见稿"
    )


@pytest.mark.parametrize("layout", ["gb9704", "corporate", "shop"])
def test_braces_and_strings_of_the_rules_are_closed(layout: str) -> None:
    css = re.sub(r'"[^"\n]*"', "", style(load_layout(layout), draft="草案"))
    assert css.count("{") == css.count("}")
    assert '"' not in css


def test_the_red_head_on_a_screen_is_as_wide_as_its_sheet_and_not_as_the_screen() -> None:
    css = style(load_layout("gb9704"))
    screen = css[css.index("@media screen{.red-head{container-type:inline-size}") :]
    sizes = re.findall(r"\.issuer-mark\{font-size:clamp\(1\.2rem,calc\((.+?)/var", screen)
    assert sizes == ["(100vw - 3rem)", "99.5cqi"]
