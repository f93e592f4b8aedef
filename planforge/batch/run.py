"""From a table to files: each row prepared, handed to an executor, written in order."""

import json
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from planforge.batch.ask import Ask
from planforge.batch.columns import Column, columns
from planforge.batch.inputs import bundle_of, digest_of_base, digest_of_picture
from planforge.batch.pieces import Bundle, Given, Made, Task, Trouble
from planforge.batch.state import Done, State, digest_of
from planforge.batch.stems import stem_of
from planforge.batch.work import work
from planforge.errors import FileProblem, LoadError, PlanforgeError
from planforge.family import family, named
from planforge.findings import Finding, Place, Severity, worst
from planforge.findings import Path as At
from planforge.profiles import load_profile, profile_names
from planforge.resources import reason, write_atomic
from planforge.schema.fields import fold, members_of
from planforge.schema.head import Classification
from planforge.sheets import Book, Cell, Row, cell_name, is_remark, open_book, told
from planforge.sheets.open import MOST_BYTES
from planforge.source.codes import BAD_CHARACTER, BAD_TABLE, UNKNOWN_COLUMN
from planforge.source.encoding import FORBIDDEN, name_of_character
from planforge.source.over import Base

MADE, SAME, WRONG = "已生成", "未变", "有错"
ASIDE = "合计或者说明，没有生成"
_CLASSIFIED = "涉密预案请在涉密设备处理，没有生成文件；本来不涉密的，改正密级。"
_HEAD_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row.

    Attributes:
        row: counted from 1.
        stem: what its files are called.
        words: 已生成, 未变, 有错; of a total or a note that it is one.
        files: their names.
        troubles: what is wrong.
    """

    row: int
    stem: str
    words: str
    files: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """A base and a table that fit together.

    Attributes:
        plan: the base's file.
        table: the table's name.
        sheet: its sheet.
        head: the row of the headings.
        columns: what they mean.
        book: the table.
        base: the plan.
        digest: of all that the base is made of.
        findings: what is wrong with either; where there are any, nothing is made.
    """

    plan: Path
    table: str
    sheet: str
    head: Row
    columns: tuple[Column, ...]
    book: Book
    base: Base
    digest: str
    findings: tuple[Finding, ...] = ()

    def rows(self) -> Iterator[Row]:
        """The rows below the headings that say something in a column that counts.

        Raises:
            LoadError: the table breaks off.
        """
        heads = [cell.text for cell in self.head.cells]
        known = {column.number for column in self.columns}
        for row in self.book.rows(self.sheet):
            below = row.number > self.head.number and [cell.text for cell in row.cells] != heads
            if below and any(cell.column in known for cell in row.cells):
                yield row


def ready(plan: Path, table: Path, sheet: str = "") -> Ready:
    """Read the base and the headings of the table.

    Raises:
        PlanforgeError: one of the files cannot be read.
    """
    try:
        with table.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"读不到表格 {table}：{reason(error)}。"
        raise FileProblem(message, "请检查路径和文件名。") from error
    book = open_book(data, str(table))
    name = _sheet(book, sheet, str(table))
    base = Base(plan, profile_names())
    if base.shaped is None or worst(base.findings) is Severity.ERROR:
        return Ready(plan, str(table), name, Row(0, ()), (), book, base, "", base.findings)
    head, found, findings = _head(book, name, str(table), base)
    digest = digest_of_base(plan, base)
    prepared = Ready(plan, str(table), name, head, found, book, base, digest, findings)
    if found and all(map(is_remark, prepared.rows())):
        return replace(prepared, findings=(*findings, _no_rows(prepared)))
    return prepared


def check_papers(prepared: Ready, ask: Ask) -> None:
    """See that there are the papers asked for, before every row says that there are not.

    Raises:
        UsageProblem: there is none of a name.
    """
    plan = prepared.base.loaded().plan
    if plan is not None and ask.papers:
        named(family(load_profile(plan.type).name), ask.papers)


def _sheet(book: Book, wanted: str, table: str) -> str:
    names = book.names
    if not names or (wanted and wanted not in names):
        message = f"{table} 里没有工作表“{wanted}”。"
        held = "、".join(filter(None, names))
        raise LoadError(
            message, f"表格里有：{held}。" if held else "CSV 没有工作表，去掉 --sheet。"
        )
    return wanted or names[0]


def _head(
    book: Book, sheet: str, table: str, base: Base
) -> tuple[Row, tuple[Column, ...], tuple[Finding, ...]]:
    """The row of the headings: of the first ones, that which means the most."""
    best: tuple[Row, tuple[Column, ...], tuple[Finding, ...]] = (Row(0, ()), (), ())
    if base.shaped is None:
        return best
    for count, row in enumerate(book.rows(sheet)):
        if count == _HEAD_WITHIN:
            break
        found, unknown = columns(row.cells, base.shaped)
        if len(found) > len(best[1]):
            findings = tuple(
                _at(one.head, sheet, table, f"表头“{one.head.text[:20]}”不认得。", one.hint)
                for one in unknown
            )
            best = (row, found, findings)
    if not best[1]:
        message = f"{table} 里没有认得出的表头。"
        hint = "第一行写表头：标题、单位.名称、店主、店主电话，或者预案里的路径；每行一家。"
        return best[0], (), (BAD_TABLE.finding(message, hint),)
    return best


def _no_rows(prepared: Ready) -> Finding:
    message = f"{prepared.table} 只有表头，没有一行数据。"
    return BAD_TABLE.finding(message, f"从第 {prepared.head.number + 1} 行起，每行写一家。")


def _at(cell: Cell, sheet: str, table: str, message: str, hint: str) -> Finding:
    place = Place(table, cell.row, cell.column, cell=told(sheet, cell))
    found = replace(BAD_TABLE.finding(message, hint), place=place)
    return replace(found, code=UNKNOWN_COLUMN.code, name=UNKNOWN_COLUMN.name)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A row on its way: done already, or in the hands of the executor."""

    row: int
    stem: str
    digest: str
    outcome: Outcome | None = None
    future: Future[Made] | None = None


def run(
    prepared: Ready,
    ask: Ask,
    folder: Path,
    executor: Executor,
    *,
    window: int = 8,
    force: bool = False,
    far: bool = False,
) -> Iterator[Outcome]:
    """Make the files of each row; outcomes come in the order of the rows.

    Args:
        prepared: without findings.
        ask: what is to be made of each row.
        folder: where the files go.
        executor: any of concurrent.futures.
        window: rows in its hands at once; so many are held in memory.
        force: overwrite what a person has edited.
        far: the executor's workers may not see the base's folder.

    Raises:
        PlanforgeError: a file cannot be written, or the executor broke.
    """
    bundle = bundle_of(prepared.plan, prepared.base, prepared.digest) if far else None
    with State(folder) as state:
        batch = _Batch(prepared, ask, executor, state, bundle, force=force)
        waiting: deque[_Begun] = deque()
        for row in prepared.rows():
            waiting.append(batch.begin(row))
            while waiting and (waiting[0].outcome is not None or len(waiting) >= window):
                yield batch.finish(waiting.popleft())
        while waiting:
            yield batch.finish(waiting.popleft())


def _secret(given: Given) -> bool:
    """A classification above 内部: such a row goes to no process and no other machine."""
    if given.at[-1:] != ("classification",):
        return False
    found = members_of(Classification).get(fold(given.text))
    return isinstance(found, Classification) and found.secret


class _Batch:
    """A run: what all its rows share."""

    def __init__(
        self,
        prepared: Ready,
        ask: Ask,
        executor: Executor,
        state: State,
        bundle: Bundle | None,
        *,
        force: bool,
    ) -> None:
        self._prepared = prepared
        self._ask = ask
        self._asked = asdict(ask)
        self._executor = executor
        self._state = state
        self._bundle = bundle
        self._force = force
        self._by_column = {column.number: column for column in prepared.columns}
        self._stems: dict[str, int] = {}
        self._names: dict[str, int] = {}

    def begin(self, row: Row) -> _Begun:
        """Hand a row over, unless it is done, cannot be, or is none of a shop."""
        if is_remark(row):
            words = row.cells[0].text[:20]
            return _Begun(row.number, words, "", Outcome(row.number, words, ASIDE, (), ()))
        values, troubles = self._values(row)
        stem = self._stem(row, values)
        twin = self._stems.setdefault(stem.casefold(), row.number)
        if twin != row.number:
            message = f"和第 {twin} 行的名称相同，文件会互相覆盖。"
            troubles = (*troubles, Trouble(f"第 {row.number} 行", message, BAD_TABLE.code))
        if any(map(_secret, values)):
            troubles = (*troubles, Trouble(f"第 {row.number} 行", _CLASSIFIED, "PF645"))
        if troubles:
            return _Begun(row.number, stem, "", Outcome(row.number, stem, WRONG, (), troubles))
        digest = self._digest(stem, values)
        done = self._state.same(stem, digest, row.number)
        if done is not None:
            words = WRONG if done.troubles else SAME
            outcome = Outcome(row.number, stem, words, tuple(done.files), done.troubles)
            return _Begun(row.number, stem, digest, outcome)
        task = Task(
            str(self._prepared.plan), self._bundle, self._prepared.digest, self._prepared.table,
            self._prepared.sheet, row.number, stem, values, self._ask,
        )  # fmt: skip
        return _Begun(row.number, stem, digest, None, self._executor.submit(work, task))

    def finish(self, begun: _Begun) -> Outcome:
        """Write what was made of a row.

        Raises:
            PlanforgeError: a file cannot be written, or the executor broke.
        """
        if begun.outcome is not None:
            self._names.update((name.casefold(), begun.row) for name in begun.outcome.files)
            return begun.outcome
        made = _result(begun)
        names = tuple(name for name, _ in made.files)
        for name in names:
            twin = self._names.setdefault(name.casefold(), begun.row)
            if twin != begun.row:  # a shop that is called as another one's paper
                message = f"{name} 和第 {twin} 行的文件同名，没有写。"
                trouble = Trouble("", f"{message}请用“文件名”一列换个名称。", BAD_TABLE.code)
                return Outcome(begun.row, begun.stem, WRONG, (), (*made.troubles, trouble))
        edited = [name for name, data in made.files if self._state.foreign(name, data)]
        if edited and not self._force:
            message = f"{'、'.join(edited)} 不是这样生成的，或者生成以后被人改过，没有覆盖。"
            trouble = Trouble("", f"{message}确实要覆盖，加 --force。", "6")
            return Outcome(begun.row, begun.stem, WRONG, (), (*made.troubles, trouble))
        for name, data in made.files:
            write_atomic(self._state.folder / name, data)
        if all(trouble.code.startswith("PF") for trouble in made.troubles):
            hashes = {name: digest_of(data) for name, data in made.files}
            self._state.keep(Done(begun.stem, begun.digest, hashes, made.troubles, begun.row))
        words = WRONG if made.troubles else MADE
        return Outcome(begun.row, begun.stem, words, names, made.troubles)

    def _values(self, row: Row) -> tuple[tuple[Given, ...], tuple[Trouble, ...]]:
        """The values of a row, and the cells that cannot be read."""
        values: list[Given] = []
        troubles: list[Trouble] = []
        for cell in row.cells:
            column = self._by_column.get(cell.column)
            if column is None:
                continue
            where = told(self._prepared.sheet, cell)
            hidden = FORBIDDEN.search(cell.text)
            if cell.odd:
                message = f"这一格读不出来：{cell.odd}。"
                troubles.append(Trouble(where, message, BAD_TABLE.code))
            elif hidden is not None:
                message = f"这里有一个看不见的{name_of_character(hidden[0])}。"
                troubles.append(Trouble(where, message, BAD_CHARACTER.code))
            else:
                values += [
                    Given(target.at, cell.text, cell.column, target.several)
                    for target in column.targets
                ]
        return tuple(values), (*troubles, *self._twice(row, values))

    def _twice(self, row: Row, values: Sequence[Given]) -> Iterator[Trouble]:
        """Cells of which each says something else of the same place."""
        first: dict[At, Given] = {}
        for given in values:
            other = first.setdefault(given.at, given)
            if other.text != given.text:
                here, there = (cell_name(row.number, one.column) for one in (given, other))
                message = f"{here} 和 {there} 写的是同一项，内容却不一样。"
                where = f"{self._prepared.sheet}!{here}" if self._prepared.sheet else here
                yield Trouble(where, message, BAD_TABLE.code)

    def _stem(self, row: Row, values: tuple[Given, ...]) -> str:
        """What the files are called: by the column 文件名, the organisation, the title, the row."""
        named = [cell.text for cell in row.cells if self._names_files(cell)]
        for at in (("entity", "name"), ("title",)):
            named += [given.text for given in values if given.at == at]
        return next(filter(None, map(stem_of, named)), f"第{row.number}行")

    def _names_files(self, cell: Cell) -> bool:
        column = self._by_column.get(cell.column)
        return column is not None and not column.targets

    def _digest(self, stem: str, values: tuple[Given, ...]) -> str:
        held = [(one.at, one.text, one.column, one.several) for one in values]
        folder = self._prepared.plan.parent
        named = [digest_of_picture(folder, one.text) for one in values]
        said = [self._prepared.digest, self._asked, stem, held, [*filter(None, named)]]
        return digest_of(json.dumps(said, ensure_ascii=False).encode())


def _result(begun: _Begun) -> Made:
    """What the executor made of a row.

    Raises:
        PlanforgeError: it broke, and takes no more.
    """
    if begun.future is None:
        return Made((), ())
    try:
        return begun.future.result()
    except BrokenExecutor as error:
        message = "生成用的进程意外结束了，多半是内存不够。"
        hint = "用 --jobs 1 再运行一次；已经做好的不会重做。"
        raise PlanforgeError(message, hint) from error
    except Exception as error:  # of a cluster: a worker was lost, a package is missing there
        words = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return Made((), (Trouble("", f"没有做成（{words}），再运行一次会重做。", "5"),))
