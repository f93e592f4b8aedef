"""The codes of what can be wrong with a plan file, before any rule looks at its contents."""

from dataclasses import dataclass

from planforge.findings import Finding, Path, Severity
from planforge.source.nodes import Mark


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its stable code and name, and how grave it is."""

    code: str
    name: str
    severity: Severity = Severity.ERROR

    def finding(
        self,
        message: str,
        hint: str | None = None,
        *,
        at: Path | None = None,
        mark: Mark | None = None,
    ) -> Finding:
        """A finding of this kind."""
        place = mark.place if mark is not None else None
        return Finding(self.code, self.name, self.severity, message, hint, at, place)


OVERSIZED_FILE = Code("PF101", "oversized-file")
WRONG_ENCODING = Code("PF102", "wrong-encoding")
BAD_CHARACTER = Code("PF103", "bad-character")
BROKEN_YAML = Code("PF104", "broken-yaml")
TOO_DEEP = Code("PF105", "too-deep")
TOO_MUCH = Code("PF106", "too-much")
SEVERAL_DOCUMENTS = Code("PF107", "several-documents")
EMPTY_FILE = Code("PF108", "empty-file")
YAML_TAG = Code("PF109", "yaml-tag")
BAD_ALIAS = Code("PF110", "bad-alias")
UNUSED_ANCHOR = Code("PF111", "unused-anchor")
SWALLOWED_COMMENT = Code("PF112", "swallowed-comment", Severity.WARNING)
FULL_WIDTH_COLON = Code("PF113", "full-width-colon")
TAB_INDENT = Code("PF114", "tab-indent")
NO_SPACE = Code("PF115", "no-space-after-mark")

UNRESOLVED = Code("PF116", "unresolved-conflict")

MISSING_FILE = Code("PF120", "missing-file")
FORBIDDEN_PATH = Code("PF121", "forbidden-path")
CIRCULAR_FILES = Code("PF122", "circular-files")
TOO_MANY_FILES = Code("PF123", "too-many-files")
IDLE_OVERRIDE = Code("PF124", "idle-override")
STRAY_DIRECTIVE = Code("PF125", "stray-directive")
UNKNOWN_MODULE = Code("PF126", "unknown-module")
UNKNOWN_PARAMETER = Code("PF127", "unknown-parameter")
UNFILLED_PARAMETER = Code("PF147", "unfilled-parameter", Severity.WARNING)
REPLACED_LIST = Code("PF117", "replaced-list", Severity.INFO)
BARE_MODULE = Code("PF118", "bare-module", Severity.WARNING)
IDLE_PARAMETER = Code("PF145", "idle-parameter", Severity.WARNING)
IDLE_ROLE = Code("PF146", "idle-role", Severity.WARNING)
BAD_TABLE = Code("PF128", "bad-table")
UNKNOWN_SHEET = Code("PF129", "unknown-sheet")

UNKNOWN_KEY = Code("PF130", "unknown-key")
DUPLICATE_KEY = Code("PF131", "duplicate-key")
WRONG_TYPE = Code("PF132", "wrong-type")
UNKNOWN_CHOICE = Code("PF133", "unknown-choice")
BAD_DATE = Code("PF134", "bad-date")
BAD_TIME = Code("PF135", "bad-time")
BAD_NUMBER = Code("PF136", "bad-number")
BAD_YES_NO = Code("PF137", "bad-yes-no")
MISSING_KEY = Code("PF138", "missing-key")
EMPTY_ITEM = Code("PF139", "empty-item", Severity.WARNING)
DUPLICATE_ID = Code("PF140", "duplicate-id")
UNKNOWN_PART = Code("PF141", "unknown-part")
UNKNOWN_COLUMN = Code("PF142", "unknown-column", Severity.WARNING)
ASIDE_ROW = Code("PF143", "aside-row", Severity.INFO)
HIDDEN_ROW = Code("PF144", "hidden-row", Severity.WARNING)
INVALID_PLAN = Code("PF148", "invalid-plan")
MORE_FINDINGS = Code("PF149", "more-findings")
