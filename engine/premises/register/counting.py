"""What rows of a register count: dwellings and households, their states and uses, each dwelling once."""

from collections import defaultdict

import numpy as np

from .numbers import HUGE, count_of
from .sheet import folded_header

__all__ = ["by_value", "counts_of", "each_once", "once_each", "states_of", "uses_of"]

_YES = frozenset(("是", "有", "y", "yes", "1", "true", "t", "√", "✓", "对", "已"))
_NO = frozenset(("否", "无", "没有", "n", "no", "0", "false", "f", "×", "不", "未"))


def by_value(values, function):
    """Apply a function to each value, once for each that differs.

    Examples
    --------
    >>> by_value(["a", "b", "a"], str.upper)
    ['A', 'B', 'A']
    """
    known = {value: function(value) for value in set(values)}
    return [known[value] for value in values]


def each_once(keys):
    """Number the keys that were there before; no number makes a key that is there of itself.

    Examples
    --------
    >>> each_once(["a", "b", "a"])
    ['a', 'b', 'a#2']
    >>> each_once(["a", "a#2", "a", "a#2"])
    ['a', 'a#2', 'a#3', 'a#2#2']
    """
    given, seen, once = set(keys), {}, []
    for key in keys:
        number, name = seen.get(key, 0) + 1, key
        while number > 1 and (name := f"{key}#{number}") in given:
            number += 1
        seen[key] = number
        once.append(name)
    return once


def counts_of(values):
    """Read a column of counts.

    Parameters
    ----------
    values : (n,) sequence of str

    Returns
    -------
    counts : (n,) array of int, -1 where a cell is blank or no count
    troubles : dict of str ('text', 'negative', 'huge', 'fraction') to (m,) array of int, the rows

    Examples
    --------
    >>> counts, troubles = counts_of(["12户", "many", "", "-3", "2.5"])
    >>> counts.tolist(), {why: rows.tolist() for why, rows in troubles.items()}
    ([12, -1, -1, 0, 3], {'text': [1], 'negative': [3], 'fraction': [4]})
    """
    read = by_value(values, _count)
    counts = np.array([count for count, _ in read], dtype=int)
    troubles = {}
    for row, (_, trouble) in enumerate(read):
        if trouble:
            troubles.setdefault(trouble, []).append(row)
    return counts, {why: np.array(rows) for why, rows in troubles.items()}


def _count(text):
    text = text.strip()
    if text in ("", "-", "--", "/", "—", "\\"):
        return -1, ""
    number = count_of(text)
    if number is None:
        return -1, "text"
    if number < 0:
        return 0, "negative"
    if number > HUGE:
        return -1, "huge"
    return int(number + 0.5), "" if number == int(number) else "fraction"


def states_of(values, header, words):
    """Say of each dwelling whether it is lived in.

    Parameters
    ----------
    values : (n,) sequence of str
    header : str, which says what yes and no mean
    words : Words

    Returns
    -------
    (n,) array of str, of `model.STATES`

    Examples
    --------
    >>> from .sheet import Words
    >>> words = Words(states={"空置": "empty", "自住": "occupied", "未自住": "empty"}, yes={"空置": "empty"},
    ...               no={"空置": "occupied"})
    >>> states_of(["空置房", "自住", "未自住", "?"], "状态", words).tolist()
    ['empty', 'occupied', 'empty', 'unknown']
    >>> states_of(["是", "否"], "是否空置", words).tolist()
    ['empty', 'occupied']
    """
    folded = folded_header(header)
    yes = next((state for part, state in words.yes.items() if part in folded), "unknown")
    no = next((state for part, state in words.no.items() if part in folded), "unknown")

    def state(value):
        plain = folded_header(value)
        if plain in _YES:
            return yes
        if plain in _NO:
            return no
        return _longest(plain, words.states, "unknown")

    return np.array(by_value(values, state), dtype=object)


def uses_of(values, words):
    """Say what each building is for: (n,) array of str, of `model.USES` or ''."""
    return np.array(by_value(values, lambda value: _longest(folded_header(value), words.uses, "")), dtype=object)


def _longest(text, meanings, otherwise):
    """What the longest word means that a text holds."""
    held = [word for word in meanings if word in text]
    return meanings[max(held, key=len)] if held else otherwise


def once_each(names, households, dwellings, states, numbers=None):
    """Count a dwelling once that several rows speak of, as where each of its residents has a row.

    Parameters
    ----------
    names : (n,) sequence of hashable, equal for rows of one dwelling, None for a row of its own
    households, dwellings : (n,) arrays of int, -1 where not told
    states : (n,) array of str
    numbers : (n,) sequence of str, optional
        Numbers of households, '' where there is none: as many as differ are counted.

    Returns
    -------
    first : (m,) array of int, the first row of each dwelling
    households, dwellings : (m,) arrays of int, -1 where not told
    states : (m,) array of str
    merged : (k,) array of int, the rows that are not the first of their dwelling

    Examples
    --------
    >>> two_and_one = ["A", "A", "B"], np.array([2, 2, 1]), np.array([1, 1, 1]), np.array(["unknown"] * 3, dtype=object)
    >>> first, households, dwellings, states, merged = once_each(*two_and_one)
    >>> first.tolist(), households.tolist(), merged.tolist()
    ([0, 2], [2, 1], [1])
    """
    households, dwellings, states = households.copy(), dwellings.copy(), states.copy()
    if len(set(names)) == len(names):
        if numbers is not None:
            households[np.array([bool(number) for number in numbers])] = 1
        return np.arange(len(names)), households, dwellings, states, np.empty(0, dtype=int)
    groups = defaultdict(list)
    for row, name in enumerate(names):
        groups[(row,) if name is None else name].append(row)
    first = np.array([rows[0] for rows in groups.values()], dtype=int)
    merged = []
    for rows in groups.values():
        head = rows[0]
        if numbers is not None and any(numbers[row] for row in rows):
            households[head] = len({numbers[row] for row in rows if numbers[row]})
        if len(rows) == 1:
            continue
        merged += rows[1:]
        if numbers is None or not any(numbers[row] for row in rows):
            households[head] = _together(households[rows])
        dwellings[head] = dwellings[rows].max()
        known = [state for state in states[rows] if state != "unknown"]
        states[head] = "occupied" if "occupied" in known else known[0] if known else "unknown"
    return first, households[first], dwellings[first], states[first], np.array(merged, dtype=int)


def _together(counts):
    """What several rows of one dwelling count together: the same number said again is the same households."""
    told = counts[counts >= 0]
    if not len(told):
        return -1
    return told[0] if (told == told[0]).all() else told.sum()
