"""The unified social credit code (统一社会信用代码, GB 32100) of a company."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_LENGTH = 18


def is_credit_code(code: str) -> bool:
    """Tell whether ``code`` is eighteen characters of GB 32100 with a right check character."""
    if len(code) != _LENGTH or any(character not in _VALUE for character in code):
        return False
    total = sum(_VALUE[each] * weight for each, weight in zip(code, _WEIGHTS, strict=False))
    return _VALUE[code[-1]] == (31 - total % 31) % 31
