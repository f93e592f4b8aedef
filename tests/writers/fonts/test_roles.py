"""Which font each role gets."""

from pathlib import Path

import pytest

from planforge.errors import RenderError
from planforge.profiles import load_layout
from planforge.profiles.layout import FontRole
from planforge.writers.fonts import GB2312_COUNT, folders, font_report, resolve, substitution
from tests.writers.fonts.test_sfnt import small_font


def test_the_pip_fonts_alone_serve_every_role_completely() -> None:
    report = font_report(load_layout("gb9704").fonts, "pip")
    assert [role.role for role in report] == ["xiaobiaosong", "fang", "kai", "hei", "song", "yahei"]
    assert all(role.complete and role.lost == 0 for role in report)
    assert {role.used for role in report} == {"Noto Serif SC", "Noto Sans SC"}
    told = {role.role for role in report if role.substituted}
    assert told == {"xiaobiaosong", "fang", "kai"}


def test_a_substituted_font_is_a_finding_that_says_how_to_install_it() -> None:
    fonts = load_layout("gb9704").fonts
    finding = substitution(resolve("fang", fonts, "pip"))
    assert finding is not None
    assert (finding.code, finding.name, finding.severity.words) == (
        "PF801",
        "font-substituted",
        "提示",
    )
    assert "“仿宋”" in finding.message
    assert "“Noto Serif SC”" in finding.message
    assert "FandolFang" in (finding.hint or "")
    assert substitution(resolve("song", fonts, "pip")) is None


def test_a_folder_of_the_users_own_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_system_folders", lambda: iter(()))
    small_font(tmp_path / "small.otf", "甲乙")
    role = FontRole(docx="小字体", families=("小字体",), substitutes=("Noto Serif SC",))
    found = resolve("small", {"small": role}, str(tmp_path))
    assert found.used in ("Small", "小字体")
    assert not found.substituted
    assert [face.path.name for face in found.needed({"甲"})] == ["small.otf"]
    needed = [face.path.name for face in found.needed({"甲", "丙"})]
    assert needed == ["small.otf", "NotoSerifSC-Regular.otf"]
    (report,) = font_report({"small": role}, str(tmp_path))
    assert report.missing == GB2312_COUNT - 2
    assert not report.complete
    assert report.lost == 0


def test_a_bold_face_is_never_taken_for_the_regular_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_system_folders", lambda: iter(()))
    small_font(tmp_path / "a-bold.otf", "甲", weight=700)
    small_font(tmp_path / "b-regular.otf", "甲", weight=400)
    role = FontRole(docx="小字体", families=("Small",))
    found = resolve("small", {"small": role}, str(tmp_path))
    assert found.stack[0].path.name == "b-regular.otf"
    assert found.bold is not None
    assert found.bold.path.name == "a-bold.otf"


def test_without_any_font_the_error_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_system_folders", lambda: iter(()))
    monkeypatch.setattr(folders, "_pip_folder", lambda: iter(()))
    role = FontRole(docx="某体", families=("No Such Font",))
    with pytest.raises(RenderError, match="找不到任何可用的中文字体"):
        resolve("some", {"some": role}, str(tmp_path))


def test_the_index_of_many_fonts_is_remembered_until_a_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planforge.writers.fonts import index

    monkeypatch.setattr(folders, "_system_folders", lambda: iter(()))
    monkeypatch.setattr(index, "_WORTH_KEEPING", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    file = small_font(fonts / "small.otf", "甲")
    index.font_index.cache_clear()
    first = index.font_index(str(fonts))
    index.font_index.cache_clear()
    assert index.font_index(str(fonts)) == first
    file.unlink()
    index.font_index.cache_clear()
    assert index.font_index(str(fonts)).regular("Small") is None
    index.font_index.cache_clear()
