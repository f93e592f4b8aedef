"""What a Word file holds beside its plan: contents, site crumbs, hidden text, covering letters."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planforge.document import plain
from planforge.importer.docx.model import WordTable
from planforge.importer.word.pieces import Piece
from planforge.importer.word.tables import paragraphs_of, without_hidden


@dataclass(frozen=True, slots=True)
class Apart:
    """Pieces that belong to the file and not to the plan.

    Attributes:
        code, name: of the finding that tells it.
        title: what they are: 目录, 网页信息.
        pieces: in order; never none.
    """

    code: str
    name: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Sorted:
    """The pieces of the plan, and what was set apart."""

    pieces: list[Piece]
    apart: list[Apart] = field(default_factory=list)

    def take(self, out: Iterable[Piece], code: str, name: str, title: str) -> None:
        """Set pieces apart."""
        taken = tuple(out)
        if taken:
            gone = {id(piece) for piece in taken}
            self.pieces = [piece for piece in self.pieces if id(piece) not in gone]
            self.apart.append(Apart(code, name, title, taken))


def sort_out(pieces: Sequence[Piece], *, hidden: bool) -> Sorted:
    """Set apart what is no part of any plan.

    Args:
        pieces: of the whole file.
        hidden: hidden text counts as text.
    """
    made = Sorted(list(pieces))
    if not hidden:
        _hide(made)
    shown = Sorted(list(made.pieces), list(made.apart))
    made.take(_contents(made.pieces), "PF532", "contents-left-out", "目录")
    made.take(_crumbs(made.pieces), "PF533", "site-crumbs", "网页上的文字")
    return made if made.pieces else shown


def _hide(made: Sorted) -> None:
    """Set hidden paragraphs apart, those in cells too."""
    out: list[Piece] = []
    for index, piece in enumerate(made.pieces):
        if piece.hidden:
            out.append(piece)
        elif isinstance(piece.block, WordTable):
            found = [p for p in paragraphs_of((piece.block,)) if p.hidden]
            out += [Piece(p.number, plain(p.content), p.content) for p in found]
            if found:
                made.pieces[index] = replace(piece, block=without_hidden(piece.block))
    made.take(out, "PF531", "hidden-text", "隐藏文字")


# Contents

CONTENTS = frozenset({"目录", "目次", "contents", "tableofcontents"})
_ENTRY = re.compile(
    r"\S.{0,80}?(?:[.．…·。・\-—_ 　]{3,}|[ \u3000]*\t[ \t\u3000]*)-?\s*\d{1,4}\s*-?"
)
_LEAST = 3


def _contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Contents that a field made, and those typed by hand, each with the title above."""
    words = [_squeezed(p.shown) for p in pieces]
    last = {line: at for at, line in enumerate(words)}
    out: list[Piece] = []
    index = 0
    while index < len(pieces):
        head = words[index] in CONTENTS
        end = _entries_end(pieces, words, index + head, last if head else None)
        if end > index + head:
            out.extend(pieces[index:end])
            index = end
        else:
            if head and pieces[index].contents:
                out.append(pieces[index])
            index += 1
    return out


def _entries_end(
    pieces: Sequence[Piece], words: Sequence[str], start: int, last: Mapping[str, int] | None
) -> int:
    """Where the lines of a table of contents end that starts there.

    ``last``, where a title stands above: by line, the index at which it stands last.
    """
    titled = last is not None
    end = start
    while end < len(pieces) and pieces[end].contents:
        end += 1
    if end > start:
        return end
    while end < len(pieces) and _ENTRY.fullmatch(pieces[end].shown) and not pieces[end].block:
        end += 1
    if end - start >= (1 if titled else _LEAST):
        return end
    if last is not None:
        end = start
        while end < len(pieces) and 0 < len(words[end]) <= 50 and last[words[end]] > end:
            end += 1
        return end if end - start >= _LEAST else start
    return start


def _squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


# What a web page puts around a text

_STRONG = re.compile(
    r"(?:您?(?:现在|当前)?(?:所在)?(?:的)?位置\s*[:：]?\s*)?首\s*页\s*[>＞»/›].*"
    r"|(?:您(?:现在|当前)?(?:所在)?的?位置|当前位置)\s*[:：].*"
    r"|(?:信息来源|文章来源|稿件来源|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|访问量)\s*[:：].{0,80}"
    r"|来源\s*[:：].{0,60}(?:时间|日期|浏览|字体|字号|作者|编辑|\d{4}-\d).{0,60}"
    r"|[【\[]?\s*(?:字体|字号)?(?:大小)?\s*[:：]?\s*[【\[]?\s*大\s*中\s*小\s*[】\]]?.{0,20}"
    r"|分享到?[:：]?.{0,20}|扫一扫.{0,30}"
)
"""Lines that only a web page has."""
_WEAK = re.compile(
    r"(?:来源|发布时间|发布日期|发布人|作者|编辑|责任编辑|责编|字体|字号)\s*[:：].{0,80}"
    r"|[【\[]?(?:打印|关闭|收藏|返回|保存|我要纠错)(?:本页|此页|窗口|顶部|首页)?"
    r"(?:[】\]]|[\s|丨/【\[]|打印|关闭|收藏|分享到?|窗口|本页)*"
    r"|(?:上|下)一(?:篇|条)\s*[:：].*|相关(?:链接|附件|阅读|文章)\s*[:：]?.{0,60}"
    r"|版权所有.*|.*(?:ICP备|公网安备).*|网站(?:标识码|地图).*|技术支持\s*[:：].*"
    r"|(?:索引号|主题分类|信息分类)\s*[:：].*"
)
"""Lines that stand beside them, and elsewhere mean something else."""
_RULE = re.compile(r"[|丨\s]+")
_ENDS = 20
"""How many lines at either end of a file a web page may have put there."""
_LONGEST = 120


def _crumbs(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines of a web page before and behind a text."""
    ends = [p for at, p in enumerate(pieces) if at < _ENDS or at >= len(pieces) - _ENDS]
    plain = [p for p in ends if _may_be_crumb(p)]
    strong = [p for p in plain if _STRONG.fullmatch(p.words) or _RULE.fullmatch(p.words)]
    if not any(_STRONG.fullmatch(p.words) for p in strong):
        return strong
    found = {id(p) for p in strong} | {id(p) for p in plain if _WEAK.fullmatch(p.words)}
    return [p for p in ends if id(p) in found]


def _may_be_crumb(piece: Piece) -> bool:
    if piece.block is not None or piece.level or piece.list is not None:
        return False
    return 0 < len(piece.words) <= _LONGEST


# What leads to a plan

_LETTER = re.compile(
    r".{0,40}关于(?:印发|发布|下发|颁发|公布|转发|修订印发|批准|同意|实施)[^。]{0,20}《(?P<title>[^《》]{4,60})》"
    r"[^。]{0,16}(?:通知|公告|函|决定|令|批复|意见)"
)
_BARE_LETTER = re.compile(
    r".{0,40}关于(?:修订)?(?:印发|发布|下发|颁发|公布|转发)"
    r"(?P<title>[^《》。]{4,60}?(?:预案|方案|手册|计划|规定|办法|制度|细则)"
    r"(?:[（(][^（）()]{1,20}[）)])?)的(?:通知|公告|函)"
)
"""The same where the title stands without 《》, as offices write it of what is no law."""
_NEWS = re.compile(r".{2,40}(?:印发|发布|公布|出台)《(?P<title>[^《》]{4,60})》")
_FOLLOWS = re.compile(r".{0,80}(?:如下|全文|附后)[。：:]?")
_SEARCHED = 80


def letter_end(pieces: Sequence[Piece]) -> tuple[int, str] | None:
    """Where a covering letter or a piece of news ends, and the title that it gives the plan.

    The title is empty where the plan shows it itself. None where the file begins with its plan.
    """
    for at, piece in enumerate(pieces[:20]):
        for pattern in (_LETTER, _BARE_LETTER, _NEWS):
            match = pattern.fullmatch(_letter_title(pieces, at))
            if match is not None and piece.block is None:
                return _end_of(pieces, at, match["title"])
    return None


def _letter_title(pieces: Sequence[Piece], at: int) -> str:
    """The words of a line, with those of the two after it where they make one title."""
    words = _joined(pieces[at])
    for more in pieces[at + 1 : at + 3]:
        if (
            words.endswith(("通知", "公告", "函", "决定", "令", "批复", "》"))
            or "关于" not in words
        ):
            break
        words += _joined(more)
    return words


def _joined(piece: Piece) -> str:
    return "".join(piece.shown.split())


def _end_of(pieces: Sequence[Piece], at: int, title: str) -> tuple[int, str] | None:
    wanted = "".join(title.split())
    for index in range(at + 1, min(len(pieces), at + _SEARCHED)):
        words = _joined(pieces[index])
        if words == wanted:
            return index, ""
        two = words + _joined(pieces[index + 1]) if index + 1 < len(pieces) else ""
        if two == wanted:
            return index, ""
        if f"《{wanted}》" in words and _FOLLOWS.fullmatch(words) and not words.endswith("附后。"):
            news = words.startswith(f"《{wanted}》")
            if news:
                return index + 1, title
    return None
