"""What is known of a district where events come in: where it lies, its addresses, streets and buildings."""

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsVectorLayer

from ...engine.events.arriving.address_placing import AddressPlaces
from ...engine.gridding.inner_places import inner_places
from ...engine.premises.model import buildings_of
from ..layers.crs import choose_crs
from ..layers.fields import field_of, texts_of
from ..layers.reading import AREA, LINE, POINT, Source, read_table
from ..premises.tying_inputs import Fields, read_addresses, read_buildings
from ..words.address_words import address_words
from .reading import moved_places, points_of_shapes

__all__ = ["EventGround", "sources_of_plan"]

_STREETS = ("name", "Street", "street_name", "Street_Name")

# The tables of a plan that tell of the ground.
_PLAN_TABLES = {"district": "community", "addresses": "address", "streets": "street", "buildings": "building"}


def sources_of_plan(path):
    """The layers of a plan file that tell of the ground: dict of str to Source, those that hold something.

    Call this in the main thread; what it gives can be read in another one.
    """
    sources = {}
    for role, table in _PLAN_TABLES.items():
        layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
        if layer.isValid() and layer.featureCount():
            sources[role] = Source.of_layer(layer)
    return sources


class EventGround:
    """A district by its layers, each of which may be missing.

    Parameters
    ----------
    district, addresses, streets, buildings : adapters.layers.reading.Source or None
    address_field, street_field : str, '' to be guessed
    transform_context : QgsCoordinateTransformContext
    """

    def __init__(self, transform_context, district=None, addresses=None, streets=None, buildings=None,
                 address_field="", street_field=""):  # fmt: skip
        self.context = transform_context
        self._district, self._addresses, self._streets, self._buildings = district, addresses, streets, buildings
        self._address_field, self._street_field = address_field, street_field
        self._known = {}

    @property
    def crs(self):
        """A metric CRS of the district; not valid where nothing is known of it."""
        if "crs" not in self._known:
            sources = (self._addresses, self._streets, self._buildings, self._district)
            source = next(filter(_lies_somewhere, sources), None)
            self._known["crs"] = (
                QgsCoordinateReferenceSystem()
                if source is None
                else choose_crs(source.name, source.crs, source.extent, self.context)
            )
        return self._known["crs"]

    @property
    def metric_systems(self):
        """The CRS in metres that coordinates without one may be in: those of the layers, and `crs`."""
        sources = filter(_lies_somewhere, (self._district, self._buildings, self._addresses, self._streets))
        systems = [source.crs for source in sources if not source.crs.isGeographic()]
        systems += [self.crs] if self.crs.isValid() else []
        return [crs for place, crs in enumerate(systems) if crs not in systems[:place]]

    def bounds(self, crs):
        """Where the district lies in a CRS: (x, y, x, y), None where that is not known."""
        for source in filter(_lies_somewhere, (self._district, self._buildings, self._addresses, self._streets)):
            try:
                box = QgsCoordinateTransform(source.crs, crs, self.context).transformBoundingBox(source.extent)
            except QgsCsException:
                continue
            return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
        return None

    def can_place(self):
        """Whether there is anything to find addresses by."""
        return self.crs.isValid() and bool(self._addresses or self._streets)

    def address_places(self, progress):
        """The addresses and streets: engine.events.arriving.address_placing.AddressPlaces, in `crs`."""
        if "places" not in self._known:
            texts, places = self._read_addresses(progress)
            lines, names = self._read_streets(progress)
            self._known["places"] = AddressPlaces(texts, places, address_words(), lines, names, progress)
        return self._known["places"]

    def buildings(self, progress):
        """The footprints or points of buildings, in `crs`; none where there is no layer."""
        if "buildings" not in self._known:
            shapes = np.array([], dtype=object)
            if self._buildings is not None:
                shapes = self._table(self._buildings, (AREA, POINT), [], progress).geometries
            self._known["buildings"] = shapes
        return self._known["buildings"]

    def to_metres(self, degrees):
        """Bring longitudes and latitudes of WGS 84 to `crs`: (n, 2) array, nan where that cannot be."""
        return moved_places(degrees, QgsCoordinateReferenceSystem("EPSG:4326"), self.crs, self.context)

    def _table(self, source, types, fields, progress):
        return read_table(source, types, self.crs, self.context, fields, progress.cancelled)

    def _read_addresses(self, progress):
        """Texts and places; an address without a place of its own is where its building is."""
        if self._addresses is None:
            return [], np.empty((0, 2))
        fields, stop = Fields(address=self._address_field), progress.cancelled
        buildings = buildings_of([])
        if self._buildings is not None:
            buildings, _ = read_buildings(self._buildings, fields, self.crs, self.context, stop)
        addresses, _ = read_addresses(self._addresses, fields, buildings, self.crs, self.context, stop)
        places = points_of_shapes(addresses.points)
        lost = np.isnan(places).any(axis=1) & (addresses.buildings >= 0)
        if lost.any():
            places[lost] = inner_places(buildings.footprints[addresses.buildings[lost]], np.nan)
        return addresses.texts.tolist(), places

    def _read_streets(self, progress):
        name = "" if self._streets is None else self._street_field or field_of(self._streets, _STREETS)
        if not name:
            return [], []
        table = self._table(self._streets, (LINE,), [name], progress)
        return table.geometries, texts_of(table.columns[name]).tolist()


def _lies_somewhere(source):
    """Whether a layer says where it lies."""
    return source is not None and source.extent is not None and not source.extent.isNull() and source.crs.isValid()
