"""Which files an import writes, and writing them so that nobody's work is lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planforge._build import refuse_level
from planforge.cli import guard
from planforge.errors import FileProblem, UsageProblem
from planforge.importer.original import Imported
from planforge.schema.head import Classification

_ODD = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LEVELS = {level.zh: level for level in Classification if level.secret}
_LEVEL = re.compile(rf"^密级: ({'|'.join(_LEVELS)})$", re.MULTILINE)
_LONGEST = 60
"""Characters of a name: 180 bytes of UTF-8, which every file system takes."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written; ``plan`` is the number of the plan that it holds, from 0, or None."""

    path: Path
    data: bytes
    plan: int | None = None


def outputs(plans: Sequence[Imported], source: Path, target: Path) -> list[Output]:
    """The files of an import, plan files first.

    Args:
        plans: what was read.
        source: the file they were read from; a plan without a name of its own takes its name.
        target: a plan file for one plan; a folder, or a name to number, for several.

    Raises:
        FileProblem: a picture's name leads out of the folder, or two pictures have one name;
            or a plan is a state secret.
    """
    for plan in plans:
        if level := _LEVEL.search(plan.yaml):
            refuse_level(_LEVELS[level[1]])
    paths = _paths(plans, source, target)
    out = [
        Output(path, plan.yaml.encode(), index)
        for index, (path, plan) in enumerate(zip(paths, plans, strict=True))
    ]
    pictures: dict[Path, bytes] = {}
    for path, plan in zip(paths, plans, strict=True):
        for asset in plan.assets:
            place = path.parent / _inside(asset.name)
            if pictures.setdefault(place, asset.data) != asset.data:
                message = f"有两张不同的图片都叫 {place}。"
                raise FileProblem(message, "请把各份预案分开，一份一个文件，再导入。")
    return out + [Output(path, data) for path, data in pictures.items()]


def report(plans: Sequence[Imported], path: Path) -> Output:
    """The gap report of an import as a file, in the form that its suffix names.

    Raises:
        UsageProblem: the suffix names none.
    """
    gaps = [plan.gaps for plan in plans if plan.gaps is not None]
    match path.suffix.lower():
        case ".json":
            texts = [gap.to_json().rstrip("\n") for gap in gaps]
            whole = ",\n".join(texts)
            text = f"{whole}\n" if len(texts) == 1 else f"[\n{whole}\n]\n"
        case ".md":
            text = "\n".join(gap.to_markdown() for gap in gaps)
        case ".txt" | "":
            text = "\n".join(gap.to_text() for gap in gaps)
        case suffix:
            message = f"不能把报告写成 {suffix} 文件。"
            raise UsageProblem(message, "报告可以写成 .txt、.md 或 .json。")
    return Output(path, text.encode())


def write(files: Sequence[Output], source: Path, *, force: bool) -> None:
    """Write all files, or none where one of them would replace what a person wrote.

    Raises:
        UsageProblem: one is the source itself.
        FileProblem: a person wrote one, or one cannot be written.
    """
    guard.save({file.path: file.data for file in files}, force=force, inputs=(source,))


def only(plans: Sequence[Imported], source: Path) -> Imported:
    """The one plan, to be shown on the screen.

    Raises:
        UsageProblem: there are several.
    """
    if len(plans) > 1:
        message = f"{source} 里有 {len(plans)} 份预案，不能都显示在屏幕上。"
        raise UsageProblem(message, "请加 -o 和一个目录，如 -o 预案/。")
    return plans[0]


def _paths(plans: Sequence[Imported], source: Path, target: Path) -> list[Path]:
    if target.suffix.lower() in (".yaml", ".yml") and not target.is_dir():
        if len(plans) == 1:
            return [target]
        stems = [_stem(plan, index) for index, plan in enumerate(plans, 1)]
        return [
            target.with_name(f"{target.stem}-{index}{stem and '-'}{stem}{target.suffix}")
            for index, stem in enumerate(stems, 1)
        ]
    if len(plans) == 1:
        return [target / f"{_stem(plans[0], 0) or _clean(source.stem) or 'plan'}.yaml"]
    return [
        target / f"plan-{index}{stem and '-'}{stem}.yaml"
        for index, stem in enumerate((_stem(plan, at) for at, plan in enumerate(plans, 1)), 1)
    ]


def _stem(plan: Imported, index: int) -> str:
    """A plan's own name, without the number that it may start with."""
    stem = _clean(plan.stem)
    return stem.removeprefix(f"plan-{index}").lstrip("-") if index else stem


def _clean(name: str) -> str:
    """A name that every system takes."""
    return _ODD.sub("", name).strip(" .")[:_LONGEST].strip(" .")


def _inside(name: str) -> PurePosixPath:
    """A picture's place beside the plan file.

    Raises:
        FileProblem: it would not be inside the plan's folder.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or not path.parts or ":" in name:
        message = f"图片的名字 {name} 指向预案目录以外。"
        raise FileProblem(message, "请在 Word 里重新插入这张图片，再导入。")
    return path
