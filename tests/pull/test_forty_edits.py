"""Edits in Word and LibreOffice come back into the plan, each as exactly that change.

LibreOffice saves a dozen of the edited files, one for each kind of edit; with
PLANFORGE_ALL_RESAVED=1 in the environment it saves all of them, which takes minutes.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from planforge._build import build, load
from planforge.profiles import profile_names
from planforge.pull.pull import Pulled, PullOptions, pull
from planforge.pull.state import Bench
from planforge.source import load_text
from planforge.source.report import to_text
from planforge.writers import write
from tests.pull.edits import CASES, Case
from tests.pull.effects import Data, plain, tidy
from tests.pull.word import Word

OPEN: Mapping[str, str] = {}
"""What pull does not master yet, by the name of the case."""
OPEN_RESAVED: Mapping[str, str] = {}
"""The same after LibreOffice saved the file."""
_WAITING = "PF551"
_DOZEN = (
    "存一次什么也没改", "改句子里的时限", "改通讯录里的电话", "两步对调", "加表格的一行",
    "全文替换机构名", "末尾加一章", "一段拆成两段", "加一条职责", "一次改几处",
    "加批注并采纳", "两人修订，全采纳",
)  # fmt: skip
RESAVED = [case for case in CASES if case.name in _DOZEN or os.environ.get("PLANFORGE_ALL_RESAVED")]


def plan_of(case: Case, root: Path) -> Path:
    return root / "plans" / case.sample / "plan.yaml"


@pytest.fixture(scope="module", autouse=True)
def _built_once() -> Iterator[None]:
    """What the samples print is built once for each, not once for each edit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bench, "state", lru_cache(maxsize=12)(Bench.state))
        yield


@pytest.fixture(scope="module")
def printed(root: Path) -> dict[str, bytes]:
    """The samples' Word files as planforge writes them."""
    files = {}
    for sample in sorted({case.sample for case in CASES}):
        built = build(root / "plans" / sample / "plan.yaml")
        assert built.document is not None
        assert built.layout is not None
        files[sample] = write("docx", built.document, built.layout, built.options).data
    return files


@pytest.fixture(scope="module")
def edited(printed: dict[str, bytes]) -> dict[str, bytes]:
    """The edited files by the names of their cases."""
    files = {}
    for case in CASES:
        word = Word(printed[case.sample])
        case.edit(word)
        files[case.name] = word.save()
    return files


@pytest.fixture(scope="module")
def resaved(edited: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The edited files as LibreOffice saves them, all in one go."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("resaved")
    names = {f"{number:02}": case.name for number, case in enumerate(RESAVED)}
    for number, name in names.items():
        (folder / f"{number}.docx").write_bytes(edited[name])
    command = [
        program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"),
        *(str(folder / f"{number}.docx") for number in names),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {name: (folder / "out" / f"{n}.docx").read_bytes() for n, name in names.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_edit_comes_back_as_exactly_that_change(
    case: Case, edited: dict[str, bytes], root: Path, request: pytest.FixtureRequest
) -> None:
    _expect(case, OPEN, request)
    _check(case, pulled(case, edited[case.name], root), root)


@pytest.mark.parametrize("case", RESAVED, ids=lambda case: case.name)
def test_after_libreoffice_saved_the_file_it_is_still_that_change(
    case: Case, resaved: dict[str, bytes], root: Path, request: pytest.FixtureRequest
) -> None:
    _expect(case, {**OPEN, **OPEN_RESAVED}, request)
    if case.renewed:
        case = replace(case, changes=(), effects=())
    _check(case, pulled(case, resaved[case.name], root), root)


def test_there_are_more_than_forty_kinds_of_edits() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 60


def pulled(case: Case, data: bytes, root: Path) -> Pulled:
    return pull(data, "edited.docx", plan_of(case, root), PullOptions(accept=case.accept))


def _expect(case: Case, known: Mapping[str, str], request: pytest.FixtureRequest) -> None:
    if case.name in known:
        request.applymarker(pytest.mark.xfail(reason=known[case.name]))


def _check(case: Case, result: Pulled, root: Path) -> None:
    path = plan_of(case, root)
    told = sorted((change.kind.name, str(change.path)) for change in result.changes)
    assert told == sorted((kind.name, str(at)) for kind, at in case.changes)
    codes = sorted(f.code for f in result.findings if f.code != _WAITING)
    assert codes == sorted(case.findings), to_text(result.findings)
    read = load_text(result.yaml, str(path), profiles=profile_names(), folder=path.parent)
    assert read.plan is not None, to_text(read.findings)
    due: Data = plain(load(path).plan)
    for effect in case.effects:
        due = effect(due)
    assert tidy(plain(read.plan)) == tidy(due)
    _check_lines(case, path.read_text(encoding="utf-8"), result.yaml.decode())


def _check_lines(case: Case, before: str, after: str) -> None:
    """Nothing changes without an effect; comments stay, and so do nearly all lines."""
    if not case.changes:
        assert after == before
    old, new = before.splitlines(), after.splitlines()
    comments = [line for line in old if line.lstrip().startswith("#")]
    assert all(line in new for line in comments)
    gone = [line for line in old if line not in set(new)]
    few = 40 if len(case.effects) != 1 or any(k.name == "NAME" for k, _ in case.changes) else 16
    assert len(gone) <= few
