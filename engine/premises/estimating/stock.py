"""What an estimate is made from: buildings with floor area and kind, what is known of kinds, and how sure it is."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

__all__ = ["NO_KIND", "Assumptions", "Kind", "Stock"]

NO_KIND = -1
"""The kind of a building in which nobody lives."""


class Kind(NamedTuple):
    """A kind of building by its use, and what is published of dwellings in it.

    Attributes
    ----------
    word : str
    m2 : float, floor between outer walls for each household, m²: dwelling, stairs and walls
    spread : float, standard deviation of the logarithm of a building's own m2 round that of its kind
    least, most : int, households that the use itself allows (a two-family house: 2 and 2)
    empty : float, the chance that nobody lives there all the same, in an office of the same owner or a ruin
    """

    word: str
    m2: float
    spread: float = 0.4
    least: int = 0
    most: int = 10_000
    empty: float = 0.02

    @property
    def stated(self):
        """Whether the use alone says how many."""
        return self.least == self.most


@dataclass(frozen=True)
class Stock:
    """The buildings.

    Attributes
    ----------
    areas : (b,) array of float, m² of ground: of the footprint, or of the parcel
    floors : (b,) array of float, above the ground, nan where not known
    kinds : (b,) array of int, places in a list of Kind, NO_KIND where nobody lives
    places : (b, 2) array of float, metres
    communities : (b,) array of int, -1 for none
    known : (b,) array of float, households by a register, nan where none reaches
    """

    areas: np.ndarray
    floors: np.ndarray
    kinds: np.ndarray
    places: np.ndarray
    communities: np.ndarray
    known: np.ndarray

    def __len__(self):
        return len(self.areas)


@dataclass(frozen=True)
class Assumptions:
    """What is believed before a community's total or a known building is looked at: means and standard deviations.

    Attributes
    ----------
    area_power, floor_power : (float, float), the power of the ground area and of the floors in the floor area that is
        lived in; a large parcel is built over more thinly than a small one, a footprint hardly
    built_share : float, the share of the ground that is built over; 1 for footprints
    all_sizes, kind_sizes : float, of the logarithm of the m² a household, of all kinds together and of one kind
    kind_powers : float, of the power of the ground area, between kinds
    plot_spread : float, standard deviation of the logarithm of how densely a parcel is built over; 0 for footprints
    community_spread, place_spread : float, of what the buildings of a community, or of some 300 m, have in common
    level : float, the share of cases that an interval holds
    draws : int
    """

    area_power: tuple = (1.0, 0.1)
    floor_power: tuple = (1.0, 0.1)
    built_share: float = 1.0
    all_sizes: float = 0.4
    kind_sizes: float = 0.4
    kind_powers: float = 0.1
    plot_spread: float = 0.0
    community_spread: float = 0.15
    place_spread: float = 0.3
    level: float = 0.9
    draws: int = 400

    @classmethod
    def of_parcels(cls):
        """What is believed where the ground is that of parcels: nobody knows how much of it is built over."""
        return cls(area_power=(1.0, 0.3), floor_power=(1.0, 0.2), built_share=0.4, all_sizes=0.5, plot_spread=0.4)
