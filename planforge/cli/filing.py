"""The packet that is filed with an office: papers by kind of organisation, and the plan itself."""

from dataclasses import replace

import click

from planforge._build import edition, load
from planforge.cli.produce import withheld
from planforge.cli.rendering import DEFAULT_FORMATS, Job, Rendering, open_name
from planforge.errors import UsageProblem
from planforge.family.agenda import filing_basis
from planforge.family.papers import PACKET
from planforge.schema import Plan
from planforge.schema.head import Kind

_WRONG = 1
"""The worst exit code with which files are written all the same."""


def file_packet(job: Job, rendering: Rendering) -> int:
    """Write the packet of a plan into a folder of its own, with a manifest; the exit code.

    Args:
        job: the plan.
        rendering: how to render; formats of the plan, or none for the usual ones.

    Raises:
        UsageProblem: there is nothing to file.
        FileProblem: the plan cannot be read.
    """
    _refuse(load(job.plan).plan)
    own = Job(job.plan, job.folder / f"{_folder_stem(job, rendering)}-{PACKET}", job.stem)
    papers = replace(rendering, family=(PACKET,), formats=(), manifest=True, more=True)
    code = papers.run(own).code
    if code > _WRONG:
        return code
    formats = rendering.formats or DEFAULT_FORMATS
    plan = replace(rendering, family=None, formats=formats, manifest=True)
    code = max(code, plan.run(own).code)
    found = load(job.plan).plan
    basis = filing_basis(found) if found is not None else ""
    click.echo(f"依据：{basis}。" if basis else _UNSURE, err=True)
    click.echo(_FORM, err=True)
    return code


def _refuse(plan: Plan | None) -> None:
    """No packet of what is no emergency plan, or of whom nobody knows what they are."""
    if plan is None:
        return
    if plan.kind.drill or plan.kind in _NO_PLANS:
        message = f"这份文件是{plan.kind}，不是应急预案，没有备案材料。"
        raise UsageProblem(message, "备案的是预案本身，请对预案的文件用 --filing。")
    if plan.type == "generic":
        message = "预案的类型是“通用”，不知道该备哪些材料。"
        raise UsageProblem(message, "请把“类型”改成政府、平台或者企业，再用 --filing。")


def _folder_stem(job: Job, rendering: Rendering) -> str:
    """The job's name, without what a public edition withholds."""
    if not rendering.settings.options.public:
        return job.stem
    return open_name(job.stem, withheld(edition(load(job.plan), rendering.settings)))


_NO_PLANS = (Kind.HANDBOOK, Kind.CARD, Kind.FORMAL_TEXT)
_UNSURE = (
    "预案没有写明属于要备案的单位（高危行业，或者涉及生产安全事故的人员密集场所）；"
    "要不要备案，请问当地应急管理部门。"
)
_FORM = "材料里留空的要填，签字、盖章由本单位的办公系统加；受理部门缺什么一次告知，补齐再报。"
