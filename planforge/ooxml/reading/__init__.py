"""Reading packages of other people: bounded, without entities, nothing fetched."""
