"""Rows of a sheet that are none of the register: blank ones, totals, footnotes, headers that come again."""

import re

import numpy as np

from .sheet import folded_header, half_width

__all__ = ["BLANK", "HEADERS", "NOTES", "TOTALS", "left_out"]

BLANK, HEADERS, TOTALS, NOTES = "blank", "headers", "totals", "notes"
"""Why a row is left out."""

# A title, a footnote or a heading fills so many cells at most, where rows of the register fill so many at least.
_FEW, _MANY = 2, 3

# What a row may say alone.
_TELLING = ("entrance", "floor", "room", "dwellings", "households", "state")

# The share of a row's cells that must be those of the header again.
_AGAIN = 0.6

# A total is a short word, perhaps with what it is of in front and a number behind.
_LONGEST_TOTAL = 16

_NUMERALS = str.maketrans("", "", "0123456789")


def left_out(rows, columns, words):
    """Find the rows that are not read.

    Parameters
    ----------
    rows : (n,) list of sequences of str, below the header
    columns : list of Column
    words : Words

    Returns
    -------
    dict of str (BLANK, HEADERS, TOTALS, NOTES) to (m,) array of int, places in `rows`; a row stands under one of them
    """
    if not rows:
        return {}
    cells = [np.array(column, dtype=object) for column in zip(*rows)]
    distinct = [set(column) for column in cells]
    filled = np.sum([column != "" for column in cells], axis=0)
    blank = filled == 0
    again = _headers_again(cells, distinct, columns, filled) | _numbers_of_columns(rows, len(rows))
    totals = _totals(cells, distinct, columns, words)
    usual = np.median(filled[~blank]) if not blank.all() else 0
    telling = [column.place for column in columns if column.used and column.role in _TELLING]
    notes = _notes(cells, filled, usual, words, telling)
    found, taken = {}, np.zeros(len(rows), dtype=bool)
    for why, those in ((BLANK, blank), (HEADERS, again), (TOTALS, totals), (NOTES, notes)):
        new = those & ~taken
        taken |= new
        if new.any():
            found[why] = np.flatnonzero(new)
    return found


def _headers_again(cells, distinct, columns, filled):
    same = np.zeros(len(filled), dtype=int)
    for column in columns:
        last = column.header.split(" ")[-1]
        if last:
            begins, header = last[0], folded_header(last)
            alike = {value for value in distinct[column.place] if value and value[0] == begins}
            same += _holds(cells[column.place], {value for value in alike if folded_header(value) == header})
    return (same >= 2) & (same >= _AGAIN * filled)


def _holds(cells, values):
    """Which cells hold one of some values."""
    if not values:
        return np.zeros(len(cells), dtype=bool)
    return np.fromiter((value in values for value in cells), dtype=bool, count=len(cells))


def _numbers_of_columns(rows, count):
    """The row under a header that numbers its columns: 1 2 3 4, 甲 乙 1 2."""
    found = np.zeros(count, dtype=bool)
    for place, row in enumerate(rows[:2]):
        numbers = [cell.strip("()") for cell in map(half_width, row) if cell and cell not in "甲乙丙丁"]
        if len(numbers) > 2 and all(map(str.isdecimal, numbers)):
            found[place] = [int(number) - int(numbers[0]) for number in numbers] == list(range(len(numbers)))
    return found


def _totals(cells, distinct, columns, words):
    """Rows in which a word says that they sum up others, and no code says which building they are of."""
    ends = "|".join(sorted({re.escape(word if word.isascii() else word[-1]) for word in words.totals})) or "(?!)"
    ending = re.compile(ends, re.IGNORECASE)
    whole, found = (np.zeros(len(cells[0]), dtype=bool) for _ in range(2))

    def may_be(value):
        return not value.isdecimal() and len(value) <= _LONGEST_TOTAL and ending.search(value)

    for column, values in zip(cells, distinct):
        short = {value for value in values if may_be(value)}
        plain = {value: _without_numbers(value) for value in short}
        whole |= _holds(column, {value for value, said in plain.items() if said in words.totals})
        found |= _holds(column, {value for value, said in plain.items() if said.endswith(tuple(words.totals))})
    for column in columns:
        if column.used and column.role in ("code", "dwelling_code", "room"):
            said = cells[column.place]
            named = (said != "") & ~_holds(said, {value for value in distinct[column.place] if may_be(value)})
            found &= ~named
            if column.role != "room":  # of rooms there may be a total
                whole &= ~named
    return whole | found


def _without_numbers(value):
    return folded_header(value).translate(_NUMERALS).removesuffix("户").removesuffix("套")


def _notes(cells, filled, usual, words, telling):
    """Rows of a cell or two where others fill many, and such as begin with a footnote's word.

    A row that says no more than its room or its count belongs to a building that is written once for many rows.
    """
    found = np.zeros(len(filled), dtype=bool)
    for place in np.flatnonzero((filled > 0) & (filled <= max(_FEW, usual / 2))):
        said = [number for number, column in enumerate(cells) if column[place] != ""]
        first = half_width(cells[said[0]][place]).strip().lower()
        begins = any(first.startswith(word) for word in words.notes)
        found[place] = begins or (filled[place] <= 1 and usual > _MANY and said[0] not in telling)
    return found
