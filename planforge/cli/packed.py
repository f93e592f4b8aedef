"""What goes to the child process and comes back, as JSON."""

import base64
from dataclasses import asdict
from pathlib import Path

from planforge._build import Settings
from planforge.cli.produce import Failed, Made, Produced
from planforge.errors import (
    FileProblem,
    LoadError,
    PlanforgeError,
    RenderError,
    TemplateProblem,
    UsageProblem,
)
from planforge.findings import Finding, Fix, Place, Severity, Where
from planforge.findings import Path as PlanPath
from planforge.writers import Options

Packed = dict[str, object]
"""A JSON object."""

_PROBLEMS = {
    kind.exit_code: kind
    for kind in (PlanforgeError, UsageProblem, LoadError, TemplateProblem, RenderError, FileProblem)
}


def pack_settings(settings: Settings) -> Packed:
    """Settings as a JSON object."""
    options = asdict(settings.options)
    del options["reference"]  # The child reads the file itself.
    paths = {"templates": settings.templates, "reference": settings.reference}
    named = {key: str(path or "") for key, path in paths.items()}
    return {**asdict(settings), **named, "options": options}


def unpack_settings(data: Packed) -> Settings:
    """The settings of pack_settings."""
    match data:
        case {
            "layout": str(layout),
            "scheme": str(scheme),
            "templates": str(templates),
            "reference": str(reference),
            "options": {
                "gb2312": bool(gb2312),
                "public": bool(public),
                "engine": str(engine),
                "pdf_standards": [*standards],
            },
        }:
            options = Options(gb2312, public, engine, tuple(map(str, standards)))
            folder = Path(templates) if templates else None
            file = Path(reference) if reference else None
            return Settings(layout, scheme, folder, options, file)
        case _:
            raise _damaged()


def pack(produced: Produced) -> Packed:
    """What was produced, as a JSON object."""
    return {
        "loaded": produced.loaded,
        "findings": [asdict(finding) for finding in produced.findings],
        "made": [
            {
                "format": made.format,
                "data": base64.b64encode(made.data).decode(),
                "findings": [asdict(finding) for finding in made.findings],
                "paper": made.paper,
            }
            for made in produced.made
        ],
        "failed": [asdict(failed) for failed in produced.failed],
        "sources": [str(source) for source in produced.sources],
        "plan_hash": produced.plan_hash,
        "withheld": list(produced.withheld),
        "title": produced.title,
    }


def pack_problem(error: PlanforgeError) -> Packed:
    """A failure of the whole plan."""
    return {"problem": error.message, "hint": error.hint, "exit_code": error.exit_code}


def unpack(data: Packed) -> Produced:
    """The answer of the child; its words are not trusted to have the right shape.

    Raises:
        PlanforgeError: the answer tells of one, or has another shape.
    """
    match data:
        case {"problem": str(message), "hint": str() | None as hint, "exit_code": int(code)}:
            raise _PROBLEMS.get(code, PlanforgeError)(message, hint)
        case {
            "loaded": bool(loaded),
            "findings": [*findings],
            "made": [*made],
            "failed": [*failed],
            "sources": [*sources],
            "plan_hash": str(plan_hash),
            "withheld": [*withheld],
            "title": str(title),
        }:
            return Produced(
                loaded,
                _findings(findings),
                tuple(map(_made, made)),
                tuple(map(_failed, failed)),
                tuple(Path(str(source)) for source in sources),
                plan_hash,
                tuple(map(str, withheld)),
                title,
            )
        case _:
            raise _damaged()


def _made(data: object) -> Made:
    match data:
        case {
            "format": str(name),
            "data": str(text),
            "findings": [*findings],
            "paper": str(paper),
        }:
            return Made(name, base64.b64decode(text), _findings(findings), paper)
        case _:
            raise _damaged()


def _failed(data: object) -> Failed:
    match data:
        case {
            "format": str(name),
            "message": str(message),
            "hint": str() | None as hint,
            "exit_code": int(code),
        }:
            return Failed(name, message, hint, code)
        case _:
            raise _damaged()


def _findings(entries: list[object]) -> tuple[Finding, ...]:
    return tuple(map(_finding, entries))


def _finding(data: object) -> Finding:
    match data:
        case {
            "code": str(code),
            "name": str(name),
            "severity": int(severity),
            "message": str(message),
            "hint": str() | None as hint,
            "at": at,
            "place": place,
            "basis": str() | None as basis,
            "words": str(words),
            "also": [*also],
            "others": [*others],
            "fixes": [*fixes],
        }:
            return Finding(
                code,
                name,
                Severity(severity),
                message,
                hint,
                _path(at) if at is not None else None,
                _place(place) if place is not None else None,
                basis,
                words,
                tuple(map(_where, also)),
                tuple(map(_place, others)),
                tuple(map(_fix, fixes)),
            )
        case _:
            raise _damaged()


def _path(data: object) -> PlanPath:
    if not isinstance(data, list) or any(not isinstance(step, str | int) for step in data):
        raise _damaged()
    return tuple(data)


def _where(data: object) -> Where:
    match data:
        case {"at": at, "words": str(words)}:
            return Where(_path(at), words)
        case _:
            raise _damaged()


def _fix(data: object) -> Fix:
    match data:
        case {"at": at, "old": str(old), "new": str(new), "safe": bool(safe)}:
            return Fix(_path(at), old, new, safe)
        case _:
            raise _damaged()


def _place(data: object) -> Place:
    match data:
        case {
            "file": str(file),
            "line": int(line),
            "column": int(column),
            "quote": str(quote),
            "cell": str(cell),
        }:
            return Place(file, line, column, quote, cell)
        case _:
            raise _damaged()


def _damaged() -> TemplateProblem:
    return TemplateProblem("运行预案自带模板的子进程没有给出完整的结果。", "请不加 --trust 再试。")
