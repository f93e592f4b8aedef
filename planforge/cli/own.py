"""A plan's own templates, which stand in a folder beside its file."""

from pathlib import Path


def own_templates(plan: Path) -> Path | None:
    """The folder of templates beside a plan's file, or None."""
    folder = plan.parent / "templates"
    return folder if plan.is_file() and template_files(folder) else None


def template_files(folder: Path) -> list[Path]:
    """The templates of a plan's own folder, at the places where composing looks for them."""
    return sorted(
        path for place in ("", "pieces/", "annex/", "front/", "family/")
        for path in folder.glob(f"{place}*.j2")
    )  # fmt: skip
