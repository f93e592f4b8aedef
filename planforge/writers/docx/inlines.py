"""Inline content as runs: text, emphasis, links, references, notes and comments.

Every run is made by ``run``, and every node passes ``_node``: a revision mark will wrap there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from planforge.document import (
    Comment,
    CommentAnchor,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Ref,
    Strong,
    Text,
)
from planforge.ooxml.package import Relations
from planforge.ooxml.xml import attribute, escape
from planforge.writers.docx.targets import Target

_EITHER = (
    "\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00af\u00b0-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u02c7-\u02d9\u0391-\u0451\u2010-\u27bf"
)
"""Characters that Word sets in the Latin font unless told that they are Chinese: “ ” … — · ①
(ISO/IEC 29500-1, 17.3.2.26: w:hint)."""

_AMBIGUOUS = re.compile(f"[{_EITHER}]")
_SPECIAL = re.compile(f"[&<>\n\t {_EITHER}]")
"""What a run has to look at: most Chinese sentences hold none of it."""

_HINT = '<w:rFonts w:hint="eastAsia"/>'
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Format:
    """Run properties in force.

    Attributes:
        head, tail: what comes before the fonts in the schema's order, and after.
        opened: the start of a run with them.
        hinted: the same where Word must be told that characters are Chinese.
    """

    head: str = ""
    tail: str = ""
    opened: str = field(init=False)
    hinted: str = field(init=False)

    def __post_init__(self) -> None:
        said = self.head + self.tail
        opened = f"<w:r><w:rPr>{said}</w:rPr>" if said else "<w:r>"
        object.__setattr__(self, "opened", opened)
        hinted = f"<w:r><w:rPr>{self.head}{_HINT}{self.tail}</w:rPr>"
        object.__setattr__(self, "hinted", hinted)


PLAIN = Format()
STRONG = Format('<w:rStyle w:val="Strong"/>', "<w:b/><w:bCs/>")


def run(text: str, form: Format = PLAIN) -> str:
    """A run of text; line breaks and tabs in it become Word's own."""
    opened = form.hinted if _AMBIGUOUS.search(text) else form.opened
    if "\n" in text or "\t" in text:
        return f"{opened}{_pieces(text)}</w:r>"
    return f"{opened}{_text(text)}</w:r>"


def _text(text: str) -> str:
    spaced = text[:1] == " " or text[-1:] == " " or "  " in text
    kept = ' xml:space="preserve"' if spaced else ""
    return f"<w:t{kept}>{escape(text)}</w:t>"


def _pieces(text: str) -> str:
    parts = re.split("([\n\t])", text)
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(marks.get(part) or _text(part) for part in parts if part)


def field_runs(code: str, shown: str, form: Format = PLAIN) -> str:
    """A complex field with its cached result as text."""
    return open_field(code, form) + run(shown, form) + close_field(form)


def open_field(code: str, form: Format = PLAIN) -> str:
    """The runs of a field up to its result."""
    rpr = f"<w:rPr>{form.head}{form.tail}</w:rPr>" if form.head or form.tail else ""
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def close_field(form: Format = PLAIN) -> str:
    """The run that ends a field."""
    rpr = f"<w:rPr>{form.head}{form.tail}</w:rPr>" if form.head or form.tail else ""
    return f'<w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'


def safe_url(url: str) -> bool:
    """Whether a link may lead there: the plan is untrusted, and a file or script may not open."""
    try:
        return urlsplit(url.strip()).scheme.lower() in _SAFE_SCHEMES
    except ValueError:
        return False


@dataclass(slots=True)
class Annotations:
    """What inline content leaves for other parts of the package.

    Attributes:
        comments: those that may be written, by id; empty in a public edition.
        ids: one counter for bookmarks, comments and, some day, revisions: Word wants one space.
        said: comments met, with their numbers.
        notes: footnotes met, in order.
        marked: names of the bookmarks set.
    """

    comments: Mapping[str, Comment]
    ids: "count[int]" = field(default_factory=lambda: count(1))
    said: dict[str, int] = field(default_factory=dict)
    notes: list[Footnote] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)


class Inlines:
    """Writes inline content.

    Attributes:
        relations: of the part that the runs stand in.
        ems: width of what was written since it was last set to 0, in characters.
        in_note: the runs stand in a footnote, where Word takes no note and no comment.
    """

    def __init__(
        self,
        targets: Mapping[str, Target],
        annotations: Annotations,
        relations: Relations,
        *,
        in_note: bool = False,
    ) -> None:
        self._targets = targets
        self._annotations = annotations
        self.relations = relations
        self.in_note = in_note
        self.ems = 0.0

    def runs(self, content: Sequence[Inline], form: Format = PLAIN) -> str:
        """The runs of content."""
        if len(content) == 1 and type(content[0]) is Text:
            text = content[0].text
            self.ems += len(text) - len(text.encode("ascii", "ignore")) / 2
            if _SPECIAL.search(text) is None:
                return f"{form.opened}<w:t>{text}</w:t></w:r>"
            return run(text, form)
        parts: list[str] = []
        for node in content:
            if type(node) is Text:
                text = node.text
                self.ems += len(text) - len(text.encode("ascii", "ignore")) / 2
                if _SPECIAL.search(text) is None:
                    parts.append(f"{form.opened}<w:t>{text}</w:t></w:r>")
                else:
                    parts.append(run(text, form))
            else:
                parts.append(self._node(node, form))
        return "".join(parts)

    def text(self, text: str, form: Format = PLAIN) -> str:
        """A run of words that the layout adds."""
        self.ems += len(text) - len(text.encode("ascii", "ignore")) / 2
        return run(text, form) if text else ""

    def bookmarked(self, name: str, inner: str) -> str:
        """Runs with a bookmark around them; a name is given once, to the first who asks.

        Names are of letters, digits and low lines, so they need no escaping.
        """
        if name in self._annotations.marked:
            return inner
        self._annotations.marked.add(name)
        number = next(self._annotations.ids)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _node(self, node: Inline, form: Format) -> str:
        match node:
            case Text():
                return self.text(node.text, form)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Strong():
                return self.runs(node.content, _strong(form))
            case Link():
                return self._link(node, form)
            case Ref():
                return self._ref(node, form)
            case CommentAnchor():
                return self._comment(node, form)
            case Footnote():
                return self._footnote(node)

    def _link(self, link: Link, form: Format) -> str:
        if not safe_url(link.url):
            return self.runs(link.content, form)
        number = self.relations.add("hyperlink", link.url.strip())
        inner = self.runs(link.content, Format('<w:rStyle w:val="Hyperlink"/>', form.tail))
        return f'<w:hyperlink r:id="{number}" w:history="1">{inner}</w:hyperlink>'

    def _ref(self, ref: Ref, form: Format) -> str:
        """A reference; a field where Word would find the same words, else a link of typed words."""
        target = self._targets.get(ref.target)
        if target is None:
            return self.text(ref.text, form)
        label = target.label.text if target.label else ""
        name = target.bookmark
        number = ref.label.rstrip(" \u3000") if ref.words else ref.label
        if ref.named or not (ref.words == target.words or not ref.words):
            return self._inside(name, ref.text, form)
        if ref.words:
            first = self._number(name, number, label, form, counted=target.counted)
            gap = self.text(ref.label[len(number) :], form)
            words = self._field(f"REF {name} \\h", ref.words, form)
            return f"{self.text(ref.before, form)}{first}{gap}{words}{self.text(ref.after, form)}"
        if target.annex and ref.label == label and not ref.before + ref.after:
            return self._field(f"REF {target.label_bookmark} \\h", label, form)
        if ref.before or ref.after or not number:
            return self._inside(name, ref.text, form)
        return self._number(name, number, label, form, counted=target.counted)

    def _number(self, name: str, shown: str, label: str, form: Format, *, counted: bool) -> str:
        r"""A number; REF \n gives a counted label without trailing full stops."""
        if not shown:
            return ""
        if counted and shown == label.rstrip("."):
            return self._field(f"REF {name} \\n \\h", shown, form)
        return self._inside(name, shown, form)

    def _field(self, code: str, shown: str, form: Format) -> str:
        return open_field(code, form) + self.text(shown, form) + close_field(form)

    def _inside(self, name: str, words: str, form: Format) -> str:
        """Words that lead to a bookmark; they look like the text around."""
        inner = self.text(words, form)
        return f'<w:hyperlink w:anchor="{attribute(name)}" w:history="1">{inner}</w:hyperlink>'

    def _comment(self, anchor: CommentAnchor, form: Format) -> str:
        known = self._annotations
        inner = self.runs(anchor.content, form)
        if self.in_note or anchor.comment not in known.comments or anchor.comment in known.said:
            return inner
        number = known.said[anchor.comment] = next(known.ids)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def _footnote(self, note: Footnote) -> str:
        self.ems += 0.5
        self._annotations.notes.append(note)
        if self.in_note:
            return run(f"[{note.number}]")
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{note.number}"/></w:r>'
        )


def _strong(form: Format) -> Format:
    """Bold said outright: in a style it is a switch that turns bold paragraphs plain."""
    return STRONG if form is PLAIN else Format(form.head or STRONG.head, STRONG.tail)
