"""What people read, in their language: gettext with English as the source text.

Every text for people goes through :func:`_` (or :func:`ngettext`) at the moment it is needed, and
is filled in afterwards: ``_("{number} is taken").format(number=number)``.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

LANGUAGES = ("en", "zh")
_DOMAIN = "contract_archive"
_FOLDER = Path(__file__).parent
_NAMES = {"zh": "zh_CN"}

_language = "en"
_translations: gettext.NullTranslations = gettext.NullTranslations()


def language_of(environment: Mapping[str, str]) -> str:
    """Return ``zh`` or ``en`` as LC_ALL, LC_MESSAGES, LANG (in that order) ask for it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def use(language: str) -> None:
    """Speak ``language`` from now on: ``en``, ``zh``, or ``auto`` for what the system asks for."""
    global _language, _translations
    _language = language_of(os.environ) if language == "auto" else language
    if _language == "en":
        _translations = gettext.NullTranslations()
        return
    _translations = gettext.translation(
        _DOMAIN, str(_FOLDER), [_NAMES.get(_language, _language)], fallback=True
    )


def language() -> str:
    """Return the language spoken now, ``en`` or ``zh``."""
    return _language


def _(message: str) -> str:
    """Return ``message`` in the language spoken now."""
    return _translations.gettext(message)


def listed(words: Iterable[str]) -> str:
    """Return ``words`` in a row, divided as the language spoken divides a list."""
    return _(", ").join(words)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits ``count``, in the language spoken now."""
    return _translations.ngettext(one, many, count)
