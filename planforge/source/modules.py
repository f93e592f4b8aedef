"""Scenarios taken from the library: the module below, the plan's own entry over it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from planforge.scenarios import elsewhere, module_file, module_names
from planforge.schema.fields import fields_of
from planforge.schema.module import Module
from planforge.schema.plan import Plan
from planforge.schema.platform import PlatformRule, rules_in
from planforge.schema.response import Response, Scenario, Scenarios
from planforge.source.codes import (
    BARE_MODULE,
    IDLE_PARAMETER,
    IDLE_ROLE,
    TOO_MUCH,
    UNFILLED_PARAMETER,
    UNKNOWN_MODULE,
    UNKNOWN_PARAMETER,
)
from planforge.source.log import Log
from planforge.source.merge import Under, merge
from planforge.source.nodes import Scalar
from planforge.source.parameters import (
    BRACES,
    LONGEST,
    Filler,
    marks_of,
    settings_of,
    table_of,
    unfilled,
    values_of,
)
from planforge.source.roles import Roles
from planforge.source.shaped import Fields, Held, Rows, Shaped
from planforge.source.words import listed, nearest, shown

_MANY = 12
_MOST_TAKEN = 500
"""Modules that one plan may take; each is copied."""

Open = Callable[[Path], Fields | None]
"""Reads a module's file; None where it cannot, which is logged."""


class Library:
    """Works the modules of one organisation type into a plan.

    Attributes:
        profile: the organisation type; empty as long as it is not known.
    """

    _WAY: ClassVar[Mapping[type, str]] = {
        Plan: "response",
        Response: "scenarios",
        Scenarios: "scenarios",
    }

    def __init__(self, log: Log, read: Open) -> None:
        self.profile = ""
        self._log = log
        self._read = read
        self._opened: dict[str, Fields | None] = {}
        self._taken_so_far = 0

    def logging(self, log: Log) -> "Library":
        """The same modules, of which nothing is read again; what is wrong goes to another log."""
        other = Library(log, self._read)
        other.profile, other._opened = self.profile, self._opened
        return other

    def over(self, node: Fields) -> Fields:
        """The object with each scenario that names a module standing over what it takes."""
        if issubclass(node.model, Scenario):
            return self._taken(node)
        name = self._WAY.get(node.model)
        held = node.entries.get(name) if name else None
        if name is None or held is None:
            return node
        value = held.value
        if isinstance(value, Fields):
            made: Shaped = self.over(value)
        elif isinstance(value, Rows):
            items = [self.over(item) if isinstance(item, Fields) else item for item in value.items]
            made = Rows(value.spec, value.mark, items)
        else:
            return node
        node.entries[name] = Held(held.key, held.mark, made)
        return node

    def finish(self, plan: Fields) -> None:
        """Name posts as the plan does, fill the parameters in, list the platform rules gone by."""
        rows = _scenarios(plan)
        met: set[str] = set()
        for index, item in enumerate(rows.items if rows is not None else ()):
            if rows is not None and isinstance(item, Fields) and item.module:
                own = self._filled(item)
                made = rows.items[index] = self._called(own, table_of(plan, "roles"), met)
                _list_rules(plan, made)
            elif isinstance(item, Fields) and "module" not in item.entries:
                self._tell_idle(item)
                self._tell_bare(item)
        self._tell_roles(table_of(plan, "roles"), met)

    def _taken(self, own: Fields) -> Fields:
        held = own.entries.get("module")
        name = held.value if held is not None else None
        if (
            held is None
            or not isinstance(name, Scalar)
            or name.null
            or own.module
            or not self.profile
        ):
            return own
        base = self._module(name)
        if base is None or self._too_many(name):
            return own
        entries = {key: one for key, one in base.entries.items() if key not in _NOT_TAKEN}
        identity = Scalar(name.text, False, name.mark)
        entries["id"] = Held(held.key, held.mark, identity)
        under = Under(f"模块 {name.text} 的", f"模块 {name.text} ", strict=True)
        taken = Fields(Scenario, own.mark, entries, {}, own.zh, name.text)
        return merge(taken, own, self._log, under)

    def _module(self, name: Scalar) -> Fields | None:
        path = module_file(self.profile, name.text)
        if path is None:
            self._tell_unknown(name)
            return None
        if name.text not in self._opened:
            self._opened[name.text] = self._read(path)
        return self._opened[name.text]

    def _too_many(self, name: Scalar) -> bool:
        self._taken_so_far += 1
        if self._taken_so_far == _MOST_TAKEN + 1:
            message = f"一份预案最多用 {_MOST_TAKEN} 次情景模块。"
            self._log.add(TOO_MUCH, message, "分成几份预案。", mark=name.mark)
        return self._taken_so_far > _MOST_TAKEN

    def _tell_unknown(self, name: Scalar) -> None:
        message = f"情景库里没有模块{shown(name.text)}。"
        known = module_names(self.profile)
        near = nearest(name.text, known) if not self._log.full else None
        if elsewhere(name.text):
            message = f"{shown(name.text)}是别的单位类型的模块，这类单位的情景库里没有。"
        if near is not None:
            hint = f"是不是“{near}”？"
        elif known:
            hint = f"可用的模块有：{listed(known, _MANY)}。"
        else:
            hint = "这类单位还没有情景模块；删去“模块”，把情景写在预案里。"
        self._log.add(UNKNOWN_MODULE, message, hint, mark=name.mark)

    def _filled(self, scenario: Fields) -> Fields:
        module = self._opened.get(scenario.module)
        defaults = dict(settings_of(module)) if module is not None else {}
        texts = {name: one for name, one in scenario.entries.items() if name != "parameters"}
        used = {name for _, name in unfilled(texts.values())}
        for key, given in table_of(scenario, "parameters").items():
            if key not in defaults:
                self._tell_parameter(scenario.module, key, given, defaults)
            elif isinstance(given.value, Scalar) and not given.value.null:
                self._tell_value(key, given.value, defaults, used=key in used)
        values = values_of(scenario, module)
        filler = Filler(values, marks_of(scenario, values))
        entries = {
            name: Held(one.key, one.mark, filler.filled(one.value)) for name, one in texts.items()
        }
        for scalar, name in unfilled(entries.values()):
            near = nearest(name, values) if name not in values and not self._log.full else None
            if near is not None:
                message = f"“{{{name}}}”不是模块 {scenario.module} 的参数，会照样印出来。"
                self._log.add(
                    UNFILLED_PARAMETER, message, f"是不是“{{{near}}}”？", mark=scalar.mark
                )
        if "parameters" in scenario.entries:
            entries["parameters"] = scenario.entries["parameters"]
        return Fields(
            scenario.model, scenario.mark, entries, scenario.orders, scenario.zh, scenario.module
        )

    def _called(self, scenario: Fields, common: Mapping[str, Held], met: set[str]) -> Fields:
        """A module's scenario with its posts called as the plan, or its own entry, calls them."""
        module = self._opened.get(scenario.module)
        own = table_of(scenario, "roles")
        names = {
            key.strip(): held.value.text
            for key, held in {**common, **own}.items()
            if isinstance(held.value, Scalar) and held.value.text.strip() and not held.value.null
        }
        if module is None or not (common or own):
            return scenario
        roles = Roles(names, module.mark.source)
        made = roles.scenario(scenario)
        met |= roles.met
        self._tell_roles(own, roles.met)
        return made

    def _tell_roles(self, given: Mapping[str, Held], met: set[str]) -> None:
        """Posts that are renamed and that no module names."""
        others = sorted(met - {key.strip() for key in given})
        for key, held in given.items():
            if key.strip() in met:
                continue
            near = nearest(key, others) if not self._log.full else None
            message = f"“岗位对应”里的{shown(key)}，用到的模块里没有哪一步由它来做。"
            if near is not None:
                hint = f"是不是“{near}”？"
            elif others:
                hint = f"用到的模块里还有：{listed(others, _MANY)}；用不着的，删去这一行。"
            elif met:
                hint = "用不着的，删去这一行。"
            else:
                hint = "岗位对应只改情景库的模块；没有用模块的，删去这一行。"
            self._log.add(IDLE_ROLE, message, hint, mark=held.mark)

    def _tell_value(
        self, name: str, given: Scalar, known: Mapping[str, str], *, used: bool
    ) -> None:
        inner = [one.strip() for one in BRACES.findall(given.text) if one.strip() in known]
        if inner:
            message = (
                f"参数{shown(name)}的值里又写了“{{{inner[0]}}}”，它不会再换成值，会照样印出来。"
            )
            self._log.add(UNFILLED_PARAMETER, message, "直接写值。", mark=given.mark)
        if not used:
            message = f"参数{shown(name)}不起作用：用到它的句子在这里都改写了。"
            hint = f"删去这个参数，或者在改写的句子里写上“{{{name}}}”。"
            self._log.add(IDLE_PARAMETER, message, hint, mark=given.mark)
        if len(given.text) > LONGEST:
            message = f"参数的值太长：{shown(given.text)}。"
            hint = f"最多 {LONGEST} 个字；要改整句话，直接在这个情景里写那一项。"
            self._log.add(TOO_MUCH, message, hint, mark=given.mark)

    def _tell_bare(self, scenario: Fields) -> None:
        """A module's name written where a scenario's name is due: - oversell."""
        held = scenario.entries.get("name")
        name = held.value if held is not None else None
        if len(scenario.entries) > 1 or not isinstance(name, Scalar) or not self.profile:
            return
        if module_file(self.profile, name.text) is not None:
            message = f"{shown(name.text)}这样写只是一个名称，没有内容。"
            hint = f"要用情景库的模块，写成“模块: {name.text}”。"
            self._log.add(BARE_MODULE, message, hint, mark=name.mark)

    def _tell_idle(self, scenario: Fields) -> None:
        for name, words, code in _ONLY_WITH_MODULE:
            if table_of(scenario, name):
                message = f"这个情景没有写“模块”，{words}不起作用。"
                hint = f"补写“模块”，或删去“{words}”，把内容直接写进正文。"
                self._log.add(code, message, hint, mark=scenario.entries[name].mark)

    def _tell_parameter(
        self, module: str, key: str, given: Held, values: Mapping[str, str]
    ) -> None:
        message = f"模块 {module} 没有参数{shown(key)}。"
        near = nearest(key, values)
        if near is not None:
            hint = f"是不是“{near}”？"
        elif values:
            hint = f"可以设的参数有：{listed(values, _MANY)}。"
        else:
            hint = "这个模块没有可调的参数；要改的内容直接写在这个情景里。"
        self._log.add(UNKNOWN_PARAMETER, message, hint, mark=given.mark)


_ONLY_WITH_MODULE = (("parameters", "参数", UNKNOWN_PARAMETER), ("roles", "岗位对应", IDLE_ROLE))
_NOT_TAKEN = frozenset((*Module.HEAD, "id", "module", "parameters", "roles"))


def _scenarios(plan: Fields) -> Rows | None:
    node: Shaped = plan
    for name in ("response", "scenarios", "scenarios"):
        held = node.entries.get(name) if isinstance(node, Fields) else None
        if held is None:
            return None
        node = held.value
    return node if isinstance(node, Rows) else None


def scenarios_of(plan: Fields) -> Iterator[Fields]:
    """The scenarios of a plan, in its order; one that is no object counts as an empty one."""
    rows = _scenarios(plan)
    for item in rows.items if rows is not None else ():
        yield item if isinstance(item, Fields) else Fields(Scenario, plan.mark)


def _list_rules(plan: Fields, scenario: Fields) -> None:
    """Add the platform rules that a scenario goes by and the plan does not list."""
    wanted = dict.fromkeys(_rules(scenario))
    if not wanted:
        return
    spec = fields_of(Plan)["platform_rules"]
    held = plan.entries.get("platform_rules")
    if held is None or not isinstance(held.value, Rows):
        held = Held(spec.label.zh, scenario.mark, Rows(spec, scenario.mark))
    rows = held.value
    if not isinstance(rows, Rows):
        return
    known = {
        row.text(key) for row in rows.items if isinstance(row, Fields) for key in ("id", "name")
    }
    added: list[Shaped] = []
    for name in wanted:
        if name not in known:
            words = Held(spec.label.zh, scenario.mark, Scalar(name, False, scenario.mark))
            added.append(Fields(PlatformRule, scenario.mark, {"id": words, "name": words}))
    listed_rows = Rows(rows.spec, rows.mark, [*rows.items, *added])
    plan.entries["platform_rules"] = Held(held.key, held.mark, listed_rows)


def _rules(node: Shaped) -> Iterator[str]:
    """The platform rules that texts refer to, and those that 平台规则 lists."""
    if isinstance(node, Scalar):
        yield from rules_in(node.text)
    elif isinstance(node, Rows):
        for item in node.items:
            yield from _rules(item)
    else:
        for name, held in node.entries.items():
            if name == "platform_rules" and isinstance(held.value, Rows):
                yield from (one.text for one in held.value.items if isinstance(one, Scalar))
            else:
                yield from _rules(held.value)
