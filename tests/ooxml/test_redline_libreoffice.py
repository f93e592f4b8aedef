"""LibreOffice accepts and rejects all changes of a redline, and comes to the two files."""

import shutil
import subprocess
from pathlib import Path

import pytest

from planforge.diff.script import compare
from planforge.ooxml.redline import alignment_of, paragraphs_of_units, redline
from planforge.ooxml.redline.model import Moves
from planforge.ooxml.redline.parcel import Parcel
from planforge.ooxml.redline.verify import verify
from tests.ooxml.plan_edits import Printed, edited
from tests.ooxml.redlines import AUTHOR, DATE, made, paragraph, word, words

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0}:{1} PUBLIC "{2}" "{1}.dtd">\n'
_LIBRARY = "http://openoffice.org/2000/library"
_MACRO = """
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim helper As Object
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(document.CurrentController.Frame, ".uno:" + command, "", 0, Array())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), kind())
  document.close(True)
End Sub
"""


def _profile(folder: Path) -> Path:
    """A profile of LibreOffice that knows how to settle changes; made first, then taught."""
    _soffice(folder, "--terminate_after_init")
    basic = folder / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    head = _HEAD.format("script", "module", "-//OpenOffice.org//DTD OfficeDocument 1.0//EN")
    (basic / "Module1.xba").write_text(
        f'{head}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic">{_MACRO}</script:module>'
    )
    head = _HEAD.format("library", "library", "-//OpenOffice.org//DTD OfficeDocument 1.0//EN")
    (basic / "script.xlb").write_text(
        f'{head}<library:library xmlns:library="{_LIBRARY}" library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Module1"/></library:library>'
    )
    head = _HEAD.format("library", "libraries", "-//OpenOffice.org//DTD OfficeDocument 1.0//EN")
    (basic.parent / "script.xlc").write_text(
        f'{head}<library:libraries xmlns:library="{_LIBRARY}" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" '
        'library:link="false"/></library:libraries>'
    )
    return folder


def _soffice(profile: Path, call: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", call]
    subprocess.run(command, check=False, capture_output=True, timeout=300)


def _settled(profile: Path, path: Path, command: str) -> bytes:
    target = path.with_name(f"{path.stem}-{command}.docx")
    call = f'macro:///Standard.Module1.Settle("{path}","{target}","{command}")'
    _soffice(profile, call)
    if not target.is_file():
        pytest.skip("this LibreOffice runs no macros")
    return target.read_bytes()


def _edited(seed: int) -> tuple[Printed, Printed, bytes]:
    old, new = edited("government-double12", seed, 6)
    moves: Moves = "native" if seed % 2 else "delins"
    plan = alignment_of(
        compare(old.side, new.side),
        paragraphs_of_units(old.data, old.side.units),
        paragraphs_of_units(new.data, new.side.units),
    )
    data = redline(old.data, new.data, plan, author=AUTHOR, date=DATE, moves=moves).data
    assert verify(old.data, new.data, data) == ()
    return old, new, data


def test_libreoffice_settles_a_redline_to_the_same_text(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    profile = _profile(tmp_path / "profile")
    for seed in (1, 2):
        old, new, data = _edited(seed)
        path = tmp_path / f"redline{seed}.docx"
        path.write_bytes(data)
        for command, due in (
            ("AcceptAllTrackedChanges", new.data),
            ("RejectAllTrackedChanges", old.data),
        ):
            found = _settled(profile, path, command)
            assert not Parcel(found, "").read("word/comments.xml")
            assert words(found, accept=True) == words(due, accept=True)


def test_libreoffice_rejects_no_paragraph_that_words_were_added_to(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    profile = _profile(tmp_path / "profile")
    old = word(paragraph("甲。"), paragraph("丙。"), paragraph("完"))
    new = word(*map(paragraph, ("甲。乙。", "新段。", "新的丙。", "完")))
    path = tmp_path / "redline.docx"
    path.write_bytes(made(old, new))
    for command, due in (("AcceptAllTrackedChanges", new), ("RejectAllTrackedChanges", old)):
        found = _settled(profile, path, command)
        assert words(found, accept=True) == words(due, accept=True)
