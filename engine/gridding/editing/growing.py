"""Grids that grow into ground beside them, unit by unit, each staying whole.

What a step costs does not grow with the grids nor with the ground: of each grid the best offer is known, and whether it
stays whole with a unit is seen from the units round that one.
"""

from heapq import heappop, heappush

import numpy as np

from ..search.partition import off_band

__all__ = ["Growing"]

ROUND = 9
"""Decimals of a share of an outline, so that equal ones are equal in any order of summing."""


class Growing:
    """Grids and what they took in so far.

    Parameters
    ----------
    draft : Draft

    Attributes
    ----------
    code_of : dict of row to code, the units that were given
    """

    def __init__(self, draft):
        self.draft = draft
        self.code_of = {}
        self._grids = {}

    def grow_over(self, piece, may_grow):
        """Let the grids round a piece of ground grow into it.

        Each time the unit goes where the fewest households are off the band afterwards, of these where it has most of
        its outline in common.

        Parameters
        ----------
        piece : (n,) array of int, units without a grid
        may_grow : callable, says of a code whether its grid may take units

        Returns
        -------
        (k,) array of int, the units that no grid could take, ascending
        """
        offers = _Offers(self.draft, piece)
        for border, row, other in zip(*(column.tolist() for column in self.draft.ways.beside(piece)), strict=True):
            code = self.code_of.get(other, self.draft.codes[other])
            if may_grow(code):
                offers.add(border, row, other, code)
        while (offer := offers.best(self._worse)) is not None:
            row, code = offer
            if not self._grid(code).takes(row):
                offers.put_off(row, code)
                continue
            self._grid(code).take(row)
            self.code_of[row] = code
            offers.taken(row, code)
            for border, other in zip(*(column.tolist() for column in self.draft.ways.around(row)), strict=True):
                offers.add(border, other, row, code)
        return np.array(sorted(offers.left), dtype=int)

    def _grid(self, code):
        if code not in self._grids:
            self._grids[code] = _Grid(self.draft, code)
        return self._grids[code]

    def _worse(self, households, code):
        """By how many households more a grid would miss its band with so many more."""
        band, total = self.draft.band(code), self._grid(code).households
        return off_band(total + households, band) - off_band(total, band)


class _Offers:
    """Which unit may go to which grid, the best first.

    Attributes
    ----------
    left : set of int, the units of the ground that are not given yet
    """

    def __init__(self, draft, piece):
        self.left = set(piece.tolist())
        self._units = draft.fabric.units
        self._shares = {}  # of the unit's outline, by unit and grid
        self._queues = {}  # by grid and households of the unit: a heap of (-share, unit)
        self._put_off = {}  # by grid: offers that it cannot take as it is
        self._best = {}  # by grid, where nothing changed since
        self._grids_at = {}  # by unit: the grids beside it

    def add(self, border, row, other, code):
        """Enter one border of a unit with a unit of a grid."""
        units = self._units
        walk = units.borders.open[border] or not units.households[row]
        if row not in self.left or not walk or units.communities[row] != units.communities[other]:
            return
        share = self._shares.get((row, code), 0.0) + float(units.borders.lengths[border] / units.perimeters[row])
        self._shares[row, code] = share
        self._grids_at.setdefault(row, set()).add(code)
        self._push(row, code)

    def best(self, worse):
        """The best offer, (row, code), None where there is none.

        Parameters
        ----------
        worse : callable, by how many households a grid would be further off its band with so many more
        """
        for code, queues in self._queues.items():
            if code not in self._best:
                tops = ((self._top(queue, code), households) for households, queue in queues.items())
                self._best[code] = min(
                    ((worse(households, code), *top, code) for top, households in tops if top), default=None
                )
        *_, row, code = min(filter(None, self._best.values()), default=(None, None))
        return None if code is None else (row, code)

    def put_off(self, row, code):
        """A grid cannot take a unit before it has grown."""
        heappop(self._queues[code][int(self._units.households[row])])
        self._put_off.setdefault(code, []).append(row)
        self._best.pop(code)

    def taken(self, row, code):
        """A unit went to a grid."""
        self.left.discard(row)
        for other in self._grids_at[row]:
            self._best.pop(other, None)
        for again in self._put_off.pop(code, []):
            if again in self.left:
                self._push(again, code)

    def _push(self, row, code):
        queue = self._queues.setdefault(code, {}).setdefault(int(self._units.households[row]), [])
        heappush(queue, (-round(self._shares[row, code], ROUND), row))
        self._best.pop(code, None)

    def _top(self, queue, code):
        """The first offer of a queue that still stands."""
        while queue:
            share, row = queue[0]
            if row in self.left and share == -round(self._shares[row, code], ROUND):
                return queue[0]
            heappop(queue)
        return None


class _Grid:
    """A grid that grows.

    Attributes
    ----------
    households : int
    """

    def __init__(self, draft, code):
        self._ways, self._units = draft.ways, draft.fabric.units
        self._rows = set(draft.units_of(code).tolist())
        self.households = draft.households(code)
        self._settled = self._pinched = None

    def takes(self, row):
        """Say whether the grid stays whole with a unit."""
        if not self._walks_to(row):
            own, more = self._array(), self._array(row)
            if len(self._ways.pieces(more)) > max(len(self._ways.pieces(own)), 1):
                return False
        near = [other for other in self._ways.touching(row).tolist() if other in self._rows]
        return not self._ways.pinches_with(row, np.array(near, dtype=int)) or self._is_pinched()

    def take(self, row):
        """Grow."""
        if self._walks_to(row):
            self._settled.add(row)
        else:
            self._settled = None
        self._rows.add(row)
        self.households += int(self._units.households[row])
        self._pinched = self._pinched and None  # a grid that touches itself may do so no more

    def _walks_to(self, row):
        """Say whether one can walk to a unit from where most of the grid's households live: no new piece then."""
        if self._settled is None:
            core = self._ways.walkable(self._array())
            lived_in = self._units.households[core].any() or len(core) == len(self._rows)
            self._settled = set(core.tolist()) if lived_in else set()
        borders, beside = self._ways.around(row)
        return not self._settled.isdisjoint(beside[self._units.borders.open[borders]].tolist())

    def _is_pinched(self):
        if self._pinched is None:
            self._pinched = self._ways.pinch(self._array()) is not None
        return self._pinched

    def _array(self, *more):
        return np.array(sorted(self._rows.union(more)), dtype=int)
