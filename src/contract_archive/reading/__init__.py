"""From page text to values with evidence. Pure functions."""
