"""The order that people put numbered things in: 2 before 10."""

import re

__all__ = ["natural_key"]


def natural_key(text):
    """A key to sort texts by, in which numbers count as numbers.

    Examples
    --------
    >>> sorted(["10", "2", "A", "1"], key=natural_key)
    ['1', '2', '10', 'A']
    """
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text) if part]
