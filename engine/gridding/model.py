"""What goes into a division and what comes out: the words of the whole engine."""

from dataclasses import dataclass, field

import numpy as np

__all__ = ["Band", "District", "Finding", "Plan", "Rules"]


@dataclass(frozen=True)
class Band:
    """The least and most households of a grid, both allowed.

    Examples
    --------
    >>> [Band(350, 500).status(households) for households in (349, 350, 501)]
    ['under', 'in_band', 'over']
    """

    minimum: int
    maximum: int

    def status(self, households):
        """Say in a word whether a grid with so many households is 'in_band', 'over' or 'under'."""
        return "over" if households > self.maximum else "under" if households < self.minimum else "in_band"


@dataclass(frozen=True)
class District:
    """The area to divide. All geometries are shapely, two-dimensional and in one metric CRS.

    Attributes
    ----------
    communities : (c,) array of Polygon or MultiPolygon, None where a row has no geometry
    community_codes : (c,) array of str; '' where the code is missing
    community_kinds : (c,) array of str, 'urban', 'rural' or 'special'
    buildings : (b,) array of Polygon, MultiPolygon or Point, None where a row has no geometry
    households : (b,) array of int, at least 0
    streets : (s,) array of LineString or MultiLineString
    street_ranks : (s,) array of int, 0 (a footpath) to 5 (an arterial); 6 is an expressway, which is a barrier
    barriers : (r,) array of lines or polygons: rivers, railways, expressways, lakes
    compounds : (w,) array of Polygon or MultiPolygon: walled compounds, to keep whole where they fit
    locked : (l,) array of Polygon: grids that stay as they are
    locked_codes : (l,) array of str, the codes of the locked grids
    used_codes : set of str, codes that were given once and are never given again
    """

    communities: np.ndarray
    community_codes: np.ndarray
    community_kinds: np.ndarray
    buildings: np.ndarray
    households: np.ndarray
    streets: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    street_ranks: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=int))
    barriers: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    compounds: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    locked: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    locked_codes: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    used_codes: frozenset = frozenset()


@dataclass(frozen=True)
class Rules:
    """What the division must keep to.

    Attributes
    ----------
    bands : dict of str to Band, one for each community kind
    seed : int
    code_profile : engine.gridding.numbering.CodeProfile
    """

    bands: dict
    seed: int
    code_profile: object


@dataclass(frozen=True)
class Finding:
    """Something that a check found: data only, the sentence is made at the edge.

    Attributes
    ----------
    check : str, a word of `engine.gridding.findings.CHECKS`
    severity : str, 'error', 'warning' or 'note'
    grid_code, community_code : str, '' where it concerns none
    value : float, the one number that matters most, NaN where there is none
    numbers : dict of str to int, float or str, what the sentence needs besides
    place : (float, float) or None, where to look, in the district's CRS
    """

    check: str
    severity: str
    grid_code: str = ""
    community_code: str = ""
    value: float = float("nan")
    numbers: dict = field(default_factory=dict)
    place: tuple = None


@dataclass(frozen=True)
class Plan:
    """A division. Grids are in the order of their codes, units in the order of their ids.

    Attributes
    ----------
    grids : (g,) array of Polygon
    grid_codes, grid_names, grid_community_codes, grid_kinds, grid_statuses : (g,) arrays of str;
        a status is 'in_band', 'over' or 'under'
    grid_communities : (g,) array of int, the row of the community
    grid_reasons : (g,) list of Finding or None, why the grid is out of its band
    grid_households, grid_buildings : (g,) arrays of int
    grid_locked : (g,) array of bool
    compactness : (g,) array of float, Polsby-Popper, 0 to 1
    visible_boundary : (g,) array of float, the share of the boundary on a street, a barrier or a community's edge
    units : (u,) array of Polygon
    unit_ids, unit_grids, unit_communities, unit_households, unit_buildings : (u,) arrays of int;
        `unit_grids` is the row of the grid
    unit_locked : (u,) array of bool
    building_units : (b,) array of int, the row of the unit, -1 outside every community
    findings : list of Finding
    """

    grids: np.ndarray
    grid_codes: np.ndarray
    grid_names: np.ndarray
    grid_community_codes: np.ndarray
    grid_kinds: np.ndarray
    grid_statuses: np.ndarray
    grid_communities: np.ndarray
    grid_reasons: list
    grid_households: np.ndarray
    grid_buildings: np.ndarray
    grid_locked: np.ndarray
    compactness: np.ndarray
    visible_boundary: np.ndarray
    units: np.ndarray
    unit_ids: np.ndarray
    unit_grids: np.ndarray
    unit_communities: np.ndarray
    unit_households: np.ndarray
    unit_buildings: np.ndarray
    unit_locked: np.ndarray
    building_units: np.ndarray
    findings: list
