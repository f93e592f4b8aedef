"""300 random changes to valid Word files: no crash, no hang, no traceback; see fuzz.py."""

import pytest

from tests.importer.docx.fuzz import case, judge, seeds

CASES = 300
_CHUNK = 15


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    """The valid files, none of which needs anything beside the checkout."""
    return seeds()


def test_the_files_that_are_changed_are_valid_themselves(files: list[bytes]) -> None:
    assert [judge(data) for data in files] == [""] * len(files)


@pytest.mark.parametrize("start", range(0, CASES, _CHUNK))
def test_a_changed_file_gives_a_plan_or_a_refusal_in_chinese(
    start: int, files: list[bytes]
) -> None:
    wrong = {
        number: found
        for number in range(start, start + _CHUNK)
        if (found := judge(case(number, files)))
    }
    assert not wrong, "\n".join(f"case {number}: {found}" for number, found in wrong.items())


def test_a_case_is_the_same_each_time(files: list[bytes]) -> None:
    assert all(case(number, files) == case(number, files) for number in range(40))
