"""Who holds which post in a small organisation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planforge.interview.people import Person, person
from planforge.interview.refusals import NotUnderstood

OWNER = "店主"
"""The question for who is in charge, and the post that stays theirs."""
OTHERS = "其余的人"
"""The question for all others."""
CHANGES = "谁管什么"
"""The question whether their posts are right."""

_FIRST = r"(?:^|(?<=[\s、，,]))"
_HOW = re.compile(
    rf"(?P<more>[也还再兼]管|{_FIRST}(?:[也还再兼](?:有|加上?)?|加上?))|(?P<less>不管|去掉)"
    rf"|{_FIRST}[就只专]?管|负责(?!人)"
)
"""How somebody's posts change; 管 within a word is part of a post: 仓管, 运营主管."""

Rows = tuple[tuple[str, ...], ...]
"""For each person to be named, the posts that are theirs by custom."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post.

    Attributes:
        name: as the scenarios call it.
        holders: those who hold it, the first in charge.
    """

    name: str
    holders: tuple[Person, ...]

    @property
    def holder(self) -> str:
        """The name of who is in charge; empty where nobody is named yet."""
        return self.holders[0].name if self.holders else ""


@dataclass(frozen=True, slots=True)
class Staff:
    """The people and their posts.

    Attributes:
        people: those who were named, with all posts they hold.
        posts: every post of the organisation.
        unnamed: for each person who was not named yet, their posts.
        backups: by post, the post that stands in for it by custom.
    """

    people: tuple[Person, ...]
    posts: tuple[Post, ...]
    unnamed: Rows
    backups: Mapping[str, str]

    def post(self, name: str) -> Post:
        """A post by name; one that nobody holds where there is none."""
        return next((one for one in self.posts if one.name == name), Post(name, ()))

    def stand_in(self, one: Person) -> str:
        """Who takes over from somebody, by their first post; empty where nobody else is named."""
        return self._after(one.posts[0] if one.posts else "", one.name)

    def second(self, post: str) -> str:
        """Who takes a post over from its holder; empty where nobody else is named."""
        return self._after(post, self.post(post).holder)

    def _after(self, post: str, name: str) -> str:
        waiting = [*self.post(post).holders]
        seen: set[str] = set()
        while post and post not in seen:
            seen.add(post)
            post = self.backups.get(post, "")
            waiting += self.post(post).holders
        waiting += self.people
        return next((other.name for other in waiting if other.name != name), "")


def shared_out(
    rows: Rows,
    named: Sequence[Person],
    changes: Sequence[str] = (),
    *,
    more: Sequence[str] = (),
    backups: Mapping[str, str] | None = None,
) -> Staff:
    """The posts of those who were named.

    Who said what they do does that; the posts that are left go to the others in order.

    Args:
        rows: by custom, the owner's first.
        named: the owner first; who stands there twice holds the posts of both lines.
        changes: lines such as 林示例 售前、运营, one after the other.
        more: posts for those beyond the rows, one after the other.
        backups: as in Staff.
    """
    first = tuple(one for one in _merged(named) if one.name)
    if first and rows and OWNER in rows[0] and OWNER not in first[0].posts:
        own = first[0].posts or tuple(post for post in rows[0] if post != OWNER)
        first = (replace(first[0], posts=(OWNER, *own)), *first[1:])
    left = list(rows)
    for one in first:
        left = _without(left, one.posts)
    missing = max(0, len(rows) - len(first))
    people: list[Person] = []
    extra = 0
    for one in first:
        if one.posts:
            people.append(one)
        elif left:
            people.append(replace(one, posts=left.pop(0)))
        else:
            people.append(replace(one, posts=(more[extra % len(more)],) if more else ()))
            extra += 1
    unnamed = tuple(left[len(left) - min(missing, len(left)) :])
    for row in left[: len(left) - len(unnamed)]:
        held = {post for one in people for post in one.posts}
        _to_the_least_busy(people, tuple(post for post in row if post not in held))
    posts = _posts(rows, people)
    made = Staff(tuple(people), posts, unnamed, dict(backups or {}))
    for line in changes:
        made = _changed(made, rows, person(line))
    return made


def change(made: Staff, line: str, known: Mapping[str, str]) -> str:
    """A line that changes who does what, in full: 林示例 售前、运营.

    也管 adds to what somebody does, 不管 takes from it.

    Raises:
        NotUnderstood: it names nobody of the staff, or no post, or takes the owner's post away.
    """
    named = next((one.name for one in made.people if one.name in line), "")
    said = line.replace(named, "", 1).replace("：", " ").replace(":", " ")
    how = _HOW.search(said)
    typed = person(f"{named} {_HOW.sub(' ', said)}")
    alike = [one for one in made.people if typed.name and typed.name in one.name]
    exact = [one for one in alike if one.name == typed.name]
    names = "、".join(one.name for one in made.people)
    if len(exact or alike) != 1:
        message = f"没有看出说的是谁；写成 姓名 岗位，姓名从这几个里选：{names}。"
        raise NotUnderstood(message)
    one = (exact or alike)[0]
    posts = dict.fromkeys(
        post for word in typed.posts for post in known.get(word, word).split("、")
    )
    if not posts:
        message = f"{one.name}管什么？写成 {one.name} 售前、售后。"
        raise NotUnderstood(message)
    if how and how["more"]:
        posts = dict.fromkeys((*one.posts, *posts))
    elif how and how["less"]:
        posts = dict.fromkeys(post for post in one.posts if post not in posts)
    if not posts:
        message = f"{one.name}就没有事管了；写成 {one.name} 和要管的岗位。"
        raise NotUnderstood(message)
    if (OWNER in posts) != (OWNER in one.posts) and OWNER in posts:
        message = f"店主是{made.post(OWNER).holder}；要换店主，写 < 回到那个问题。"
        raise NotUnderstood(message)
    if OWNER in one.posts:
        posts = dict.fromkeys((OWNER, *posts))
    return Person(one.name, "", tuple(posts)).line


def _merged(named: Sequence[Person]) -> tuple[Person, ...]:
    held: dict[str, Person] = {}
    for one in named:
        before = held.get(one.name, Person(one.name))
        posts = tuple(dict.fromkeys((*before.posts, *one.posts)))
        held[one.name] = Person(one.name, before.phone or one.phone, posts)
    return tuple(held.values())


def _without(rows: list[tuple[str, ...]], posts: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows without posts that somebody holds; a post goes from one row only."""
    left = list(rows)
    for post in posts:
        for at, row in enumerate(left):
            if post in row:
                left[at] = tuple(each for each in row if each != post)
                break
    return [row for row in left if row]


def _to_the_least_busy(people: list[Person], row: tuple[str, ...]) -> None:
    """Give posts that are left over to one who holds few, to the owner only if need be."""
    if not people or not row:
        return
    at = min(range(len(people)), key=lambda n: (n == 0, len(people[n].posts)))
    posts = tuple(dict.fromkeys((*people[at].posts, *row)))
    people[at] = replace(people[at], posts=posts)


def _posts(rows: Rows, people: Sequence[Person]) -> tuple[Post, ...]:
    every = dict.fromkeys(post for row in (*rows, *(one.posts for one in people)) for post in row)
    return tuple(Post(name, tuple(one for one in people if name in one.posts)) for name in every)


def _changed(made: Staff, rows: Rows, to: Person) -> Staff:
    """The staff where one does something else.

    A post that nobody would hold then goes to who held the one that was taken over; who only
    takes on more takes nothing from anybody.
    """
    before = next((one for one in made.people if one.name == to.name), None)
    if before is None or not to.posts:
        return made
    lost = [
        post
        for post in before.posts
        if post not in to.posts and [one.name for one in made.post(post).holders] == [to.name]
    ]
    gained = [post for post in to.posts if post not in before.posts]
    holders = [one for post in gained for one in made.post(post).holders]
    other = next((one for one in holders if OWNER not in one.posts), made.people[0])
    unnamed = _without(list(made.unnamed), gained)
    if lost and not holders and len(unnamed) < len(made.unnamed):
        unnamed.append(tuple(lost))
        lost = []
    people = []
    for one in made.people:
        if one.name == to.name:
            people.append(replace(one, posts=to.posts))
        elif lost and one.name == other.name:
            kept = [post for post in one.posts if post not in gained or post == OWNER]
            people.append(replace(one, posts=tuple(dict.fromkeys((*kept, *lost)))))
        else:
            people.append(one)
    return replace(made, people=tuple(people), posts=_posts(rows, people), unnamed=tuple(unnamed))
