"""The days of a document's tables as an iCalendar file (RFC 5545), for calendars and phones."""

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence

from planforge.document import Document, Paragraph, Row, Table, blocks_of, placed
from planforge.profiles import Layout
from planforge.writers.base import Options, Output
from planforge.writers.text import plain_lines

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_WIDTH = 75
"""Octets to a line, its end not counted (3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


def write_ics(document: Document, layout: Layout, options: Options) -> Output:
    """Every row of a table that begins with a day: day, hour or nothing, what, why.

    Stamps and identities come from the document, so that the same plan gives the same file, and
    an event that comes again replaces itself.
    """
    del layout, options
    rows = [row for row in _rows(document) if _DATE.match(row[0])]
    stamp = document.meta.date or (_day(rows[0][0]) if rows else datetime.date(1970, 1, 1))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//planforge//planforge//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(document.meta.title)}",
        *_ZONE,
    ]
    for row in rows:
        lines += _event(row, stamp, document.meta.title)
    lines.append("END:VCALENDAR")
    folded = (part for line in lines for part in _folded(line))
    return Output("".join(f"{part}\r\n" for part in folded).encode())


def _rows(document: Document) -> Iterator[list[str]]:
    for block in blocks_of(document):
        if isinstance(block, Table):
            for row in placed(block.rows):
                cells = [_words(Row((cell,))) for _, cell in row]
                yield [*cells, "", "", "", ""][: max(4, len(cells))]


def _words(row: Row) -> str:
    blocks = row.cells[0].blocks
    lines = [
        line for one in blocks if isinstance(one, Paragraph) for line in plain_lines(one.content)
    ]
    return "\n".join(line for line in lines if line).strip()


def _event(row: Sequence[str], stamp: datetime.date, title: str) -> Iterator[str]:
    day = _day(row[0])
    hour = _TIME.search(row[1])
    what, why = row[2], row[3]
    named = hashlib.sha256(f"{title}\n{row[0]}\n{what}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{named}@planforge"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    if hour:
        start = datetime.datetime(day.year, day.month, day.day, int(hour[1]), int(hour[2]))  # noqa: DTZ001
        end = start + datetime.timedelta(hours=1)
        yield f"DTSTART;TZID=Asia/Shanghai:{start:%Y%m%dT%H%M%S}"
        yield f"DTEND;TZID=Asia/Shanghai:{end:%Y%m%dT%H%M%S}"
    else:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(what)}"
    if why:
        yield f"DESCRIPTION:{_escaped(why)}"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(what)}")
    yield from ("TRIGGER:-PT1H" if hour else "TRIGGER:-PT15H", "END:VALARM", "END:VEVENT")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])


def _escaped(text: str) -> str:
    return text.replace("\r", "").translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, cut between characters, each led by a blank."""
    piece, size = "", 0
    for sign in line:
        wide = len(sign.encode())
        if size + wide > _WIDTH:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += wide
    yield piece
