"""Many problems laid side by side in one table, so that whole-array operations work on all of them at once.

A lane is one division of one problem; a problem may have many lanes. Units are numbered through all lanes.
"""

import numpy as np

__all__ = ["SideBySide", "drawn"]


class SideBySide:
    """The units and borders of all lanes.

    Attributes
    ----------
    first : (lanes + 1,) array of int, where the units of each lane begin
    lane_of : (u,) array of int
    measures : (u, 3) array of float, households, area and perimeter of each unit
    ends : (e, 2) array of int, the units on both sides of each border, the smaller first; sorted
    lengths, prices : (e,) arrays of float
    passable : (e,) array of bool, whether one can walk across
    """

    def __init__(self, problems):
        place = {}
        for problem in problems:
            place.setdefault(id(problem), (len(place), problem))
        distinct = [problem for _, problem in place.values()]
        of_lane = np.array([place[id(problem)][0] for problem in problems], dtype=int)
        sizes = np.array([len(problem.households) for problem in distinct])
        self.first = np.r_[0, np.cumsum(sizes[of_lane])]
        self.lane_of = np.repeat(np.arange(len(problems)), sizes[of_lane])
        measures = [_measures(problem) for problem in distinct]
        self.measures = np.concatenate([measures[row] for row in of_lane])
        borders = [problem.borders[problem.borders[:, 0] < problem.borders[:, 1]] for problem in distinct]
        counts = np.array([len(table) for table in borders])[of_lane]
        table = np.concatenate([borders[row] for row in of_lane])
        self.ends = table[:, :2].astype(int) + np.repeat(self.first[:-1], counts)[:, None]
        self.lengths, self.prices, self.passable = table[:, 2], table[:, 3], table[:, 5] > 0
        self._begin = np.searchsorted(self.ends[:, 0], np.arange(len(self.lane_of) + 1))

    def borders_among(self, units, group_of):
        """Find the borders between two units of one group.

        Parameters
        ----------
        units : (n,) array of int, ascending
        group_of : (u,) array of int, only looked at for these units and those beside them

        Returns
        -------
        (k,) array of int, rows of `ends`, ascending
        (k, 2) array of int, the places of their units in `units`
        """
        counts = self._begin[units + 1] - self._begin[units]
        rows = np.repeat(self._begin[units] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        same = group_of[units].repeat(counts) == group_of[self.ends[rows, 1]]
        rows, one = rows[same], np.repeat(np.arange(len(units)), counts)[same]
        return rows, np.column_stack([one, np.searchsorted(units, self.ends[rows, 1])])

    def measured(self, group, count, part=None):
        """Households, area and perimeter of groups of units.

        Parameters
        ----------
        group : (n,) array of int
        count : int, groups
        part : (n,) array of int, (k,) array of int, (k, 2) array of int : units and what `borders_among` says of them;
            all units by default

        Returns
        -------
        (count, 3) array of float
        """
        units, rows, ends = part or (slice(None), slice(None), self.ends)
        measures = self.measures[units].T
        sums = np.stack([np.bincount(group, weights=values, minlength=count) for values in measures], axis=1)
        inner = group[ends[:, 0]] == group[ends[:, 1]]
        sums[:, 2] -= 2 * np.bincount(group[ends[inner, 0]], weights=self.lengths[rows][inner], minlength=count)
        sums[:, 2] = np.maximum(sums[:, 2], 1e-3)
        return sums


def drawn(generators, lanes):
    """A random number for each row, from the generator of its own lane.

    Parameters
    ----------
    generators : list of numpy.random.Generator, one a lane
    lanes : (n,) array of int, ascending

    Returns
    -------
    (n,) array of float from 0 to 1
    """
    counts = np.bincount(lanes, minlength=len(generators)).tolist()
    draws = [generator.random(count) for generator, count in zip(generators, counts) if count]
    return np.concatenate(draws) if draws else np.zeros(0)


def _measures(problem):
    return np.column_stack([problem.households, problem.areas, problem.perimeters]).astype(float)
