"""The laws and standards that a plan cites, each with its place and the law that is meant."""

import datetime
from collections.abc import Iterable, Iterator

from planforge.document.quick import quick
from planforge.findings import Path, Where
from planforge.laws import Law, Registry, Status
from planforge.laws.citations import MARKS, Mention, mentions_in, named_in
from planforge.laws.names import articles_in, bare_title
from planforge.lint.prose import Prose
from planforge.schema import Plan
from planforge.schema.background import Citation

_PARTS = frozenset({"revisions", "title", "subtitle"})
"""Parts that cite nothing, or tell of the past."""
_PAST = ("废止", "代替", "失效", "停止执行", "取代", "不再执行")
_SHORT = 4
"""Names up to this length count without 《》 only behind words that introduce a law."""
_GOES_ON = tuple("律规院人定庭治学官")
"""环境保护法律法规 names no law."""
_LIKE = 0.8
"""The share of characters that a shortened title has in common with the formal one."""
_BEFORE = ("依据", "根据", "按照", "依照", "违反", "适用", "以及", "、", "和", "及", "与", "或")


@quick
class Cited:
    """One citation of a plan.

    Attributes:
        at: the path of the value that names it.
        mention: its words, title, number, articles.
        law: the law that is meant, or None where the registry does not know it.
        around: the sentence it stands in, or the note beside it.
        part: the top-level part of the plan.
        past: the sentence tells that it holds no more.
        entry: the typed citation and its path, or None where it stands in prose.
    """

    at: Path
    mention: Mention
    law: Law | None
    around: str
    part: str
    past: bool = False
    entry: "tuple[Path, Citation] | None" = None

    @property
    def where(self) -> Where:
        """The exact words."""
        return Where(self.at, self.mention.words)

    def place(self, told: str) -> Where:
        """Where a part of the citation stands: its number, year or article; else all of it."""
        if self.entry is None:
            return Where(self.at, told if told in self.mention.words else self.mention.words)
        at, entry = self.entry
        for name, value in (("number", entry.number), ("article", entry.article)):
            if value and told and told in value:
                return Where((*at, name), told)
        if entry.year is not None and str(entry.year) in told:
            return Where((*at, "year"))
        return Where(self.at, told if told and told in self.mention.words else self.mention.words)

    @property
    def named(self) -> str:
        """The title in 《》, or the number where there is none."""
        return f"《{self.mention.title}》" if self.mention.title else self.mention.number

    @property
    def in_basis(self) -> bool:
        """It stands among the laws that the plan rests on."""
        return self.at[:2] == ("background", "basis")


def cited_in(
    plan: Plan, prose: Iterable[Prose], text: str, registry: Registry, day: datetime.date
) -> tuple[Cited, ...]:
    """Every citation of a plan in the order of its texts.

    Those named by an id only come last; typed ones that the text above them says are left out.

    Args:
        plan: whose texts they are.
        text: all of them in one, to ask quickly whether words occur at all.
        prose: the texts of the plan.
        registry: the laws, the plan's own included.
        day: where editions share a title, that of this day is meant.
    """
    basis = plan.background.basis if plan.background is not None else None
    entries = basis.citations if basis is not None else ()
    said = basis is not None and basis.said
    marks = tuple(mark for mark in MARKS if mark in text)
    names = tuple(name for name in registry.watched if name in text)
    found: list[Cited] = []
    for one in prose:
        if one.part in _PARTS:
            continue
        if not isinstance(one.owner, Citation) or one.field == "note":
            if any(mark in one.text for mark in marks):
                found.extend(_free(one, registry, day))
            if names:
                found.extend(_bare(one, names, registry, day))
        elif one.field == "title" and not said:
            many = one.text.count("《") > 1
            typed = (_typed(one.at[:-1], one.owner, registry, day),)
            found.extend(_free(one, registry, day) if many else typed)
    for index, entry in enumerate(entries):
        law = registry.by_id(entry.id) if entry.id and not entry.title else None
        if law is not None:
            found.append(_by_id(("background", "basis", "citations", index), entry, law))
    return tuple(found)


def _free(text: Prose, registry: Registry, day: datetime.date) -> Iterator[Cited]:
    return (_cited(text, told, registry, day) for told in mentions_in(text.text))


def _bare(
    text: Prose, names: Iterable[str], registry: Registry, day: datetime.date
) -> Iterator[Cited]:
    """Where laws are named without 《》."""
    for name in names:
        if name in text.text:
            for mention in named_in(text.text, name):
                if _introduced(text.text, mention, registry):
                    yield _cited(text, mention, registry, day)


def _cited(text: Prose, mention: Mention, registry: Registry, day: datetime.date) -> Cited:
    year = mention.years[-1] if mention.years else None
    law = registry.resolve(mention.title, mention.number, day, year)
    around = _sentence(text.text, mention)
    before = text.text[max(0, mention.start - 4) : mention.start]
    past = any(word in around for word in _PAST) or before.endswith(("原", "简称", "简称“"))
    past = past or text.at[:2] == ("supplementary", "repeals")
    return Cited(text.at, mention, law, around, text.part, past)


def _sentence(text: str, mention: Mention) -> str:
    start = max(text.rfind(mark, 0, mention.start) for mark in "。；！？\n") + 1
    ends = [at for mark in "。；！？\n" if (at := text.find(mark, mention.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _introduced(text: str, mention: Mention, registry: Registry) -> bool:
    """The words are the law's name here, and not the end of another one's."""
    end = mention.start + len(mention.title)
    if text[end : end + 1] in _GOES_ON:
        return False
    if any(text[:end].endswith(name) for name in registry.longer(mention.title)):
        return False
    if len(mention.title) > _SHORT:
        return True
    return text[: mention.start].rstrip().endswith(_BEFORE)


def _typed(at: Path, entry: Citation, registry: Registry, day: datetime.date) -> Cited:
    """A typed citation; its title may hold all the words, as people write them."""
    text = entry.title or ""
    told = next(iter(mentions_in(text)), None)
    title = told.title if told is not None and told.title else text
    number = entry.number or (told.number if told is not None else "")
    article = entry.article or (told.articles_words if told is not None else "")
    years = (entry.year,) if entry.year else (told.years if told is not None else ())
    law = registry.by_id(entry.id) if entry.id else None
    meant = registry.resolve(title, number, day, years[-1] if years else None)
    if law is None or (meant in registry.by_title(title) and registry.numbered(number) is meant):
        law = meant
    version = f"{entry.year}年" if entry.year else (told.version if told is not None else "")
    mention = Mention(0, text, title, True, number, articles_in(article), article, years, version)
    return Cited((*at, "title"), mention, law, entry.note or "", "background", False, (at, entry))


def _by_id(at: Path, entry: Citation, law: Law) -> Cited:
    """A typed citation that names its law by the id only."""
    articles = articles_in(entry.article or "")
    years = (entry.year,) if entry.year else ()
    version = f"{entry.year}年" if entry.year else ""
    mention = Mention(
        0, entry.id or "", law.title, True, entry.number or "",
        articles, entry.article or "", years, version,
    )  # fmt: skip
    return Cited((*at, "id"), mention, law, entry.note or "", "background", False, (at, entry))


def gathered(cited: Iterable[Cited]) -> dict[str, list[Cited]]:
    """The citations of each law that is known, by its id, in the order of the plan."""
    found: dict[str, list[Cited]] = {}
    for one in cited:
        if one.law is not None:
            found.setdefault(one.law.id, []).append(one)
    return found


def is_gone(law: Law, day: datetime.date) -> bool:
    """It had ceased to hold by a day; where that day is unknown, it is taken for long ago."""
    gone = law.status is Status.REPEALED
    return gone and (law.repealed_on is None or law.repealed_on <= day)


def day_words(day: datetime.date) -> str:
    """A day as a sentence names it: 2021年1月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def alike(one: str, other: str) -> bool:
    """Two titles name the same law: one holds the other, or nearly all of its characters."""
    short, long = sorted((bare_title(one), bare_title(other)), key=len)
    if not short or short in long:
        return True
    return sum(char in long for char in short) >= len(short) * _LIKE


def counted(words: str, places: int) -> str:
    """Words with the number of places, where there are several."""
    return words if places == 1 else f"{words}（共 {places} 处）"
