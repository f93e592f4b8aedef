"""Whether a change matters to those who act by the plan, and why, in one short sentence."""

import re
from collections import Counter

from planforge.diff.atoms import HAN, Kind, tokens
from planforge.diff.model import ChangeType, Weight

_T = ChangeType
_MODAL = re.compile(
    "不得|不|禁止|严禁|必须|应当|(?<![响反相适供对效])应(?![急对用答变聘力])|须|可以|可(?!能)|立即|及时|马上|第一时间|无|未|非|除外|仅|只|至少|至多|"
    "以上|以下|超过|达到|低于|高于|优先|同意|批准|授权|一律|全部|所有|或者|或|且"
)
_SLIGHT = re.compile(
    "^(?:的|地|得|了|和|与|及|以及|并|并且|有关|相关|进行|等|该|其|之|于|对|对于|将|把|为|做好|"
    "开展|工作|以|在|中|上|各|各个|方面|情况|切实|认真|积极)*$"
)
_SUBJECT = re.compile(
    "人民政府|(?:社会|其他|基层|自治|经济|群团|群众|志愿)(?:性自治)?组织|(?:国家|省|市|州|县|区|乡|镇)级|"
    "(?:社会|人民)团体|(?:企业)?事业单位|生产经营单位|(?:主管|监管)?部门|单位|机构|机关|企业|公司|"
    "公民|个人(?!信息|防护|隐私)|法人|公众|群众|居民|村民|业主|员工|职工|"
    "(?:工作|从业|管理|值班|救援|专业)?人员|经营者|消费者|商家|用户|平台|店主"
)
"""Who must act, or whom it is about."""
_STANDING = re.compile("征求意见|送审|报批|草案|废止|试行|秘密|机密|绝密|内部|公开|加急|特急")
_LONG, _ALONE = 8, 3
"""Characters of content by which a sentence grows or shrinks and more than its style changes: in
place of other words, and where nothing else changes."""

_ALWAYS = {
    _T.PERSON: "负责人",
    _T.PHONE: "电话",
    _T.CRITERION: "分级或启动条件",
    _T.STEP_ACTOR: "执行人",
    _T.SUPPLY: "数量",
    _T.LAW: "引用的法规文件",
    _T.NUMBER: "数字",
}
_WHOLE = {
    _T.STEP_ADDED: "新增一个步骤，处置时要多做一件事",
    _T.STEP_REMOVED: "删去一个步骤，处置时不再做这件事",
    _T.STEP_MOVED: "步骤换了位置，先后次序变了",
    _T.SECTION_ADDED: "新增一节，内容需要审核",
    _T.SECTION_REMOVED: "删去一节，原有要求不再有效",
    _T.ROW_ADDED: "表格增加一行，内容需要核对",
    _T.ROW_REMOVED: "表格删去一行，原有内容不再有效",
    _T.ADDED: "新增了内容",
    _T.REMOVED: "删去了内容",
}
_SLIGHTLY = {
    _T.PUNCTUATION: "只改标点，文字没有变",
    _T.FORMAT: "只改格式，文字没有变",
    _T.RENUMBERED: "只是序号变了，序号由排列次序生成",
    _T.SECTION_MOVED: "整节换了位置",
    _T.MOVED: "换了位置",
}


def weigh(
    kind: ChangeType,
    before: str,
    after: str,
    what: str = "",
    *,
    acts: bool = False,
    names: frozenset[str] = frozenset(),
) -> tuple[Weight, str]:
    """The weight of a change and the reason.

    Args:
        kind: what changed.
        before: the words or the fact that went.
        after: the words or the fact that came.
        what: the name of what changed, or nothing.
        acts: it stands where the plan says what is done.
        names: words that count as names.
    """
    if kind in (_T.DEADLINE_SHORTER, _T.DEADLINE_LONGER, _T.DEADLINE):
        return Weight.MATERIAL, _limit(kind, before, after)
    if kind in _WHOLE:
        return Weight.MATERIAL, _WHOLE[kind]
    if kind in _ALWAYS and max(len(before), len(after)) <= 40:
        return Weight.MATERIAL, _replaced(_subject(_ALWAYS[kind], what), before, after)
    if kind in _ALWAYS:
        return Weight.MATERIAL, f"{_subject(_ALWAYS[kind], what)}有改动"
    if kind is _T.DUTY:
        return Weight.MATERIAL, f"{what}的职责有改动" if what else "职责有改动"
    if kind is _T.DRILL:
        return Weight.MATERIAL, _drill(before, after)
    if kind in _SLIGHTLY:
        return Weight.EDITORIAL, _SLIGHTLY[kind]
    return _worded(kind, before, after, names, acts=acts)


def _subject(noun: str, what: str) -> str:
    if noun == _ALWAYS[_T.LAW] and what:
        return f"引用{what}的条款"
    if not what or what in noun:
        return noun
    return what if what.endswith(noun) or noun == "负责人" else f"{what}的{noun}"


def _replaced(subject: str, before: str, after: str) -> str:
    if not before:
        return f"{subject}增加{after}"
    if not after:
        return f"{subject}删去{before}"
    return f"{subject}由{before}改为{after}"


def _limit(kind: ChangeType, before: str, after: str) -> str:
    if not before or not after:
        return f"新增时限{after}" if after else f"删去时限{before}"
    way = {_T.DEADLINE_SHORTER: "，要求更急", _T.DEADLINE_LONGER: "，要求放宽"}.get(kind, "")
    return f"时限由{before}改为{after}{way}"


def _drill(before: str, after: str) -> str:
    if before and after and max(len(before), len(after)) <= 20:
        return f"演练安排由{before}改为{after}"
    return "演练安排有改动"


def _worded(
    kind: ChangeType, before: str, after: str, names: frozenset[str], *, acts: bool
) -> tuple[Weight, str]:
    """Words by what is in them."""
    if kind is _T.HEAD and _STANDING.search(before + after):
        return Weight.MATERIAL, "文件的状态、密级或公开范围有改动"
    if kind is _T.HEAD:
        return Weight.EDITORIAL, "文件信息更新，不改变处置要求"
    noun = "标题" if kind is _T.TITLE else "措辞"
    if _counted(before, names) != _counted(after, names):
        return Weight.MATERIAL, f"{noun}改动涉及数字、名称或文件"
    if sorted(_SUBJECT.findall(before)) != sorted(_SUBJECT.findall(after)):
        return (
            Weight.MATERIAL,
            f"{noun}改动涉及由谁执行或对谁适用：{_changed(_SUBJECT, before, after)}",
        )
    if sorted(_MODAL.findall(before)) != sorted(_MODAL.findall(after)):
        return Weight.MATERIAL, f"{noun}改动涉及要求的程度或范围：{_changed(_MODAL, before, after)}"
    if acts and kind is not _T.TITLE and not (_slight(before) and _slight(after)):
        return Weight.MATERIAL, "处置要求的文字有改动，做什么可能不同"
    least = _LONG if before and after else _ALONE
    if abs(_content(after) - _content(before)) >= least and not _slight(before + after):
        more = _content(after) > _content(before)
        return Weight.MATERIAL, "句中增加了内容" if more else "句中删去了内容"
    if _rewritten(before, after, names) >= _LONG and before and after:
        return Weight.MATERIAL, "改写较多，要求可能不同，请核对"
    if kind is _T.TITLE:
        return Weight.EDITORIAL, "只改标题，下面的内容没有变"
    return Weight.EDITORIAL, "只改措辞，不涉及数字、名称和要求的程度"


def _changed(shape: re.Pattern[str], before: str, after: str) -> str:
    """The first of the words of a shape that is only in the one, and only in the other."""
    left, right = shape.findall(before), shape.findall(after)
    gone = [word for word in left if word not in right]
    come = [word for word in right if word not in left]
    if gone and come:
        return f"“{gone[0]}”改为“{come[0]}”"
    parts = [f"删去“{gone[0]}”"] if gone else []
    parts += [f"增加“{come[0]}”"] if come else []
    return "，".join(parts) or "次数不同"


def _counted(words: str, names: frozenset[str]) -> list[str]:
    kinds = (Kind.NUMBER, Kind.DATE, Kind.PHONE, Kind.LAW, Kind.LATIN, Kind.NAME)
    return sorted(token.key for token in tokens(words, names) if token.kind in kinds)


def _rewritten(before: str, after: str, names: frozenset[str]) -> int:
    """How many characters of words are not in both, on the side where they are more."""
    left, right = (Counter(t.key for t in tokens(side, names)) for side in (before, after))
    return max(
        sum(_content(key) * count for key, count in rest.items())
        for rest in (left - right, right - left)
    )


def _slight(words: str) -> bool:
    return bool(_SLIGHT.match("".join(re.findall(rf"[{HAN}]", words))))


def _content(words: str) -> int:
    return len(re.findall(rf"[{HAN}\w]", words))
