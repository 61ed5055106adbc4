"""Numbering 编号: each number once, of its pattern, in its sequence, never reused."""
