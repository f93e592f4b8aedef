"""A revision's row drafted from its changes: one or two sentences."""

import re

from planforge.diff.model import Change, ChangeType, Script, Weight

_NUMBERS = re.compile(r"[\d.一二三四五六七八九十]+")
_MOST = 120
"""Characters of a draft; a cell of the revision table takes no more."""
_NAMED = 2
"""Changes of one type that are told with their facts."""
_FACT = 24
"""Characters of a fact that is told."""
_T = ChangeType
_VERBS = {
    _T.PERSON: "更换负责人",
    _T.PHONE: "变更电话",
    _T.DEADLINE_SHORTER: "缩短时限",
    _T.DEADLINE_LONGER: "延长时限",
    _T.DEADLINE: "变更时限",
    _T.CRITERION: "调整分级条件",
    _T.STEP_ADDED: "新增步骤",
    _T.STEP_REMOVED: "删除步骤",
    _T.STEP_MOVED: "调整步骤顺序",
    _T.STEP_ACTOR: "步骤换人",
    _T.DUTY: "调整职责",
    _T.SUPPLY: "调整物资数量",
    _T.DRILL: "调整演练安排",
    _T.LAW: "更新引用法规",
    _T.SECTION_ADDED: "新增章节",
    _T.SECTION_REMOVED: "删除章节",
    _T.SECTION_MOVED: "移动章节",
    _T.TITLE: "修改标题",
    _T.ROW_ADDED: "表格增行",
    _T.ROW_REMOVED: "表格删行",
    _T.ADDED: "新增内容",
    _T.REMOVED: "删除内容",
    _T.MOVED: "移动内容",
    _T.NUMBER: "变更数字",
    _T.WORDING: "修改文字",
    _T.HEAD: "变更文件信息",
    _T.PUNCTUATION: "修改标点",
    _T.FORMAT: "调整格式",
}


def drafted(script: Script) -> str:
    """What a script's changes come to, the material ones by type; empty where there are none."""
    changes = [c for c in script.changes if c.type is not _T.RENUMBERED and not _of_release(c)]
    material = [change for change in changes if change.weight is Weight.MATERIAL]
    editorial = [change for change in changes if change.weight is not Weight.MATERIAL]
    said = _clauses(material)
    rest = "，".join(f"{_VERBS[kind]}{len(of)}处" for kind, of in _by_type(editorial).items())
    first = f"{'；'.join(said)}。" if said else ""
    if not rest:
        return first
    return f"{first}另{rest}。" if first else f"{rest}，无实质改动。"


def _of_release(change: Change) -> bool:
    """A version or a date of the front page, which the row has in columns of its own."""
    plain = (_NUMBERS.sub("", words) for words in (change.before, change.after))
    return change.type is _T.HEAD and len(set(plain)) == 1


def _clauses(changes: list[Change]) -> list[str]:
    """One clause for each type; those that would be too long are only counted."""
    said: list[str] = []
    length = 0
    for kind, of in _by_type(changes).items():
        told = [words for words in map(_fact, of[:_NAMED]) if words]
        more = "等" if told and len(of) > len(told) else ""
        short = f"{_VERBS[kind]}{len(of)}处"
        whole = f"{short}（{'、'.join(told)}{more}）" if told else short
        clause = whole if length + len(whole) <= _MOST else short
        said.append(clause)
        length += len(clause) + 1
    return said


def _by_type(changes: list[Change]) -> dict[ChangeType, list[Change]]:
    """The changes by type, in the order of the types."""
    found = {kind: [c for c in changes if c.type is kind] for kind in _VERBS}
    return {kind: of for kind, of in found.items() if of}


def _fact(change: Change) -> str:
    """The change itself where it is short: 应急办主任由王五改为赵六."""
    before, after = _short(change.before), _short(change.after)
    what = _short(change.what) or _under(change)
    if before and after:
        return f"{what}由{before}改为{after}"
    return f"“{before or after}”" if before or after else what


def _under(change: Change) -> str:
    """The heading that a change stands under."""
    where = change.new or change.old
    trail = where.trail if where is not None else ()
    return f"“{_short(trail[-1])}”" if trail and _short(trail[-1]) else ""


def _short(words: str) -> str:
    """The words where they are few, on one line; else nothing."""
    line = "".join(words.split("\n")).strip("。；，：")
    return line if len(line) <= _FACT else ""
