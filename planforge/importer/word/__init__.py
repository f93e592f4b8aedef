"""Word files to plan files: from what stands in a file to the sources of its plans."""

import re

from planforge.errors import LoadError
from planforge.importer.chain import import_original
from planforge.importer.docx.model import WordFile
from planforge.importer.order import Read, read_document
from planforge.importer.original import Imported, Original
from planforge.importer.word.originals import originals
from planforge.importer.word.reading import Reading, Tracked
from planforge.importer.word.told import with_notes

__all__ = ["Reading", "Tracked", "document_of", "import_word", "imported", "originals_of"]

_READING = Reading()
_MARKS = re.compile(r"""[\s'"\\\[\]（）()]+""")


def import_word(
    data: bytes, name: str, *, type_: str | None = None, reading: Reading = _READING
) -> tuple[Imported, ...]:
    """Make plan files from a Word file, one for each plan in it.

    Args:
        data: the DOCX file.
        name: what findings call it.
        type_: the profile, by any of its names; guessed from the words where None.
        reading: what becomes of tracked changes and hidden text.

    Raises:
        LoadError: it is no DOCX file, or holds no words, or has tracked changes that
            ``reading`` refuses.
        UsageProblem: there is no such profile.
    """
    from planforge.importer.docx.read import read_docx

    word = read_docx(data, name, accepts=reading.accepts)
    made = originals_of(word, reading)
    return tuple(imported(original, type_) for original in made)


def imported(original: Original, type_: str | None = None) -> Imported:
    """The plan file of one source; footnotes that it cannot hold are told.

    Raises:
        LoadError: more chapters or entries than any plan has.
        UsageProblem: there is no such profile.
    """
    made = import_original(original, type_=type_)
    held = _bare(made.yaml)
    lost = [note for note in original.notes if _bare(note[1]) not in held]
    return import_original(with_notes(original, lost), type_=type_) if lost else made


def _bare(words: str) -> str:
    """Words without white space, quotes and brackets, which differ in a plan file."""
    return _MARKS.sub("", words)


def originals_of(word: WordFile, reading: Reading = _READING) -> tuple[Original, ...]:
    """The sources of the plans in a Word file; at least one.

    Raises:
        LoadError: it holds no words, or has tracked changes that ``reading`` refuses.
    """
    made = originals(word, reading)
    if not made:
        message = f"文件 {word.name} 里没有文字。"
        raise LoadError(message, "请检查是不是选错了文件；扫描的图片请先识别成文字。")
    return made


def document_of(word: WordFile, reading: Reading = _READING) -> Read:
    """The tree of a Word file's first plan: blocks with origins ("line", paragraph number).

    Raises:
        LoadError: as for ``originals_of``, or more chapters than any plan has.
    """
    return read_document(originals_of(word, reading)[0].lines)
