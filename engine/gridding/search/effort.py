"""How long to search for divisions."""

from dataclasses import dataclass, replace

import numpy as np

__all__ = ["FIRST", "HARDER", "Effort"]


@dataclass(frozen=True)
class Effort:
    """How long to search; all by count, nothing by the clock.

    Attributes
    ----------
    lanes : int, divisions improved for each grid of a problem
    least, most : int, limits of their number
    starts : int, first divisions by random trees for each that is improved
    pairs : int, pairs of grids joined and cut anew for each grid of these
    finalists : float, the share of them, the best, in which single units move after that
    moves : float, moves proposed per unit
    hot : float, first temperature
    rounds : int, times that the best division of all grids seen so far is improved once more
    again : float, the share of the lanes that begin with it then
    warm : float, first temperature then
    mended : int, divisions in which grids out of band are mended; two at least
    repairs : int, times that a grid out of band is divided anew with its neighbours
    """

    lanes: int
    least: int
    most: int
    starts: int
    pairs: int
    finalists: float
    moves: float
    hot: float
    rounds: int
    again: float
    warm: float
    mended: int
    repairs: int

    def lanes_for(self, problem):
        """How many divisions of a problem to improve: the more grids, the more ways to divide."""
        grids = sum(problem.households) / ((problem.band.minimum + problem.band.maximum) / 2)
        return int(np.clip(round(self.lanes * grids), self.least, self.most))


FIRST = Effort(
    lanes=4,
    least=8,
    most=30,
    starts=1,
    pairs=8,
    finalists=0.5,
    moves=20.0,
    hot=0.1,
    rounds=2,
    again=0.2,
    warm=0.05,
    mended=12,
    repairs=30,
)
HARDER = replace(FIRST, least=24, most=40, starts=6, finalists=0.3, mended=16, repairs=40)
