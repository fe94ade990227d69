"""The words of addresses, from the tables beside this page; a city's own names that are the same may be added."""

import csv
from functools import cache
from pathlib import Path

from ...engine.premises.addresses.words import KINDS, AddressWords
from .pinyin import sound_of

__all__ = ["address_words"]

_WORDS = Path(__file__).parent / "address_words.csv"
_LOOKS = Path(__file__).parent / "address_looks.csv"


def address_words(aliases=None):
    """Read the words that addresses are made of.

    Parameters
    ----------
    aliases : dict of str to str, optional, names of roads and compounds with the names that the register has for them

    Returns
    -------
    AddressWords

    Examples
    --------
    >>> words = address_words()
    >>> words.standard("road_type")["AVENUE"], words.sounds["溪"], "己" in words.looks["已"]
    ('AVE', 'xi', True)
    """
    words, looks = _tables()
    return AddressWords(words, dict(aliases or {}), _Sounds(), looks)


class _Sounds(dict):
    """How characters sound, looked up as they are asked for."""

    def __missing__(self, character):
        sound = self[character] = sound_of(character)
        return sound

    def get(self, character, default=""):
        """The sound of a character, the default where it is not known."""
        return self[character] or default


@cache
def _tables():
    words = {kind: {} for kind in KINDS}
    with _WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words[row["kind"]][row["word"]] = row["standard"] or row["word"]
    looks = {}
    with _LOOKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for character in row["characters"]:
                looks[character] = looks.get(character, frozenset()) | (frozenset(row["characters"]) - {character})
    return words, looks
