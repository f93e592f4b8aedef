"""What is asked of plans for production safety accidents."""

from collections.abc import Callable, Iterator

from planforge.findings import Severity
from planforge.lint.basis import Basis, Force
from planforge.lint.coverage.demands.kinds import PLANS, overall, specific
from planforge.lint.coverage.matter import Case, Demand
from planforge.lint.regimes import Regime
from planforge.schema.head import Kind

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
Of = tuple[frozenset[Kind], Callable[[Case], bool] | None]
_WHOLE: Of = (PLANS, overall)
_SPECIAL: Of = (PLANS, specific)
_SITE: Of = (frozenset({Kind.ONSITE}), None)


def _rule(clause: str, of: Of, *elements: str) -> Iterator[Demand]:
    """Elements of an article of 生产安全事故应急预案管理办法."""
    basis = Basis("rule.yuan88", clause)
    for element in elements:
        matter, _, title = element.partition(" ")
        yield Demand(Regime.SAFETY_PLAN, matter, basis, _ERROR, *of, title=title)


def _standard(
    clause: str,
    matter: str,
    of: Of,
    title: str = "",
    *,
    severity: Severity | None = _WARNING,
    confirmed: bool = True,
) -> Demand:
    """An element of GB/T 29639-2020."""
    basis = Basis("gb.29639-2020", clause, Force.RECOMMENDED, confirmed)
    return Demand(Regime.SAFETY_STANDARD, matter, basis, severity, *of, title=title)


SAFETY = (
    *_rule(
        "第十三条",
        _WHOLE,
        "command 应急组织机构及其职责",
        "system 应急预案体系",
        "hazard 事故风险描述",
        "reporting 信息报告",
        "alert 预警",
        "starting 应急响应",
        "safeguards 保障措施",
        "management 应急预案管理",
    ),
    *_rule("第十四条", _SPECIAL, "command 应急指挥机构与职责", "procedure 处置程序和措施"),
    *_rule("第十五条", _SITE, "duties 应急工作职责", "handling 应急处置措施", "cautions 注意事项"),
    *_rule("第十六条", _WHOLE, "report_content", "contacts", "supplies"),
    _standard("6.1.1", "scope", _WHOLE),
    _standard("6.1.2", "levels", _WHOLE),
    _standard("6.2", "command", _WHOLE, "应急组织机构及职责"),
    _standard("6.3.1", "reporting", _WHOLE),
    _standard("6.3.2", "alert", _WHOLE, "预警"),
    _standard("6.3.3", "starting", _WHOLE),
    _standard("6.3.4", "procedure", _WHOLE, "应急处置"),
    _standard("6.3.5", "support", _WHOLE, severity=_INFO),
    _standard("6.3.6", "end", _WHOLE, severity=None),
    _standard("6.4", "recovery", _WHOLE, "后期处置"),
    _standard("6.5", "safeguards", _WHOLE),
    _standard("7.1", "scope", _SPECIAL),
    _standard("7.2", "command", _SPECIAL, "应急组织机构及职责"),
    _standard("7.3", "starting", _SPECIAL),
    _standard("7.4", "procedure", _SPECIAL, "处置措施"),
    _standard("7.5", "safeguards", _SPECIAL, severity=_INFO),
    _standard("8.1", "hazard", _SITE),
    _standard("8.2", "duties", _SITE),
    _standard("8.3", "handling", _SITE, "应急处置"),
    _standard("8.4", "cautions", _SITE),
    _standard("9.1", "profile", _WHOLE),
    _standard("9.2", "assessment", _WHOLE),
    _standard("9.3", "system", _WHOLE, "预案体系与衔接", severity=None),
    _standard("9.4", "supplies", _WHOLE, "应急物资装备的名录或清单"),
    _standard("9.5", "contacts", _WHOLE, "有关应急部门、机构或人员的联系方式"),
    _standard("9.6", "forms", _WHOLE),
    _standard("9.7", "drawings", _WHOLE),
    _standard("9.8", "agreements", _WHOLE, severity=_INFO),
)
