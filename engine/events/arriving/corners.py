"""Where two streets meet, by their names."""

import re

import numpy as np
import shapely

from ...premises.addresses.parsing import AddressParser
from ...premises.addresses.spelling import SLIPS, NameIndex

__all__ = ["Corners"]

# Streets that come so near without meeting are drawn carelessly; places of one corner lie so near each other.
_NEAR_M, _ONE_M = 40.0, 90.0

_AND = re.compile(r"\s+(?:&|and|@|at|/|\+|y)\s+|\s*[&@+]\s*|\s+/\s+|[与和及、]|交汇|交叉", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:十字|丁字|三岔|交叉|交汇|相交)*(?:路口|交口|口|处|附近|旁|边)*$|^(?:corner of|intersection of|cnr)\s+",
    re.IGNORECASE,
)
_SHORTEST = 2
_MOST = 4  # names that a street's may stand for


class Corners:
    """The streets of a district, ready to be asked where two of them meet.

    Parameters
    ----------
    lines : (s,) array of lines or None, metres
    names : (s,) sequence of str, '' where a street has none
    words : AddressWords

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> words = AddressWords({"road_type": {"STREET": "ST", "ST": "ST"}, "road": {"路": "路", "街": "街"}})
    >>> lines = [shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(40, -50), (40, 50)])] * 2
    >>> corners = Corners(lines, ["Main St", "Windsor St", "人民路", "朝阳街"], words)
    >>> corners.place("MAIN STREET & Windsor St"), corners.place("人民路与朝阳街交叉口"), corners.place("Main St")
    ((40.0, 0.0), (40.0, 0.0), None)
    """

    def __init__(self, lines, names, words):
        self._parser = AddressParser(words)
        self._streets = {}
        for line, name in zip(lines, names, strict=True):
            road = self._road(name) if name else ""
            if road and line is not None and not line.is_empty:
                self._streets.setdefault(road, []).append(line)
        self._names = NameIndex(self._streets, words)
        self._written = sorted((name for name in self._streets if not name.isascii()), key=len, reverse=True)
        self._whole, self._places = {}, {}

    def place(self, text):
        """Where the streets that a text names meet: (x, y), None where it names no two, or they do not meet once.

        Parameters
        ----------
        text : str
        """
        roads = self._roads(text)
        return None if roads is None else self._meeting(*roads)

    def _roads(self, text):
        """The two streets that a text names, None where it does not."""
        found = [] if text.isascii() else self._held(text)
        if len(found) == 2:
            return tuple(found)
        found = []
        for part in _AND.split(text):
            said = _ENDS.sub("", part.strip())
            near = self._known(self._road(said)) if len(said) >= _SHORTEST else ""
            if near and near not in found:
                found.append(near)
        return tuple(found) if len(found) == 2 else None

    def _held(self, text):
        """The Chinese names that a text holds, the longer first."""
        found = []
        for name in self._written:
            if name in text:
                found.append(name)
                text = text.replace(name, " ")
        return found

    def _road(self, text):
        address = self._parser.parse(text)
        return (address.road or address.compound) if address.number is None else ""

    def _known(self, road):
        """The street that a name stands for, '' where there is none or it may be several."""
        if not road or road in self._streets:
            return road
        near = [name for name, slip in self._names.near(road) if SLIPS.index(slip) < SLIPS.index("two")][:_MOST]
        return near[0] if len(near) == 1 else ""

    def _meeting(self, one, other):
        key = tuple(sorted((one, other)))
        if key not in self._places:
            self._places[key] = self._meet(*map(self._line, key))
        return self._places[key]

    def _line(self, road):
        if road not in self._whole:
            self._whole[road] = shapely.union_all(np.array(self._streets[road], dtype=object))
        return self._whole[road]

    def _meet(self, one, other):
        with np.errstate(invalid="ignore"):
            both = shapely.intersection(one, other)
        if both.is_empty:
            if shapely.distance(one, other) > _NEAR_M:
                return None
            both = shapely.shortest_line(one, other)
        points = shapely.get_coordinates(both)
        if np.hypot(*(points.max(axis=0) - points.min(axis=0))) > _ONE_M:
            return None
        return tuple(points.mean(axis=0).tolist())
