"""Articles that bear another number now."""

from collections.abc import Iterator

from planforge.findings import Fix, Severity
from planforge.laws import Moved, Shift
from planforge.laws.numerals import article, number_of
from planforge.lint.basis import Basis
from planforge.lint.citing import Cited, counted, day_words
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF405", "moved-article", "引用的条号是旧版本的", Severity.WARNING)
def moved_article(context: Context) -> Found:
    """An article is cited by the number that it bore in an earlier version.

    问题：法律修订后条号变了，引用的还是旧版本的条号，现行文本的这一条说的是别的事。
    为什么：照着条号查，查到的不是预案要说的义务。
    改法：按现行文本改条号。

    反例：
        编制背景: {编制依据: 根据《突发事件应对法》第十七条关于应急预案的规定，制定本预案。}

    反例：
        编制背景:
          编制依据:
            依据:
              - {名称: 中华人民共和国安全生产法, 条款: 第七十八条, 说明: 制定预案并组织演练}

    正例：
        编制背景: {编制依据: 根据《突发事件应对法》第二十六条关于应急预案的规定，制定本预案。}

    正例：
        发布日期: 2023-05-01
        编制背景: {编制依据: 根据《突发事件应对法》第十七条关于应急预案的规定，制定本预案。}
    """
    found: dict[tuple[str, int], list[tuple[Cited, bool]]] = {}
    for one in context.cited:
        law = one.law
        shift = law.shift if law is not None else None
        if law is None or shift is None or one.past or not _newest(one, shift, context):
            continue
        for moved in shift.moved:
            sure = _sure(one, moved)
            alone = moved.alone and one.in_basis and context.facts.type != "government"
            if moved.old in one.mention.articles and (sure or alone):
                found.setdefault((law.id, moved.old), []).append((one, sure))
    for (_, old), places in found.items():
        yield _problem(old, places)


def _newest(one: Cited, shift: Shift, context: Context) -> bool:
    """The text in force is meant, as far as the citation tells."""
    years = one.mention.years
    return context.as_of >= shift.since and (not years or max(years) >= shift.since.year - 1)


def _sure(one: Cited, moved: Moved) -> bool:
    """Words around show that the matter of the article that moved is meant."""
    around = one.around.replace(one.mention.words, "")
    return any(word in around for word in moved.words)


def _problem(old: int, places: list[tuple[Cited, bool]]) -> Problem:
    first = places[0][0]
    law = first.law
    assert law is not None
    assert law.shift is not None
    shift = law.shift
    moved = next(one for one in shift.moved if one.old == old)
    word = _word(first, old)
    since = day_words(shift.since)
    now = f"{since}起施行的文本中是{moved.new}"
    if shift.derived:
        now = f"{since}起施行的文本中推算是{moved.new}，请对照官方文本核对"
    message = f"《{law.title}》{word}（{moved.what}）是{shift.before}年文本的条号，{now}"
    sure = any(sure for _, sure in places)
    return Problem(
        first.at if first.entry is None else _article_at(first),
        f"{counted(message, len(places))}。",
        f"核对后改为{moved.new}。",
        words=word if first.entry is not None else first.mention.words,
        also=tuple(one.where for one, _ in places[1:]),
        severity=None if sure else Severity.INFO,
        basis=Basis(law.id, moved.new, confirmed=not shift.derived and law.confirmed),
        fixes=tuple(fix for one, _ in places for fix in _fixes(one, moved)),
    )


def _word(one: Cited, old: int) -> str:
    """The article as it is named there: 第二十五条."""
    named = article().finditer(one.mention.articles_words)
    return next((match[0] for match in named if number_of(match[1]) == old), f"第{old}条")


def _article_at(one: Cited) -> tuple[str | int, ...]:
    if one.entry is not None and one.entry[1].article:
        return (*one.entry[0], "article")
    return one.at


def _fixes(one: Cited, moved: Moved) -> Iterator[Fix]:
    word = _word(one, moved.old)
    if one.entry is not None and one.entry[1].article:
        yield Fix(_article_at(one), word, moved.new, safe=False)
    elif word in one.mention.words:
        new = one.mention.words.replace(word, moved.new)
        yield Fix(one.at, one.mention.words, new, safe=False)
