"""Names written with a slip: a character missing, doubled, wrong or swapped, or one of the same sound or look."""

import re
from collections import defaultdict

__all__ = ["SLIPS", "NameIndex", "slip_between"]

SLIPS = ("same", "sound", "look", "swapped", "dropped", "doubled", "added", "two", "wrong")
"""How one name can come of another. 'two' slips only in long names; 'wrong' is any other character."""

_LONG = 9
"""Characters from which on a name may have two slips."""

_NUMBERS_AND_LETTERS = re.compile(r"[0-9]+|(?<![A-Z])[A-Z](?![A-Z])")

_MOST_WRONG = 2
"""Characters that may sound or look different in one name."""


def slip_between(written, name, words):
    """Say by which slip a name became what was written.

    Parameters
    ----------
    written, name : str, folded
    words : AddressWords

    Returns
    -------
    str, of `SLIPS`; '' where no slip explains it

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> words = AddressWords({"direction": {"东": "东", "西": "西"}}, {}, {"和": "he", "合": "he"}, {})
    >>> [slip_between(written, "和溪街", words) for written in ("和溪街", "合溪街", "溪和街", "和街", "和溪溪街")]
    ['same', 'sound', 'swapped', 'dropped', 'doubled']
    >>> slip_between("和水街", "和溪街", words)
    'wrong'
    >>> slip_between("和东街", "和西街", words), slip_between("人民街", "和溪街", words)
    ('', '')
    >>> slip_between("14 ST", "104 ST", words), slip_between("N MAIN ST", "E MAIN ST", words)
    ('', '')
    """
    if written == name:
        return "same"
    if _told_by(written) != _told_by(name):
        return ""
    short, long = len(written), len(name)
    if short == long:
        return _replaced(written, name, words)
    if abs(short - long) == 1:
        longer, shorter = (written, name) if short > long else (name, written)
        place = _extra(longer, shorter)
        if place < 0:
            return _two(written, name, words)
        if longer[place] in words.telling and not longer[place].isascii():
            return "added" if longer is written else "dropped"
        if longer is name:
            return "dropped"
        return "doubled" if longer[place] in (longer[place - 1 : place] + longer[place + 1 : place + 2]) else "added"
    return _two(written, name, words)


def _told_by(name):
    """What of a name is never a slip: its numbers, and words of a single letter (104 ST, E MAIN ST)."""
    return _NUMBERS_AND_LETTERS.findall(name)


def _replaced(written, name, words):
    differ = [place for place in range(len(name)) if written[place] != name[place]]
    pairs = [(written[place], name[place]) for place in differ]
    if any(one in words.telling and other in words.telling for one, other in pairs):
        return ""
    sound = [words.sounds.get(one, "") == words.sounds.get(other, "") != "" for one, other in pairs]
    look = [other in words.looks.get(one, ()) for one, other in pairs]
    if all(sound):
        return "sound" if len(differ) <= max(_MOST_WRONG, len(name) // 2) else ""
    if len(differ) == 1:
        return "look" if look[0] else "wrong"
    if len(differ) == 2 and differ[1] == differ[0] + 1 and pairs[0] == pairs[1][::-1]:
        return "swapped"
    if len(differ) == 2 and all(one or other for one, other in zip(sound, look)):
        return "two"
    return _two(written, name, words)


def _two(written, name, words):
    """Two slips in a long name."""
    if min(len(written), len(name)) < _LONG or any(sign.isdigit() for sign in set(written) ^ set(name)):
        return ""
    return "two" if _distance(written, name) <= 2 else ""


def _extra(longer, shorter):
    """Where a text has one character more than another, -1 where that is not the difference."""
    place = next((at for at in range(len(shorter)) if longer[at] != shorter[at]), len(shorter))
    return place if longer[place + 1 :] == shorter[place:] else -1


def _distance(one, other):
    """How many characters must be put in, left out or replaced."""
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, second in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (sign != second))
    return row[-1]


class NameIndex:
    """Finds the names that something written with a slip may stand for.

    Names that differ by a slip have a text in common that is left when characters are taken out of both; names that
    sound alike have their sound in common.

    Parameters
    ----------
    names : iterable of str, folded
    words : AddressWords

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> index = NameIndex(["和溪街", "和溪路", "人民路"], AddressWords({}))
    >>> index.near("人路民"), index.near("和溪街")
    ([('人民路', 'swapped')], [('和溪街', 'same'), ('和溪路', 'wrong')])
    """

    def __init__(self, names, words):
        self.names = frozenset(names)
        self._words = words
        self._parts, self._sounds = defaultdict(list), defaultdict(list)
        for name in sorted(self.names):
            for part in _shortened(name):
                self._parts[part].append(name)
            self._sounds[self._sound(name)].append(name)
        self._found = {}

    def near(self, written):
        """Find names with the slips that lead from them to what was written, the name itself first.

        Parameters
        ----------
        written : str, folded

        Returns
        -------
        list of (str, str)
        """
        found = self._found.get(written)
        if found is None:
            names = {name for part in _shortened(written) for name in self._parts.get(part, ())}
            names.update(self._sounds.get(self._sound(written), ()))
            pairs = [(name, slip_between(written, name, self._words)) for name in names]
            pairs = [(name, slip) for name, slip in pairs if slip]
            found = self._found[written] = sorted(pairs, key=lambda pair: (SLIPS.index(pair[1]), pair[0]))
        return found

    def _sound(self, name):
        return " ".join(self._words.sounds.get(sign, "") or sign for sign in name)


def _shortened(name):
    """A name, and what is left of it when one character is taken out; of a long one two."""
    if len(name) < 2:
        return {name}
    once = {name[:place] + name[place + 1 :] for place in range(len(name))}
    parts = {name} | once
    if len(name) >= _LONG:
        for part in once:
            parts.update(part[:place] + part[place + 1 :] for place in range(len(part)))
    return parts
