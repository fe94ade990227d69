"""Western addresses in parts: 12-14 Elm St North #3."""

import re

from .folding import folded
from .house_numbers import house_number
from .parsed import EMPTY, Address

__all__ = ["WesternParser"]

_NUMBER = r"[0-9]+(?:\.5)?(?:-?\s?1/2)?(?:\s?-?(?:BIS|TER|QUATER|[A-Z])(?![A-Z]))?"
_RANGE = re.compile(rf"(?P<number>{_NUMBER}(?:\s*[-/&+]\s*(?:{_NUMBER}))*)(?=\s|,|$)\s*,?\s*(?P<rest>.*)")
_COMMA_AFTER_NUMBER = re.compile(r"^([0-9]+[A-Z]?)\s*,\s*(?=[A-Z])")
_LETTER_APART = re.compile(r"(?P<number>.*[0-9])\s+(?P<letter>[A-Z])")
_ORDINAL = re.compile(r"([0-9]+)(?:ST|ND|RD|TH)")
_NUMBER_LAST = re.compile(r"(?P<rest>[^0-9#,]+?),?\s+(?P<number>[0-9]+[A-Z]?(?:-[0-9]+[A-Z]?)?)")


class WesternParser:
    """Reads addresses in which the number stands before or behind the road.

    Parameters
    ----------
    words : AddressWords

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> kinds = {"road_type": {"STREET": "ST", "ST": "ST"}, "road_way": {"NORTH": "N"}, "room_word": {"APT": "APT"}}
    >>> parse = WesternParser(AddressWords(kinds)).parse
    >>> one = parse("12-14 Elm Street north, Apt 14/3")
    >>> one.road, tuple(one.number), one.room, one.named
    ('ELM ST N', (12, 14, ''), '14/3', 14)
    """

    def __init__(self, words):
        self._types, self._ways = words.standard("road_type"), words.standard("road_way")
        self._tails = words.standard("road_tail")
        self._words, self._halves = words.standard("road_word"), words.standard("half")
        rooms = "|".join(rf"\b{re.escape(word)}\b\.?" for word in words.of("room_word"))
        self._room = re.compile(rf"\s*(?:#|{rooms + '|' if rooms else ''},)[\s#:]*")

    def parse(self, text):
        """Read an address.

        Parameters
        ----------
        text : str

        Returns
        -------
        Address
        """
        for word, standard in self._halves.items():
            text = text.replace(word, f" {standard}")
        text = folded(text)
        text = _COMMA_AFTER_NUMBER.sub(r"\1 ", text)
        place, *rest = self._room.split(text)
        if not place and rest:
            place, *rest = rest
        room = " ".join(rest)
        match = _RANGE.fullmatch(place) or _NUMBER_LAST.fullmatch(place)
        said, rest = self._letter_of_road(match["number"], match["rest"]) if match else ("", place)
        number = house_number(re.sub(r"\s*([-/&+])\s*(?!2(?![0-9]))", r"\1", said)) if match else None
        road = self._road(rest if number else place)
        if not road and number is None:
            return EMPTY
        return Address(road=road, number=number, room=room.strip(), named=_named(number, room))

    def _letter_of_road(self, number, rest):
        """Give a letter behind a number to the road where it is its way (12 N Main St) or its name (1200 K St NW)."""
        match, words = _LETTER_APART.fullmatch(number), rest.split()
        if match is None or not words:
            return number, rest
        named = words[0] in self._types and all(word in self._ways for word in words[1:])
        if named or match["letter"] in self._ways:
            return match["number"], f"{match['letter']} {rest}"
        return number, rest

    def _road(self, text):
        """A road's name, its words in their standard forms; a type or a way is none where nothing stands before it."""
        words = text.replace("-", " ").split()
        kept = []
        for place, word in enumerate(words):
            last = place and all(later in self._types or later in self._ways for later in words[place + 1 :])
            ending = self._ways.get(word) or self._types.get(word) if last else None
            standard = ending or self._words.get(word, word)
            for tail, whole in self._tails.items():
                if ending is None and word.endswith(tail) and len(word) > len(tail) + 1:
                    standard = word[: -len(tail)] + whole
            standard = _ORDINAL.sub(r"\1", standard) if _ORDINAL.fullmatch(standard) else standard
            if not kept or kept[-1] != standard:
                kept.append(standard)
        return " ".join(kept)


def _named(number, room):
    """The house number that a room names."""
    match = re.match(r"\s*([0-9]+)", room)
    if number is None or number.single or match is None:
        return -1
    value = int(match[1])
    return value if number.covers(value) else -1
