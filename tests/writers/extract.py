"""The text of each format's file, so that tests can compare one with another."""

import re

import lxml.html
from lxml.etree import _Element as Element
from markdown_it import MarkdownIt
from markdown_it.token import Token

_FURNITURE = {("nav", "side"), ("p", "draft"), ("head", None)}


def bare(text: str) -> str:
    """Text without white space and joiners."""
    return re.sub(r"[\s\u2060]+", "", text)


def html_text(data: bytes) -> str:
    """The text of an HTML file but for its navigation and its draft's mark."""
    return _shown(lxml.html.document_fromstring(data.decode("utf-8")))


def _shown(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        inner = "" if (child.tag, child.get("class")) in _FURNITURE else _shown(child)
        parts += [inner, child.tail or ""]
    return "".join(parts)


def markdown_text(data: bytes, *, notes: bool = True) -> str:
    """The text that a CommonMark reader with tables shows; with notes, footnotes' marks as [1]."""
    parser = MarkdownIt("commonmark").enable("table")
    text = "\n".join(_token(token) for token in parser.parse(data.decode("utf-8")))
    return re.sub(r"\[\^(\d+)\]:?", r"[\1]", text) if notes else text


def _token(token: Token) -> str:
    if token.type == "html_block":
        return _shown(lxml.html.fragment_fromstring(token.content, "div"))
    if token.type == "inline":
        shown = ("text", "code_inline", "softbreak", "hardbreak")
        return "".join(child.content for child in token.children or () if child.type in shown)
    return token.content
