"""English contracts: what lawyers and offices of the trade write, and in which words."""
