"""What rules read: one plan with everything that is derived from it, each thing made once."""

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

from planforge.document import Document
from planforge.findings import Path
from planforge.laws import Registry, load_registry, with_own
from planforge.lint.acts import Acts, acts_of
from planforge.lint.bodies import Bodies, bodies_of
from planforge.lint.cards import Card, cards_of
from planforge.lint.citing import Cited, cited_in
from planforge.lint.coverage import Coverage
from planforge.lint.drill import Drill, drill_of
from planforge.lint.facts import Facts, facts_of
from planforge.lint.headings import Headings, headings_of
from planforge.lint.levels import Ladder, levels_of
from planforge.lint.phones import Phone, phones_of
from planforge.lint.prose import Prose, Sentence, prose_of
from planforge.lint.regimes import Applicability, Regime, applicability
from planforge.lint.stores import Store, stores_of
from planforge.lint.texts import Texts
from planforge.profiles import Profile
from planforge.schema import Plan


class Context:
    """One plan under examination.

    Attributes:
        plan: the validated plan.
        profile: of its type and kind.
        document: composed and numbered, where labels and titles stand as printed.
    """

    def __init__(
        self,
        plan: Plan,
        profile: Profile,
        document: Document,
        *,
        as_of: datetime.date | None = None,
        today: datetime.date | None = None,
    ) -> None:
        self.plan = plan
        self.profile = profile
        self.document = document
        self._as_of = as_of
        self._today = today

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Every text of the plan."""
        return prose_of(self.plan)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the plan, in order."""
        return tuple(sentence for text in self.prose for sentence in text.sentences)

    @cached_property
    def text(self) -> str:
        """All texts, one a line: to ask quickly whether words occur at all."""
        return "\n".join(text.text for text in self.prose)

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.prose, self.text)

    def having(self, words: Iterable[str]) -> tuple[Prose, ...]:
        """The texts that hold any of the words, in order; cheap where they are rare."""
        return self._texts.having(words)

    @cached_property
    def taken(self) -> frozenset[Path]:
        """The scenarios that come from modules of the library."""
        response = self.plan.response
        held = response.scenarios.scenarios if response and response.scenarios else ()
        at: Path = ("response", "scenarios", "scenarios")
        return frozenset((*at, rank) for rank, one in enumerate(held) if one.module)

    @cached_property
    def headings(self) -> Headings:
        """The headings as printed, with their numbers."""
        return headings_of(self.document)

    @cached_property
    def drill(self) -> Drill:
        """The drill that the plan is about, or has a part on."""
        return drill_of(self.plan, self.prose)

    @cached_property
    def bodies(self) -> Bodies:
        """Who there is: units, posts, people, whom to call, with the names they go by."""
        return bodies_of(self.plan, self.prose)

    @cached_property
    def acts(self) -> Acts:
        """Who does what until when."""
        return acts_of(self.plan, self.prose, self.bodies)

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """The gradings: of events, faults, warnings and responses."""
        return levels_of(self.plan, self.prose)

    @cached_property
    def phones(self) -> tuple[Phone, ...]:
        """The telephone numbers of the plan."""
        return phones_of(self.prose)

    @cached_property
    def stores(self) -> tuple[Store, ...]:
        """The supplies of the plan, each with the words around it."""
        return stores_of(self.plan)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """What the plan says of single incidents."""
        return cards_of(self.plan, self.prose)

    @cached_property
    def facts(self) -> Facts:
        """What decides which requirements apply."""
        return facts_of(self.plan, self.profile, self.prose)

    @cached_property
    def regimes(self) -> Mapping[Regime, Applicability]:
        """For every regime whether it applies."""
        return applicability(self.facts)

    def applies(self, regime: Regime) -> bool:
        """The regime applies to this plan."""
        return self.regimes[regime].applies

    @cached_property
    def coverage(self) -> Coverage:
        """How far the plan says what is demanded of it."""
        return Coverage(self)

    @cached_property
    def laws(self) -> Registry:
        """The registry of laws and standards, with those that the plan adds."""
        checks = self.plan.checks
        return with_own(load_registry(), checks.laws if checks is not None else ())

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The laws and standards that the plan cites, typed or in its sentences."""
        return cited_in(self.plan, self.prose, self.text, self.laws, self.as_of)

    @property
    def as_of(self) -> datetime.date:
        """The day by which laws are judged: asked for, else the plan's, else the registry's."""
        dates = [self._as_of, self.plan.issued, *(one.date for one in self.plan.revisions[-1:])]
        return next((day for day in dates if day is not None), self.laws.as_of)

    @property
    def today(self) -> datetime.date:
        """The day on which the check runs; without a clock, the day by which laws are judged."""
        return self._today or self.as_of
