"""Places for events that arrive with an address alone: of the address, of its neighbours, of a corner of streets."""

import re
from typing import NamedTuple

import numpy as np

from ...premises.addresses.index import AddressIndex
from ...premises.addresses.matching import AddressMatcher
from ...premises.addresses.parsing import AddressParser
from .corners import Corners

__all__ = ["BY_ADDRESS", "BY_CORNER", "BY_NEIGHBOUR", "AddressPlaces", "Found"]

BY_ADDRESS, BY_NEIGHBOUR, BY_CORNER = "address", "neighbour", "corner"
"""How a place was found: at the address itself, at those beside it that lie together, or where two streets meet."""

# What stands around an address where something happened.
_BESIDE = re.compile(
    r"(?:大?门[前口外]|附近|对面|[旁路]边|旁|楼[下前后]|[前后]面|[东南西北]{1,2}[侧面角边]|院[内里]|[内里处]|路段|一带)+$"
    r"|^(?:near|opposite|in front of|outside|behind|at)\s+",
    re.IGNORECASE,
)

# From how likely on an address is placed; candidates that lie so near each other are one place.
_SURE, _ONE_M = 0.8, 60.0


class Found(NamedTuple):
    """Where an address is.

    Attributes
    ----------
    place : (float, float) or None
    how : str, BY_ADDRESS, BY_NEIGHBOUR, BY_CORNER or ''
    confidence : float, 0 to 1
    candidates : tuple of str, the likeliest addresses as they are written in the district, at most three
    """

    place: tuple
    how: str
    confidence: float
    candidates: tuple


class AddressPlaces:
    """The addresses and streets of a district, ready to be asked where an address is.

    Parameters
    ----------
    texts : (a,) sequence of str
    places : (a, 2) array of float, metres
    words : AddressWords
    streets, street_names : (s,) sequences of lines and of str, optional
    progress : Progress, optional; asked whether to stop

    Examples
    --------
    >>> import shapely
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> words = AddressWords({"road_type": {"STREET": "ST", "ST": "ST"}})
    >>> lines = [shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(40, -50), (40, 50)])]
    >>> known = AddressPlaces(["12 Elm St", "16 Elm St"], [(10, 5), (20, 5)], words, lines, ["Elm St", "Oak St"])
    >>> [known.find(text).place for text in ("12 elm street", "Oak St & Elm Street", "99 Ash St", "Elm St")]
    [(10.0, 5.0), (40.0, 0.0), None, None]
    """

    def __init__(self, texts, places, words, streets=(), street_names=(), progress=None):
        places = np.asarray(places, dtype=float).reshape(-1, 2)
        there = np.isfinite(places).all(axis=1)
        plain = AddressParser(words)
        self._texts, self._places, owners, kept = [], [], [], []
        known = {}
        for text, place, whole in zip(texts, places.tolist(), there.tolist(), strict=True):
            if not whole or not text:
                continue
            key = plain.parse(text).place
            if key not in known or np.hypot(*np.subtract(place, self._places[known[key]])) > _ONE_M:
                known[key] = len(self._texts)
                self._texts.append(text)
                self._places.append(place)
            owners.append(known[key])
            kept.append(text)
        self._matcher = AddressMatcher(AddressIndex(kept, owners, words, progress=progress))
        self._corners = Corners(streets, street_names, words)
        self._found = {}

    def find(self, text):
        """Find where an address is.

        Parameters
        ----------
        text : str

        Returns
        -------
        Found
        """
        if text not in self._found:
            self._found[text] = self._look(text)
        return self._found[text]

    def _look(self, text):
        corner = self._corners.place(text)
        if corner is not None:
            return Found(corner, BY_CORNER, 1.0, ())
        match = self._matcher.match(_BESIDE.sub("", text.strip()))
        candidates = tuple(self._texts[row] for row in match.buildings)
        nameless = match.address.number is None and not match.address.building
        if not match.buildings or nameless:
            return Found(None, "", match.scores[0] if match.scores else 0.0, candidates)
        places = np.array([self._places[row] for row in match.buildings])
        near = np.hypot(*(places - places[0]).T) <= _ONE_M
        confidence = float(np.sum(np.array(match.scores)[near]))
        if confidence < _SURE:
            return Found(None, "", confidence, candidates)
        exact = not match.differences[0]
        return Found(tuple(places[0].tolist()), BY_ADDRESS if exact else BY_NEIGHBOUR, confidence, candidates)
