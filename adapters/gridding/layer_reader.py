"""Read the layers of a district one by one into one CRS, and list what was wrong with them."""

import numpy as np
import shapely
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ..layers.fields import texts_of
from ..layers.households import households_of
from ..layers.reading import AREA, LINE, POINT, read_table
from ..words.meanings import street_ranks_of

__all__ = ["NOTHING", "LayerReader", "column_texts", "crs_name", "refuse_without_area"]

NOTHING = np.empty(0, dtype=object)
"""A column of a layer that is not there."""

# The field of LOCKED_GRIDS that holds the codes: the one that GRIDS of an earlier plan has.
LOCKED_CODE_FIELD = "grid_code"

# A finding lists no more words or feature ids than this.
_MOST_WORDS = 10

translate = QCoreApplication.translate


class LayerReader:
    """Reads layer after layer into one CRS, and keeps the findings and the feature ids."""

    def __init__(self, crs, own_crs, transform_context, cancelled):
        self.crs, self.own_crs = crs, own_crs
        self.transform_context, self.cancelled = transform_context, cancelled
        self.findings, self.feature_ids = [], {}

    def communities(self, layers):
        """Read the communities, in the layer's order."""
        fields = {layers.community_code_field, layers.community_name_field, layers.community_kind_field} - {""}
        table = self._table(layers.communities, (AREA,), sorted(fields))
        if not len(table.ids):
            refuse_without_area(table.name)
        codes = column_texts(table, layers.community_code_field)
        for feature in table.lost:
            self._find("community_misplaced" if feature in table.nowhere else "community_without_geometry", row=feature)
        for row in np.flatnonzero(table.repaired):
            where = {"community_code": codes[row], "place": _place_of(table.geometries[row])}
            self._find("community_invalid", row=int(table.ids[row]), **where)
        parts = shapely.get_num_geometries(table.geometries)
        for row in np.flatnonzero(parts > 1):
            where = {"community_code": codes[row], "place": _place_of(table.geometries[row])}
            self._find("community_multipart", value=parts[row], parts=int(parts[row]), **where)
        missing = [int(feature) for feature, code in zip(table.ids, codes, strict=True) if not code.strip("0")]
        if layers.community_code_field and missing:
            self._find("community_code_missing", value=len(missing), rows=_listed(missing))
        self.feature_ids["communities"] = table.ids
        return table

    def buildings(self, layers):
        """Read the buildings and their households, sorted."""
        table = self._table(layers.buildings, (AREA, POINT), [layers.households_field])
        self._find_some("building_invalid", table, table.ids[table.repaired])
        self._find_some("building_without_geometry", table, sorted({*table.lost} - {*table.nowhere}))
        self._find_some("building_misplaced", table, table.nowhere)
        households, troubles = households_of(table.columns[layers.households_field])
        for check, rows in troubles.items():
            self._find_some(check, table, table.ids[rows])
        table, order = _sorted(table, households)
        self.feature_ids["buildings"] = table.ids
        return table.geometries, households[order]

    def streets(self, layers):
        """Read the streets and their ranks, sorted."""
        if layers.streets is None:
            self._find("streets_absent")
            return NOTHING, np.empty(0, dtype=np.int64)
        fields = [layers.street_class_field] if layers.street_class_field else []
        table = self._table(layers.streets, (LINE,), fields)
        if not len(table.ids):
            self._find("streets_absent")
        self._find_some("street_invalid", table, [*table.ids[table.repaired], *table.lost])
        ranks, unknown = street_ranks_of(table.columns[fields[0]] if fields else [None] * len(table.ids))
        if unknown:
            count = sum(unknown.values())
            self._find("unknown_street_class", value=count, words=_listed(unknown), count=count)
        table, order = _sorted(table, ranks)
        self.feature_ids["streets"] = table.ids
        return table.geometries, ranks[order]

    def barriers(self, sources):
        """Read lines and areas of several layers into one array, sorted."""
        geometries = [self._optional(source, (AREA, LINE), "barrier_invalid").geometries for source in sources]
        barriers = np.concatenate([NOTHING, *geometries])
        return barriers[_order(barriers, np.zeros(len(barriers)))]

    def compounds(self, source):
        """Read the walled compounds, sorted."""
        if source is None:
            return NOTHING
        table, _ = _sorted(self._optional(source, (AREA,), "compound_invalid"))
        self.feature_ids["compounds"] = table.ids
        return table.geometries

    def locked(self, source):
        """Read the locked grids and their codes; one in several parts is no grid and cannot be kept."""
        if source is None:
            return NOTHING, NOTHING
        table, _ = _sorted(self._optional(source, (AREA,), "locked_invalid", [LOCKED_CODE_FIELD]))
        whole = shapely.get_num_geometries(table.geometries) == 1
        self._find_some("locked_invalid", table, table.ids[~whole])
        table = table.take(np.flatnonzero(whole))
        self.feature_ids["locked"] = table.ids
        return table.geometries, column_texts(table, LOCKED_CODE_FIELD)

    def _optional(self, source, types, invalid, fields=()):
        """Read a layer that may be empty, and report what was repaired or had no geometry to repair."""
        table = self._table(source, types, fields)
        if not len(table.ids) and not table.lost:
            self._find("layer_empty", layer=table.name)
        self._find_some(invalid, table, [*table.ids[table.repaired], *table.lost])
        return table

    def _table(self, source, types, fields):
        if source.crs.isValid() and source.crs not in (self.crs, self.own_crs):
            self._find("layer_reprojected", layer=source.name, crs=crs_name(self.crs))
        return read_table(source, types, self.crs, self.transform_context, fields, self.cancelled)

    def _find_some(self, check, table, features):
        """Report several features of a layer at once: how many, and the first by its id."""
        if len(features) == 0:
            return
        count, first = len(features), int(min(features))
        rows = np.flatnonzero(table.ids == first)
        place = _place_of(table.geometries[rows[0]]) if len(rows) else None
        self._find(check, value=count, place=place, layer=table.name, count=count, first=first)

    def _find(self, check, **numbers):
        self.findings.append(found(check, **numbers))


def _sorted(table, numbers=None):
    """Sort a table by geometry, then by a number; return it with the order of its former rows."""
    order = _order(table.geometries, np.zeros(len(table.ids)) if numbers is None else numbers)
    return table.take(order), order


def _order(geometries, numbers):
    keys = list(zip(shapely.to_wkb(geometries), numbers.tolist(), strict=True))
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)


def column_texts(table, field_name):
    """A column as texts; all '' where there is no such field."""
    return texts_of(table.columns.get(field_name, [None] * len(table.ids)))


def _listed(words):
    """The first words of a list, for a sentence."""
    words = [str(word) for word in words]
    return ", ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")


def _place_of(geometry):
    """Where to look for a geometry: a point on it."""
    point = shapely.point_on_surface(geometry)
    return point.x, point.y


def crs_name(crs):
    """Name a CRS as QGIS does."""
    return crs.userFriendlyIdentifier()


def refuse_without_area(layer_name):
    """Refuse communities without an area; the sentence names the layer."""
    raise QgsProcessingException(
        translate("District", "No feature of the layer {layer} has an area.").format(layer=layer_name)
    )
