"""Colour and weight on a terminal; where there is none, the text as it is."""

from __future__ import annotations

from typing import Any


def styled(text: str, paint: bool, **styles: Any) -> str:
    """Return ``text`` in Typer's ``styles`` (bold, dim, fg …) if ``paint``, else unchanged."""
    if not paint or not text:
        return text
    from typer import style

    return style(text, **styles)
