"""What became of a source, judged: the rows of the gap report and what is to be done."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from planforge.importer.check import Difference
from planforge.importer.fates import AS_IT_IS, Became, Fate, Thing
from planforge.importer.gaps import Gap, Gaps
from planforge.importer.original import Original
from planforge.importer.plan import Source
from planforge.profiles import load_profile

_QUOTE = 40
_SHOWN = 5
"""How many of a kind are named one by one in what is to be done."""


def gaps_of(
    source: Source,
    fates: Sequence[Fate],
    differences: Sequence[Difference],
    coverage: float,
    *,
    guessed: bool,
) -> Gaps:
    """The gap report of an import.

    Args:
        source: what was imported.
        fates: what became of it.
        differences: where the plan's print differs from it all the same.
        coverage: the share of the characters in typed parts.
        guessed: the profile was guessed.
    """
    rows = tuple(_gap(fate, source.original) for fate in fates)
    todo = (
        *_head(source, guessed=guessed),
        *_changed(source.original, differences),
        *_kept(rows),
        *_tables(rows),
        *_doubtful(rows),
    )
    changed = sum(not difference.label for difference in differences)
    summary = _summary(rows, coverage, len(todo), changed)
    return Gaps(PurePath(source.original.name).name, coverage, summary, todo, rows)


def _gap(fate: Fate, original: Original) -> Gap:
    quote = fate.title or original.quotes.get(fate.line, "")
    return Gap(
        fate.line,
        original.at(fate.line),
        _short(quote),
        fate.thing.value,
        fate.depth,
        fate.became.value,
        fate.became is Became.TYPED,
        fate.part,
        ".".join(map(str, fate.path)),
        fate.why,
        fate.doubts,
    )


def _summary(rows: Sequence[Gap], coverage: float, todo: int, changed: int) -> str:
    whole = f"正文有 {changed} 处与原文不同" if changed else "正文的文字都已读入"
    said = [f"{whole}，{_percent(coverage)} 的文字归入了预案的各个部分"]
    for thing in Thing:
        of = [row for row in rows if row.thing == thing.value]
        kept = sum(row.became in (Became.KEPT.value, Became.BESIDE.value) for row in of)
        unit = "幅" if thing is Thing.FIGURE else "个"
        if of and thing is Thing.FIGURE:
            said.append(f"图 {len(of)} {unit}")
        elif of:
            said.append(f"{thing.value} {len(of)} {unit}，其中 {kept} {unit}原样保留")
    return f"{'；'.join(said)}；{f'有 {todo} 件事要做' if todo else '没有要做的事'}。"


def _percent(share: float) -> str:
    """A share that is called all or nothing only where it is."""
    percent = round(share * 100)
    return f"{min(percent, 99) if share < 1 else 100}%" if share else "0%"


def _head(source: Source, *, guessed: bool) -> Iterator[str]:
    """What the head of the plan rests on."""
    if not source.read.document.meta.title:
        yield "原文没有标题：在“标题”后面补写。"
    if guessed:
        title = load_profile(source.profile).title
        plain = source.profile == "generic"
        said = "看不出是哪一类单位，按" if plain else "单位类型是按文字判断的："
        yield (
            f"{said}“{title}”{'处理' if plain else ''}。不对就改“类型”，"
            f"或加 --type 重新导入；预案种类“{source.kind.zh}”也请核对。"
        )


def _changed(original: Original, differences: Sequence[Difference]) -> Iterator[str]:
    words = [original.at(d.line) for d in differences if not d.label]
    labels = [original.at(d.line) for d in differences if d.label and not d.width]
    if words:
        yield f"有 {len(words)} 处输出的文字与原文不同，请对照原文改正：{_few(words)}。"
    if labels:
        yield f"有 {len(labels)} 处序号与原文不同，多半是原文编错了号：{_few(labels)}。"


def _kept(rows: Sequence[Gap]) -> Iterator[str]:
    """Chapters that stayed text, by the reason."""
    things = (Thing.CHAPTER.value, Thing.ANNEX.value)
    all_kept = (r for r in rows if r.thing in things and r.became == Became.KEPT.value)
    kept = [row for row in all_kept if row.why != AS_IT_IS]
    for why in dict.fromkeys(row.why for row in kept):
        of = [f"“{row.quote}”（{row.place}）" for row in kept if row.why == why]
        yield f"{len(of)} 个章节或附件原样保留，因为{why}：{_few(of)}。{_HINTS.get(why, _HINT)}"


_HINT = "看一看是否需要改写成条目。"
_HINTS = {
    "标题认不出对应的部分": "能归入某一部分的，把标题改成通用的说法再导入，或在预案文件里移过去。",
    "法规、通知等公文按原文保留": "不是预案的，不必再分。",
}


def _tables(rows: Sequence[Gap]) -> Iterator[str]:
    beside = [row for row in rows if row.became == Became.BESIDE.value]
    if beside:
        named = _few([f"{row.place}（{row.part}）" for row in beside])
        yield (
            f"{len(beside)} 个表格原样保留，同时另存了数据：{named}。"
            "请核对数据；以后改动时，表格和数据要一起改。"
        )


def _doubtful(rows: Sequence[Gap]) -> Iterator[str]:
    for row in rows:
        for doubt in row.doubts:
            if not doubt.startswith("读出 "):
                yield f"{row.place}的{row.thing}：{doubt}。"


def _few(named: Sequence[str]) -> str:
    more = f" 等 {len(named)} 处" if len(named) > _SHOWN else ""
    return "、".join(named[:_SHOWN]) + more


def _short(words: str) -> str:
    words = words.replace("\n", " ")
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"
