"""What one edit says: a person, a phone, a limit of time, a threshold, words, marks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planforge.diff.atoms import HAN, MEASURES, PERSON, TIME_UNITS, Kind, Token, tokens
from planforge.diff.context import Place, Setting
from planforge.diff.model import ChangeType
from planforge.schema.times import Duration

_T = ChangeType


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that an edit changes.

    Attributes:
        type: what.
        before, after: the fact alone, or the words.
        fact: a fact of its own; words and marks of one sentence are told together.
        what: the name of what changed, where there is one.
    """

    type: ChangeType
    before: str
    after: str
    fact: bool
    what: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """An edit with what stands around it.

    Attributes:
        before, after: the words that went and came.
        left, right: the words around them in the new sentence (the old one for deletions).
    """

    before: str
    after: str
    left: str
    right: str


_LIMIT = re.compile(r"内|之前|前")
_CLAUSE = re.compile(r"第.{1,8}[条款项章节]$")
_EVERY = re.compile(r"每(?:隔)?$")
_UNIT = re.compile(rf"(?P<time>{TIME_UNITS})|(?P<measure>{MEASURES})")
_CRITERION = re.compile(
    "达到|以上|以下|超过|低于|高于|不足|大于|小于|预警|水位|警戒|响应|分级|阈值"
)
_SUPPLY = re.compile("储备|配备|备有|库存|物资|配置|数量|装备|购置|存放")
_STOCK = re.compile(
    r"(?:件|台套|台|套|艘|条|辆|架|顶|只|支|把|具|块|张|箱|包|袋|桶|瓶|床|双|副|盏|盒|吨|公斤|千克|升)$"
)
_POST = re.compile(
    r"((?:常务)?副?(?:总?指挥长?|组长|队长|主任|局长|县长|市长|区长|镇长|部长|处长|科长|经理|总经理|"
    r"店长|主管|负责人|联系人|责任人|发言人|法定代表人|值班员|总监|书记|所长|院长|校长|园长))"
    r"(?:由|为|是|：|:)?$"
)
_SERVES = re.compile("^(?:同志)?(?:担任|兼任|任|负责|牵头|为)")
NAMED = re.compile(rf"^{PERSON}[{HAN}]{{1,2}}$")
_ROLE = re.compile("[人长岗]$")
_REST_OF_BODY = re.compile(
    rf"^[{HAN}]{{0,4}}?(?:部|局|组|办公室|委员会|中心|大队|支队|小组|经理|主管|专员|负责人|组长|指挥部|指挥长|主任|岗)"
)
_BODY = re.compile(
    rf"^[{HAN}A-Za-z]{{1,24}}(?:部|局|组|办|办公室|委|委员会|公司|处|科|中心|大队|支队|队|队伍|小组|岗|"
    r"经理|主管|店长|客服|人员|专员|负责人|组长|指挥部|指挥长|主任|政府|站|所|院|厂|行|社区|值班员|运营|"
    r"方|商|仓库|团队|平台)$"
)


def senses(edit: Words, setting: Setting, names: frozenset[str]) -> list[Sense]:
    """What an edit changes, facts first; nothing where it changes no word that counts."""
    old, new = tokens(edit.before, names), tokens(edit.after, names)
    if not _said(old) and not _said(new):
        return _marks_only(edit)
    if _joining(old) and _joining(new) and _rest(old) != _rest(new) and edit.before and edit.after:
        return [Sense(_T.PUNCTUATION, edit.before, edit.after, fact=False)]
    if _squeezed(edit.before) == _squeezed(edit.after):
        return [Sense(_T.FORMAT, edit.before, edit.after, fact=False)]
    if _telephone(old, new, setting):
        before, after = edit.before.strip(), edit.after.strip()
        return [Sense(_T.PHONE, before, after, fact=True, what=setting.row)]
    facts = list(_facts(old, new, edit, setting))
    rest_old, rest_new = _rest(old), _rest(new)
    if rest_old == rest_new and facts:
        return facts
    if facts and not rest_old + rest_new:
        return facts
    if facts:
        left, right = _stripped(old, new)
        edit = Words(left, right, edit.left, edit.right)
        old, new = tokens(left, names), tokens(right, names)
    return [*facts, _worded(edit, old, new, setting, names)]


def _telephone(old: Sequence[Token], new: Sequence[Token], setting: Setting) -> bool:
    """A telephone number and something else of digits: a number with a slip of the pen."""
    if any(token.kind not in _DIGITS for token in (*old, *new)):
        return False
    phones = [any(token.kind is Kind.PHONE for token in side) for side in (old, new)]
    return setting.place is Place.PHONE or (phones[0] != phones[1] and bool(old) and bool(new))


_DIGITS = (Kind.PHONE, Kind.NUMBER, Kind.DATE, Kind.MARK, Kind.SPACE)


def _joining(words: Sequence[Token]) -> bool:
    """Nothing but marks and the words that stand for 、 in a row of things."""
    loose = (Kind.MARK, Kind.SPACE)
    return all(token.kind in loose or token.text in ("和", "与", "及") for token in words)


def _stripped(old: Sequence[Token], new: Sequence[Token]) -> tuple[str, str]:
    """The words of an edit without its facts and without what both sides begin and end with."""
    left = [token for token in old if token.kind not in _COUNTED]
    right = [token for token in new if token.kind not in _COUNTED]
    for end in (0, -1):
        while left and right and left[end].key == right[end].key:
            del left[end], right[end]
    return "".join(token.text for token in left), "".join(token.text for token in right)


def _marks_only(edit: Words) -> list[Sense]:
    same = _squeezed(edit.before) == _squeezed(edit.after)
    kind = _T.FORMAT if same else _T.PUNCTUATION
    return [Sense(kind, edit.before, edit.after, fact=False)]


def _squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _said(words: Sequence[Token]) -> bool:
    return any(token.kind not in (Kind.MARK, Kind.SPACE) for token in words)


_COUNTED = (Kind.PHONE, Kind.LAW, Kind.NUMBER, Kind.DATE)


def _rest(words: Sequence[Token]) -> str:
    return "".join(t.key for t in words if t.kind not in (*_COUNTED, Kind.MARK, Kind.SPACE))


def _facts(
    old: Sequence[Token], new: Sequence[Token], edit: Words, setting: Setting
) -> Iterator[Sense]:
    """Phones, laws, numbers and dates that differ, paired in order by what they measure."""
    for measure in dict.fromkeys(_measure(t) for t in (*old, *new) if t.kind in _COUNTED):
        left = [t for t in old if t.kind in _COUNTED and _measure(t) == measure]
        right = [t for t in new if t.kind in _COUNTED and _measure(t) == measure]
        kept = {t.key for t in left} & {t.key for t in right}
        left = [t for t in left if t.key not in kept]
        right = [t for t in right if t.key not in kept]
        lone = _rest(old) + _rest(new) == ""
        for at in range(max(len(left), len(right))):
            before = left[at] if at < len(left) else None
            after = right[at] if at < len(right) else None
            alone = lone or (before is not None and after is not None)
            token = after or before
            if token is not None and (alone or token.kind in (Kind.PHONE, Kind.LAW)):
                yield _fact(token, before, after, edit, setting)


def _measure(token: Token) -> str:
    """What a fact is paired by: its kind, and for numbers time, measure or thing."""
    if token.kind is not Kind.NUMBER:
        return str(token.kind.value)
    unit = _UNIT.search(token.key)
    return str(unit.lastgroup) if unit else "things"


def _fact(
    token: Token, before: Token | None, after: Token | None, edit: Words, setting: Setting
) -> Sense:
    was, now = before.text if before else "", after.text if after else ""
    if token.kind is Kind.PHONE:
        return Sense(_T.PHONE, was, now, fact=True, what=setting.row)
    if token.kind is Kind.LAW:
        return Sense(_T.LAW, was, now, fact=True)
    if setting.place is Place.PHONE:
        return Sense(_T.PHONE, was, now, fact=True, what=setting.row)
    kind = _clause(token, edit) or _number(token, was, now, edit, setting)
    what = _thing(edit, setting) if kind is _T.SUPPLY else setting.row
    if kind is _T.LAW:
        what = next(iter(re.findall("《[^》]+》", edit.left)[-1:]), setting.row)
    return Sense(kind, was, now, fact=True, what=what)


def _clause(token: Token, edit: Words) -> ChangeType | None:
    """The type of the number of an article: of a law, or of this text; None for others."""
    if not _CLAUSE.match(token.key):
        return None
    return _T.LAW if edit.left.rstrip()[-1:] in ("》", "）") else _T.NUMBER


def _number(token: Token, was: str, now: str, edit: Words, setting: Setting) -> ChangeType:
    """The type of a number or date that changed."""
    around = edit.left[-14:] + edit.right[:6]
    measure = _measure(token)
    if Place.HEAD in (setting.place, setting.outer):
        return _T.HEAD
    if token.kind is Kind.DATE:
        return _T.DRILL if Place.DRILL in (setting.place, setting.outer) else _T.NUMBER
    if setting.place is Place.SUPPLY and measure != "time":
        return _T.SUPPLY
    limit = _LIMIT.search((now or was)[-2:] + edit.right[:2]) or _EVERY.search(edit.left)
    if measure == "time" and (limit or setting.place is not Place.CRITERION):
        return _T.DRILL if setting.outer is Place.DRILL and not limit else longer(was, now)
    if setting.place is Place.CRITERION:
        return _T.CRITERION
    if setting.place is Place.LAW:
        return _T.LAW
    if setting.outer is Place.DRILL:
        return _T.DRILL
    if measure == "measure" and _CRITERION.search(around + was + now):
        return _T.CRITERION
    if _STOCK.search(token.key) and (_SUPPLY.search(edit.left) or setting.outer is Place.SUPPLY):
        return _T.SUPPLY
    return _T.SUPPLY if _STOCK.search(token.key) else _T.NUMBER


def longer(was: str, now: str) -> ChangeType:
    """Whether a limit of time became shorter or longer, where that can be said."""
    before, after = _duration(was), _duration(now)
    if before is None or after is None or before == after:
        return _T.DEADLINE
    return _T.DEADLINE_SHORTER if after < before else _T.DEADLINE_LONGER


def _duration(words: str) -> float | None:
    bare = re.sub("(?:以前|以后|以上|以下|之前|之后|左右|前|后)$", "", _squeezed(words))
    parsed = Duration.parse(bare)
    return parsed.longest.total_seconds() if parsed is not None else None


def _thing(edit: Words, setting: Setting) -> str:
    """What a quantity counts: the row's name, else the word before it."""
    if setting.row:
        return setting.row
    words = re.findall(rf"[{HAN}A-Za-z]+", edit.left)
    if not words or not edit.left.endswith(words[-1]):
        return ""
    return re.sub("^.*(?:储备|配备|备有|配置|购置)", "", words[-1])[-12:]


def _worded(
    edit: Words,
    old: Sequence[Token],
    new: Sequence[Token],
    setting: Setting,
    names: frozenset[str],
) -> Sense:
    """The sense of words that are no number."""
    kind, what = _people(edit, old, new, setting, names)
    if kind is _T.PERSON:
        before, after = _bare_names(edit.before, edit.after)
        return Sense(kind, before, after, fact=True, what=what)
    actor = _actor(edit, setting) if kind is None else None
    if actor is not None:
        return Sense(_T.STEP_ACTOR, *actor, fact=True)
    if kind is not None:
        return Sense(kind, edit.before, edit.after, fact=True, what=what)
    return Sense(_by_place(setting), edit.before, edit.after, fact=False, what=setting.row)


def _people(
    edit: Words,
    old: Sequence[Token],
    new: Sequence[Token],
    setting: Setting,
    names: frozenset[str],
) -> tuple[ChangeType | None, str]:
    """A person or an actor put in another's place; and what they are."""
    before, after = edit.before.strip(), edit.after.strip()
    both = [words for words in (before, after) if words]
    alone = all(
        _a_name(words, side, names) for words, side in ((before, old), (after, new)) if words
    )
    if not alone:
        return None, ""
    post = _POST.search(edit.left)
    if setting.place is Place.PERSON and not setting.heading:
        return _T.PERSON, _of_row(setting, both)
    if before and after:
        people = all(NAMED.match(words) for words in both)
        if people and (post or _SERVES.match(edit.right)):
            return _T.PERSON, post[1] if post else ""
        if people and setting.column:
            return _T.PERSON, setting.column
        if setting.place is Place.ACTOR:
            return _T.STEP_ACTOR, ""
    return None, ""


def _bare_names(before: str, after: str) -> tuple[str, str]:
    """Two people without the post that both are named with."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    both = before[start:], after[start:]
    return both if start and all(NAMED.match(words) for words in both) else (before, after)


def _actor(edit: Words, setting: Setting) -> tuple[str, str] | None:
    """Who acts, before and after, where a step begins with another unit or post."""
    first = not re.search(rf"[{HAN}]", edit.left) or edit.left.endswith(("由", "；", "。"))
    named = setting.place is Place.ACTOR and not setting.heading
    begins = setting.place is Place.STEP and first
    if not (named or begins) or not (edit.before and edit.after):
        return None
    both = edit.before.strip(), edit.after.strip()
    if not all(_BODY.match(words) for words in both):
        rest = _REST_OF_BODY.match(edit.right)
        if rest is not None:
            both = both[0] + rest[0], both[1] + rest[0]
    return both if named or all(_BODY.match(words) for words in both) else None


def _of_row(setting: Setting, both: Sequence[str]) -> str:
    """What a person is of: the row, unless the row is the person; and a column that says more."""
    row = "" if setting.row in both else setting.row
    column = setting.column if _ROLE.search(setting.column) or not row else ""
    return f"{row}{column}"


def _a_name(words: str, side: Sequence[Token], names: frozenset[str]) -> bool:
    if words in names or NAMED.match(words) or _BODY.match(words):
        return True
    return all(token.kind is Kind.NAME or token.text in "、，" for token in side)


def _by_place(setting: Setting) -> ChangeType:
    if setting.heading:
        return _T.HEAD if setting.place is Place.HEAD else _T.TITLE
    known = {
        Place.DUTY: _T.DUTY,
        Place.PHONE: _T.PHONE,
        Place.CRITERION: _T.CRITERION,
        Place.HEAD: _T.HEAD,
        Place.DRILL: _T.DRILL,
    }
    outer = Place.ANY if setting.column and setting.outer is not Place.DRILL else setting.outer
    strong = setting.place if setting.place in known else outer
    return known.get(strong, _T.WORDING)
