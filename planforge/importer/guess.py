"""What a text is, by its words: whose plan, and of which kind."""

from planforge.schema.head import Kind

_WORDS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("tmall_shop", (("天猫店铺", 9), ("淘宝店铺", 9), ("网店", 2), ("店铺", 3), ("店主", 4))),
    (
        "government",
        (
            ("人民政府", 4),
            ("本行政区域", 4),
            ("政府部门", 6),
            ("本地区", 4),
            ("市场监管", 1),
            ("不正当竞争", 3),
            ("假冒伪劣", 2),
            ("依法进行处理", 2),
            ("上级部门", 2),
            ("交通运输部", 2),
            ("国务院", 2),
            ("市场监督管理局", 4),
        ),
    ),
    (
        "platform",
        (
            ("网络购物平台", 6),
            ("交易平台", 4),
            ("平台内经营者", 2),
            ("本平台", 6),
            ("平台的正常运行", 4),
            ("电子商务平台", 2),
        ),
    ),
    (
        "enterprise",
        (
            ("企业总经理", 5),
            ("公司总经理", 5),
            ("本企业", 4),
            ("本公司", 4),
            ("企业声誉", 3),
            ("公司各部门", 4),
            ("股份有限公司", 4),
            ("总经理", 3),
            ("公司", 1),
        ),
    ),
)
"""By profile: words that speak for it, each with its weight; counted up to five times each."""

_MOST = 5
_LEAST = 6


def guess_profile(title: str, text: str) -> str:
    """The profile that the words speak for; generic where none clearly does."""
    if title.endswith(("法", "条例", "办法", "规定", "细则")):
        return "generic"
    scores = {
        name: sum(
            weight * min(_MOST, text.count(word) + 2 * title.count(word)) for word, weight in words
        )
        for name, words in _WORDS
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _LEAST else "generic"


def guess_kind(title: str, profile: str) -> tuple[Kind, str]:
    """The kind, and the word for it that claims no more than the title does."""
    if "演练" in title:
        kinds = ((Kind.DRILL_SCRIPT, "脚本"), (Kind.DRILL_ASSESSMENT, "评估方案"))
        for kind, word in kinds:
            if word in title:
                return kind, kind.zh
        return Kind.DRILL_PLAN, Kind.DRILL_PLAN.zh
    for kind in (Kind.SPECIAL, Kind.ONSITE, Kind.DEPARTMENT, Kind.HANDBOOK):
        if any(word in title for word in (kind.zh, *kind.synonyms) if len(word) > 3):
            return kind, kind.zh
    if "总体应急预案" in title or "综合应急预案" in title:
        return Kind.COMPREHENSIVE, Kind.COMPREHENSIVE.zh
    if "预案" in title or profile != "generic":
        return Kind.COMPREHENSIVE, "应急预案"
    return Kind.FORMAL_TEXT, "其他"
