"""What the colour of a building in the scene tells: its grid, how full that is, its floors, or how much is known."""

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.model import UNASSIGNED
from ...engine.premises.neighbour_colours import spread_colours

__all__ = ["COLOURINGS", "ByCompleteness", "ByFloors", "ByGrid", "ByLoad", "colouring_of"]

translate = QCoreApplication.translate

_NONE = "#c3bfb6"  # of what belongs to no grid, or is not known


class _OfGrids:
    """A class for each grid and so for its buildings."""

    def classes(self, source):
        """(b,) array of int, the class of each building."""
        codes = np.asarray(source.grid_codes(), dtype=str)
        names, rows = np.unique(codes, return_inverse=True)
        chosen = self.classes_of_grids(source)
        none = len(self.colours) - 1
        return np.array([chosen.get(str(name), none) for name in names], dtype=int)[rows.reshape(-1)]


class ByGrid(_OfGrids):
    """A colour for each grid, which no neighbour has; a grid keeps it while it is edited.

    Attributes
    ----------
    colours : tuple of str, of the classes
    """

    colours = ("#dcb08c", "#a8c197", "#9cb7d2", "#b7a6cc", "#dfcb8c", "#8fbdb8", "#d6a3ae", _NONE)

    def __init__(self):
        self._kept = {}

    def words(self):
        """What the classes are called in a legend: list of str; '' for one that needs no word."""
        several = translate("Scene", "A colour for each grid")
        return [several, *[""] * (len(self.colours) - 2), translate("Scene", "Without a grid")]

    def classes_of_grids(self, source):
        """The class of each grid: dict of str (code) to int."""
        codes = sorted(source.grids())
        row = {code: place for place, code in enumerate(codes)}
        pairs = [(row[one], row[other]) for one, other in source.neighbours() if one in row and other in row]
        kept = [self._kept.get(code, -1) for code in codes]
        chosen = spread_colours(len(codes), pairs, len(self.colours) - 1, kept)
        self._kept |= dict(zip(codes, chosen.tolist(), strict=True))
        return {code: self._kept[code] for code in codes}


class ByLoad(_OfGrids):
    """How full each building's grid is, against its band: the colours of a grid's status, told apart by all eyes."""

    colours = ("#e3c24d", "#b9d3ea", "#8db4d8", "#6290bf", "#dd8452", "#c0532b", _NONE)

    def words(self):
        """What the classes are called in a legend: list of str."""
        return [
            translate("Scene", "Under the minimum"),
            translate("Scene", "In band, the lower third"),
            translate("Scene", "In band, the middle third"),
            translate("Scene", "In band, the upper third"),
            translate("Scene", "Over by up to a tenth"),
            translate("Scene", "Over by more"),
            translate("Scene", "Without a grid"),
        ]

    def classes_of_grids(self, source):
        """The class of each grid: dict of str (code) to int."""
        return {code: self._class(load) for code, load in source.grids().items() if code != UNASSIGNED}

    def _class(self, load):
        if load.households < load.minimum:
            return 0
        if load.households > load.maximum:
            return 4 if load.households <= 1.1 * load.maximum else 5
        third = 3 * (load.households - load.minimum) / max(load.maximum - load.minimum, 1)
        return 1 + min(int(third), 2)


class ByFloors:
    """How many floors: low, several storeys, and the ranks of high-rises of GB 50180-2018."""

    colours = ("#e2ca9c", "#d9b083", "#c99577", "#b0768a", "#86669b", "#5b5b94", _NONE)
    _FROM = (4, 7, 10, 19, 27)

    def words(self):
        """What the classes are called in a legend: list of str."""
        last = translate("Scene", "{floors} floors and more").format(floors=self._FROM[-1])
        low = [1, *self._FROM[:-1]]
        between = [
            translate("Scene", "{low} to {high} floors").format(low=one, high=other - 1)
            for one, other in zip(low, self._FROM, strict=True)
        ]
        return [*between, last, translate("Scene", "Floors not known")]

    def classes_of_grids(self, _):
        """No grid has a class: towers stay whole."""
        return {}

    def classes(self, source):
        """(b,) array of int, the class of each building."""
        floors = source.buildings.floors
        return np.where(floors < 1, len(self.colours) - 1, np.searchsorted(self._FROM, floors, side="right"))


class ByCompleteness(_OfGrids):
    """Which share of its buildings' dwellings is known, grid by grid.

    Parameters
    ----------
    shares : callable of a source, to dict of str (code) to float 0..1
    """

    colours = ("#c9594f", "#e09a6a", "#e8cf8a", "#b5cf9a", "#7fae83", _NONE)
    _FROM = (0.5, 0.8, 0.95, 0.995)

    def __init__(self, shares):
        self._shares = shares

    def words(self):
        """What the classes are called in a legend: list of str."""
        return [
            translate("Scene", "Known: less than half"),
            translate("Scene", "Known: 50 to 80 %"),
            translate("Scene", "Known: 80 to 95 %"),
            translate("Scene", "Known: 95 % and more"),
            translate("Scene", "All is known"),
            translate("Scene", "Without a grid"),
        ]

    def classes_of_grids(self, source):
        """The class of each grid: dict of str (code) to int."""
        return {
            code: int(np.searchsorted(self._FROM, share, side="right")) for code, share in self._shares(source).items()
        }


COLOURINGS = ("grid", "load", "floors", "completeness")
"""The names of the colourings."""


def colouring_of(name, shares):
    """Make the colouring of a name; `shares` as of ByCompleteness."""
    if name == "completeness":
        return ByCompleteness(shares)
    return {"load": ByLoad, "floors": ByFloors}.get(name, ByGrid)()
