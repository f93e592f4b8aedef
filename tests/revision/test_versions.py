"""The version after this one."""

import pytest

from planforge.errors import UsageProblem
from planforge.revision.versions import Bump, bumped


@pytest.mark.parametrize(
    ("version", "minor", "major"),
    [
        (None, "V1.0", "V1.0"),
        ("V1.2", "V1.3", "V2.0"),
        ("v1.9", "v1.10", "v2.0"),
        ("2.0", "2.1", "3.0"),
        ("V1.2.3", "V1.3.0", "V2.0.0"),
        ("1.2版", "1.3版", "2.0版"),
        ("第2版", "第3版", "第3版"),
        ("第二版", "第三版", "第三版"),
        ("第九版", "第十版", "第十版"),
        ("第二版第1次修订", "第二版第2次修订", "第三版"),
        ("A/0", "A/1", "B/0"),
        ("A/1版", "A/2版", "B/0版"),
        ("V3", "V4", "V4"),
    ],
)
def test_a_version_counts_up_as_it_is_written(version: str | None, minor: str, major: str) -> None:
    assert bumped(version, Bump.MINOR) == minor
    assert bumped(version, Bump.MAJOR) == major


def test_a_version_may_stay() -> None:
    assert bumped("第2版", Bump.NONE) == "第2版"


def test_what_does_not_count_is_told() -> None:
    with pytest.raises(UsageProblem, match="看不出版本“2024年修订”的下一个"):
        bumped("2024年修订", Bump.MINOR)
