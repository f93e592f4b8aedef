"""What a platform's own rules say, as a shop has looked it up: never known to planforge itself."""

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from planforge.schema.model import Model, Str
from planforge.schema.names import Name

UNCONFIRMED = "按平台现行规则，由店铺核对填写"
"""What stands for a figure that nobody has looked up yet."""
KEYS = ("rule", "平台规则", "规则")
"""What a reference to a rule begins with: [[rule:发货时限]]."""
_REFERENCE = re.compile(rf"\[\[(?:{'|'.join(KEYS)})\s*[:：]([^\[\]]+)\]\]")


def rules_in(text: str) -> Iterator[str]:
    """The platform rules that a text refers to, in its order."""
    return (found.strip() for found in _REFERENCE.findall(text))


class PlatformRule(Model):
    """A figure of a platform's rules; it counts once value, day, source and person are all there.

    ``[[rule:发货时限]]`` prints the value in any text of the plan.
    """

    zh: ClassVar[str] = "平台规则"
    SHORT: ClassVar[str] = "name"

    id: Annotated[
        Str, Name("标识", ("编号标识",), help="引用它的名称，如 发货时限：[[rule:发货时限]]")
    ] = None
    name: Annotated[Str, Name("名称", ("事项", "规则"))] = None
    value: Annotated[Str, Name("数值", ("现行规定", "规定"), help="如 48小时；查过原文再填")] = None
    as_of: Annotated[datetime.date | None, Name("核对日期", ("核对时间", "查询日期"))] = None
    source: Annotated[Str, Name("来源", ("规则名称", "出处"), help="规则名称和所在页面")] = None
    confirmed_by: Annotated[Str, Name("核对人", ("查询人",))] = None
    note: Annotated[Str, Name("说明", ("备注", "注"))] = None

    @property
    def key(self) -> str | None:
        """What references call it."""
        return self.id or self.name

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what is still to be filled in before the figure counts."""
        held = (
            ("数值", self.value),
            ("核对日期", self.as_of),
            ("来源", self.source),
            ("核对人", self.confirmed_by),
        )
        return tuple(name for name, value in held if not value)

    @property
    def confirmed(self) -> bool:
        """Value, day, source and person are all there."""
        return not self.missing

    @property
    def words(self) -> str:
        """What stands in a text that names the rule: its value, or that it is to be looked up."""
        return self.value if self.value and self.confirmed else UNCONFIRMED
