"""The words by which events are understood, from the tables beside this file; a city adds its own to them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from ...engine.events.arriving.event_columns import EventWords
from ..words.register_words import register_words
from ..words.word_tables import header_roles, value_meanings

__all__ = ["event_vocabulary"]

_HERE = Path(__file__).parent


@cache
def event_vocabulary(folder=_HERE):
    """Read the words.

    Parameters
    ----------
    folder : Path
        With `event_headers.csv` (role, how: 'is' or 'holds', header) and `event_values.csv` (kind: 'source',
        'urgency' or 'state', word, code).

    Returns
    -------
    engine.events.arriving.event_columns.EventWords
    """
    headers, values = header_roles(folder / "event_headers.csv"), value_meanings(folder / "event_values.csv")
    urgencies, states = ({word: int(code) for word, code in values[kind].items()} for kind in ("urgency", "state"))
    table = replace(register_words(), headers=headers["is"], parts=headers["holds"])
    return EventWords(table, values["source"], urgencies, states)
