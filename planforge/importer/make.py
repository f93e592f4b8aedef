"""Plan objects made from what was read: empty values are left out."""

from typing import TypeVar

from planforge.schema import Model

M = TypeVar("M", bound=Model)


def make(model: type[M], **fields: object) -> M:
    """An object of a model; fields that are None or an empty tuple are left unset.

    Raises:
        ValidationError: a value has not the field's type, which is a fault of the importer.
    """
    return model.model_validate({k: v for k, v in fields.items() if v is not None and v != ()})


def lines(texts: list[str]) -> str | None:
    """Paragraphs as one text of several lines, or None where there are none."""
    return "\n".join(texts) if texts else None
