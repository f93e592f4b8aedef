"""The front door: a file is taken for what it is, and every refusal says the way out."""

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from planforge.errors import LoadError, PlanforgeError
from planforge.importer import legacy
from planforge.importer.formats import import_bytes, import_file
from tests.cli.calling import call
from tests.importer.docx.build import docx, p, r

TEXT = "某市防汛应急预案\n一、总则\n为规范防汛工作，制定本预案。\n"
WORD = docx("".join(p(line) for line in TEXT.split()))
HTML = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.split()) + "</body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016
RTF = rb"{\rtf1\ansi\ansicpg936 {\b 1. General}\par Text of the plan.\par}"
needs_soffice = pytest.mark.skipif(
    legacy.converter() is None, reason="needs LibreOffice, which is not installed"
)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 200


def odt(body: str) -> bytes:
    """An OpenDocument text."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{spaces}office:1.0"'
        f' xmlns:text="{spaces}text:1.0" xmlns:draw="{spaces}drawing:1.0"'
        f' xmlns:svg="{spaces}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' office:version="1.2"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0"?><m:manifest xmlns:m="{spaces}manifest:1.0" m:version="1.2">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("预案.doc", WORD),
        ("预案", WORD),
        ("预案.docx", TEXT.encode()),
        ("预案.pdf", TEXT.encode("gb18030")),
        ("预案.txt", HTML.encode()),
        ("预案.docx", HTML.encode("gb18030")),
        ("预案.doc", b"\xff\xfe" + HTML.encode("utf-16-le")),
    ],
)
def test_a_file_is_read_by_what_it_is_and_not_by_its_name(name: str, data: bytes) -> None:
    (plan,) = import_bytes(data, name)
    assert "标题: 某市防汛应急预案" in plan.yaml
    assert "为规范防汛工作，制定本预案。" in plan.yaml


def test_a_piece_of_a_page_is_one_where_its_name_says_so() -> None:
    piece = b"<span>plan</span><p>one</p>"
    assert "<p>" not in import_bytes(piece, "a.html")[0].yaml
    assert "<p>" in import_bytes(piece, "a.txt")[0].yaml


@pytest.mark.parametrize(
    ("data", "says", "way"),
    [
        (ole("WordDocument\0"), "旧版 Word", "另存为"),
        (ole("WpsCustomData\0"), "WPS", "另存为"),
        (ole("EncryptedPackage\0"), "打开密码", "取消密码"),
        (ole("Workbook\0"), "Excel", "复制"),
        (RTF, "RTF", "另存为"),
        (odt("<text:p>x</text:p>"), "OpenDocument", "另存为"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片", "原稿"),
        (b"Rar!\x1a\x07\0" + b"x" * 50, "压缩包", "解压"),
        (b"\0\1\2\3" * 500, "损坏", "Word"),
        (b"", "空文件", "检查"),
    ],
)
def test_a_kind_that_is_not_read_is_named_with_the_way_out(
    data: bytes, says: str, way: str
) -> None:
    with pytest.raises(LoadError) as caught:
        import_bytes(data, "来件")
    assert says in caught.value.message
    assert way in (caught.value.hint or "")


def test_where_libreoffice_is_found_its_command_and_the_option_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(LoadError) as caught:
        import_bytes(RTF, "文件夹/来件.rtf")
    command = 'soffice --headless --convert-to docx --outdir "文件夹" "文件夹/来件.rtf"'
    assert command in (caught.value.hint or "")
    assert "--convert" in (caught.value.hint or "")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(LoadError) as caught:
        import_bytes(RTF, "来件.rtf")
    assert "soffice" not in (caught.value.hint or "")
    with pytest.raises(LoadError, match="没有 LibreOffice"):
        import_bytes(RTF, "来件.rtf", convert_old=True)


# LibreOffice at arm's length; a stand-in where what matters is how it is called


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """A program called soffice, first on PATH, that writes down how it was called."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport os, sys, time\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs scripts as programs")


@posix
def test_the_converter_gets_a_profile_of_its_own_without_macros_and_net(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    stand_in(
        tmp_path,
        monkeypatch,
        f"""
profile = sys.argv[1].removeprefix("-env:UserInstallation=file://")
settings = open(profile + "/user/registrymodifications.xcu").read()
with open({str(seen)!r}, "w") as out:
    print(settings, os.environ["http_proxy"], os.environ["HOME"], "DISPLAY" in os.environ, file=out)
out = sys.argv[sys.argv.index("--outdir") + 1]
open(out + "/source.docx", "wb").write(bytes.fromhex({WORD.hex()!r}))
""",
    )
    monkeypatch.setenv("DISPLAY", ":0")
    (plan,) = import_bytes(RTF, "来件.rtf", convert_old=True)
    assert "标题: 某市防汛应急预案" in plan.yaml
    assert plan.findings[0].code == "PF570"
    said = seen.read_text()
    assert "DisableMacrosExecution" in said
    assert "http://127.0.0.1:9 " in said
    assert said.split()[-1] == "False"
    assert said.split()[-2] != str(Path.home())


@posix
def test_a_converter_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "child"
    stand_in(
        tmp_path,
        monkeypatch,
        f"""
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({str(note)!r}, "w").write(str(child.pid))
time.sleep(600)
""",
    )
    monkeypatch.setattr(legacy, "MOST_SECONDS", 2)
    with pytest.raises(LoadError, match="已经停止"):
        import_bytes(RTF, "来件.rtf", convert_old=True)
    child = int(note.read_text())
    for _ in range(100):
        if not _alive(child):
            break
        time.sleep(0.05)
    assert not _alive(child)


def _alive(pid: int) -> bool:
    """It runs; one that has ended and waits to be taken note of does not."""
    status = Path(f"/proc/{pid}/stat")
    if status.exists():
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return subprocess.run(["ps", "-p", str(pid)], capture_output=True, check=False).returncode == 0


@posix
@pytest.mark.parametrize(
    "script",
    [
        "sys.exit(1)",
        "os.symlink('/etc/passwd', sys.argv[sys.argv.index('--outdir') + 1] + '/source.docx')",
        "open(sys.argv[sys.argv.index('--outdir') + 1] + '/source.docx', 'w').write('no')",
    ],
)
def test_what_a_converter_makes_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(LoadError) as caught:
        import_bytes(RTF, "来件.rtf", convert_old=True)
    assert "LibreOffice" in caught.value.message


@needs_soffice
def test_libreoffice_converts_and_fetches_nothing() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        port = server.getsockname()[1]
        asked: list[object] = []
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    asked.append(server.accept())
                except TimeoutError:
                    continue

        listener = threading.Thread(target=listen)
        listener.start()
        picture = (
            '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
            f'<draw:image xlink:href="http://127.0.0.1:{port}/x.png" xlink:type="simple"'
            ' xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
        )
        paragraphs = "".join(f"<text:p>{line}</text:p>" for line in TEXT.split())
        try:
            data = odt(f"{paragraphs}<text:p>{picture}</text:p>")
            (plan,) = import_bytes(data, "来件.odt", convert_old=True)
        finally:
            done.set()
            listener.join()
    assert "为规范防汛工作，制定本预案。" in plan.yaml
    assert not asked


# The command


def test_several_plans_in_one_file_become_several_files(tmp_path: Path) -> None:
    source = tmp_path / "汇编.docx"
    title = '<w:pageBreakBefore/><w:jc w:val="center"/>'
    big = '<w:b/><w:sz w:val="44"/>'
    body = "".join(
        p(runs=r(name, big), ppr=title) + p("一、总则") + p("（一）目的") + p(f"为{name}。")
        + p("二、附则") + p("本预案自印发之日起施行。")
        for name in ("某厂综合应急预案", "某厂火灾专项应急预案", "某厂触电现场处置方案")
    )  # fmt: skip
    source.write_bytes(docx(body))
    plans = import_file(source)
    assert len(plans) == 3
    refused = call("import", source)
    assert refused.code == 2
    assert "3 份预案" in refused.err
    done = call("import", source, "-o", tmp_path / "预案")
    assert done.code == 0, done.err
    written = [Path(line) for line in done.out.split()]
    assert len(set(written)) == 3
    assert all(path.parent == tmp_path / "预案" and path.is_file() for path in written)
    for path in written:
        assert call("check", path).code in (0, 1)
    numbered = call("import", source, "-o", tmp_path / "plan.yaml")
    assert [Path(line).name.split("-")[:2] for line in numbered.out.split()] == [
        ["plan", "1"], ["plan", "2"], ["plan", "3"],
    ]  # fmt: skip


def test_a_plan_goes_into_a_folder_under_its_own_name(tmp_path: Path) -> None:
    source = tmp_path / "旧稿.txt"
    source.write_text(TEXT, encoding="utf-8")
    done = call("import", source, "-o", tmp_path / "出")
    assert done.code == 0, done.err
    (path,) = (tmp_path / "出").glob("*.yaml")
    assert path.stem in ("旧稿", "某市防汛应急预案")


def picture_file() -> bytes:
    """A Word file with one picture."""
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108020000009077 53de"
        "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082".replace(" ", "")
    )
    blip = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="x"'
        ' descr="疏散图"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="img"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    return docx(
        "".join(p(line) for line in TEXT.split()) + p(runs=blip) + p("二、附则") + p("完。"),
        rels=f'<Relationship Id="img" Type="{kind}" Target="media/image1.png"/>',
        parts={"word/media/image1.png": png},
    )


def test_pictures_are_written_beside_the_plan_and_guarded_like_it(tmp_path: Path) -> None:
    source = tmp_path / "旧稿.docx"
    source.write_bytes(picture_file())
    target = tmp_path / "出" / "plan.yaml"
    done = call("import", source, "-o", target)
    assert done.code == 0, done.err
    plan, picture = (Path(line) for line in done.out.split())
    assert plan == target
    assert picture.is_relative_to(target.parent)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert call("check", target).code in (0, 1)
    picture.write_bytes(b"mine")
    refused = call("import", source, "-o", target)
    assert refused.code == 6
    assert picture.name in refused.err
    assert picture.read_bytes() == b"mine"
    assert call("import", source, "-o", target, "--force").code == 0


def test_tracked_changes_are_accepted_rejected_or_refused(tmp_path: Path) -> None:
    source = tmp_path / "修订.docx"
    inserted = '<w:ins w:id="1" w:author="甲"><w:r><w:t>新增的话。</w:t></w:r></w:ins>'
    source.write_bytes(docx("".join(p(line) for line in TEXT.split()) + p(runs=inserted)))
    assert "新增的话" in call("import", source).out
    assert "新增的话" not in call("import", source, "--revisions", "reject").out
    refused = call("import", source, "--revisions", "fail")
    assert refused.code == 3
    assert "修订" in refused.err
    assert call("import", source, "--revisions", "x").code == 2


def test_every_refusal_of_the_front_door_is_a_planforge_error(tmp_path: Path) -> None:
    for number, data in enumerate((b"", b"PK\3\4", RTF, OLE, b"%PDF-1.4", b"<html>", b"\xff\xfe")):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        with pytest.raises(PlanforgeError):
            import_file(path)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json"])
def test_the_gap_report_is_written_in_the_form_of_its_suffix(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / "旧稿.txt"
    source.write_text(TEXT + "二、奇怪的一章\n没有这样的部分。\n", encoding="utf-8")
    path = tmp_path / f"报告{suffix}"
    done = call("import", source, "-o", tmp_path / "plan.yaml", "--report", path)
    assert done.code == 0, done.err
    assert str(path) in done.out.split()
    text = path.read_text(encoding="utf-8")
    assert "奇怪的一章" in text
    assert suffix != ".json" or isinstance(json.loads(text), dict)
    assert suffix != ".md" or text.startswith("# ")
    assert call("import", source, "--report", tmp_path / "报告.xls").code == 2
