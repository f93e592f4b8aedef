"""The Jinja environment: sandboxed, strict, and quick on plan objects."""

import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from contextvars import ContextVar
from functools import cache
from pathlib import Path as FilePath
from types import TracebackType
from typing import TYPE_CHECKING, cast

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment

from planforge.compose.bytecode import Bytecode
from planforge.compose.holders import acts_in, serves
from planforge.compose.scribe import Scribe
from planforge.compose.words import STRONG, WEAK, Marked
from planforge.errors import TemplateProblem
from planforge.resources.data import template_folders
from planforge.schema import Entry, Item, Model
from planforge.schema.annexes import FormData
from planforge.schema.background import Citation
from planforge.schema.base import Listing
from planforge.schema.tables import FigureData, TableData

if TYPE_CHECKING:
    from planforge.schema import Plan

_SCRIBE: ContextVar[Scribe] = ContextVar("scribe")
_MOST_NAMES = 1000
_MOST_LINES = 200
_PROPERTIES = frozenset({"heading", "empty", "own", "printed", "key", "drill", "confirmed"})


def _heading(depth: int, model: Model) -> Marked:
    return _SCRIBE.get().heading(depth, model)


def _clause(depth: int, model: Model | None) -> Marked:
    return _SCRIBE.get().clause(depth, model)


def _para(depth: int, model: Model, role: str = "body") -> Marked:
    return _SCRIBE.get().para(depth, model, role)


def _table(depth: int, model: Model, widths: Sequence[float], header_rows: int = 1) -> Marked:
    return _SCRIBE.get().table(depth, model, widths, header_rows)


def _row(model: Model | None = None) -> Marked:
    return _SCRIBE.get().row(model)


def _cell(colspan: int = 1, rowspan: int = 1) -> Marked:
    return _SCRIBE.get().cell(colspan, rowspan)


def _grid(
    depth: int,
    model: Model,
    rows: Sequence[Model],
    columns: Sequence[tuple[str, str, float]],
    kin: Sequence[Sequence[Model]] = (),
) -> Marked:
    return _SCRIBE.get().grid(depth, model, rows, columns, kin)


def _listing(depth: int, passage: Listing, rows: Sequence[Model] | None = None) -> Marked:
    return _SCRIBE.get().listing(depth, passage, rows)


def _page_break(orientation: str = "") -> Marked:
    return _SCRIBE.get().page_break(orientation)


def _rich(depth: int, model: Model, field: str) -> Marked:
    return _SCRIBE.get().rich(depth, model, field)


def _data(depth: int, model: TableData | FormData | FigureData | None) -> Marked:
    return _SCRIBE.get().data(depth, model)


def _drawn(kind: str, scenario: str = "") -> Marked:
    """A figure drawn from the plan; nothing where the plan holds nothing of the kind."""
    return _SCRIBE.get().figure(kind, scenario)


def _form(
    depth: int, model: Model, fields: Sequence[tuple[object, ...]], columns: int = 2
) -> Marked:
    """A form to fill in: (name, what stands there already, lines to write in) for each field."""
    return _SCRIBE.get().blanks(depth, model, fields, columns)


def _counted(most: int) -> tuple[int, ...]:
    """1, 2, 3 up to most: the blank lines of a form."""
    return tuple(range(1, min(most, _MOST_LINES) + 1))


def _open(depth: int, entry: Entry, sentence: str = "", under: object = False) -> Marked:
    return _SCRIBE.get().open(depth, entry, sentence, under=bool(under))


def _close(depth: int, entry: Entry) -> Marked:
    return _SCRIBE.get().close(depth, entry)


def _item(depth: int, item: Item) -> Marked:
    return _SCRIBE.get().item(depth, item)


def _fill(entry: Entry, field: str = "text") -> Marked:
    return _SCRIBE.get().fill(entry, field)


def _title(entry: Entry) -> Marked:
    return _SCRIBE.get().title(entry)


def _lead(entry: Entry) -> Marked:
    return _SCRIBE.get().lead(entry)


def _limit(model: Model, field: str = "within") -> Marked:
    return _SCRIBE.get().limit(model, field)


def _joined(values: Iterable[str], separator: str = "") -> Marked:
    return _SCRIBE.get().joined(values, separator)


def _holder(post: str) -> Marked:
    return _SCRIBE.get().holders.said(post)


def _phone(name: str) -> Marked:
    return _SCRIBE.get().holders.phone(name)


def _strong(*parts: str) -> Marked:
    return Marked(f"{STRONG}{''.join(parts)}{WEAK}") if any(parts) else Marked("")


def _label(*parts: str) -> Marked:
    return _SCRIBE.get().label(*parts)


def _ended(text: str) -> str:
    return _SCRIBE.get().ended(text)


def _cite(citation: Citation) -> Marked:
    return _SCRIBE.get().cite(citation)


def _told(entry: Entry, field: str) -> bool:
    return _SCRIBE.get().told(entry, field)


def _filled(model: Model, *fields: str) -> bool:
    """Any of the fields holds something."""
    return any(getattr(model, field, None) not in (None, (), "") for field in fields)


def _any_filled(models: Iterable[Model], *fields: str) -> bool:
    return any(_filled(model, *fields) for model in models)


_CALLABLE: dict[str, Callable[..., object]] = {
    "heading": _heading,
    "clause": _clause,
    "para": _para,
    "table": _table,
    "row": _row,
    "cell": _cell,
    "grid": _grid,
    "listing": _listing,
    "page_break": _page_break,
    "form": _form,
    "counted": _counted,
    "rich": _rich,
    "data": _data,
    "drawn": _drawn,
    "open_entry": _open,
    "close_entry": _close,
    "item_entry": _item,
    "fill": _fill,
    "title": _title,
    "lead": _lead,
    "limit": _limit,
    "joined": _joined,
    "cite": _cite,
    "ended": _ended,
    "strong": _strong,
    "label": _label,
    "holder": _holder,
    "phone": _phone,
    "serves": serves,
    "acts_in": acts_in,
    "told": _told,
    "filled": _filled,
    "any_filled": _any_filled,
}
_ALLOWED = frozenset(map(id, _CALLABLE.values()))


@pass_context
def _finalize(_context: Context, value: object) -> str:
    if isinstance(value, Undefined):
        return str(value)  # which raises, naming what is undefined
    return _SCRIBE.get().finalize(value)


class Environment(SandboxedEnvironment):
    """The sandbox with two short cuts: fields of plan objects, and calls of our own functions.

    The second whitelists by identity; anything else takes the sandbox's own checks.
    """

    def __init__(self, folders: Sequence[FilePath]) -> None:
        """Look for templates in these folders, the first first."""
        super().__init__(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            undefined=StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            cache_size=-1,
            auto_reload=False,
            bytecode_cache=Bytecode(),
        )
        self.globals.clear()
        self.globals.update(_CALLABLE)
        self._first: dict[tuple[str, ...], Template] = {}

    def first(self, names: tuple[str, ...]) -> Template:
        """The first template there is; Jinja alone looks for those that are missing each time.

        Raises:
            TemplateNotFound: there is none of them.
        """
        found = self._first.get(names)
        if found is None:
            if len(self._first) >= _MOST_NAMES:
                self._first.clear()  # sections have names of their own, by their place
            found = self._first[names] = self.select_template(list(names))
        return found

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """The names that a template can use: for all of ours the same ones.

        Jinja gives each template a ChainMap, which takes long to compare at every import.
        """
        return super().make_globals(d) if d else self.globals

    def getattr(self, obj: object, attribute: str) -> object:
        """A field of a plan object, or what the sandbox allows of anything else."""
        if isinstance(obj, Model):
            fields = obj.__dict__
            if attribute in fields:
                value = fields[attribute]
                return value if value is None else _SCRIBE.get().attribute(obj, attribute, value)
            if attribute in _PROPERTIES:
                return getattr(obj, attribute, None)
            return self.undefined(hint=f"“{type(obj).zh}”没有字段 {attribute}")
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """Call one of our functions or a macro; the sandbox decides on anything else."""
        if type(obj) is Macro or id(obj) in _ALLOWED:
            kwargs.pop("_block_vars", None)  # Jinja's own, for functions that take a context
            kwargs.pop("_loop_vars", None)
            return cast("Callable[..., object]", obj)(*args, **kwargs)
        return super().call(context, obj, *args, **kwargs)


@cache
def environment(profile: str, extra: FilePath | None = None) -> Environment:
    """The environment of a profile: the plan's own templates, then the profile's, then the base."""
    folders = [folder for name in (profile, "base") for folder in _existing(name)]
    if extra is not None:
        folders.insert(0, extra)
    return Environment(folders)


def item_sentence(env: Environment, item: Item) -> str:
    """The sentence that the templates make of an item's facts; called while rendering."""
    words: Callable[[Item], str] = getattr(env.get_template("entries.j2").module, "item_words")  # noqa: B009
    return words(item)


def _existing(name: str) -> list[FilePath]:
    return [folder / name for folder in template_folders() if (folder / name).is_dir()]


def render(
    env: Environment,
    names: Sequence[str],
    scribe: Scribe,
    x: Model,
    plan: "Plan",
    *,
    detail: int = 0,
) -> str:
    """The text of the first template found, with its marks.

    ``detail`` tells a paper of the family how much it may say.

    Raises:
        TemplateProblem: a template is broken or prints what it may not; names template and line.
    """
    token = _SCRIBE.set(scribe)
    try:
        template = _select(env, names)
        return template.render(x=x, plan=plan, signature=scribe.signature, detail=detail)
    except (UndefinedError, SecurityError, TypeError, AttributeError, ValueError) as error:
        raise _failed(error, error.__traceback__, scribe, x) from error
    except TemplateNotFound as error:
        message = f"模板 {_where(error.__traceback__)} 要包含的“{error.message}”不存在。"
        raise TemplateProblem(message, "只能包含模板文件夹里的模板。") from error
    except TemplateSyntaxError as error:
        raise _syntax(error) from error
    except TemplateProblem as error:
        where = _where(error.__traceback__)
        if where and "模板 " not in error.message:
            raise _failed(error, error.__traceback__, scribe, x) from error
        raise
    finally:
        _SCRIBE.reset(token)


def _select(env: Environment, names: Sequence[str]) -> Template:
    try:
        return env.first(tuple(names))
    except TemplateSyntaxError as error:
        raise _syntax(error) from error
    except TemplateNotFound as error:
        message = f"缺少模板 {names[-1]}。"
        raise TemplateProblem(message) from error


def _syntax(error: TemplateSyntaxError) -> TemplateProblem:
    return TemplateProblem(f"模板 {error.name}:{error.lineno} 写法有误：{error.message}。")


def _where(trace: TracebackType | None) -> str:
    """Template and line of the innermost template frame."""
    where = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            where = f"{FilePath(name).parent.name}/{FilePath(name).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def _failed(
    error: Exception, trace: TracebackType | None, scribe: Scribe, x: Model
) -> TemplateProblem:
    path = ".".join(map(str, scribe.path(x))) or "（整篇）"
    said = error.message if isinstance(error, TemplateProblem) else _undefined(error)
    hint = error.hint if isinstance(error, TemplateProblem) else None
    return TemplateProblem(f"模板 {_where(trace)} 在输出“{path}”时出错：{said}", hint)


def _undefined(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        words = re.sub(r"^'(\w+)' is undefined$", r"没有变量 \1", str(error))
        return f"用了不存在的字段或变量（{words}）。"
    if isinstance(error, SecurityError):
        return "模板做了不允许的操作。"
    return f"{error}。"
