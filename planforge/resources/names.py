"""Words as the names of files: fit for every system."""

_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "、"))
"""What file names cannot hold on one system or another."""


def fit_name(words: str, longest: int) -> str:
    """The words as far as a file can be called so; nothing where none of them can stand in a name.

    Args:
        words: in any language.
        longest: characters, at most.
    """
    seen = "".join(one if one.isprintable() else " " for one in words.translate(_UNFIT))
    return " ".join(seen.split()).strip(" .")[:longest].strip(" .")


def free_name(name: str, taken: set[str]) -> str:
    """The name, with the first number behind it under which nothing goes yet; it is taken then."""
    numbered = (f"{name}{count}" for count in range(2, len(taken) + 3))
    free = next(one for one in (name, *numbered) if one.casefold() not in taken)
    taken.add(free.casefold())
    return free
