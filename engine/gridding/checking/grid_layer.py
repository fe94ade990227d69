"""Grids as somebody drew them, before anything is known of them."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..intake import NOWHERE

__all__ = ["GridLayer", "areal"]


@dataclass(frozen=True)
class GridLayer:
    """A layer of grids: geometries may be invalid, in parts and over each other, texts and numbers may be missing.

    Attributes
    ----------
    shapes : (g,) array of Polygon or MultiPolygon, as drawn, in a metric CRS
    codes, names, community_codes, kinds : (g,) arrays of str, '' where missing
    households : (g,) array of float, as the layer says, NaN where it says nothing
    officers : (g,) array of float or None, NaN where missing; None where the layer does not count them
    history : (g,) list of dict or None: `version`, `valid_from`, `valid_to`, `reason`, as texts, '' where missing;
        only the fields that the layer has, None where it has none of them
    locked : (g,) array of bool or None, None where the layer does not say
    """

    shapes: np.ndarray
    codes: np.ndarray
    names: np.ndarray
    community_codes: np.ndarray
    kinds: np.ndarray
    households: np.ndarray
    officers: np.ndarray = None
    history: list = None
    locked: np.ndarray = None

    @classmethod
    def of(cls, shapes, codes, **columns):
        """Make a layer of shapes and codes; what is not given is missing."""
        count = len(shapes)
        empty = np.full(count, "", dtype=object)
        texts = {name: columns.pop(name, empty) for name in ("names", "community_codes", "kinds")}
        households = columns.pop("households", np.full(count, np.nan))
        return cls(np.asarray(shapes, dtype=object), np.asarray(codes, dtype=object), **texts, households=households,
                   **columns)  # fmt: skip

    def take(self, rows):
        """Return the layer with these rows."""
        return GridLayer(
            self.shapes[rows],
            self.codes[rows],
            self.names[rows],
            self.community_codes[rows],
            self.kinds[rows],
            self.households[rows],
            None if self.officers is None else self.officers[rows],
            None if self.history is None else [self.history[row] for row in rows],
            None if self.locked is None else self.locked[rows],
        )


def areal(geometries):
    """Repair geometries and keep of each what has an area.

    Parameters
    ----------
    geometries : (n,) array of shapely geometries or None

    Returns
    -------
    (n,) array of Polygon or MultiPolygon, valid; an empty one where no area is left

    Examples
    --------
    >>> bow_tie = shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    >>> shapely.area(areal(np.array([bow_tie, None]))).tolist()
    [2.0, 0.0]
    """
    geometries = np.asarray(geometries, dtype=object)
    valid = np.where(shapely.is_missing(geometries), NOWHERE, geometries)
    broken = np.flatnonzero(~shapely.is_valid(valid))
    valid[broken] = shapely.make_valid(valid[broken])
    for row in np.flatnonzero(~np.isin(shapely.get_type_id(valid), (3, 6))):
        parts = shapely.get_parts(shapely.get_parts(valid[row]))
        parts = parts[shapely.get_dimensions(parts) == 2]
        valid[row] = shapely.union_all(parts) if len(parts) else NOWHERE
    return valid
