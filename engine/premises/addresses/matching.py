"""Find the buildings that an address may be of, each with how likely it is, and say what differs."""

import math
from bisect import bisect_left
from typing import NamedTuple

from .evidence import Evidence
from .index import stem_of
from .parsed import Address
from .spelling import SLIPS

__all__ = ["MOST_CANDIDATES", "AddressMatcher", "Match"]

MOST_CANDIDATES = 3
"""Buildings that are told for an address."""

# How far candidates are looked for.
_MOST_NAMES, _MOST_ROWS, _MOST_SLIPS, _NEAR_NUMBERS, _LONGEST = 12, 400, 2, 4, 400
_SIDES, _WIDEST = 2, 40  # a number between two that are so far from each other at most
_MOST_POINTS = 40.0
_PLAIN = 0.9  # how likely a building must be that nobody has to look at others


class Match(NamedTuple):
    """The buildings an address may be of, the likeliest first.

    Attributes
    ----------
    buildings : tuple of int, rows of buildings, at most `MOST_CANDIDATES`
    scores : tuple of float, how likely each is, 0 to 1; they and the chance that it is none of all make 1 at most
    differences : tuple of tuple of str, what differs, see `Evidence.points`
    address : Address, as it was read
    """

    buildings: tuple
    scores: tuple
    differences: tuple
    address: Address


class AddressMatcher:
    """Finds buildings by address.

    Parameters
    ----------
    index : AddressIndex

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.index import AddressIndex
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> words = AddressWords({"road_type": {"STREET": "ST", "ST": "ST"}})
    >>> matcher = AddressMatcher(AddressIndex(["12 Elm St", "14 Elm St", "7 Oak St"], [0, 0, 1], words))
    >>> match = matcher.match("12-14 elm street #3")
    >>> match.buildings[0], match.scores[0] > 0.9, match.address.room
    (0, True, '3')
    """

    def __init__(self, index):
        self.index = index
        self._evidence = Evidence(index.words, index.roads.names | index.compounds.names)
        self._found, self._near, self._sorted = {}, {}, {}

    def match(self, text):
        """Find the buildings that an address may be of.

        Parameters
        ----------
        text : str

        Returns
        -------
        Match
        """
        address = self.index.parser.parse(text)
        key = (address.place, address.community, address.named)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._match(address)
        return Match(*found, address)

    def explain(self, text, building):
        """Say what differs between an address and that of a building which is nearest to it.

        Parameters
        ----------
        text : str
        building : int, row of a building

        Returns
        -------
        asked : Address, as it is read when it is compared with that of the building
        known : Address, None where the building has none
        differences : tuple of str, see `Evidence.points`
        """
        address, best = self.index.parser.parse(text), None
        rows = [row for row, own in enumerate(self.index.buildings) if own == building]
        for reading in self._readings(address):
            for row in rows:
                points, differ = self._evidence.points(reading, self.index.addresses[row])
                if best is None or points > best[0]:
                    best = points, reading, self.index.addresses[row], differ
        return (address, None, ()) if best is None else best[1:]

    def _match(self, address):
        if not address.says_something:
            return (), (), ()
        exact = dict.fromkeys(self.index.by_place.get(address.place, ()), "")
        readings = [address] if exact else list(self._readings(address))
        best = {}
        for reading in readings:
            self._compare(reading, exact or self._rows(reading), best)
        if len(best) < MOST_CANDIDATES and _likeliest(best) < _PLAIN:
            for reading in readings:  # for the person who has to decide
                self._compare(reading, self._others(reading), best)
        if not best:
            return (), (), ()
        odds, whole = _odds(best)
        best.pop(-1, None)  # an address that is known to be of no building
        order = sorted(best, key=lambda building: (-best[building][0], building))[:MOST_CANDIDATES]
        scores = tuple(odds[building] / whole for building in order)
        return tuple(order), scores, tuple(best[building][1] for building in order)

    def _compare(self, reading, rows, best):
        """Keep the most points of each building: `best` is a dict of int to (float, tuple of str)."""
        for row, beside in rows.items():
            points, differ = self._evidence.points(reading, self.index.addresses[row], beside)
            building = self.index.buildings[row]
            if building not in best or points > best[building][0]:
                best[building] = (points, differ)

    def _readings(self, address):
        """An address, and other ways to read what was written."""
        yield address
        if address.building and address.room and not address.entrance:  # 7号1-301: entrance 1, no building
            yield address._replace(building="", entrance=address.building)
        number, behind = address.number, address.building and not (address.compound or address.room)
        if behind and number is not None and number.single and not number.suffix:  # 和溪街12-1: 12号附1
            yield address._replace(building="", number=number._replace(suffix=address.building))
        if address.community and address.road and not self._names(self.index.roads, address.road):
            yield address._replace(community="", road=address.community + address.road)
        if address.road and address.number is not None and not address.compound and not address.building:
            if self._names(self.index.compounds, address.road):  # a compound, and 号 for 幢
                number = address.number
                building = f"{number.low}{number.suffix}" if number.single else f"{number.low}-{number.high}"
                yield address._replace(road="", number=None, compound=address.road, building=building)
        elif address.compound and not address.road and self._names(self.index.roads, address.compound):
            yield address._replace(road=address.compound, compound="")

    def _rows(self, address):
        """Rows of the index that are worth comparing, with the word of `Evidence.points` for what stands beside."""
        index = self.index
        rows = {}
        compounds = self._names(index.compounds, address.compound)
        roads = self._names(index.roads, address.road)
        if address.number is not None:
            for road in roads:
                rows.update(dict.fromkeys(self._with_number(road, address), ""))
                if road == address.road and not rows:  # it is a road, and nobody has the number
                    rows.update(self._beside(road, address.number))
            if not rows:
                for road in roads[:_MOST_SLIPS]:
                    rows.update(dict.fromkeys(self._near_number(road, address.number), ""))
        elif not compounds:
            for road in roads:
                rows.update(dict.fromkeys(index.by_road[road][:_MOST_ROWS], ""))
        for compound in compounds:
            buildings = index.by_building[compound]
            own = buildings.get(address.building) or [row for own in buildings.values() for row in own]
            rows.update(dict.fromkeys(own[:_MOST_ROWS], ""))
        return dict(list(rows.items())[:_MOST_ROWS])

    def _others(self, address):
        """More rows that somebody may want to see: of the road near the number, of the compound near the building."""
        rows = []
        for road in self._names(self.index.roads, address.road)[:_MOST_SLIPS] if address.number is not None else ():
            rows += self._near_number(road, address.number)
        for compound in self._names(self.index.compounds, address.compound)[:_MOST_SLIPS]:
            rows += [row for own in self.index.by_building[compound].values() for row in own]
        return dict.fromkeys(rows[:_MOST_ROWS], "")

    def _beside(self, road, asked):
        """The rows next to a number that nobody has, on its side of the road: 'between' where of one building."""
        numbers = self.index.by_number[road]
        if road not in self._sorted:
            self._sorted[road] = sorted(numbers)
        own = [number for number in self._sorted[road] if (number - asked.low) % 2 == 0]
        place = bisect_left(own, asked.low)
        sides = [numbers[number] for number in own[max(place - 1, 0) : place + 1]]
        if len(sides) < _SIDES or own[place] - own[place - 1] > _WIDEST:
            return {}
        before, after = (self.index.buildings_of(rows) for rows in sides)
        word = "between" if before == after and len(before) == 1 else "next"
        return {row: word for rows in sides for row in rows}

    def _with_number(self, road, address):
        """Rows of a road that have the number, or lie in its range."""
        asked, numbers = address.number, self.index.by_number[road]
        wanted = [value for value in range(asked.low, min(asked.high, asked.low + _LONGEST) + 1) if asked.covers(value)]
        if address.named >= 0:
            wanted.insert(0, address.named)
        return [row for value in wanted for row in numbers.get(value, ())]

    def _near_number(self, road, asked):
        """Rows of a road whose number the one asked for may be a slip of, or that stand beside it."""
        numbers = self.index.by_number[road]
        high = min(asked.high, asked.low + _LONGEST)
        near = [*range(asked.low - _NEAR_NUMBERS, high + _NEAR_NUMBERS + 1), *_slips(asked.low)]
        return [row for value in near for row in numbers.get(value, ())]

    def _names(self, names, written):
        """The names that something may stand for, the likeliest first."""
        if not written:
            return ()
        key = (id(names), written)
        if key not in self._near:
            written = self.index.words.aliases.get(written, written)
            stems, endings = (
                (self.index.road_stems, "road")
                if names is self.index.roads
                else (self.index.compound_stems, "compound_end")
            )
            near = [name for name, _ in names.near(written)]
            near += stems.get(written, ()) or stems.get(self._stem(written, endings), ())
            if not near:
                near = self._ends(names, written)
            self._near[key] = tuple(dict.fromkeys(near))[:_MOST_NAMES]
        return self._near[key]

    def _stem(self, written, endings):
        return stem_of(written, self.index.words.of(endings), self.index.words)

    def _ends(self, names, written):
        """Names of which something that cannot be parted otherwise begins or ends with a slip."""
        found = []
        for length in range(len(written) - 1, 2, -1):
            found = [name for name, slip in names.near(written[-length:]) if SLIPS.index(slip) < SLIPS.index("two")]
            if found:
                break
        return found


def _odds(best):
    """The odds of each building against none of all, and the sum of all chances."""
    odds = {building: math.exp(min(points, _MOST_POINTS)) for building, (points, _) in best.items()}
    return odds, 1.0 + sum(odds.values())


def _likeliest(best):
    """How likely the likeliest building is."""
    odds, whole = _odds(best)
    return max(odds.values(), default=0.0) / whole


def _slips(number):
    """Numbers that one slip away: a digit missing, doubled, wrong or two swapped."""
    text = str(number)
    found = set()
    for place in range(len(text)):
        found.add(text[:place] + text[place + 1 :])
        found.add(text[:place] + text[place] + text[place:])
        found.update(text[:place] + digit + text[place + 1 :] for digit in "0123456789")
        found.update(text[:place] + digit + text[place:] for digit in "0123456789")
        if place:
            found.add(text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :])
    found.update(text + digit for digit in "0123456789")
    return sorted({int(each) for each in found if each} - {number})
