"""Questions, answers, and the plan that they make; knows no terminal and no form."""

from planforge.interview.answers import Answers, Kept, read_answers, written_answers
from planforge.interview.build import Built, Open, build
from planforge.interview.people import person
from planforge.interview.questions import Interview, Question, interview_file, load_interview
from planforge.interview.reading import Kind, nothing, read_answer, shown
from planforge.interview.refusals import NotUnderstood
from planforge.interview.sitting import Sitting

__all__ = [
    "Answers",
    "Built",
    "Interview",
    "Kept",
    "Kind",
    "NotUnderstood",
    "Open",
    "Question",
    "Sitting",
    "build",
    "interview_file",
    "load_interview",
    "nothing",
    "person",
    "read_answer",
    "read_answers",
    "shown",
    "written_answers",
]
