"""What is built, gathered while the blocks are filled."""

from dataclasses import dataclass, field

import numpy as np
import shapely

__all__ = ["Building", "Compound", "Ground", "long_side", "pond_in"]


@dataclass
class Building:
    """One building. `rooms` is the number of dwellings on one floor of one entrance."""

    shape: object
    face: int
    use: str
    floors: int
    entrances: int = 1
    rooms: int = 0
    shop_floors: int = 0
    year: int = 2000
    compound: int = -1
    kind: str = ""


@dataclass
class Compound:
    """A walled compound; `gate` is a node of the street outside, None where no street touches it."""

    shape: object
    face: int
    kind: str
    gate: tuple
    year: int


@dataclass
class Ground:
    """Everything that is built.

    Attributes
    ----------
    buildings : list of Building
    compounds : list of Compound
    lanes : list of (line, face, street class, compound)
    places : list of (shape, face, kind)
    lakes : list of (shape, face)
    open_ground : dict
        by village face, what its lanes leave
    """

    buildings: list = field(default_factory=list)
    compounds: list = field(default_factory=list)
    lanes: list = field(default_factory=list)
    places: list = field(default_factory=list)
    lakes: list = field(default_factory=list)
    open_ground: dict = field(default_factory=dict)


def long_side(shape):
    """Length of the longer side of a rectangle."""
    return float(max(np.hypot(*np.diff(shapely.get_coordinates(shape)[:3], axis=0).T)))


def pond_in(inner, rng, share):
    """A smooth pond in a polygon, covering about a share of it."""
    angle = np.linspace(0, 2 * np.pi, 49)[:-1]
    radius = np.sqrt(share * inner.area / np.pi)
    wave = radius * (1 + sum(rng.uniform(0.05, 0.18) * np.sin(k * angle + rng.uniform(0, 6.3)) for k in (2, 3, 4)))
    centre = np.array(inner.representative_point().coords[0]) + rng.normal(0, radius / 3, 2)
    stretch = rng.uniform(0.7, 1.4)
    pond = shapely.Polygon(
        np.round(
            np.column_stack([centre[0] + wave * np.cos(angle) * stretch, centre[1] + wave * np.sin(angle) / stretch]), 3
        )
    )
    return pond if pond.is_valid and inner.buffer(-6).contains(pond) else None
