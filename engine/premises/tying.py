"""Tie the rows of a register to buildings: by code, by address, by place, each with how sure it is."""

import unicodedata
from dataclasses import dataclass

import numpy as np
import shapely

from ..progress import Progress
from .model import Ties
from .placing import NEAR_M, Placing

__all__ = ["SURE", "Tied", "code_key", "tie_rows"]

SURE = 0.9
"""The confidence from which on a tie is sure."""

_MOST = 3
_CODE = 0.999
_AGAINST = 0.5  # what is left of a tie by code whose address is surely of another building
_SMALL = 0.02  # what a candidate of the address has by a place that does not know it, and the other way round
_EVERY = 2048
_ENOUGH = 20  # rows of which both address and place are known, to say how far places lie off


@dataclass(frozen=True)
class Tied:
    """The ties of a register, and what was wrong.

    Attributes
    ----------
    ties : Ties, a row for each row of the register
    entrances, rooms : (n,) arrays of str, those of the register, else what the address says
    troubles : dict of str to (k,) array of int, rows of the register: 'code_unknown' (its code is of no building),
        'code_against_address', 'address_against_place', 'nothing_said' (neither code nor address nor place),
        'places_off' (their places were not used, since they lie far from what addresses and codes name)
    off : float, metres that places lie beside the buildings that codes and addresses surely name, by the middle one
    """

    ties: Ties
    entrances: np.ndarray
    rooms: np.ndarray
    troubles: dict
    off: float = 0.0


def code_key(code):
    """A building's code as codes are compared: half width, capitals, no spaces.

    Examples
    --------
    >>> code_key(" ４３07a-1 ")
    '4307A-1'
    """
    return "".join(unicodedata.normalize("NFKC", code).upper().split())


def tie_rows(register, buildings, matcher, shapes=None, streets=None, street_names=None, decisions=None, sure=SURE,
             progress=None):  # fmt: skip
    """Tie every row of a register to a building.

    A code that is of a building ties; else the address; else the place. Address and place help each other where neither
    is sure. A row that a person has decided is not looked at.

    Parameters
    ----------
    register : RegisterRows
    buildings : Buildings
    matcher : addresses.matching.AddressMatcher over the addresses of these buildings
    shapes : (n,) array of geometries or None, optional; what each row lies on, by default the register's points
    streets, street_names : (s,) arrays of lines and of str, optional, for the nearest side of the street
    decisions : dict of str (a row's key) to int, a row of buildings, -1 for none of all
    sure : float, the confidence from which on a tie is sure
    progress : Progress, optional

    Returns
    -------
    Tied

    Raises
    ------
    engine.progress.CancelledError
        The caller asked to stop.

    Examples
    --------
    >>> from community_grids.engine.premises.addresses.index import AddressIndex
    >>> from community_grids.engine.premises.addresses.matching import AddressMatcher
    >>> from community_grids.engine.premises.addresses.words import AddressWords
    >>> from community_grids.engine.premises.model import buildings_of, register_rows_of
    >>> matcher = AddressMatcher(AddressIndex(["12 Elm St", "7 Oak St"], [0, 1], AddressWords({})))
    >>> register = register_rows_of(["a", "b", "c"], codes=["", "B-2", ""], addresses=["12 elm st", "", "3 Ash St"])
    >>> ties = tie_rows(register, buildings_of(["B-1", "B-2"]), matcher).ties
    >>> ties.buildings.tolist(), ties.methods.tolist(), ties.states.tolist()
    ([0, 1, -1], ['address', 'code', 'none'], ['sure', 'sure', 'unmatched'])
    """
    tying = _Tying(register, buildings, sure, progress or Progress())
    tying.take_decisions(decisions or {})
    tying.match_addresses(matcher)
    tying.take_codes()
    tying.take_addresses()
    tying.take_places(register.points if shapes is None else shapes, streets, street_names)
    return tying.tied()


class _Tying:
    """A register while it is being tied."""

    def __init__(self, register, buildings, sure, progress):
        self._register, self._buildings, self._sure, self._progress = register, buildings, sure, progress
        count = len(register)
        self._found = np.full(count, -1)
        self._methods = np.full(count, "none", dtype=object)
        self._states = np.full(count, "unmatched", dtype=object)
        self._confidences = np.zeros(count)
        self._candidates = np.full((count, _MOST), -1)
        self._scores = np.zeros((count, _MOST))
        self._entrances, self._rooms = register.entrances.copy(), register.rooms.copy()
        self._roads = np.full(count, "", dtype=object)
        self._by_address = {}
        self._troubles, self._off = {}, 0.0

    def take_decisions(self, decisions):
        """What a person has decided stays."""
        for row, key in enumerate(self._register.keys):
            if key in decisions:
                self._found[row] = self._candidates[row, 0] = decisions[key]
                self._scores[row, 0] = float(decisions[key] >= 0)
                self._confidences[row] = 1.0
                self._methods[row] = self._states[row] = "decided"

    def match_addresses(self, matcher):
        """Ask for every address once, and keep what it says of entrance and room."""
        addresses, open_ = self._register.addresses, self._states != "decided"
        for row, text in enumerate(addresses):
            if row % _EVERY == 0:
                self._progress.check()
                self._progress.report("tying", 0.8 * row / len(addresses))
            if not text:
                continue
            match = matcher.match(text)
            self._roads[row] = match.address.road
            self._entrances[row] = self._entrances[row] or match.address.entrance
            self._rooms[row] = self._rooms[row] or match.address.room
            if open_[row] and match.buildings:
                self._by_address[row] = match

    def take_codes(self):
        """Tie by code; doubtful where the address is surely of another building."""
        rows_of = {}
        for row, code in enumerate(self._buildings.ids):
            rows_of.setdefault(code_key(code), row)
        unknown, against = [], []
        for row, code in enumerate(self._register.codes):
            if not code or self._states[row] == "decided":
                continue
            building = rows_of.get(code_key(code), -1)
            if building < 0:
                unknown.append(row)
                continue
            match = self._by_address.pop(row, None)
            other = match is not None and match.buildings[0] != building and match.scores[0] >= self._sure
            if other:
                against.append(row)
                self._fill(row, [(building, _AGAINST), (match.buildings[0], _AGAINST * match.scores[0])], "code")
            else:
                self._fill(row, [(building, _CODE)], "code")
        self._troubles["code_unknown"] = np.array(unknown, dtype=int)
        self._troubles["code_against_address"] = np.array(against, dtype=int)

    def take_addresses(self):
        """Tie by address."""
        for row, match in self._by_address.items():
            self._fill(row, list(zip(match.buildings, match.scores)), "address")

    def take_places(self, shapes, streets, names):
        """Tie by place what has no address that is sure, and look whether places speak against addresses."""
        shapes = np.asarray(shapes, dtype=object)
        with_place = np.array([shape is not None for shape in shapes], dtype=bool) & (self._states != "decided")
        self._troubles["nothing_said"] = np.flatnonzero(
            ~with_place & (self._register.addresses == "") & (self._register.codes == "")
            & (self._states != "decided")
        )  # fmt: skip
        rows = np.flatnonzero(with_place)
        self._troubles["address_against_place"] = self._troubles["places_off"] = np.array([], dtype=int)
        if not len(rows):
            return
        self._progress.check()
        self._progress.report("tying", 0.85)
        self._off = self._places_off(rows, shapes)
        if self._off > NEAR_M:  # another CRS, or a shifted one: such places would only mislead
            self._troubles["places_off"] = rows
            return
        placing = Placing(self._buildings.footprints, streets, names, self._off)
        found, scores, methods = placing.place(shapes[rows], self._roads[rows])
        against = []
        for at, row in enumerate(rows):
            placed = [(int(one), float(score)) for one, score in zip(found[at], scores[at]) if one >= 0]
            if self._states[row] == "sure":
                if (
                    methods[at] in ("inside", "overlap")
                    and placed[0][1] >= self._sure
                    and placed[0][0] != self._found[row]
                ):
                    against.append(row)
                continue
            if placed and self._methods[row] != "code":
                self._join(row, placed, methods[at])
        self._troubles["address_against_place"] = np.array(against, dtype=int)

    def _places_off(self, rows, shapes):
        """Metres from the places to the buildings that code or address surely name, by the middle one; 0 of a few."""
        known = rows[(self._states[rows] == "sure") & (self._found[rows] >= 0)]
        far = shapely.distance(shapes[known], self._buildings.footprints[self._found[known]])
        far = far[~np.isnan(far)]
        return float(np.median(far)) if len(far) >= _ENOUGH else 0.0

    def _join(self, row, placed, method):
        """What the address and the place say together."""
        told = [(int(one), float(score)) for one, score in zip(self._candidates[row], self._scores[row]) if one >= 0]
        if not told:
            self._fill(row, placed, method)
            return
        by_address, by_place = dict(told), dict(placed)
        weights = {
            one: (by_address.get(one, 0.0) + _SMALL) * (by_place.get(one, 0.0) + _SMALL)
            for one in by_address | by_place
        }
        none = (1 - min(sum(by_address.values()), 1.0) + _SMALL) * (1 - min(sum(by_place.values()), 1.0) + _SMALL)
        whole = sum(weights.values()) + none
        joined = sorted(
            ((one, weight / whole) for one, weight in weights.items()), key=lambda pair: (-pair[1], pair[0])
        )
        best = joined[0][0]
        self._fill(row, joined, "address" if by_address.get(best, 0) >= by_place.get(best, 0) else method)

    def _fill(self, row, pairs, method):
        pairs = pairs[:_MOST]
        self._candidates[row], self._scores[row] = -1, 0.0
        for place, (building, score) in enumerate(pairs):
            self._candidates[row, place], self._scores[row, place] = building, score
        self._found[row], self._confidences[row] = pairs[0]
        self._methods[row] = method
        self._states[row] = "sure" if pairs[0][1] >= self._sure else "doubtful"

    def tied(self):
        """Put the result together; a doubtful tie says which building is likeliest."""
        hopeless = (self._states == "doubtful") & (self._confidences < _HOPELESS)
        self._states[hopeless], self._methods[hopeless] = "unmatched", "none"
        self._found[hopeless], self._confidences[hopeless] = -1, 0.0
        ties = Ties(self._found, self._methods, self._confidences, self._states, self._candidates, self._scores)
        return Tied(ties, self._entrances, self._rooms, self._troubles, self._off)


_HOPELESS = 0.02  # a likeliest building that is less likely than this is not worth a person's time
