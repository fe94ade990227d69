"""What a check of buildings looks at, and from where on something is odd."""

from dataclasses import dataclass, field

import numpy as np
import shapely

from ...gridding.findings import found
from ...gridding.inner_places import inner_places
from ..model import Addresses, Buildings, Dwellings

__all__ = ["HOMELESS_USES", "Limits", "Premises"]

HOMELESS_USES = ("public", "industrial", "storage")
"""Uses in which nobody lives."""


@dataclass(frozen=True)
class Limits:
    """From where on something is odd. They vary by city.

    Attributes
    ----------
    doubled : float, the share of the smaller of two footprints that both cover
    floor_m, hall_m : (float, float), the height of a floor: where people live or shop, and elsewhere, m
    dwelling_m2 : (float, float), the floor of a dwelling with walls and stairs, m²
    house_m2 : float, the same of a building with one dwelling, at most
    address_m, tie_m : float, how far an address, or the place of a row of a register, may be from its building
    estimate : float, how many times above or below the interval of an estimate a count may be
    most : int, findings of one check that are listed; a last one counts the others
    """

    doubled: float = 0.5
    floor_m: tuple = (2.2, 5.5)
    hall_m: tuple = (2.2, 15.0)
    dwelling_m2: tuple = (18.0, 400.0)
    house_m2: float = 900.0
    address_m: float = 50.0
    tie_m: float = 100.0
    estimate: float = 1.5
    most: int = 500


@dataclass(frozen=True)
class Premises:
    """Buildings and all that is known of them.

    Attributes
    ----------
    buildings : Buildings
    addresses : Addresses
    dwellings : Dwellings
    ties : list of (RegisterRows, Ties), a register each
    community_codes, grid_codes : (b,) arrays of str, '' for none
    areas : (c,) array of polygons, communities; area_codes : (c,) array of str
    likely : (low, high), each (b,) array of float, nan where nothing is estimated; None without an estimate
    """

    buildings: Buildings
    addresses: Addresses
    dwellings: Dwellings
    ties: list
    community_codes: np.ndarray
    grid_codes: np.ndarray
    areas: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=object))
    area_codes: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=object))
    likely: tuple = None

    def __post_init__(self):
        footprints = self.buildings.footprints
        there = ~(shapely.is_missing(footprints) | shapely.is_empty(footprints))
        object.__setattr__(self, "there", there)
        object.__setattr__(self, "places", inner_places(footprints))

    def found(self, check, row, value, place=None, /, **numbers):
        """A finding of a building, at its place unless another is told."""
        if place is None and self.there[row]:
            place = tuple(self.places[row].tolist())
        return found(
            check,
            grid_code=self.grid_codes[row],
            community_code=self.community_codes[row],
            value=value,
            place=place,
            **({"building": str(self.buildings.ids[row])} | numbers),
        )
