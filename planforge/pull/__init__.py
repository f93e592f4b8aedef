"""Edits made in a rendered Word file, brought back into the plan file that it came from."""
