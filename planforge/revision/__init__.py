"""The life of a plan's revisions: two sides to compare, releases, history, merging."""
