"""Names of countries in the languages that a page offers, from the Unicode CLDR as babel ships it."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "da": "Dansk"}
_BEYOND_CLDR = {"XKX": "XK"}  # the code for Kosovo is in use, but not part of ISO 3166


@cache
def _territory(code: str) -> str | None:
    """The CLDR's two-letter code of an ISO 3166 alpha-3 code; None for a state that is no more (SUN) or was never one."""
    if code in _BEYOND_CLDR:
        return _BEYOND_CLDR[code]
    current = get_global("territory_aliases").get(code, [])
    return str(current[0]) if len(current) == 1 else None


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def translations(code: str) -> dict[str, str]:
    """The names of a country by language, English excepted, which the ontology decides."""
    territory = _territory(code)
    if territory is None:
        return {}
    names = {language: _locale(language).territories.get(territory) for language in LANGUAGES if language != "en"}
    return {language: str(name) for language, name in names.items() if name}
