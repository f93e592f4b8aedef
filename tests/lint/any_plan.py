"""Plans of any shape that the schema admits, filled with words that rules look at."""

import datetime
import random

from planforge.schema import Duration, Model, Plan, TimeSlot
from planforge.schema.fields import FieldSpec, fields_of
from planforge.schema.times import Moment

TYPES = ("government", "platform", "enterprise", "tmall_shop", "generic")
_LINE = (
    "应急指挥部|客服组|店主|张示例|130 0000 0001|0571-5550 0123|12315|110|尽快|10分钟|2-1天"
    "|立即启动应急预案，确保安全。|接报后1小时内向示例区应急管理局报告，|Ⅰ级|一级响应|重大|红色"
    "|3人以上|损失1000万元以上5000万元以下|P0|不少于|100|1%|《中华人民共和国消防法》第十六条"
    "|GB/T 29639-2013|《|”|。。|，|（一）|第三条|见附件3|[[unit:客服组]]|[[.actor]]|14:00-15:30"
    "|次日9:00|2026年2月30日|XX|待定|注：|根据事件等级，各组按照职责分工处置；然后在5小时内报告"
    "|每年|每半年至少组织1次|\u3000|①|½"
)
_WORDS = _LINE.split("|")
_CLOCK = ("10:00-12:00", "09:30", "23:00-次日1:00", "演练结束后1-2天内", "下午2点-4点")
_LENGTHS = ("10分钟", "1-2周", "3个工作日", "半小时", "事发后2小时内", "100年")
_DEEPEST = 6


def any_plan(seed: int) -> Plan:
    """A plan; the same for the same seed. Slots and references may lead to nothing."""
    rng = random.Random(seed)
    data = _model(Plan, rng, 0)
    data["type"] = rng.choice(TYPES)
    data.setdefault("title", "示例")
    for silent in ("layout", "scheme", "schema_version", "outline", "titles"):
        data.pop(silent, None)
    return Plan.model_validate(data)


def _model(model: type[Model], rng: random.Random, depth: int) -> dict[str, object]:
    share = rng.choice((0.1, 0.3, 0.7)) if depth else 0.6
    data: dict[str, object] = {}
    for name, spec in fields_of(model).items():
        if spec.required or rng.random() < share:
            value = _value(spec, rng, depth)
            if value is not None:
                data[name] = value
    return data


def _value(spec: FieldSpec, rng: random.Random, depth: int) -> object:
    if spec.table or (spec.model is not None and depth >= _DEEPEST):
        return None
    if spec.many:
        return tuple(_one(spec, rng, depth) for _ in range(rng.randrange(4 if depth < 4 else 2)))
    return _one(spec, rng, depth)


def _one(spec: FieldSpec, rng: random.Random, depth: int) -> object:
    if spec.model is not None:
        return _model(spec.model, rng, depth + 1)
    if spec.choice is not None:
        return rng.choice(list(spec.choice))
    if spec.base is Duration:
        return rng.choice(_LENGTHS)
    if spec.base is Moment:
        return rng.choice(("2026-11-11 20:00", "11月11日20:00", "11月11日"))
    if spec.base is TimeSlot:
        return rng.choice(_CLOCK)
    if spec.base is bool:
        return rng.random() < 0.5
    if issubclass(spec.base, int | float):
        return int(max(spec.least or 0, min(spec.most or 9, rng.randrange(1, 2030))))
    if spec.base is datetime.date:
        return datetime.date(2019 + rng.randrange(10), 1 + rng.randrange(12), 1 + rng.randrange(28))
    return "".join(rng.choice(_WORDS) for _ in range(1 + rng.randrange(4)))
