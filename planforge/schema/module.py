"""A module of the scenario library: a scenario with what one chooses and adjusts it by."""

from typing import Annotated, ClassVar

from planforge.schema.model import Model, Str
from planforge.schema.names import Name
from planforge.schema.response import Scenario


class Setting(Model):
    """A value that a plan may set; the module's texts name it in braces: {积压比例}."""

    zh: ClassVar[str] = "可调参数"

    name: Annotated[str, Name("名称", ("参数",))]
    default: Annotated[str, Name("默认", ("默认值", "值"))]
    unit: Annotated[Str, Name("单位", help="给人看的单位，不会接在值后面")] = None
    note: Annotated[Str, Name("说明", ("备注", "注"))] = None


class Module(Scenario):
    """A file of ``templates/<profile>/scenarios``: what plans take over by ``模块``."""

    zh: ClassVar[str] = "情景模块"
    HEAD: ClassVar[tuple[str, ...]] = ("group", "suits", "fear", "settings")
    """The fields that a plan does not take over."""

    group: Annotated[str, Name("类别", ("组别",), help="在情景库里归在哪一类，如 价格优惠")]
    suits: Annotated[
        tuple[str, ...], Name("适用", ("适用对象",), help="标签，如 通用、大促、直播、自有仓库")
    ] = ()
    fear: Annotated[Str, Name("怕什么", ("担心",), help="提问时给店主看的一句短语")] = None
    settings: Annotated[tuple[Setting, ...], Name("可调参数", ("参数表",))] = ()
