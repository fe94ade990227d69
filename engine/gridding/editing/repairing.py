"""The grids of a community mended where they are in pieces or out of band, so that few households change their grid."""

from dataclasses import dataclass, replace

import numpy as np

from ..feasibility import explain, least_out, possible_counts
from ..findings import found
from ..problems import problem_of
from ..rebalancing.least_change import CAREFUL, changes_for
from ..search.partition import all_off_band, connected, off_band
from .codes import new_records
from .fewest_moves import fewest_moves
from .making import checked, edit_of
from .model import Edit, RefusedError
from .proposing import divisions_in_parts
from .sides import parts_made_whole

__all__ = ["Repair", "repair_of", "repaired"]

VARIANTS, WAYS = 6, 3
"""Ways to another number of grids that are looked at, and of these how many that split the same grid."""

QUICK = replace(CAREFUL, lanes=8, prices=CAREFUL.prices[:1], mended=4, repairs=30)
"""How long to search where no few moves help: somebody waits."""


@dataclass(frozen=True)
class Repair:
    """What can be done for a community.

    Attributes
    ----------
    edit : Edit, None where nothing can be made better
    households : int, how many change their grid
    findings : list of Finding, why grids are out of band all the same
    """

    edit: Edit | None
    households: int
    findings: list


def repaired(draft, community, reason=""):
    """Mend a community.

    Parameters
    ----------
    draft : Draft
    community : int, its row
    reason : str

    Returns
    -------
    Edit

    Raises
    ------
    RefusedError
        Nothing can be made better: the finding of the first grid that is out of band, if one is.
    """
    repair = repair_of(draft, community, reason)
    if repair.edit is None:
        raise RefusedError(repair.findings[0] if repair.findings else found("edit_nothing"))
    return repair.edit


def repair_of(draft, community, reason=""):
    """Look for the repair of a community, and say why it does not mend all.

    Locked grids, those that go by another band than the community, and units without a grid, stay as they are.

    Returns
    -------
    Repair
    """
    own = [code for code in draft.grid_codes() if draft.records[code].community == community]
    free = [code for code in own if not draft.records[code].locked and not draft.stands_apart(code)]
    codes = [code for code in free if len(draft.units_of(code))]
    mending = _Mending(draft, community, codes)
    mending.join_pieces()
    for region in mending.regions():
        mending.bring_into_band(region)
    return mending.repair(own, reason)


class _Mending:
    """A community while it is mended.

    Attributes
    ----------
    rows : (n,) array of int, the units of its grids that are not locked, ascending
    part : (n,) array of int, the grid of each, by its place in `codes`, past the end of them for new ones
    """

    def __init__(self, draft, community, codes):
        self.draft, self.community, self.codes = draft, community, codes
        self.band = draft.fabric.bands[community]
        self.rows = np.sort(np.concatenate([np.empty(0, dtype=int), *(draft.units_of(code) for code in codes)]))
        place = {code: row for row, code in enumerate(codes)}
        self.part = np.array([place[code] for code in draft.codes[self.rows]], dtype=int)
        self.households = draft.fabric.units.households[self.rows]

    def join_pieces(self):
        """Give pieces to what they touch; one on which a grid in band can live becomes a grid."""
        ways = self.draft.ways
        for code in self.codes:
            for piece in ways.pieces(self.draft.units_of(code))[1:]:
                if off_band(int(self.draft.fabric.units.households[piece].sum()), self.band) == 0:
                    self.part[np.isin(self.rows, piece)] = self.part.max() + 1
        whole = parts_made_whole(ways, self.rows, self.part) if len(self.rows) else None
        self.part = self.part if whole is None else whole

    def regions(self):
        """The parts of the ground that one can walk through and where grids are out of band."""
        units, ways = self.draft.fabric.units, self.draft.ways
        left, regions = self.rows, []
        while units.households[left].any():
            core = ways.walkable(left)
            left = np.setdiff1d(left, core, assume_unique=True)
            totals = np.bincount(self.part, weights=self.households)
            if any(off_band(int(totals[grid]), self.band) for grid in self.part[np.isin(self.rows, core)]):
                regions.append(core)
        return regions

    def bring_into_band(self, core):
        """Mend the grids of a region: as many as the total asks for first, then the fewest households moved."""
        inside = np.isin(self.rows, core)
        units, around = self.draft.fabric.units, self.draft.fabric.around
        problem = problem_of(units, around, core, self.band, (1, len(core)))
        grids, grid_of = np.unique(self.part[inside], return_inverse=True)
        first = grid_of.ravel()
        then = fewest_moves(problem, first, _with_possible_count(problem, first))
        if _off(problem, then) > least_out(sum(problem.households), self.band):
            then = _divided_anew(problem, first, then)
        if _off(problem, then) < _off(problem, first):
            grids = np.r_[grids, self.part.max() + 1 + np.arange(then.max() + 1)]
            tried = self.part.copy()
            tried[inside] = grids[then]
            whole = parts_made_whole(self.draft.ways, self.rows, tried)
            self.part = self.part if whole is None else whole

    def repair(self, own, reason):
        """What came of it."""
        draft = self.draft
        fresh = [part for part in np.unique(self.part) if part >= len(self.codes)]
        records = new_records(draft, self.community, draft.fabric.kinds[self.community], len(fresh))
        names = dict(enumerate(self.codes)) | {part: new.code for part, new in zip(fresh, records, strict=True)}
        after = np.array([names[part] for part in self.part.tolist()], dtype=object)
        totals = {code: draft.households(code) for code in own if not draft.stands_apart(code)}
        try:
            edit = edit_of(draft, "repair", self.rows, after, {new.code: new for new in records}, reason)
            edit = checked(draft, edit)
        except RefusedError:
            return Repair(None, 0, self._reasons(totals))
        moved = draft.fabric.units.households[edit.units]
        for code, sign in ((edit.before, -1), (edit.after, 1)):
            for name, households in zip(code, moved.tolist(), strict=True):
                totals[name] = totals.get(name, 0) + sign * households
        gone = {code for code, record in edit.records_after.items() if record.void}
        reasons = self._reasons({code: total for code, total in totals.items() if code not in gone})
        return Repair(edit, int(moved.sum()), reasons)

    def _reasons(self, totals):
        """A finding for each grid that is out of band; before them what the total of the community says."""
        community = str(self.draft.fabric.community_codes[self.community])
        findings = []
        if any(off_band(total, self.band) for total in totals.values()):
            why = explain(sum(totals.values()), self.band)
            findings += [found(why[0], community_code=community, **why[1])] if why else []
        for code, total in sorted(totals.items()):
            numbers = {"grid_code": code, "community_code": community, "value": total, "households": total}
            if total > self.band.maximum:
                excess = total - self.band.maximum
                findings.append(found("grid_over", **numbers, maximum=self.band.maximum, excess=excess))
            elif total < self.band.minimum:
                short = self.band.minimum - total
                findings.append(found("grid_under", **numbers, minimum=self.band.minimum, short=short))
        return findings


def _off(problem, grid_of):
    """Grids out of band, and households by which they miss it; a number that no unit has is no grid."""
    totals = np.bincount(grid_of, weights=problem.households).astype(int)[np.unique(grid_of)]
    return all_off_band(totals.tolist(), problem.band)


def _with_possible_count(problem, grid_of):
    """Divisions into a number of grids that the total allows, some large grids split or small ones joined for that.

    Returns
    -------
    list of (n,) array of int, the division as it is where its number will do
    """
    counts = possible_counts(sum(problem.households), problem.band)
    starts = [grid_of]
    while counts and starts:
        number = len(np.unique(starts[0]))
        if counts[0] <= number <= counts[-1]:
            return starts
        last = number in (counts[0] - 1, counts[-1] + 1)
        change = _one_split if number < counts[0] else _one_joined
        starts = [other for start in starts for other in change(problem, start)][: VARIANTS if last else 1]
    return [grid_of]


def _one_split(problem, grid_of):
    """Divisions with one grid more: the two largest split, each in some ways."""
    totals = np.bincount(grid_of, weights=problem.households)
    splits = []
    for grid in np.argsort(-totals, kind="stable")[:2]:
        own = np.flatnonzero(grid_of == grid)
        if len(own) > 1 and connected(problem, own.tolist()):
            for _, halves in divisions_in_parts(problem.part(own), 2, 1)[:WAYS]:
                less = np.bincount(halves, weights=problem.part(own).households).argmin()
                splits.append(grid_of.copy())
                splits[-1][own[halves == less]] = grid_of.max() + 1
    return splits


def _one_joined(problem, grid_of):
    """Divisions with one grid less: the two smallest joined, each to any of its neighbours."""
    totals = np.bincount(grid_of, weights=problem.households)
    grids = np.unique(grid_of)
    sides = grid_of[problem.borders[problem.borders[:, 5] > 0][:, :2].astype(int)]
    joined = []
    for grid in grids[np.argsort(totals[grids], kind="stable")][:2]:
        for other in np.setdiff1d(sides[sides[:, 0] == grid, 1], grid):
            joined.append(np.where(grid_of == grid, other, grid_of))
    return joined


def _divided_anew(problem, first, then):
    """Divide anew near the old boundaries where few moves do not help, whatever number of grids that takes."""
    changes = changes_for([problem], [first.tolist()], QUICK)[0]
    best = min(changes, key=lambda change: (change.off, change.moved, change.grid_of))
    return np.array(best.grid_of) if best.off < _off(problem, then) else then
