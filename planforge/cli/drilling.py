"""The drill package of a scenario: the drill plan, its script and forms, and its plan file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from planforge._build import Settings, build_plan, edition, load, papers, refuse_classified
from planforge.cli.produce import Drilled, Made, Produced, Task, proved, withheld, written
from planforge.errors import UsageProblem
from planforge.family.appointment import Appointment, appointed
from planforge.family.rehearsal import Played, Say, rehearsal
from planforge.family.two_clocks import Deed
from planforge.lint import Context
from planforge.lint.simulation import Choosable, Play, choices, chosen, simulated
from planforge.lint.simulation.people import people_of
from planforge.profiles import load_profile, profile_names
from planforge.resources import fit_name, free_name
from planforge.schema import Plan
from planforge.schema.platform import KEYS, UNCONFIRMED, rules_in
from planforge.schema.response import Scenario, Step
from planforge.source import Loaded, load_text

_FORMS = "演练用表"
_REFERENCE = re.compile(r"\[\[(?:([^\[\]:：]+)[:：])?([^\[\]]+)\]\]")
_BESIDE = {"script", "scripts", "notice", "ready", "recovery", "exercise", "pay", "speak", "laws"}
"""What of a scenario tells acts that are no steps: words to say, what comes before and after."""
_KIND = re.compile(r"网络安全|信息外?泄|泄露|缺陷|食品安全|食物中毒|传染病")
"""Kinds of events that are reported by rules of their own, whatever their grade."""
_TOLD = re.compile(r"、|或者|和")
_HOUR = 3600
_NOBODY = "当班的人"


def produce_drills(
    path: Path, settings: Settings, formats: Sequence[str], drill: Drilled
) -> Produced:
    """The drill plans and their papers for scenarios of a plan.

    Args:
        path: the plan's file.
        settings: the caller's choices.
        formats: names out of writers.PAPER_FORMATS; Word where there are none.
        drill: which scenarios, and when.

    Raises:
        UsageProblem: there is no such scenario, or the time cannot be.
        PlanforgeError: nothing at all can be made.
    """
    asked = appointed(drill.when) if drill.when else Appointment()
    loaded = load(path)
    refuse_classified(loaded.plan)
    sources = tuple(map(Path, loaded.tree.files)) if loaded.tree else (path,)
    loaded = edition(loaded, settings)
    built = build_plan(loaded, settings)
    if loaded.plan is None or built.document is None:
        return Produced(False, built.findings, sources=sources)
    plan = loaded.plan
    profile = load_profile(plan.type)
    context = Context(plan, profile.for_kind(plan.kind), built.document)
    choices = {one.at: one for one in (_chosen(context, name, path) for name in drill.scenarios)}
    hidden = withheld(loaded)
    title = built.document.meta.title
    whole = Produced(True, built.findings, sources=sources, withheld=hidden, title=title)
    taken: set[str] = set()
    for choice in choices.values():
        text = rehearsal(plan, profile, _played(context, choice), asked).encode()
        name = free_name(fit_name(choice.name, 40), taken)
        whole = _with(whole, text, name, settings, formats)
    return proved(whole)


def _with(
    whole: Produced, text: bytes, name: str, settings: Settings, formats: Sequence[str]
) -> Produced:
    """The files of one more drill, behind those of the others."""
    read = load_text(text, f"{name}-演练方案.yaml", profiles=profile_names(), folder=None)
    drill = edition(read, settings)
    done, failed = written(tuple(_tasks(drill, settings, formats, name)), settings.options, drill)
    return replace(
        whole,
        findings=(*whole.findings, *drill.findings),
        made=(*whole.made, *done, Made("yaml", text, paper=f"{name}-演练方案")),
        failed=(*whole.failed, *failed),
    )


def _tasks(drill: Loaded, settings: Settings, formats: Sequence[str], name: str) -> Iterator[Task]:
    built = build_plan(drill, settings)
    if built.document is None or built.layout is None:
        return
    for form in formats or ("docx",):
        if form in ("docx", "pdf", "html", "markdown", "text"):
            yield Task(form, built.document, built.layout, f"{name}-演练方案")
    for sheet in papers(drill, settings, (_FORMS,)):
        title = sheet.name.removeprefix(f"{_FORMS}-")
        for form in sheet.paper.chosen(formats):
            yield Task(form, sheet.document, sheet.layout, f"{name}-{title}", sheet.paper.fillable)


def _chosen(context: Context, wanted: str, path: Path) -> Choosable:
    """The scenario of a name.

    Raises:
        UsageProblem: there is none, or the plan is a drill plan already.
    """
    if context.plan.kind.drill:
        message = f"{path} 本身就是演练的方案，不再另编。"
        hint = f"生成它的各张表：planforge render {path} --family {_FORMS}"
        raise UsageProblem(message, hint)
    choice = chosen(context, wanted)
    if choice is None or choice.day:
        names = [one.name for one in choices(context) if not one.day]
        if not names:
            message = "这份预案没有可以演练的内容：没有分情景处置，也没有响应程序。"
            raise UsageProblem(message, "先在预案里写一种情景和它的步骤。")
        message = f"没有情景“{wanted}”。"
        raise UsageProblem(message, f"可选：{'；'.join(names)}。")
    return choice


def _played(context: Context, choice: Choosable) -> Played:
    names = people_of(context).names
    rules = {rule.key: rule.words for rule in context.plan.platform_rules}

    def named(match: "re.Match[str]") -> str:
        kind, key = match[1] or "", match[2].strip()
        if kind in KEYS:
            return rules.get(key, UNCONFIRMED)
        return names.get(key, key)

    scenario = _scenario(context.plan, choice)
    used = {key: rules.get(key, UNCONFIRMED) for key in rules_in(str(scenario))}

    def say(words: str) -> str:
        """References by what they print; those to rules also where acts keep their names alone."""
        for key, value in used.items():
            words = words.replace(f"“{key}”", value)
        return _REFERENCE.sub(named, words)

    plays = _in_order(_meant(context, choice, scenario))
    deeds = tuple(_deed(play, scenario, choice.name, say) for play in plays)
    return Played(choice.name, choice.trigger, deeds, scenario, say)


def _meant(context: Context, choice: Choosable, scenario: Scenario | None) -> list[Play]:
    """What is done in the scenario: each step once, and the reports of its own case.

    A report that is a step of the scenario too is played as that step.
    """
    plays = [one for one in simulated(context, choice).plays if not _BESIDE & {*one.at}]
    whole = {(one.at[:-1], one.who) for one in plays if one.at[-1] == "within"}
    about = f"{choice.name}{choice.trigger}{(scenario.risk if scenario else '') or ''}"
    return [
        one
        for one in plays
        if (one.at[-1] == "within" or (one.at[:-1], one.who) not in whole)
        and (scenario is None or _its_kind(_case(context.plan, one), about))
        and not (one.to and any(_reports(step, one) for step in plays))
    ]


def _reports(step: Play, report: Play) -> bool:
    """A step by which the same person makes the report: its words name who is told."""
    if step.to or step.who != report.who or "报" not in step.what:
        return False
    return any(name[-6:] in step.what for name in _TOLD.split(report.to) if len(name) > 3)


def _case(plan: Plan, play: Play) -> str:
    """The case for which a report is made; empty for what is no report, or is made in any case."""
    chain = plan.reporting.chain if plan.reporting else None
    if chain is None or play.at[:3] != ("reporting", "chain", "reports"):
        return ""
    at = play.at[3]
    return (chain.reports[at].condition or "") if isinstance(at, int) else ""


def _its_kind(case: str, about: str) -> bool:
    """A report for a kind of event is made where the scenario is of that kind."""
    kinds = _KIND.findall(case)
    return not kinds or any(kind in about for kind in kinds)


def _in_order(plays: Sequence[Play]) -> list[Play]:
    """By time; a report without a limit goes out when the first hour's work is done."""
    loose = [one for one in plays if one.to and one.due is None]
    timed = [one for one in plays if one not in loose]
    at = next((at for at, one in enumerate(timed) if (one.due or 0) > _HOUR), len(timed))
    return [*timed[:at], *loose, *timed[at:]]


def _scenario(plan: Plan, choice: Choosable) -> Scenario | None:
    held = plan.response.scenarios if plan.response else None
    at = choice.at[-1]
    if held is None or choice.at[:2] != ("response", "scenarios") or not isinstance(at, int):
        return None
    return held.scenarios[at]


def _deed(play: Play, scenario: Scenario | None, name: str, say: Say) -> Deed:
    what = play.what.removeprefix(f"报{play.to}：") if play.to else play.what
    if play.to:
        what = f"报{play.to}：{'事情的经过和已经做了什么' if what in ('报告', '') else what}"
    output = _output(scenario.steps, play.title) if scenario and play.title else ""
    who = say(play.who) or _NOBODY
    title = "" if play.title == name else say(play.title)
    return Deed(
        who, play.person, say(what).strip("。；; "), title, play.limit, play.due,
        say(play.to), say(output),
    )  # fmt: skip


def _output(steps: Sequence[Step], title: str) -> str:
    return next((step.output for step in steps if step.heading == title and step.output), "")
