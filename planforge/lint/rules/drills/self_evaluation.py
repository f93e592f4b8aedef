"""Commanders who evaluate themselves."""

import re
from functools import cache

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.drill import Drill
from planforge.lint.rule import Found, Problem, rule
from planforge.schema.drills import DrillRole


@cache
def _judges() -> re.Pattern[str]:
    body = r"(?:应急|领导|工作|指挥)*(?:小组|领导小组|指挥部|指挥中心|组长|总指挥)"
    return re.compile(
        rf"(?:由|请)(?P<words>[^，。；,;]{{0,8}}{body})(?:[^，。；,;、]{{0,8}})(?:对[^，。；,;]{{0,16}})?"
        r"(?:进行)?[^，。；,;]{0,4}(?:评估|考评|打分)"
    )


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(r"评估(?:组|人员|员|专家)|观察员|第三方|外部专家|独立评估|评估单位")


def _commander(drill: Drill) -> Problem | None:
    """Those who are put to the test are named as those who judge, whoever else evaluates."""
    for text in drill.all:
        if text.at[:2] == ("drills", "evaluation"):
            owner = text.field == "owner"
            found = (_tested() if owner else _concluding()).search(text.text)
            if found:
                words = found["words"]
                message = f"演练由“{words}”评估，指挥和评估是同一批人。"
                return Problem(text.at, message, words=words)
    return None


@cache
def _tested() -> re.Pattern[str]:
    return re.compile(r"^(?P<words>(?:演练|应急)?总指挥|[^，。；]{0,4}指挥部|参演[^，。；]{0,8})$")


@cache
def _concluding() -> re.Pattern[str]:
    return re.compile(
        r"由(?P<words>(?:参演)[^\W\d_a-zA-Z]{2,8}?|(?:演练|应急)?总指挥)(?:自行|负责)?(?:进行)?"
        r"(?:评估|考评|打分|(?:出具|作出|形成|给出)[^，。；]{0,4}结论)"
    )


@rule("PF487", "self-evaluation", "指挥的人自己评估自己", Severity.WARNING)
def self_evaluation(context: Context) -> Found:
    """The body that commands the drill also evaluates it.

    问题：演练由指挥机构自己评估，没有独立的评估人员。
    为什么：指挥层自己的问题评不出来，演练就失去了检验预案的作用。
    改法：另设评估组或者请未参加指挥的人评估，写明评估人员、评估表和评估标准。

    反例：
        预案种类: 演练方案
        应急演练:
          演练评估: 由应急小组对整个演练过程进行全面评估。
    正例：
        预案种类: 演练方案
        应急演练:
          演练评估: 由评估组对照评估表打分，评估组成员不参加指挥。
    """
    drill = context.drill
    if not context.facts.drill:
        yield from _part(context)
        return
    told = _commander(drill)
    if told is not None:
        yield told
        return
    if DrillRole.EVALUATOR in drill.roles:
        return
    if _outside().search(drill.text):
        return
    for text in drill.all:
        if text.at[0] == "drills" and "评估" in text.text:
            found = _judges().search(text.text)
            if found:
                words = found["words"].strip()
                message = f"演练由“{words}”评估，指挥和评估是同一批人。"
                yield Problem(text.at, message, words=words)
                return


def _part(context: Context) -> Found:
    """The part on drills of a plan: its evaluation is given to who commands."""
    evaluation = context.plan.drills.evaluation if context.plan.drills is not None else None
    owner = evaluation.owner if evaluation is not None else None
    if owner and re.search("(?:指挥部|领导小组|指挥中心|总指挥|指挥长)$", owner):
        message = f"演练由“{owner}”评估，指挥和评估是同一批人。"
        yield Problem(("drills", "evaluation", "owner"), message, words=owner)
        return
    for text in context.prose:
        if text.at[:2] == ("drills", "evaluation") and "指挥" in text.text:
            found = _both().search(text.text)
            if found is not None:
                message = f"演练由“{found['who']}”指挥，又由他评估。"
                yield Problem(text.at, message, words=found[0])
                return

    yield from _unnamed(context)


def _unnamed(context: Context) -> Found:
    """Those who command arrange the drill, and nobody else is named to evaluate it."""
    texts = [text for text in context.prose if text.part == "drills"]
    if any(_outside().search(text.text) for text in texts):
        return
    who = next((found["who"] for one in texts if (found := _arranges().search(one.text))), None)
    for text in texts if who is not None else ():
        found = re.search("总结评估|进行评估|开展评估", text.text)
        if found is not None and "由" not in text.text:
            message = f"演练由“{who}”组织，没有写由谁评估，等于指挥的人自己评。"
            yield Problem(text.at, message, words=found[0], severity=Severity.INFO)
            return


@cache
def _arranges() -> re.Pattern[str]:
    return re.compile(r"由(?P<who>[^\W\d_a-zA-Z]{0,8}(?:指挥部|领导小组|指挥中心))负责?组织")


@cache
def _both() -> re.Pattern[str]:
    """由店主统一指挥，并由店主评估."""
    return re.compile(
        r"由(?P<who>[^\W\d_a-zA-Z]{2,12}?)(?:统一|负责)?指挥[^。；]{0,8}由(?P=who)[^，。；]{0,6}(?:评估|打分)"
    )
