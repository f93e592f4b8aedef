"""People and firms as they are typed or pasted: 周示例 130 0000 0001 店主、运营."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planforge.interview.refusals import NotUnderstood

_WHOLE = re.compile(
    r"(?<![\d-])(?:(?:\+?86[ -]?)?1\d{2}[ -]?\d{4}[ -]?\d{4}"
    r"|(?:\+?86[ -]?)?\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4}(?: ?[-转] ?\d{1,6})?"
    r"|[48]00[ -]?\d{3}[ -]?\d{4}|\d{4}[ -]\d{4})(?![\d-])"
)
"""Mobiles, landlines, hotlines."""
_SHORT = re.compile(r"(?<![\d-])\+?\d[\d-]{1,18}\d(?![\d-])")
"""Any other number that may be dialled, such as 12345; sought only where there is none of those."""
_LABEL = re.compile(
    r"(?:联系电话|电话号码|手机号码?|手机|电话|座机|tel|phone)[:. ]*(?=[+(\d])", re.I
)
_ORDINAL = re.compile(r"^\s*(?:[(（]?\d{1,2}[)）.．、:：](?!\d)|[①-⑳]|[•·*-])\s*")
_HEADING = re.compile(r"^[^\s:\d]{1,8}:\s*(?=[^\s\d+(])")
"""What stands before a name with a colon: 店主：周示例."""
_ENDS = re.compile(r"[；;\r\n]+")
_PARTS = re.compile(r"(?P<comma>[、,/|]+)|(?P<word>[^\s、,/|():]+)")
_SEPARATORS = re.compile(r"[、，,；;\s]+")
_DIGITS = re.compile(r"\d{7,}")
_ASIDE = re.compile(
    r"(?:微信|手机|号码|电话)*(?:也是|就是|是)?(?:微信号?|同号|同微信|这个|手机号?|号码|电话)"
    r"|(?:电话|号码|手机号?)?(?:还?没有?|不|忘了?|回头|以后)(?:再?[存记留补填给查]|知道)?"
    r"(?:电话|号码|手机号?)?了?"
)
"""Words beside a name that say nothing of who it is: 微信同号, 没存电话."""
_DOES = re.compile(r"[管做是](?=.)|负责")
_POST = re.compile(
    r".*(?:总监|经理|主任|主管|负责人|总裁|副总|书记|会计|助理|秘书|工程师|安全员|管理员|联络员"
    r"|[局处科所部组厂队区县市镇乡院校站班董店室指挥]长|首席.*官|总指挥)"
    r"|店主|老板|客服|运营|法务|公关|财务|仓库|美工|主播|售前|售后|安全|质量|生产|信息|物流|商家运营"
)
"""Words that say what somebody is, where a name stands beside them: 技术总监 周示例."""
_BRACKETED = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")
_NOT_A_NAME = re.compile(r"[部组主经负的员师人长这那]")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in one line: 周示例 130 0000 0001 店主、运营.

    Attributes:
        name: empty where nobody was named.
        phone: empty where none was given.
        posts: what else stands in the line.
    """

    name: str = ""
    phone: str = ""
    posts: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The person as one would type them."""
        return " ".join(filter(None, (self.name, self.phone, "、".join(self.posts))))


def person(words: str) -> Person:
    """A person's name, phone and posts in a line; what is missing is empty."""
    found = _WHOLE.search(words) or _SHORT.search(words)
    before = _split(words[: found.start()] if found else words)
    after = _split(words[found.end() :] if found else "")
    name, *posts = before or after or [""]
    while before and posts and name.isascii() and posts[0].isascii():
        name += f" {posts.pop(0)}"
    name, posts = _name_first(name, posts)
    rest = (*posts, *(after if before else ()))
    return Person(name, spaced(found[0]) if found else "", rest)


def _name_first(name: str, posts: list[str]) -> tuple[str, list[str]]:
    """A name and posts where a post was said first or in brackets; Chinese brackets stay."""
    if posts and _POST.fullmatch(name) and not _POST.fullmatch(posts[0]):
        name, posts = posts[0], [name, *posts[1:]]
    aside = _BRACKETED.fullmatch(name)
    if aside is not None and _POST.fullmatch(aside[2]):
        name, posts = aside[1], [aside[2], *posts]
    if not name.isascii():
        name = name.replace("(", "（").replace(")", "）")
    return name, posts


def one_person(words: str) -> Person:
    """The only person of a line.

    Raises:
        NotUnderstood: nobody is named, or more than one, or the number cannot be dialled.
    """
    narrow = _HEADING.sub("", _LABEL.sub(" ", _narrow(_ORDINAL.sub("", words))))
    if len(_WHOLE.findall(narrow)) > 1:
        message = "这一行有几个电话；只写一个人，常用的那个号码。"
        raise NotUnderstood(message)
    _check_numbers(narrow)
    found = person(re.sub(r"(?<!\d):", " ", narrow))
    if not found.name:
        message = "请写姓名和电话，如 周示例 13000000001。"
        raise NotUnderstood(message)
    return found


def spaced(phone: str) -> str:
    """A number that was typed without gaps, in the usual groups; others as they are."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) == 13 and digits.startswith("861"):
        digits = digits[2:]
    if len(digits) == 11 and digits.startswith("1"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if len(digits) == 10 and digits.startswith(("400", "800")):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return " ".join(phone.split())


def phone_in(words: str) -> str:
    """The phone number of a text; empty where there is none.

    Raises:
        NotUnderstood: the number cannot be dialled.
    """
    narrow = unicodedata.normalize("NFKC", words)
    _check_numbers(narrow)
    found = _WHOLE.search(narrow) or _SHORT.search(narrow)
    return spaced(found[0]) if found else ""


def people(text: str, posts: Mapping[str, str]) -> tuple[Person, ...]:
    """All who are named in a text, as pasted from a message or a table.

    Entries are parted by ；, new lines, or simply by the next name; posts may stand before or
    behind a name.

    Args:
        text: one line or several.
        posts: the posts that are known, each with what it is called here (several parted by 、).

    Raises:
        NotUnderstood: a number stands alone, or cannot be dialled.
    """
    found: list[Person] = []
    for part in _ENDS.split(text):
        narrow = _LABEL.sub(" ", _narrow(_ORDINAL.sub("", part)))
        _check_numbers(narrow)
        found += _Entries(posts).read(tuple(_tokens(narrow)))
    return tuple(found)


def joined(earlier: Sequence[Person], later: Sequence[Person]) -> tuple[Person, ...]:
    """People with more people: who is named again gets the later phone and posts."""
    held = {one.name: one for one in earlier}
    for one in later:
        before = held.get(one.name, one)
        held[one.name] = Person(one.name, one.phone or before.phone, one.posts or before.posts)
    return tuple(held.values())


def _narrow(words: str) -> str:
    """Full-width digits and marks as narrow ones, but never a reference made of them."""
    narrow = unicodedata.normalize("NFKC", words)
    return narrow.replace("[[", "［［").replace("]]", "］］")


def _split(words: str) -> list[str]:
    parts = (part for part in _SEPARATORS.split(words) if part)
    return [part for part in parts if not _ASIDE.fullmatch(part)]


def _check_numbers(narrow: str) -> None:
    """Refuse what was meant for a mobile and lacks a digit or has one too many."""
    rest = _WHOLE.sub(" ", narrow)
    for number in _SHORT.findall(rest) + _DIGITS.findall(rest):
        digits = re.sub(r"\D", "", number)
        if digits.startswith("1") and 8 < len(digits) < 15:
            message = f"“{number}”有{len(digits)}位数字，手机号要11位；请重写这一行。"
            raise NotUnderstood(message)


def _may_be_a_name(words: str) -> bool:
    return 2 <= len(words) <= 4 and not _NOT_A_NAME.match(words)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a number; ``apart`` where a comma stands before it."""

    words: str
    phone: bool
    apart: bool


def _tokens(narrow: str) -> Iterator[_Token]:
    pattern = _WHOLE if _WHOLE.search(narrow) else _SHORT
    at = 0
    apart = False
    for number in (*pattern.finditer(narrow), None):
        for part in _PARTS.finditer(narrow[at : number.start() if number else len(narrow)]):
            if part["comma"]:
                apart = True
                continue
            if _ASIDE.fullmatch(part["word"]):
                continue
            yield _Token(part["word"], phone=False, apart=apart)
            apart = False
        if number:
            yield _Token(spaced(number[0]), phone=True, apart=apart)
            at = number.end()
            apart = False


@dataclass(slots=True)
class _Entries:
    """Tells the people of one line apart."""

    posts: Mapping[str, str]
    done: list[Person] = field(default_factory=list)
    name: str = ""
    phone: str = ""
    own: list[str] = field(default_factory=list)
    ahead: bool = False

    def read(self, tokens: Sequence[_Token]) -> list[Person]:
        for at, token in enumerate(tokens):
            if token.phone:
                self._number(token.words)
            elif post := self._called(token.words):
                self._post(post)
            elif not self.name:
                self._begin(token.words)
            elif self._goes_on(token):
                self.name += f" {token.words}"
            elif self._is_new(token, tokens[at + 1 :], any(one.phone for one in tokens)):
                self._end()
                self._begin(token.words)
            else:
                self.own.append(token.words)
        self._end()
        return self.done

    def _called(self, words: str) -> str:
        """The post that a word means, also behind 管 or 负责; empty for other words."""
        return self.posts.get(words) or self.posts.get(_DOES.sub("", words, count=1), "")

    def _begin(self, words: str) -> None:
        """A name, parted from a post that is written onto it: 仓库老郑, 马师傅打包的."""
        self.name = words
        for post in sorted(self.posts, key=len, reverse=True):
            before = words.removeprefix(post)
            behind = words.removesuffix("的").removesuffix(post)
            behind = behind[:-1] if behind.endswith("管") else behind
            for name in (before, behind):
                if name not in (words, words.removesuffix("的")) and _may_be_a_name(name):
                    self.name = name
                    self.own += self.posts[post].split("、")
                    return

    def _number(self, number: str) -> None:
        if not self.name:
            message = f"{number} 前面没有姓名；请写成 林示例 13000000002。"
            raise NotUnderstood(message)
        if self.phone:
            message = f"“{self.name}”后面有两个电话；写常用的那个。"
            raise NotUnderstood(message)
        self.phone = number

    def _post(self, called: str) -> None:
        """A post: before the first name all stand before their names, else behind."""
        if not self.name:
            self.ahead = True
        elif self.ahead and self.phone:
            self._end()
        self.own += called.split("、")

    def _goes_on(self, token: _Token) -> bool:
        """A name in Latin letters may have several words."""
        bare = not self.phone and not self.own and not token.apart
        return bare and self.name.isascii() and token.words.isascii()

    def _is_new(self, token: _Token, later: Sequence[_Token], numbers: bool) -> bool:
        """Whether an unknown word is the next name, and not what somebody does."""
        if token.apart or not numbers:
            return True
        after = next((one for one in later if one.words not in self.posts), None)
        return self.phone != "" and after is not None and after.phone

    def _end(self) -> None:
        if self.name:
            self.done.append(Person(self.name, self.phone, tuple(dict.fromkeys(self.own))))
            self.name, self.phone = "", ""
            self.own.clear()
