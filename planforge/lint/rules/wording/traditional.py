"""Traditional characters in a simplified text."""

from planforge.findings import Severity, Where
from planforge.lint.context import Context
from planforge.lint.rule import Found, Problem, rule

_SIGNS = frozenset(
    "應預組織領導處報級響啟動時間發現場傷員備資訊電話聯繫負責單門據實際況經過對從這們個為與會來務業產質問題顯體議"
    "檢測評價總結準變護險貨運網絡絕當關該設許認讓錄記說請論諮詢證調談適書費項係聯隊階層樣條獲購賣買賠償號碼頁將醫療藥圖錯誤驗監"
)
"""Forms that no simplified text has; 後 and 於 are surnames as well and do not count."""
_NAMES = frozenset({"name", "leader", "holder", "person", "members", "phone", "issuer", "title"})
_FEW = 2


@rule("PF612", "traditional-characters", "夹着繁体字", Severity.INFO)
def traditional(context: Context) -> Found:
    """Traditional characters stand in a simplified text.

    问题：简体的正文里夹着繁体字。
    为什么：通用文字要用规范汉字，夹着繁体多半是从别处复制来的。
    改法：改成简体；人名、店名、商标里的可以保留。

    反例：
        适用范围: 本預案適用於示例公司各部門應對突發事件。

    正例：
        适用范围: 本预案适用于示例公司。
        单位:
          名称: 示例書店
        标题: 示例公司综合应急预案
    """
    if _SIGNS.isdisjoint(context.text):
        return
    found = []
    for text in context.prose:
        if text.field in _NAMES or text.part in {"entity", "issuer", "title"}:
            continue
        signs = [sign for sign in text.text if sign in _SIGNS]
        if len(signs) >= _FEW:
            found.append((text, signs))
    if found:
        (first, signs), rest = found[0], found[1:]
        told = f"等 {len(found)} 处" if rest else ""
        words = "".join(dict.fromkeys(signs))[:6]
        message = f"“{words}”{told}是繁体字。"
        also = tuple(Where(text.at, others[0]) for text, others in rest)
        yield Problem(first.at, message, words=signs[0], also=also)
