"""Who holds which post in a small organisation."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from planforge.interview.questions import Interview
from planforge.interview.reading import Person, person


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
    unnamed: tuple[tuple[str, ...], ...]
    backups: Mapping[str, str]

    def post(self, name: str) -> Post:
        """A post by name; one that nobody holds where there is none."""
        return next((one for one in self.posts if one.name == name), Post(name, ()))

    def stand_in(self, one: Person) -> str:
        """Who takes over from somebody, by their first post; empty where nobody else is named."""
        post = one.posts[0] if one.posts else ""
        waiting = [*self.post(post).holders]
        seen: set[str] = set()
        while post and post not in seen:
            seen.add(post)
            post = self.backups.get(post, "")
            waiting += self.post(post).holders
        waiting += self.people
        return next((other.name for other in waiting if other.name != one.name), "")


def staff(interview: Interview, answers: Mapping[str, object], today: datetime.date) -> Staff:
    """The people and posts that the answers say."""
    rows = interview.shared_out(interview.known(answers, today))
    known = tuple(dict.fromkeys(post for row in rows for post in row))
    people: dict[str, Person] = {}
    unnamed: list[tuple[str, ...]] = []
    for number, row in enumerate(rows, start=1):
        named = person(str(answers.get(f"第{number}个人", "")))
        if not named.name:
            unnamed.append(row)
            continue
        own = named.posts or row
        before = people.get(named.name, Person(named.name))
        people[named.name] = Person(
            named.name,
            named.phone or before.phone,
            tuple(dict.fromkeys((*before.posts, *own))),
        )
    posts = []
    every = dict.fromkeys((*known, *(post for one in people.values() for post in one.posts)))
    for name in every:
        posts.append(Post(name, tuple(one for one in people.values() if name in one.posts)))
    return Staff(tuple(people.values()), tuple(posts), tuple(unnamed), dict(interview.backups))
