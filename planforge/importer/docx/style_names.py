"""Names of built-in styles, which every program writes in its own way."""

import re

_NUMBERED = re.compile(
    r"(标题|目录|heading|contents|toc|wpsoffice手动目录|索引|index|列表|list)\s*([1-9])"
)
_FAMILIES = {
    "标题": "heading",
    "目录": "toc",
    "contents": "toc",
    "wpsoffice手动目录": "toc",
    "索引": "index",
    "列表": "list",
}
_ENGLISH = {
    "正文": "normal",
    "默认": "normal",
    "默认样式": "normal",
    "默认段落样式": "normal",
    "standard": "normal",
    "default style": "normal",
    "default paragraph style": "normal",
    "标题": "title",
    "副标题": "subtitle",
    "目录标题": "toc heading",
    "toc 标题": "toc heading",
    "contents heading": "toc heading",
    "正文文本": "body text",
    "text body": "body text",
    "正文缩进": "normal indent",
    "正文文本缩进": "body text indent",
    "正文首行缩进": "body text first indent",
    "列出段落": "list paragraph",
    "列表段落": "list paragraph",
    "页眉": "header",
    "页脚": "footer",
    "题注": "caption",
    "图表目录": "table of figures",
    "脚注文本": "footnote text",
    "尾注文本": "endnote text",
    "批注文字": "annotation text",
    "日期": "date",
    "签名": "signature",
    "称呼": "salutation",
    "结束语": "closing",
    "引用": "quote",
    "无间隔": "no spacing",
    "普通(网站)": "normal (web)",
    "纯文本": "plain text",
}


def style_name(written: str) -> str:
    """A style's name in small letters, built-in ones in English: 标题 1 is heading 1.

    Word writes the English names into every file; WPS, LibreOffice and converters write their
    own. What follows a comma is another name for the same style.
    """
    plain = " ".join(written.partition(",")[0].replace("（", "(").replace("）", ")").split())
    plain = plain.lower() or written.strip().lower()
    found = _NUMBERED.fullmatch(plain)
    if found:
        return f"{_FAMILIES.get(found[1], found[1])} {found[2]}"
    return _ENGLISH.get(plain, plain)
