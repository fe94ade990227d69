"""The words by which events are understood, from the tables beside this file; a city adds its own to them."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from ...engine.events.arriving.event_columns import EventWords
from ...engine.premises.register.sheet import folded_header
from ..words.register_words import register_words

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
    headers = {"is": {}, "holds": {}}
    for role, how, header in _rows(folder / "event_headers.csv"):
        headers[how].setdefault(folded_header(header), role)
    codes = {"source": {}, "urgency": {}, "state": {}}
    for kind, word, code in _rows(folder / "event_values.csv"):
        codes[kind].setdefault(folded_header(word), code if kind == "source" else int(code))
    table = replace(register_words(), headers=headers["is"], parts=headers["holds"])
    return EventWords(table, codes["source"], codes["urgency"], codes["state"])


def _rows(file):
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]
