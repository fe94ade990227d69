"""What a person said that columns mean, remembered for each set of headers."""

import json

from ..engine.premises.register.telling import shown
from .register_words import register_words

__all__ = ["headers_of", "recalled", "remember"]

_MOST = 40


def headers_of(columns):
    """Name a set of headers, so that a table with the same ones is known again."""
    return "|".join(column.key for column in columns)


def recalled(settings, headers):
    """What was said of a set of headers: dict of str (header) to str (role), empty where nothing was."""
    return _all(settings).get(headers, {})


def remember(settings, headers, mapping):
    """Keep what was said of a set of headers, or forget it where nothing is; the oldest go first."""
    words = register_words()
    if any(shown(header, words) != header for header in headers.split("|")):
        return  # rows stand where headers should
    known = _all(settings)
    known.pop(headers, None)
    if mapping:
        known[headers] = dict(mapping)
    settings.register_mappings = json.dumps(dict(list(known.items())[-_MOST:]), ensure_ascii=False)


def _all(settings):
    try:
        known = json.loads(settings.register_mappings or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}
