"""What the scene is drawn from: the buildings of the open plan, or those of any layer of the project."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely
from qgis.core import Qgis

from ...engine.gridding.editing.model import UNASSIGNED
from ..layers.crs import choose_crs
from ..layers.fields import field_of
from ..layers.grid_reading import read_grids
from ..layers.reading import AREA, Source
from ..layers.roles import guess_role, role_of
from ..premises.reading import BUILDING_ROLES, fields_guessed, read_buildings_of

__all__ = ["GridLoad", "LayerSource", "PlanSource", "layer_to_raise"]

# What OpenStreetMap calls floors, which no register does.
_MORE_FLOORS = ("building:levels", "building_levels", "levels")
_RAISING = ("floors", "height")


@dataclass(frozen=True)
class GridLoad:
    """How full a grid is.

    Attributes
    ----------
    households, minimum, maximum : int
    """

    households: int
    minimum: int
    maximum: int


class PlanSource:
    """The buildings of an open plan, with the grids of its open scenario as they are now.

    Parameters
    ----------
    session : PlanSession

    Attributes
    ----------
    session : as given
    crs : QgsCoordinateReferenceSystem
    """

    def __init__(self, session):
        self.session = session
        self.crs = session.crs
        self._buildings = self._rows = None

    @property
    def buildings(self):
        """Buildings as the plan knows them now."""
        return self.session.premises.buildings

    def grid_codes(self):
        """(b,) array of str, the grid that each building stands in, '' for none."""
        draft = self.session.draft
        return np.append(draft.codes, UNASSIGNED)[self._unit_rows()]

    def grids(self):
        """What the grids hold: dict of str (code) to GridLoad."""
        draft = self.session.draft
        loads = {}
        for code in draft.grid_codes():
            band = draft.band(code)
            rest = draft.households(code) - draft.vertical.held(code)
            loads[code] = GridLoad(rest, band.minimum, band.maximum)
            for grid in draft.vertical.of_base(code):
                loads[grid.code] = GridLoad(grid.held, band.minimum, band.maximum)
        return loads

    def towers(self):
        """Who has the entrances of divided buildings: dict of int (row) to dict of str (entrance) to str (code)."""
        rows, towers = self.session.premises.rows, {}
        for code in self.session.draft.vertical.codes():
            grid = self.session.draft.vertical.by_code[code]
            if grid.building_id in rows:
                towers.setdefault(rows[grid.building_id], {}).update(dict.fromkeys(grid.entrances, code))
        return towers

    def neighbours(self):
        """Pairs of codes of grids that meet: list of (str, str)."""
        draft = self.session.draft
        pairs = draft.fabric.units.borders.pairs
        codes = draft.codes.astype(str)
        both = np.column_stack([codes[pairs[:, 0]], codes[pairs[:, 1]]])
        both = both[(both[:, 0] != both[:, 1]) & (both != UNASSIGNED).all(axis=1)]
        beside = list(map(tuple, np.unique(np.sort(both, axis=1), axis=0).tolist()))
        for code in draft.grid_codes():
            above = draft.vertical.of_base(code)
            beside += combinations([code, *(grid.code for grid in above)], 2) if above else ()
        return beside

    def _unit_rows(self):
        """The row of each building's unit; one past the last for none."""
        buildings, fabric = self.buildings, self.session.draft.fabric
        if self._buildings is not buildings or self._fabric is not fabric:
            order = np.argsort(fabric.unit_ids, kind="stable")
            ids = fabric.unit_ids[order]
            place = np.minimum(np.searchsorted(ids, buildings.units), max(len(ids) - 1, 0))
            known = ids[place] == buildings.units
            self._rows = np.where(known, order[place], len(ids))
            self._buildings, self._fabric = buildings, fabric
        return self._rows


class LayerSource:
    """The buildings of a layer, read once, with the grids of another layer that they stand in.

    Parameters
    ----------
    source : adapters.layers.reading.Source of polygons
    grids : Source of polygons, or None
    minimum, maximum : int, how many households a grid is to have
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Attributes
    ----------
    crs : QgsCoordinateReferenceSystem, in metres
    buildings : Buildings

    Raises
    ------
    QgsProcessingException
        A layer cannot be read; the sentence names it.
    CancelledError
        `cancelled` returned True.
    """

    def __init__(self, source, grids, minimum, maximum, transform_context, cancelled=lambda: False):
        self.crs = choose_crs(source.name, source.crs, source.extent, transform_context)
        self.buildings, _ = read_buildings_of(source, _fields(source), self.crs, transform_context, cancelled)
        self._codes = np.full(len(self.buildings), UNASSIGNED, dtype=object)
        self._grids, self._pairs = {}, []
        if grids is not None:
            self._read_grids(grids, minimum, maximum, transform_context, cancelled)

    def grid_codes(self):
        """(b,) array of str, the grid that each building stands in, '' for none."""
        return self._codes

    def grids(self):
        """What the grids hold: dict of str (code) to GridLoad."""
        return self._grids

    def towers(self):
        """No building is divided."""
        return {}

    def neighbours(self):
        """Pairs of codes of grids that meet: list of (str, str)."""
        return self._pairs

    def _read_grids(self, source, minimum, maximum, transform_context, cancelled):
        layer = read_grids(source, self.crs, transform_context, cancelled=cancelled).layer
        tree = shapely.STRtree(layer.shapes)
        inner = shapely.point_on_surface(self.buildings.footprints)
        building, grid = tree.query(inner, predicate="intersects")
        self._codes[building] = layer.codes[grid]
        one, other = tree.query(layer.shapes, predicate="intersects")
        self._pairs = [(str(layer.codes[a]), str(layer.codes[b])) for a, b in zip(one, other, strict=True) if a < b]
        for code, households in zip(layer.codes, layer.households, strict=True):
            if np.isfinite(households):
                self._grids[str(code)] = GridLoad(int(households), minimum, maximum)


def layer_to_raise(project, preferred=None):
    """Find the layer of buildings that can be raised: the preferred one, else the topmost that says floors or a height.

    Parameters
    ----------
    project : QgsProject
    preferred : QgsMapLayer, optional, such as the one chosen in the layer tree

    Returns
    -------
    QgsVectorLayer or None
    """
    in_tree = [node.layer() for node in project.layerTreeRoot().findLayers()]
    fitting = [layer for layer in in_tree if layer is not None and _can_be_raised(layer)]
    if preferred in fitting:
        return preferred
    by_name = [layer for layer in fitting if "buildings" in (role_of(layer), guess_role(layer.name(), AREA))]
    return next(iter(by_name or fitting), None)


def _can_be_raised(layer):
    if layer.type() != Qgis.LayerType.Vector or layer.geometryType() != AREA:
        return False
    return not set(_RAISING).isdisjoint(_fields(Source.of_layer(layer)))


def _fields(source):
    """Which field of a layer of buildings holds what: dict of str (of `BUILDING_ROLES`) to str."""
    floors = field_of(source, _MORE_FLOORS)
    return ({"floors": floors} if floors else {}) | fields_guessed(source, BUILDING_ROLES)
