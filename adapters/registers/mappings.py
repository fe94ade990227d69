"""What a person said that columns mean, remembered for each set of headers."""

import json

from ...engine.premises.register.telling import shown
from ..words.register_words import register_words

__all__ = ["headers_of", "recalled", "remember"]

_MOST = 40
_REGISTERS = "register_mappings"


def headers_of(columns):
    """Name a set of headers, so that a table with the same ones is known again."""
    return "|".join(column.key for column in columns)


def recalled(settings, headers, kind=_REGISTERS):
    """What was said of a set of headers: dict of str (header) to str (role), empty where nothing was.

    Parameters
    ----------
    settings : adapters.running.settings.Settings
    headers : str, as of `headers_of`
    kind : str, the setting that keeps what was said of such tables
    """
    return _all(settings, kind).get(headers, {})


def remember(settings, headers, mapping, kind=_REGISTERS):
    """Keep what was said of a set of headers, or forget it where nothing is; the oldest go first."""
    words = register_words()
    if any(shown(header, words) != header for header in headers.split("|")):
        return  # rows stand where headers should
    known = _all(settings, kind)
    known.pop(headers, None)
    if mapping:
        known[headers] = dict(mapping)
    setattr(settings, kind, json.dumps(dict(list(known.items())[-_MOST:]), ensure_ascii=False))


def _all(settings, kind):
    try:
        known = json.loads(getattr(settings, kind) or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}
