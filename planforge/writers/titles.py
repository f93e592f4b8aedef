"""Breaking a long centred title into lines that keep words whole.

GB/T 9704-2012, 7.3.1: a title of several lines breaks where the sense does, and its lines are
shaped as a trapezium or a rhombus.
"""

from functools import cache
from itertools import pairwise

from planforge.document import text_width
from planforge.resources import data_folder, read_data

_NEVER_FIRST = set("、，。：；！？）》〉】〕”’…—·～年月日号届次的")
_NEVER_LAST = set("（《〈【〔“‘第")
_GOOD_LAST = set("的》）”省市县区局部厅委司")
_INSIDE_UNKNOWN = 6.0
_AFTER_GOOD = -1.5
_UNEVEN = 0.15
_MOST_LINES = 6
_LONGEST_TITLE = 200


def title_lines(text: str, room: float) -> list[str]:
    """The lines of a title.

    Args:
        text: the title, without line breaks.
        room: width of a line in Chinese characters of the title's size.

    Returns:
        One line where it fits; else as few as are needed, words whole, about equally long.
    """
    total = text_width(text)
    if total <= room or room < 4:
        return [text]
    places = _places(text)
    if len(text) > _LONGEST_TITLE:
        return [text]
    for count in range(int(-(-total // room)), min(_MOST_LINES, len(places) + 1) + 1):
        best = _best(text, places, count, room)
        if best:
            return best
    return [text]


def _best(text: str, places: dict[int, float], count: int, room: float) -> list[str]:
    """The cheapest way to break into exactly count lines, or nothing where none fits."""
    mean = text_width(text) / count
    ends = [*places, len(text)]
    # For each end of a line: the cost up to there, and the cuts that lead there.
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, cuts) in reached.items():
            for end in ends:
                width = text_width(text[start:end])
                if end <= start or width > room:
                    continue
                here = cost + places.get(end, 0.0) + _UNEVEN * (width - mean) ** 2
                if end not in further or here < further[end][0]:
                    further[end] = here, (*cuts, end)
        reached = further
    if len(text) not in reached:
        return []
    edges = (0, *reached[len(text)][1])
    return [text[a:b].strip() for a, b in pairwise(edges)]


@cache
def _places(text: str) -> dict[int, float]:
    """Where the title may break, and how bad that is."""
    places: dict[int, float] = {}
    words = _words()
    longest = max(map(len, words))
    at = 0
    known_before = True
    while at < len(text):
        starts = (text[at : at + length] for length in range(longest, 1, -1))
        word = next((start for start in starts if start in words), "")
        allowed = text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST
        if at and allowed and not (text[at - 1].isascii() and text[at].isascii()):
            good = text[at - 1] in _GOOD_LAST
            boundary = bool(word) or known_before or good
            places[at] = (0 if boundary else _INSIDE_UNKNOWN) + (_AFTER_GOOD if good else 0)
        known_before = bool(word)
        at += len(word) or 1
    return places


@cache
def _words() -> frozenset[str]:
    path = data_folder("templates") / "layouts" / "title-words.txt"
    return frozenset(read_data(path).split())
