"""A table of shops, branches or departments, and a plan for each of its rows."""

from planforge.batch.ask import Ask
from planforge.batch.attend import attend
from planforge.batch.run import ASIDE, Outcome, Ready, check_papers, ready, run
from planforge.batch.table import Results

__all__ = ["ASIDE", "Ask", "Outcome", "Ready", "Results", "attend", "check_papers", "ready", "run"]
