"""All rules on the sample shop plan, and on plans up to a hundred times as long.

    python -m tests.bench.bench_check [--quick] [--sizes 1 10 100] [--rules]

Milliseconds of CPU, the least of several runs, of the rules alone: the plan is loaded, composed and
numbered before. A longer plan repeats every list of the plan's parts under other names. ``--rules``
shows what each rule takes on the shop plan, what it shares with others counted for the first.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from planforge._build import Settings, build_plan, load
from planforge.compose import compose
from planforge.document import PRESETS, Document
from planforge.lint import Context, examine
from planforge.lint.rules import RULES
from planforge.numbering import number
from planforge.profiles import load_layout, load_profile
from planforge.schema import Model, Plan

ROOT = Path(__file__).resolve().parents[2]
_LIMIT = 50.0


def longer(plan: Plan, size: int) -> Plan:
    """The plan with each list of each part size times over; names and ids are told apart."""
    changed = {
        name: _longer(part, size)
        for name in Plan.PARTS
        if isinstance(part := getattr(plan, name), Model)
    }
    return plan.model_copy(update=changed)


def _longer(model: Model, size: int) -> Model:
    update: dict[str, object] = {}
    for name in model.model_fields_set:
        value = getattr(model, name)
        if isinstance(value, Model):
            update[name] = _longer(value, size)
        elif isinstance(value, tuple) and value and isinstance(value[0], Model):
            update[name] = tuple(_named(one, at) for at in range(size) for one in value)
    return model.model_copy(update=update)


def _named(one: Model, at: int) -> Model:
    if not at:
        return one
    update = {
        key: f"{value}{at}"
        for key in ("id", "name", "title")
        if isinstance(value := getattr(one, key, None), str)
    }
    return one.model_copy(update=update)


def document_of(plan: Plan) -> Document:
    """What the plan prints."""
    profile = load_profile(plan.type).for_kind(plan.kind)
    scheme = PRESETS[profile.scheme]
    return number(compose(plan, profile, load_layout(profile.layout), scheme).document)


def least(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of CPU of the fastest run."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found) * 1000


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="sizes 1 and 3, two runs")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], metavar="N")
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    loaded = load(ROOT / "plans" / "tmall-shop" / "plan.yaml")
    built = build_plan(loaded, Settings())
    if loaded.plan is None or built.document is None:
        message = "the sample plan does not load"
        raise SystemExit(message)
    sizes = [1, 3] if options.quick else options.sizes
    first = 0.0
    for size in sizes:
        plan = longer(loaded.plan, size)
        document = document_of(plan)
        profile = load_profile(plan.type).for_kind(plan.kind)
        runs = 2 if options.quick or size > 10 else 7

        def all_rules() -> object:
            return examine(Context(plan, profile, document), RULES)  # noqa: B023  called at once

        found = len(examine(Context(plan, profile, document), RULES).findings)
        took = least(all_rules, runs)
        first = first or took / size
        limit = f"   at most {_LIMIT:.0f}" if size == 1 else ""
        print(
            f"size {size:4}  {took:9.1f} ms   {took / size / first:5.2f} a unit   "
            f"{found} findings{limit}"
        )
    if options.rules:
        by_rule(loaded.plan, built.document)


def by_rule(plan: Plan, document: Document) -> None:
    """Print the slowest rules."""
    profile = load_profile(plan.type).for_kind(plan.kind)
    context = Context(plan, profile, document)
    took = [(least(lambda one=one: list(one.body(context)), 1), one) for one in RULES]  # type: ignore[misc]
    for spent, one in sorted(took, key=lambda pair: -pair[0])[:25]:
        print(f"{spent:8.2f} ms  {one.code} {one.name}")


if __name__ == "__main__":
    main()
