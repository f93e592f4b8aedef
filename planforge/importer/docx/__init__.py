"""Word files: read whole, with labels as Word counts them and a place for each paragraph."""
