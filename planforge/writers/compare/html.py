"""A comparison as one HTML file: the list of changes, and the old beside the new."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from planforge.diff.model import Change, Op, Script
from planforge.diff.shown import (
    Line,
    Told,
    called,
    chapters_of,
    counted,
    is_material,
    lines_of,
    place_of,
    told,
)
from planforge.writers.compare.behaviour import SCRIPT
from planforge.writers.compare.side import Lines, Widths, weight_html
from planforge.writers.compare.style import STYLE
from planforge.writers.html.markup import attribute, escape

_AROUND = 1
"""Lines shown before and behind a change."""

_FOLDED = 3
"""Unchanged lines that are folded, at least."""

_MOST_FACT = 60
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src "
    f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched, and no script but ours runs, whatever the compared texts say."""


def compare_html(script: Script, *, title: str = "") -> bytes:
    """The comparison as one file that needs nothing beside it.

    Args:
        script: the comparison.
        title: the heading; by default the new document's own with 修订比较.
    """
    name = " ".join(script.new.document.meta.title.split()) or called(script)[1]
    page = _Page(script, title or f"《{name.strip('《》')}》修订比较")
    return page.html().encode()


@dataclass(slots=True)
class _Chapter:
    """Lines under one chapter, and the first of each change in it."""

    lines: list[Line] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return any(not line.same for line in self.lines)


class _Page:
    def __init__(self, script: Script, title: str) -> None:
        self._script = script
        self._title = title
        self._names = chapters_of(script)
        self._chapters = [_Chapter() for _ in self._names]
        self._of: dict[int, int] = {}
        for line in lines_of(script):
            self._chapters[line.chapter].lines.append(line)
            for number in line.changes:
                self._of.setdefault(number, line.chapter)

    def html(self) -> str:
        return (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(self._title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            '<a class="skip" href="#text">跳到正文</a>\n'
            f"{self._head()}{self._tools()}"
            f'<div class="page">\n{self._list()}<main class="text" id="text" tabindex="-1">\n'
            f"{self._columns()}{''.join(self._text())}{self._unsaid()}</main>\n</div>\n"
            f"{_HELP}<script>{SCRIPT}</script>\n</body>\n</html>\n"
        )

    def _head(self) -> str:
        material, editorial = counted(self._script)
        if material + editorial:
            words = f'<b class="m">{material}</b> 处实质修改，<b>{editorial}</b> 处文字性修改'
        else:
            words = "两份文件没有差别"
        old, new = called(self._script)
        return (
            f'<header class="head">\n<h1>{escape(self._title)}</h1>\n<p class="sum">{words}</p>\n'
            f'<p class="sides"><span>旧：{escape(old)}</span> <span>新：{escape(new)}</span> '
            "<del>删除的字</del> <ins>新增的字</ins> "
            '<span class="mv">移动的段落</span></p>\n</header>\n'
        )

    def _tools(self) -> str:
        chapters = "".join(
            f'<option value="{at}">{escape(self._names[at])}</option>'
            for at in sorted(set(self._of.values()))
        )
        kinds: dict[str, int] = {}
        for change in self._script.changes:
            kinds[change.type.zh] = kinds.get(change.type.zh, 0) + 1
        types = "".join(
            f'<option value="{attribute(name)}">{escape(name)}（{count}）</option>'
            for name, count in kinds.items()
        )
        return (
            '<div class="tools" role="search" aria-label="筛选修改">\n'
            '<label><input type="checkbox" id="only">仅实质修改</label>\n'
            '<select id="chapter" aria-label="按章节筛选">'
            f'<option value="">全部章节</option>{chapters}</select>\n'
            '<select id="type" aria-label="按变更类型筛选">'
            f'<option value="">全部类型</option>{types}</select>\n'
            '<input type="search" id="find" placeholder="在修改中查找" aria-label="在修改中查找">\n'
            '<button type="button" id="unfold">展开/收起全文</button>\n'
            '<button type="button" id="ask" aria-label="键盘操作说明">？</button>\n'
            '<div class="steps"><span class="at" id="at" role="status" aria-live="polite"></span>'
            '<button type="button" id="back">上一处</button>'
            '<button type="button" id="next">下一处</button></div>\n</div>\n'
        )

    def _list(self) -> str:
        entries = "".join(map(self._entry, self._script.changes))
        inner = f"<ol>\n{entries}</ol>" if entries else "<p>没有修改。</p>"
        return (
            f'<nav class="list" id="list" aria-label="修改清单">\n<h2>修改清单</h2>{inner}</nav>\n'
        )

    def _entry(self, change: Change) -> str:
        material = is_material(change)
        words = _told_html(told(change, _MOST_FACT))
        what = f" {escape(change.what)}" if change.what else ""
        reason = f"{'实质' if material else '文字'}：{change.reason}" if change.reason else ""
        return (
            f'<li id="e{change.number}" data-n="{change.number}" '
            f'data-w="{"m" if material else "e"}" data-t="{attribute(change.type.zh)}" '
            f'data-c="{self._of.get(change.number, "")}">'
            f'<a href="#c{change.number}" title="{attribute(reason)}">'
            f'<span class="no">{change.number}</span> '
            f'<span class="ty">{escape(change.type.zh)}</span>{what} '
            f"{weight_html(material=material)}"
            f'<span class="wh">{escape(place_of(change))}</span>'
            f'<span class="ba">{words}</span></a></li>\n'
        )

    def _columns(self) -> str:
        old, new = called(self._script)
        return (
            f'<div class="cols" aria-hidden="true"><div>旧：{escape(old)}</div>'
            f"<div>新：{escape(new)}</div></div>\n"
        )

    def _text(self) -> Iterator[str]:
        writer = Lines(self._script, Widths(self._script))
        for at, chapter in enumerate(self._chapters):
            if not chapter.lines:
                continue
            yield f'<section class="ch" data-c="{at}" aria-label="{attribute(self._names[at])}">\n'
            keep = [at > 0, *([False] * (len(chapter.lines) - 1))]
            yield from _folded(chapter.lines, keep, writer)
            yield "</section>\n"

    def _unsaid(self) -> str:
        if not self._script.unsaid:
            return ""
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in self._script.unsaid)
        return f'<aside class="left"><p>正文里标不出来的差别：</p><ul>{items}</ul></aside>\n'


def _told_html(words: Told) -> str:
    if words.moved:
        return " → ".join(escape(place) for place in (words.before, words.after) if place)
    if words.woven:
        return "".join(map(_piece_html, words.woven))
    before = f"<del>{escape(words.before)}</del>" if words.before else ""
    after = f"<ins>{escape(words.after)}</ins>" if words.after else ""
    arrow = " → " if before and after else ""
    return f"{escape(words.lead)}{before}{arrow}{after}{escape(words.tail)}"


def _piece_html(piece: tuple[Op, str]) -> str:
    op, text = piece
    tag = {Op.DELETE: "del", Op.INSERT: "ins"}.get(op)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def _folded(lines: list[Line], keep: list[bool], writer: Lines) -> Iterator[str]:
    """Lines as HTML, long unchanged stretches folded; keep holds what stands open anyway."""
    for at, line in enumerate(lines):
        if not line.same:
            near = range(max(0, at - _AROUND), min(len(lines), at + _AROUND + 1))
            for index in near:
                keep[index] = True
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and not keep[end]:
            end += 1
        inner = "".join(map(writer.html, lines[at:end]))
        if end - at >= _FOLDED:
            yield (
                f'<details class="f"><summary>… {end - at} 段未变 …</summary>\n{inner}</details>\n'
            )
        else:
            yield inner
        if end < len(lines):
            yield writer.html(lines[end])
        at = end + 1


_KEYS = (
    (("n", "j"), "下一处修改"),
    (("p", "k"), "上一处修改"),
    (("m",), "只看实质修改，再按一次看全部"),
    (("/",), "在修改中查找（Esc 离开）"),
    (("f",), "展开或收起没有修改的段落"),
    (("?",), "显示本说明（Esc 关闭）"),
)
_HELP = (
    '<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">键盘操作</h2><dl>'
    + "".join(
        f"<dt>{' '.join(f'<kbd>{key}</kbd>' for key in keys)}</dt><dd>{words}</dd>"
        for keys, words in _KEYS
    )
    + '</dl><form method="dialog"><button>关闭</button></form></dialog>\n'
)
