import json
import os
import re
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from planforge import load
from tests.cli.calling import call, shell


def test_the_outline_shows_labels_and_titles(plan: Path) -> None:
    assert call("outline", plan).out.splitlines() == ["值班制度", "一、总则"]


def test_the_outline_of_a_plan_that_cannot_be_loaded_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("类型: [", encoding="utf-8")
    done = call("outline", path)
    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize(("lang", "key"), [("zh", "组织机构"), ("en", "organization")])
def test_the_schema_is_json_in_either_language(lang: str, key: str) -> None:
    schema = json.loads(call("schema", "--lang", lang).out)
    assert key in schema["properties"]


def test_the_schema_goes_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.schema.json"
    assert call("schema", "-o", path).out == ""
    assert json.loads(path.read_text(encoding="utf-8"))["properties"]


def test_the_reference_page_is_markdown() -> None:
    assert call("schema", "--format", "markdown").out.startswith("# ")


def test_types_lists_all_that_there_is_to_choose() -> None:
    words = call("types").out
    for name in ("天猫店铺", "gb9704/37/35", "articles", "第一条", "markdown", "演练方案"):
        assert name in words


def test_doctor_says_what_there_is() -> None:
    done = call("doctor")
    assert done.code == 0
    for name in ("Python", "pydantic", "typst", "仿宋"):
        assert name in done.out


def test_doctor_tells_of_every_extra_and_what_is_different_without_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        re.split("[>=]", package)[0]
        for name, packages in extras["optional-dependencies"].items()
        for package in packages
        if name != "all" and "fonts" not in package
    }
    assert len(declared) >= 7
    out = call("doctor").out
    assert not [name for name in declared if name not in out]

    def gone(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("planforge.cli.doctor.version", gone)
    monkeypatch.setattr("planforge.cli.doctor.needed", list)
    monkeypatch.setattr("planforge.cli.doctor.import_module", gone)
    lacking = call("doctor")
    assert lacking.code == 0
    assert not [name for name in declared if f"没有安装 {name}" not in lacking.out]


def test_doctor_fails_where_something_needed_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planforge.cli.doctor.requires", lambda _name: ["no-such-package>=2"])
    done = call("doctor")
    assert done.code == 5
    assert "[缺] 没有安装 no-such-package" in done.out


def test_doctor_takes_a_missing_pdf_engine_for_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("planforge.cli.doctor.import_module", missing)
    done = call("doctor")
    assert done.code == 0
    assert "[可选] 没有安装 typst" in done.out


def test_an_imported_text_is_a_plan_file(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    done = call("import", shared / "seeds" / "tmall-shop-1.txt", "-o", path)
    assert done.code == 0
    assert "天猫店铺" in done.err
    assert load(path).plan is not None


def test_import_keeps_what_a_person_wrote(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("我的预案", encoding="utf-8")
    seed = shared / "seeds" / "tmall-shop-1.txt"
    assert call("import", seed, "-o", path).code == 6
    assert path.read_text(encoding="utf-8") == "我的预案"
    assert call("import", seed, "-o", path, "--force").code == 0


def test_import_replaces_what_it_wrote_itself(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    call("import", shared / "seeds" / "tmall-shop-1.txt", "-o", path)
    assert call("import", shared / "seeds" / "tmall-shop-2.txt", "-o", path).code == 0


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("planforge re", "render"),
        ("planforge render --layout gb9704/37", "gb9704/37/35"),
        ("planforge render -f docx,p", "docx,pdf"),
        ("planforge new --type 天猫店", "天猫店铺"),
        ("planforge render --scheme art", "articles"),
        ("planforge check --format j", "json"),
    ],
)
def test_bash_is_offered_what_may_follow(words: str, offers: str) -> None:
    count = str(len(words.split()) - 1)
    environment = {"_PLANFORGE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
    done = shell(environment={**environment, "PYTHONUTF8": "1"})
    assert f"plain,{offers}" in done.stdout.decode().split()


def test_powershell_is_offered_what_may_follow() -> None:
    environment = {
        "_PLANFORGE_COMPLETE": "powershell_complete",
        "PLANFORGE_COMPLETE_WORDS": json.dumps(["planforge", "new", "--type", "天猫"]),
        "PLANFORGE_COMPLETE_LAST": "天猫",
        "PYTHONUTF8": "1",
    }
    assert "天猫店铺" in shell(environment=environment).stdout.decode().split()


@pytest.mark.parametrize("name", ["zsh", "fish", "powershell"])
def test_each_shell_gets_its_script(name: str) -> None:
    done = call("completion", name)
    assert done.code == 0
    assert "_PLANFORGE_COMPLETE" in done.out


@pytest.mark.skipif(os.name == "nt", reason="click asks the bash of the machine for its version")
def test_bash_gets_its_script() -> None:
    assert "_PLANFORGE_COMPLETE" in call("completion", "bash").out
