"""The public edition of a plan: the same plan without what the schema marks as private."""
