"""Orders that only amended a rule."""

from planforge.findings import Severity
from planforge.laws import Law
from planforge.laws.names import document_key
from planforge.lint.citing import Cited, counted
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule


@rule("PF409", "amending-order-alone", "只写了修改它的那一道令", Severity.WARNING)
def amending_order(context: Context) -> Found:
    """A rule is cited by the number of the order that only amended it.

    问题：规章后面只写了修正它的令号，没有写公布它的令号。
    为什么：修正令里没有规章全文，按这个令号查不到所引的条文。
    改法：写公布它的令号，再注明由哪一道令修正。

    反例：
        编制背景:
          编制依据: 根据《生产安全事故应急预案管理办法》（应急管理部令第2号），制定本预案。

    正例：
        编制背景:
          编制依据: >-
            根据《生产安全事故应急预案管理办法》（国家安监总局令第88号公布，应急管理部令第2号修正），制定本预案。
    """
    found: dict[str, list[Cited]] = {}
    for one in context.cited:
        if one.law is not None and not one.past and _alone(one, one.law):
            found.setdefault(one.law.id, []).append(one)
    for cited in found.values():
        law, mention = cited[0].law, cited[0].mention
        assert law is not None
        message = f"《{law.title}》的文号写成{mention.number}，这一道令只是修正它的"
        first = cited[0].place(mention.number)
        yield Problem(
            first.at,
            f"{counted(message, len(cited))}。",
            f"写成“{'，'.join(law.number.split('；'))}”。",
            words=first.words,
            also=tuple(one.where for one in cited[1:]),
            severity=None if law.confirmed else Severity.INFO,
        )


def _alone(one: Cited, law: Law) -> bool:
    number = one.mention.number
    if not law.amending or "修" in number or "修" in one.mention.version:
        return False
    return document_key(number) in map(document_key, law.amending)
