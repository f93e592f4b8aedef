"""Playing a scenario through: who does what until when, and where it would fail."""

from planforge.lint.simulation.choose import Choosable, choices, chosen
from planforge.lint.simulation.run import Note, NoteKind, Play, Run
from planforge.lint.simulation.schedule import simulated

__all__ = ["Choosable", "Note", "NoteKind", "Play", "Run", "choices", "chosen", "simulated"]
