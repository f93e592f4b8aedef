"""``planforge check``: every problem of a plan at once."""

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge.cli import options
from planforge.cli.usage import Choice, Command, Day

if TYPE_CHECKING:
    from planforge.cli.checking import Checked
    from planforge.findings import Finding
    from planforge.lint import Choice as Rules

_HELP = """检查预案，一次列出所有问题。

可以检查预案文件（.yaml），也可以直接检查 Word、文本、网页和 PDF，指出的就是那份文件的行或段。
写法错误、没有着落的引用、写了却不会印出来的内容，以及内容缺项、法规失效、前后矛盾、做不到的安排，都会列出，每个问题都指明文件、行、列、依据和改法。哪些法规标准适用由预案写明的情况决定，不适用的不查，并说明原因。
某条规则说的是什么，运行 planforge rules 编号 查看。
退出码：0 没有达到 --fail-on 的问题；1 有；3 预案读不进来。"""


class _Check(Command):
    """``--coverage`` may stand without a format."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, read."""
        if "--coverage" in args:
            from planforge.cli.coverage import with_value

            args = with_value(args)
        return super().parse_args(ctx, args)


@click.command(cls=_Check, help=_HELP)
@click.argument("plans", nargs=-1, required=True, metavar="文件…", type=click.Path(path_type=Path))
@options.form(
    ("text", "json", "sarif", "github"),
    "给人看的文字（默认）；给程序用的 JSON、SARIF 2.1.0，或 GitHub 的行内标注。",
)
@options.fail_on
@click.option(
    "--select",
    multiple=True,
    metavar="规则",
    help="只查这些规则：编号、编号开头或名称，用逗号隔开。",
)
@click.option("--ignore", multiple=True, metavar="规则", help="不查这些规则，写法相同。")
@click.option(
    "--as-of",
    type=Day(),
    metavar="日期",
    help="按哪一天的法规判断，如 2026-03-01；默认是预案的发布日期。",
)
@options.output
@click.option(
    "--fix", is_flag=True, help="改好不影响意思的问题（标点、标识、引用）：先显示改动，确认后写入。"
)
@click.option(
    "--propose", is_flag=True, help="逐条提出要由人审定的改法，如已废止的法规：同意一条写入一条。"
)
@click.option("-y", "--yes", is_flag=True, help="和 --fix 一起用：不询问，直接写入。")
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="批注.docx",
    help="检查的是 Word 文件时，把每个问题作为批注写在原文那一句上，另存到这里；原文一字不动。",
)
@click.option(
    "--coverage", type=Choice(["text", "html", "docx"]), metavar="[text|html|docx]",
    help="改为列出每项内容要求、依据和写在哪里，企业的预案另附形式评审表和要素评审表；默认显示文字。",
)  # fmt: skip
@options.force
@options.trust
def command(
    plans: tuple[Path, ...],
    form: str,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: datetime.date | None,
    output: Path | None,
    *,
    fix: bool,
    propose: bool,
    yes: bool,
    annotate: Path | None,
    coverage: str | None,
    force: bool,
    trust: bool,
) -> int:
    """Check plans; the exit code tells the worst that was found."""
    _spare(plans, output, annotate)
    if coverage is not None:
        from planforge.cli.coverage import tell_coverage

        tell_coverage(plans, coverage, output, as_of=as_of, force=force)
        return 0
    from planforge.cli import guard
    from planforge.cli.checking import Checked, checked, is_plan_file
    from planforge.cli.report import SEVERITIES, failing
    from planforge.cli.reporting import report, show
    from planforge.cli.tell import tell
    from planforge.errors import PlanforgeError
    from planforge.lint import Choice as Rules

    rules = Rules(_known(_split(select)), _known(_split(ignore)))
    results: list[Checked] = []
    code = 0
    for plan in plans:
        try:
            if not is_plan_file(plan):
                results += _submitted(plan, rules, as_of, annotate, fix=fix or propose, force=force)
                continue
            one = checked(plan, trusted=trust, choice=rules, as_of=as_of)
            if _mended(plan, one.findings, fix=fix, propose=propose, yes=yes):
                one = checked(plan, trusted=trust, choice=rules, as_of=as_of)
        except PlanforgeError as error:
            tell(error)
            code = max(code, error.exit_code)
            continue
        results.append(one)
        code = max(code, 0 if one.loaded else 3)
    clean = code == 0
    findings = [finding for one in results for finding in one.findings]
    code = max(code, 1 if failing(findings, SEVERITIES[fail_on]) else 0)
    if output is not None:
        guard.save({output: report(results, form).encode("utf-8", "replace")}, force=force)
    elif results:
        show(results, form, clean=clean)
    return code


def _spare(plans: tuple[Path, ...], output: Path | None, annotate: Path | None) -> None:
    """See that no file that is checked is written over, and no file of comments twice.

    Raises:
        UsageProblem: one would be, or there is no file to annotate.
    """
    from planforge.cli.checking import is_plan_file
    from planforge.errors import UsageProblem

    checked = {plan.resolve() for plan in plans}
    for path, option in ((output, "-o"), (annotate, "--annotate")):
        if path is not None and path.resolve() in checked:
            message = f"{option} 写的 {path} 就是要检查的文件，不能写在它上面。"
            raise UsageProblem(message, "请换一个文件名。")
    if output is not None and annotate is not None and output.resolve() == annotate.resolve():
        message = f"-o 和 --annotate 都写 {output}。"
        raise UsageProblem(message, "请写两个不同的文件名。")
    if annotate is not None and sum(not is_plan_file(path) for path in checked) != 1:
        message = "--annotate 一次给一个 Word 文件加批注。"
        raise UsageProblem(message, "请只写一个 .docx 文件；预案文件（.yaml）不能加批注。")


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, each of which means a rule.

    Raises:
        UsageProblem: one means none, so that nothing would be found, or all be told.
    """
    from planforge.errors import UsageProblem
    from planforge.lint.choice import meant
    from planforge.lint.rules import RULES

    for word in words:
        if not any(meant(word, rule.code, rule.name) for rule in RULES):
            message = f"没有规则“{word}”。"
            raise UsageProblem(message, "运行 planforge rules 查看全部规则。")
    return words


def _submitted(
    path: Path,
    rules: "Rules",
    as_of: datetime.date | None,
    annotate: Path | None,
    *,
    fix: bool,
    force: bool,
) -> "tuple[Checked, ...]":
    """Check a file that is no plan file, and write its comments where they are asked for."""
    from planforge.cli import guard
    from planforge.cli.foreign import annotated, submitted
    from planforge.errors import UsageProblem

    if fix:
        message = f"{path} 不是预案文件（.yaml），不能自动改。"
        raise UsageProblem(
            message, "可以加 --annotate 把问题写成批注，或者先运行 planforge import。"
        )
    file = submitted(path, choice=rules, as_of=as_of)
    if annotate is not None:
        data = annotated(file)
        guard.save({annotate: data}, force=force)
        click.echo(f"批注写在 {annotate} 里。", err=True)
    return file.plans


def _mended(
    plan: Path, findings: "Sequence[Finding]", *, fix: bool, propose: bool, yes: bool
) -> bool:
    """Offer fixes or proposals; true where the plan file was written."""
    if not fix and not propose:
        return False
    from planforge.cli.fixing import fix_all
    from planforge.cli.fixing import propose as offer_each

    interactive = sys.stdin.isatty()
    written = fix and fix_all(plan, findings, yes=yes, interactive=interactive)
    if not propose:
        return written
    return offer_each(plan, findings, interactive=interactive) or written


def _split(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.strip() for word in words for one in word.split(",") if one.strip())
