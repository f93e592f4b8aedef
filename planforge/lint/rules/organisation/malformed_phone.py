"""Numbers that cannot be dialled."""

from planforge.findings import Severity
from planforge.lint.context import Context
from planforge.lint.phones import Phone, PhoneKind
from planforge.lint.rule import Found, Problem, rule

_MOBILE = 11
_SEVERAL = 3
"""So many numbers with an area code, and one without is an oversight."""


@rule("PF432", "malformed-phone", "电话号码不对", Severity.WARNING)
def malformed_phone(context: Context) -> Found:
    """A number has too many or too few digits, or lacks its area code.

    问题：手机号不是11位，固定电话的位数和区号对不上，400电话不是10位，或者固定电话没有区号。
    为什么：号码多一位、少一位，出事时就打不通，临时再找要耽误几分钟。
    改法：照着名片或者系统重新核对一遍，打一次试试；固定电话写上区号。

    反例：
        组织机构:
          人员: [{姓名: 王示例, 电话: 130 0000 001}]

    反例：
        组织机构:
          人员: [{姓名: 王示例, 电话: 010-5555 010}]

    反例：
        信息报告: 值守电话：400-000-00011。

    正例：
        单位: {应急值守电话: 0571-5550 0123, 投诉热线: 400-000-0001}
        组织机构:
          人员: [{姓名: 王示例, 电话: 130 0000 0001}, {姓名: 李示例, 电话: 内线8001}]
          外部联系: [{单位: 报警, 电话: 110、119、120}, {单位: 投诉, 电话: 12315转3}]
    """
    coded = sum(one.kind is PhoneKind.LANDLINE for one in context.phones) >= _SEVERAL
    for phone in context.phones:
        if phone.kind is PhoneKind.WRONG:
            yield Problem(phone.at, _why(phone), words=phone.words)
        elif phone.kind is PhoneKind.LOCAL and (
            phone.field in {"duty_phone", "hotline"} or (coded and phone.field)
        ):
            message = f"“{phone.words}”没有区号，外地打不通。"
            yield Problem(phone.at, message, words=phone.words, severity=Severity.INFO)


def _why(phone: Phone) -> str:
    digits, count = phone.digits, len(phone.digits)
    if digits.startswith("1"):
        wrong = f"有 {count} 位" if count != _MOBILE else "开头不是手机号段"
        return f"“{phone.words}”{wrong}，手机号应当是以13至19开头的 11 位。"
    if digits.startswith(("400", "800")):
        return f"“{phone.words}”有 {count} 位，400、800电话应当是 10 位。"
    if digits.startswith("0"):
        return f"“{phone.words}”的位数不对，区号以后应当是 7 位或者 8 位。"
    return f"“{phone.words}”有 {count} 位，不像电话号码。"
