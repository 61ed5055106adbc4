"""One verb of the trade each; actions never call each other."""
