"""What a plan says and the document does not: no silent loss."""

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import cast

from planforge.compose.words import printed as worded
from planforge.document import Document, Item, Paragraph, Section, blocks_of, plain
from planforge.findings import Finding, Path, Severity
from planforge.schema import Entry, Model, Plan
from planforge.schema.base import Action, Listing
from planforge.schema.fields import fields_of

_Leaf = tuple[Path, Model, str, str]
"""A string that was not printed: its path, its object, its field, its words."""

_SILENT = {
    "id",
    "mark",
    "module",
    "parameters",
    "platform_rules",
    "kind",
    "said",
    "key",
    "landscape",
    "colspan",
    "rowspan",
    "lines",
    "columns",
    "merged",
    "header_rows",
    "width",
    "widths",
    "alt",
    "file",
    "aliases",
    "year",
    "direction",
}


_HEAD = (
    "subtitle",
    "doc_number",
    "plan_number",
    "filing",
    "version",
    "classification",
    "disclosure",
    "urgency",
    "addressees",
    "copies",
    "distribution",
    "issuer",
    "approval",
    "issued",
    "effective",
    "next_review",
    "revisions",
)
"""What the head of a plan says for print; the rest of it decides or describes."""
_NOTHING = ("无", "印发稿")


def unprinted_head(plan: Plan, printed: set[Path], document: Document) -> Iterator[Finding]:
    """A finding for each fact of the head that the layout has no place for.

    A fact whose words stand anywhere in the document counts as printed.
    """
    left: list[_Leaf] = []
    specs = fields_of(Plan)
    for name in _HEAD:
        value = getattr(plan, name)
        if not value or (name,) in printed or (name == "revisions" and _kept_off(plan)):
            continue
        if specs[name].model is not None:
            _collect(value, (name,), printed, left)
        else:
            _leaf(plan, name, value, (name,), printed, left)
    left = [leaf for leaf in left if leaf[3] not in _NOTHING]
    for path, model, field, text in _nowhere(left, document):
        label = fields_of(type(model))[field].label.zh
        yield Finding(
            "PF310",
            "head-not-printed",
            Severity.INFO,
            f"“{label}：{_short(text)}”没有出现在输出的文件里。",
            "所用的版式没有印它的地方；需要印出来，就换一种版式，或写进正文。",
            path,
        )


def _kept_off(plan: Plan) -> bool:
    """The plan itself asks for no page of revisions: it tells them elsewhere."""
    return plan.layout is not None and plan.layout.revisions is False


def _nowhere(left: list[_Leaf], document: Document) -> list[_Leaf]:
    """Those whose words stand in no line of the document; most stand on its first page."""
    for line in _lines_of(document):
        if not left:
            break
        left = [leaf for leaf in left if leaf[3] not in line]
    whole = _text_of(document) if any("\n" in leaf[3] for leaf in left) else ""
    return [leaf for leaf in left if leaf[3] not in whole]


def _lines_of(document: Document) -> Iterator[str]:
    for block in blocks_of(document):
        if isinstance(block, Paragraph | Item):
            yield plain(block.content)
        elif isinstance(block, Section):
            yield plain(block.title)


def _text_of(document: Document) -> str:
    return "\n".join(_lines_of(document))


def unprinted(plan: Plan, printed: set[Path], document: Document) -> Iterator[Finding]:
    """A finding for each string of the plan's parts that no template printed.

    A fact beside an item's ``text`` counts as printed where the words hold it; the facts of a
    listing that is ``said`` where they stand anywhere in the document.
    """
    whole = ""
    left: list[_Leaf] = []
    for name in (*Plan.PARTS, "annexes", "sections", "opening", "closing"):
        value = getattr(plan, name)
        if value:
            _collect(value, (name,), printed, left)
    left.sort(key=itemgetter(0))  # the fields of a model that are set come as a set
    for path, model, field, text in left:
        if any(path[:n] in printed for n in range(1, len(path))):
            continue  # a list counts as printed where the whole of it was
        if isinstance(model, Entry) and field != "text" and text in (model.text or ""):
            continue
        if _said(plan, path, text) or _named_already(model, path, text, printed):
            continue
        if _elsewhere(plan, path):
            whole = whole or _text_of(document)
            if all(line.strip() in whole for line in text.split("\n")):
                continue
        label = fields_of(type(model))[field].label.zh
        yield Finding(
            "PF302",
            "not-printed",
            Severity.WARNING,
            f"“{label}：{_short(text)}”没有出现在输出的文件里。",
            _hint(model, field),
            path,
        )


def _named_already(model: Model, path: Path, text: str, printed: set[Path]) -> bool:
    """The same words stand in another fact of the object, which was printed.

    由总指挥决定启动并负责指挥 names once who starts a response and commands it.
    """
    return any(
        getattr(model, name) == text and (*path[:-1], name) in printed
        for name in fields_of(type(model))
        if name != path[-1]
    )


def _said(plan: Plan, path: Path, text: str) -> bool:
    """An item above says in its own words what stands below it."""
    value: object = plan
    for step in path:
        whole = cast("tuple[object, ...]", value)
        value = getattr(value, step) if isinstance(step, str) else whole[step]
        if isinstance(value, Entry) and value.said and text in (value.text or ""):
            return True
    return False


def _elsewhere(plan: Plan, path: Path) -> bool:
    """It belongs to facts that are said elsewhere."""
    value: object = plan
    for step in path:
        whole = cast("tuple[object, ...]", value)
        value = getattr(value, step) if isinstance(step, str) else whole[step]
        if isinstance(value, Entry) and value.said and value.text is None:
            return True
        if isinstance(value, Listing) and value.said:
            return True
    return False


def _hint(model: Model, field: str) -> str:
    if isinstance(model, Entry) and model.text is not None and field != "text":
        label = fields_of(type(model))[field].label.zh
        return f"正文已代替自动生成的句子：在正文里用 [[.{label}]] 填入它，或删去这一项。"
    return "换一个会印出来的键，或写进正文、补充。"


def _collect(value: object, path: Path, printed: set[Path], left: list[_Leaf]) -> None:
    """Gather what was not printed below a value."""
    if isinstance(value, tuple):
        for index, inner in enumerate(value):
            _collect(inner, (*path, index), printed, left)
        return
    if not isinstance(value, Model) or isinstance(value, Action):
        return
    texts, holders = _fields(type(value))
    for field in value.model_fields_set:
        holds = field in holders
        if not holds and field not in texts:
            continue
        at = (*path, field)
        inner = getattr(value, field)
        if not inner or at in printed:
            continue
        if holds:
            _collect(inner, at, printed, left)
        else:
            _leaf(value, field, inner, at, printed, left)


def _leaf(
    model: Model, field: str, value: object, at: Path, printed: set[Path], left: list[_Leaf]
) -> None:
    if isinstance(value, tuple):
        left.extend(
            ((*at, index), model, field, text)
            for index, text in enumerate(value)
            if text and (*at, index) not in printed
        )
    elif (text := worded(value)) is not None:
        left.append((at, model, field, text))


@cache
def _fields(model: type[Model]) -> tuple[frozenset[str], frozenset[str]]:
    """The fields of a model that hold words a reader should see, and those that hold models."""
    specs = [spec for spec in fields_of(model).values() if spec.name not in _SILENT]
    holders = frozenset(spec.name for spec in specs if spec.model is not None)
    plain = (spec.name for spec in specs if spec.model is None)
    return frozenset(plain), holders


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
