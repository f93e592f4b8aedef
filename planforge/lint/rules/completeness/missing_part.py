"""A part that plans of this type usually have is missing."""

from collections.abc import Sequence

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule
from planforge.schema import Model, Plan
from planforge.schema.fields import FieldSpec, fields_of, fold


@rule("PF201", "missing-part", "缺少这类预案通常有的部分", Severity.WARNING)
def missing_part(context: Context) -> Found:
    """A part that the profile of the plan's type expects is missing.

    问题：单位类型的说明里列出的部分，预案里没有，也没有同名的章节。
    为什么：这些部分是编这类预案的人认为不能少的。
    改法：补写这一部分；确实用不着的，在“检查”里忽略并写明理由。

    反例：
        预案种类: 应急工作手册
        标题: 示例公司防汛应急工作手册

    正例：
        预案种类: 应急工作手册
        标题: 示例公司防汛应急工作手册
        应急响应:
          - 标题: 接到暴雨预警
            步骤: [值班员通知各车间垫高货物，检查水泵。]
    """
    expected = context.profile.expects
    if not expected:
        return
    headings = {fold(one.title) for one in context.coverage.places.headings if one.listed}
    for dotted in expected:
        path = tuple(dotted.split("."))
        spec = _spec(path)
        title = context.profile.titles.get(dotted) or spec.label.zh
        names = {fold(name) for name in (title, *spec.keys)}
        if not _stands(context.plan, path) and not names & headings:
            message = f"缺少“{title}”。"
            hint = f"{context.profile.title}的预案通常要写这一部分。"
            yield Problem(path, message, hint)


def _stands(plan: Plan, path: Sequence[str]) -> bool:
    value: object = plan
    for step in path:
        value = getattr(value, step, None)
    return value is not None and value != ()


def _spec(path: Sequence[str]) -> FieldSpec:
    model: type[Model] = Plan
    spec = fields_of(model)[path[0]]
    for step in path[1:]:
        model = spec.model or model
        spec = fields_of(model)[step]
    return spec
