"""Who is who in a run: posts and those who hold them, units, stand-ins."""

import re
from dataclasses import dataclass, field

from planforge.document import Section, blocks_of, plain
from planforge.lint.bodies import Body, BodyKind
from planforge.lint.context import Context
from planforge.lint.slots import RULE
from planforge.schema.base import Entry
from planforge.schema.organization import Person, Position, Unit
from planforge.schema.platform import UNCONFIRMED

_FINDER = ("发现", "最先", "当班", "值班")
_MANY = 2


@dataclass(frozen=True, slots=True)
class People:
    """Those who act in a plan.

    Attributes:
        context: the plan.
        names: what references are called: ids with the titles of what they mean.
        holders: who holds a post, by the post's name.
        rules: what stands for a platform rule, by its id or name.
    """

    context: Context
    names: dict[str, str] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """A name made comparable: the body it means, else the name itself."""
        words = name.strip()
        body = self.context.bodies.called(words) if words else None
        return body.name if body is not None else words

    def split(self, names: str) -> list[str]:
        """The names of an enumeration."""
        return [name for name in re.split(r"、|，|,|或者|和|及", names) if name.strip()]

    def person(self, actor: str) -> str:
        """Who holds the post that acts; empty where the plan does not say."""
        return self.holders.get(self.key(actor), "")

    def shown(self, words: str) -> str:
        """Words with their references, which stand in quotes, as they are printed."""
        return re.sub(r"“([^“”]+)”", self._named, words)

    def _named(self, match: "re.Match[str]") -> str:
        if match[1].startswith(RULE):
            return self.rules.get(match[1].removeprefix(RULE), UNCONFIRMED)
        return f"“{self.names.get(match[1], match[1])}”"

    def alone(self, actor: str) -> bool:
        """The plan knows the post or the unit, and nobody is named who could stand in."""
        body = self.context.bodies.called(actor.strip())
        if body is None or body.kind is BodyKind.OUTSIDE or any(w in actor for w in _FINDER):
            return False
        if self._stands_in(body):
            return False
        return isinstance(body.model, Position | Person) or self._single(body)

    def _stands_in(self, body: Body) -> bool:
        model = body.model
        if isinstance(model, Position):
            if model.deputies or model.succession or model.backup:
                return True
            return self._listed(model.holder or "") or self._deputy(body)
        if isinstance(model, Person):
            return bool(model.backup)
        return False

    def _listed(self, holder: str) -> bool:
        """The list of people names a stand-in for who holds the post."""
        organization = self.context.plan.organization
        people = organization.people.people if organization and organization.people else ()
        return any(one.name and one.name in holder and one.backup for one in people)

    def _deputy(self, body: Body) -> bool:
        """Another post is the deputy of this one: 副组长 beside 组长."""
        return any(
            other.above is body.above and "副" in other.name and body.name in other.name
            for other in self.context.bodies.posts
            if other is not body
        )

    def _single(self, body: Body) -> bool:
        """A unit of one person."""
        model = body.model
        if not isinstance(model, Unit) or model.units:
            return False
        named = len(model.members) + len(model.positions) + bool(model.leader)
        return 0 < named < _MANY and not any(
            post.backup or post.deputies or post.succession for post in model.positions
        )


def people_of(context: Context) -> People:
    """Those who act in a plan, and what its references are called."""
    holders: dict[str, str] = {}
    for body in context.bodies.posts:
        model = body.model
        if isinstance(model, Position) and model.holder:
            holders.setdefault(body.name, model.holder)
    rules = {
        name: rule.words
        for rule in context.plan.platform_rules
        for name in (rule.name, rule.id)
        if name
    }
    return People(context, _names(context), holders, rules)


def _names(context: Context) -> dict[str, str]:
    """Ids and parts with the titles that readers know them by."""
    found: dict[str, str] = {}
    owners = [text.owner for text in context.prose]
    for owner in owners:
        if isinstance(owner, Entry) and owner.id and owner.heading:
            found.setdefault(owner.id, owner.heading)
    for block in blocks_of(context.document):
        if isinstance(block, Section):
            title = plain(block.title)
            if block.origin:
                found.setdefault(".".join(str(step) for step in block.origin), title)
            if block.anchor:
                found.setdefault(block.anchor.partition(":")[2] or block.anchor, title)
    return found
