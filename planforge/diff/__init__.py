"""Two revisions of a plan: what changed, in the reader's words, and whether it matters."""
