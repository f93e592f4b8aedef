"""The habits of a file that new values follow."""

from collections import Counter

from planforge.source.rewrite.spans import ListSpan, MapSpan, Span


def quote(text: str) -> str:
    """The quotation mark that the file uses more often."""
    return (
        "'"
        if text.count(": '") + text.count("- '") > text.count(': "') + text.count('- "')
        else '"'
    )


def nested(root: Span) -> int:
    """How many columns the file usually indents a list by under its key."""
    steps: Counter[int] = Counter()
    waiting = [root]
    while waiting:
        span = waiting.pop()
        if isinstance(span, MapSpan):
            for _key, value in span.pairs:
                waiting.append(value)
                if isinstance(value, ListSpan) and not value.flow and not span.flow:
                    steps[value.column - span.column] += 1
        elif isinstance(span, ListSpan):
            waiting += span.items
    return steps.most_common(1)[0][0] if steps else 2
