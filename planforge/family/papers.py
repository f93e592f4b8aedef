"""Which papers an organisation type has: data read from templates/<profile>/family.yaml."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from planforge.errors import FileProblem, UsageProblem
from planforge.resources.data import read_data, template_folders
from planforge.schema.head import Kind

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Paper(BaseModel):
    """One paper of the family.

    Attributes:
        name: as the user calls it, and as the file's name ends.
        about: what it is for, in a few words.
        title: printed in the file's properties; the name by default.
        template: family/<template>.j2.
        each: what a page of it is made for.
        apart: a file of its own for each of them.
        layout: a layout's name, with a page preset after a slash.
        formats: written where the caller names none.
        also: written where the caller asks for them.
        one_page: each of its objects stands on one page: by ``details`` and ``scales``.
        details: how many steps its template knows of saying less; it starts with the most.
        scales: sizes of type to try, largest first; the first is taken where pages do not count.
        dense: how small type may become for the sake of saying more.
        drills: plans and scripts of drills have it too; or they alone, where it is "only".
        fillable: in Word, what is blank is a field to fill in.
        filing: its place in the packet that is filed with an office; 0 where it is not in it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    about: str
    title: str = ""
    template: str
    each: Literal["plan", "scenario", "role", "annex", "agenda", "days"] = "plan"
    apart: bool = False
    layout: str = "sheet"
    formats: tuple[str, ...]
    also: tuple[str, ...] = ()
    one_page: bool = False
    details: int = 1
    scales: tuple[float, ...] = (1.0,)
    dense: float = 1.0
    drills: bool | Literal["only"] = False
    fillable: bool = False
    filing: int = 0

    def suits(self, kind: Kind) -> bool:
        """A plan of that kind has the paper."""
        if kind in _DRILLS:
            return bool(self.drills)
        return self.drills != "only"

    @property
    def turned(self) -> "Paper":
        """The paper on lying pages; its layout has a preset for them."""
        return self.model_copy(update={"layout": f"{self.layout.partition('/')[0]}/{_LYING}"})

    def chosen(self, formats: Sequence[str]) -> tuple[str, ...]:
        """The formats to write of those that are asked for; its usual ones where none is."""
        can = (*self.formats, *self.also)
        return tuple(name for name in formats if name in can) if formats else self.formats


_LYING = "横"
"""The page preset of a layout whose pages lie."""
PACKET = "备案材料"
"""What the papers are called together that are filed with an office."""
_NO_PACKET = "这类单位没有备案材料。"
_NO_PACKET_HINT = (
    "店铺的预案是给自己用的，没有要求备案，不用报给谁；"
    "政府和部门报正式印发文本和编制说明，生产经营单位才报备案申报表等材料。"
)
_DRILLS = (Kind.DRILL_PLAN, Kind.DRILL_SCRIPT)


@cache
def family(profile: str) -> dict[str, Paper]:
    """The papers of an organisation type by name: the base's, then its own.

    A profile's family.yaml changes a paper of the base where it names it again, and takes it
    away where it says nothing under the name.

    Raises:
        FileProblem: a family.yaml is broken.
    """
    merged: dict[str, dict[str, object]] = {}
    for path in _files(profile):
        for name, data in _read(path).items():
            if data is None:
                merged.pop(name, None)
            else:
                merged[name] = {**merged.get(name, {}), **data}
    try:
        return {name: Paper.model_validate({"name": name, **data}) for name, data in merged.items()}
    except ValidationError as error:
        field = ".".join(map(str, error.errors()[0]["loc"]))
        message = f"单位类型“{profile}”的 family.yaml 有误：“{field}”的值不可用。"
        raise FileProblem(message) from error


def named(papers: dict[str, Paper], names: Sequence[str]) -> tuple[Paper, ...]:
    """The papers that names call, each once; all where no name is given.

    Raises:
        UsageProblem: there is none of a name.
    """
    if PACKET in names:
        filed = sorted((one for one in papers.values() if one.filing), key=lambda one: one.filing)
        if not filed:
            raise UsageProblem(_NO_PACKET, _NO_PACKET_HINT)
        names = [*(name for name in names if name != PACKET), *(one.name for one in filed)]
    for name in names:
        if name not in papers:
            message = f"没有名为“{name}”的配套文件。"
            hint = f"可选：{'、'.join(papers)}。只写 --family 是全部。"
            raise UsageProblem(message, hint)
    return tuple(papers[name] for name in dict.fromkeys(names or papers))


def _files(profile: str) -> Iterator[Path]:
    """The shipped ones first, so that the user's own have the last word."""
    for name in ("base", profile):
        for folder in reversed(template_folders()):
            path = folder / name / "family.yaml"
            if path.is_file():
                yield path


def _read(path: Path) -> dict[str, dict[str, object] | None]:
    try:
        data = yaml.load(read_data(path), Loader=_LOADER)
    except yaml.YAMLError as error:
        message = f"文件 {path} 有误：{str(error).splitlines()[0]}"
        raise FileProblem(message) from error
    if not isinstance(data, dict) or not all(
        inner is None or isinstance(inner, dict) for inner in data.values()
    ):
        message = f"文件 {path} 有误：每种配套文件要写成“名称: {{键: 值}}”。"
        raise FileProblem(message)
    return data
