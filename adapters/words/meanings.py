"""What a word in a street's class or a community's kind means; the words are data, so that a city can add its own."""

import csv
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np

from ..running.qgis_version import is_null

__all__ = ["USUAL_KIND", "USUAL_RANK", "code_text", "grid_kind", "kinds_of", "street_ranks_of"]

USUAL_RANK = 2
USUAL_KIND = "urban"

_HERE = Path(__file__).parent
_RANKS = range(7)


def street_ranks_of(values):
    """Rank streets by what their class says.

    Parameters
    ----------
    values : sequence of str, int, float or null
        OpenStreetMap's highway values, Chinese road classes, or ranks.

    Returns
    -------
    ranks : (n,) array of int, 0 (a footpath) to 6 (an expressway); 2 where the class is missing or unknown
    unknown : dict of str to int
        How often each unknown word stands there.

    Examples
    --------
    >>> ranks, unknown = street_ranks_of(["主干路", "footway", 3, "boulevard", None])
    >>> ranks.tolist(), unknown
    ([5, 0, 3, 2, 2], {'boulevard': 1})
    """
    table = _table("street_ranks.csv")
    ranks = np.full(len(values), USUAL_RANK, dtype=np.int64)
    unknown = {}
    for row, value in enumerate(values):
        word = code_text(value).lower()
        if word in table:
            ranks[row] = int(table[word])
        elif word.isdigit() and int(word) in _RANKS:
            ranks[row] = int(word)
        elif word:
            unknown[word] = unknown.get(word, 0) + 1
    return ranks, dict(sorted(unknown.items()))


def kinds_of(values):
    """Say what kind each community is: by a word, or by its urban-rural class of three digits.

    Returns
    -------
    (n,) array of str, 'urban', 'rural' or 'special'; 'urban' where nothing is said

    Examples
    --------
    >>> kinds_of(["社区", "村", 220, "special", None]).tolist()
    ['urban', 'rural', 'rural', 'special', 'urban']
    """
    table = _table("community_kinds.csv")
    return np.array([_kind(code_text(value).lower(), table) for value in values], dtype=object)


def grid_kind(value):
    """Say what kind a grid is: 'urban', 'rural' or 'special' for a word that means one, else the word itself.

    Examples
    --------
    >>> [grid_kind(word) for word in ("专属", "Rural", "vertical", None)]
    ['special', 'rural', 'vertical', '']
    """
    word = code_text(value)
    return _table("community_kinds.csv").get(word.lower(), word)


def code_text(value):
    """Write a code as text: nulls as '', numbers without a fraction, full-width characters as plain ones.

    Examples
    --------
    >>> code_text(430702001001.0), code_text(" ４３０ "), code_text(None)
    ('430702001001', '430', '')
    """
    if is_null(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()


def _kind(word, table):
    if word in table:
        return table[word]
    if len(word) == 3 and word.isdigit():
        return {"1": "urban", "2": "rural"}.get(word[0], USUAL_KIND)
    return USUAL_KIND


@cache
def _table(file_name):
    with (_HERE / file_name).open(encoding="utf-8", newline="") as lines:
        return dict(list(csv.reader(lines))[1:])
