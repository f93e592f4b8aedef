"""What there is to choose from."""

from collections.abc import Iterator, Sequence

from planforge.document import PRESETS, Scheme
from planforge.family import Paper, family
from planforge.numbering.number import make_label
from planforge.profiles import Profile, layout_names, load_layout, load_profile, profile_names
from planforge.resources.wrap import columns
from planforge.schema.head import Kind
from planforge.writers import FORMATS

Rows = list[tuple[str, str]]


def listing() -> Iterator[tuple[str, Rows]]:
    """Each kind of choice with its rows: a name, and what it is; the names equally wide."""
    profiles = [load_profile(name) for name in dict.fromkeys(profile_names().values())]
    yield "单位类型（--type，预案里的“类型”）", _even([_profile(one) for one in profiles])
    yield "预案种类（预案里的“预案种类”）", _even([(kind.zh, str(kind.value)) for kind in Kind])
    yield "版式（--layout）", _even([_layout(name) for name in layout_names()])
    yield "序号方案（--scheme）", _even([_scheme(one) for one in PRESETS.values()])
    yield "输出格式（-f）", _even([(name, ending) for name, ending in FORMATS.items()])
    for profile in profiles:
        papers = family(profile.name).values()
        yield f"配套文件（render --family），{profile.title}", _even([_paper(p) for p in papers])


def _profile(profile: Profile) -> tuple[str, str]:
    also = "、".join((profile.name, *profile.synonyms))
    return profile.title, f"{profile.description}（也可写作 {also}）"


def _layout(name: str) -> tuple[str, str]:
    layout = load_layout(name)
    presets = "、".join(f"{name}/{preset}" for preset in layout.presets)
    words = f"{layout.title}：{layout.description}" if layout.description else layout.title
    return name, f"{words}（页面预设：{presets}）" if presets else words


def _scheme(scheme: Scheme) -> tuple[str, str]:
    labels = [make_label(m, level, 1, (1,) * level) for level, m in enumerate(scheme.marks)]
    return scheme.name, "  ".join(label.text for label in labels if label is not None)


def _paper(paper: Paper) -> tuple[str, str]:
    also = f"，也可以写成 {'、'.join(paper.also)}" if paper.also else ""
    return paper.name, f"{paper.about}（{'、'.join(paper.formats)}{also}）"


def _even(rows: Sequence[tuple[str, str]]) -> Rows:
    width = max(columns(name) for name, _ in rows)
    return [(name + " " * (width - columns(name)), words) for name, words in rows]
