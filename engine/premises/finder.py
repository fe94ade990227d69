"""Things of a district found by a few words of what they are called: grids, communities, compounds, addresses, codes.

All names of one kind are one long text with a line each, so that a search is a pass of a regular expression over it.
The words that are sought must stand in a line in their order, not next to each other: 临江路12号 3栋 finds
临江路12号翠湖花园3幢, and a number must begin where a number begins, so that 2号 does not find 12号.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..progress import CancelledError

__all__ = ["BETWEEN", "Found", "Names", "find"]

BETWEEN = "\0"
"""What stands between names while they are folded: no name holds it."""

# Of each kind so many lines are looked at before the best are chosen, so that one letter is no matter of seconds.
_MOST_LOOKED_AT = 800

_EXACT, _BEGINNING, _INSIDE, _SCATTERED = range(4)


@dataclass(frozen=True)
class Found:
    """A name that was found.

    Attributes
    ----------
    kind : str
    row : int, of the names of that kind
    fit : float, 0 to 1; of two the larger is the better
    """

    kind: str
    row: int
    fit: float


class Names:
    """The names of one kind, prepared for searching.

    Parameters
    ----------
    kind : str
    names : sequence of str
    fold : callable of str, the one way of writing in which names are compared; it gets all names at once, with
        `BETWEEN` between them, which it must leave where they are, and what is sought
    parts : callable of str (folded), the words that it is made of: list of str; by default itself
    """

    def __init__(self, kind, names, fold, parts=None):
        self.kind, self._fold, self._parts = kind, fold, parts or (lambda text: [text])
        folded = fold(BETWEEN.join(str(name) for name in names)).replace("\n", " ")
        lines = folded.split(BETWEEN) if len(names) else []
        self._text = "\n".join(lines)
        self._starts, start = [], 0
        for line in lines:
            self._starts.append(start)
            start += len(line) + 1

    def __len__(self):
        return len(self._starts)

    def find(self, words, cancelled=lambda: False):
        """Find all lines that hold some words.

        Parameters
        ----------
        words : str, as somebody typed them; what blanks part may stand apart
        cancelled : callable without arguments, whether to stop

        Returns
        -------
        list of Found, the best first

        Raises
        ------
        CancelledError
            It was to stop.

        Examples
        --------
        >>> streets = Names("street", ["临江路2号", "临江路12号", "江路"], str)
        >>> [found.row for found in streets.find("2号")], [found.row for found in streets.find("江 路")]
        ([0], [2, 0, 1])
        """
        said = self._fold(words)
        pieces = [part for word in words.split() for part in self._parts(self._fold(word)) if part]
        if not pieces or not self._starts:
            return []
        rows = self._rows(r"(?m)^", pieces, cancelled) | self._rows("", pieces, cancelled)
        found = [Found(self.kind, row, _fit(self._line(row), said, pieces)) for row in rows]
        return sorted(found, key=lambda one: (-one.fit, one.row))

    def _rows(self, before, pieces, cancelled):
        """The lines that hold the pieces, but for more than are looked at."""
        rows = set()
        for count, match in enumerate(_pattern(before, pieces).finditer(self._text)):
            if cancelled():
                raise CancelledError
            if count >= _MOST_LOOKED_AT:
                break
            rows.add(bisect_right(self._starts, match.start()) - 1)
        return rows

    def _line(self, row):
        end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[row] : end]


def find(kinds, words, most=20, cancelled=lambda: False):
    """Find names of several kinds.

    Parameters
    ----------
    kinds : iterable of Names
    words : str
    most : int, of each kind
    cancelled : callable without arguments

    Returns
    -------
    list of Found, the best first; where they fit alike, in the order of the kinds

    Raises
    ------
    CancelledError
    """
    found = []
    for names in kinds:
        if cancelled():
            raise CancelledError
        found += names.find(words, cancelled)[:most]
    return sorted(found, key=lambda one: -one.fit)


def _pattern(before, pieces):
    """The pieces in their order in one line; one that begins with a digit begins where a number does.

    That is asked of a piece when it was found: a pattern that begins with plain letters is looked for much faster.
    """
    sought = []
    for piece in map(re.escape, pieces):
        sought.append(rf"{piece}(?<!\d{piece})" if piece[0].isdigit() else piece)
    return re.compile(before + r"[^\n]*?".join(sought) + r"[^\n]*")


def _fit(line, said, pieces):
    """How well a line fits: all of it, its beginning, a stretch of it, or here and there; a short line better."""
    whole = "".join(pieces)
    if line in (said, whole):
        how = _EXACT
    elif line.startswith((whole, said)):
        how = _BEGINNING
    else:
        how = _INSIDE if whole in line or line.startswith(pieces[0]) else _SCATTERED
    return 1 - 0.2 * how - 0.19 * (1 - min(len(whole) / max(len(line), 1), 1))
