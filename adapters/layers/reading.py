"""Read a QGIS layer into arrays: geometries in one CRS and two dimensions, feature ids, and the columns asked for."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsProviderRegistry,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.progress import CancelledError
from .crs import refuse_misplaced, refuse_without_crs
from .fields import index_of

__all__ = ["AREA", "LINE", "POINT", "Source", "Table", "flat_wkb", "read_table", "refuse_other_types"]

AREA, LINE, POINT = Qgis.GeometryType.Polygon, Qgis.GeometryType.Line, Qgis.GeometryType.Point

# Shapely's type ids of the parts that make up each type of layer and of several of them, and what puts them together.
_SIMPLE = {AREA: 3, LINE: 1, POINT: 0}
_SEVERAL = {AREA: 6, LINE: 5, POINT: 4}
_FIRST_OF_SEVERAL = 4
_NONE = -1
_GATHER = {AREA: shapely.multipolygons, LINE: shapely.multilinestrings}
_UNSURE = (Qgis.GeometryType.Unknown,)
_CANCEL_EVERY = 1000

translate = QCoreApplication.translate


class Source(NamedTuple):
    """A layer to read, whether a parameter gave its features or the layer itself."""

    name: str
    crs: object
    wkb_type: object
    fields: object
    extent: object
    count: int
    features: object  # a callable: QgsFeatureRequest to iterator

    @classmethod
    def of_parameter(cls, source, layer=None):
        """Take a QgsProcessingFeatureSource, and its layer for the name; None stays None.

        Invalid geometries are read too, and repaired here.
        """
        if source is None:
            return None

        def features(request):
            return source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks)

        return cls(
            source.sourceName() if layer is None else name_of_layer(layer),
            source.sourceCrs(),
            source.wkbType(),
            source.fields(),
            source.sourceExtent(),
            source.featureCount(),
            features,
        )

    @classmethod
    def of_layer(cls, layer):
        """Take a QgsVectorLayer; call this in the layer's own thread."""
        features = QgsVectorLayerFeatureSource(layer).getFeatures
        return cls(
            name_of_layer(layer),
            layer.crs(),
            layer.wkbType(),
            layer.fields(),
            layer.extent(),
            layer.featureCount(),
            features,
        )


def name_of_layer(layer):
    """Name a layer as its person knows it: QGIS calls all tables of a file that it opens by itself after the file."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    table, file = parts.get("layerName") or "", parts.get("path") or ""
    return table if table and layer.name() == Path(file).stem else layer.name()


@dataclass(frozen=True)
class Table:
    """The features of a layer that have a geometry.

    Attributes
    ----------
    name : str, the layer's name
    geometries : (n,) array of shapely geometries, valid and two-dimensional; a multi-geometry of one part is that part
    ids : (n,) array of int, the feature ids
    columns : dict of str to list, the fields asked for
    repaired : (n,) array of bool, where the layer's geometry was invalid
    lost : list of int, ids of the features without a geometry that can be used
    nowhere : list of int, those of them that have one, with coordinates that the layer's CRS does not have
    """

    name: str
    geometries: np.ndarray
    ids: np.ndarray
    columns: dict
    repaired: np.ndarray
    lost: list = field(default_factory=list)
    nowhere: list = field(default_factory=list)

    def take(self, rows):
        """Return the table with these rows, in this order."""
        columns = {name: [values[row] for row in rows] for name, values in self.columns.items()}
        return replace(
            self, geometries=self.geometries[rows], ids=self.ids[rows], columns=columns, repaired=self.repaired[rows]
        )


def read_table(source, types, crs, transform_context, field_names=(), cancelled=lambda: False, as_drawn=False):
    """Read a layer whole.

    Parameters
    ----------
    source : Source
    types : tuple of AREA, LINE, POINT: what the layer may hold
    crs : QgsCoordinateReferenceSystem to bring the geometries to
    transform_context : QgsCoordinateTransformContext
    field_names : sequence of str
    cancelled : callable that returns whether to stop
    as_drawn : bool, leave invalid geometries as they are; `Table.repaired` tells which they are

    Returns
    -------
    Table

    Raises
    ------
    QgsProcessingException
        The layer has no CRS or one that its coordinates do not fit, the wrong type of geometry, or lacks a field;
        the sentence names the layer.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    refuse_other_types(source, types)
    refuse_without_crs(source.name, source.crs)
    wkb, ids, columns = _read_features(source, crs, transform_context, field_names, cancelled)
    geometries, repaired, nowhere = _usable(wkb, types, as_drawn)
    drawn = wkb and crs != source.crs and not source.extent.isNull()
    if not any(geometries) and (nowhere.any() or (drawn and not any(wkb))):
        refuse_misplaced(source.name, source.crs)  # what fits no place arrives as nothing, or infinitely far away
    there = np.array([geometry is not None for geometry in geometries], dtype=bool)
    everything = Table(source.name, geometries, np.array(ids, dtype=np.int64), columns, repaired)
    kept = everything.take(np.flatnonzero(there))
    if crs != source.crs:
        nowhere |= _drawn(source, everything.ids, np.array([one is None for one in wkb], dtype=bool))
    return replace(kept, lost=everything.ids[~there].tolist(), nowhere=everything.ids[nowhere & ~there].tolist())


def _drawn(source, ids, missing):
    """Which of the features that arrived without a geometry have one in the layer: it was lost on the way to a CRS."""
    drawn = np.zeros(len(ids), dtype=bool)
    if missing.any():
        request = QgsFeatureRequest().setFilterFids(ids[missing].tolist()).setNoAttributes()
        known = [feature.id() for feature in source.features(request) if not feature.geometry().isNull()]
        drawn = np.isin(ids, known) & missing
    return drawn


def refuse_other_types(source, types):
    """Raise where a layer holds something else; the sentence names it."""
    type_of_layer = QgsWkbTypes.geometryType(source.wkb_type)
    if type_of_layer not in (*types, *_UNSURE):
        words = {
            AREA: translate("Reading", "polygons"),
            LINE: translate("Reading", "lines"),
            POINT: translate("Reading", "points"),
        }
        raise QgsProcessingException(
            translate("Reading", "The layer {layer} holds {found}; {wanted} are needed here.").format(
                layer=source.name,
                found=words.get(type_of_layer, translate("Reading", "no geometries")),
                wanted=translate("Reading", " or ").join(words[wanted] for wanted in types),
            )
        )


def _read_features(source, crs, transform_context, field_names, cancelled):
    indexes = [index_of(source, name) for name in field_names]
    request = QgsFeatureRequest().setSubsetOfAttributes(indexes)
    if crs != source.crs:
        request.setDestinationCrs(crs, transform_context)
    plain = _is_plain(source.wkb_type)
    wkb, ids, columns = [], [], {name: [] for name in field_names}
    try:
        for number, feature in enumerate(source.features(request)):
            if number % _CANCEL_EVERY == 0 and cancelled():
                raise CancelledError
            geometry = feature.geometry()
            wkb.append(_wkb(geometry) if plain else flat_wkb(geometry))
            ids.append(feature.id())
            for name, index in zip(field_names, indexes, strict=True):
                columns[name].append(feature.attribute(index))
    except QgsCsException as trouble:
        raise QgsProcessingException(
            translate("Reading", "The layer {layer} cannot be brought to {crs}: {trouble}").format(
                layer=source.name, crs=crs.authid(), trouble=trouble
            )
        ) from trouble
    return wkb, ids, columns


def _is_plain(wkb_type):
    """Whether geometries of this type need no flattening. Layers of unknown type may hold anything."""
    return not (
        QgsWkbTypes.hasZ(wkb_type)
        or QgsWkbTypes.hasM(wkb_type)
        or QgsWkbTypes.isCurvedType(wkb_type)
        or QgsWkbTypes.geometryType(wkb_type) in _UNSURE
    )


def _flattened(geometry):
    """Drop heights and measures, and draw arcs as lines."""
    if geometry.isNull():
        return geometry
    shape = geometry.get()
    shape.dropZValue()
    shape.dropMValue()
    return QgsGeometry(shape.segmentize()) if QgsWkbTypes.isCurvedType(shape.wkbType()) else geometry


def flat_wkb(geometry):
    """A QgsGeometry as shapely reads it, two-dimensional and without arcs: bytes, None where there is none."""
    return _wkb(_flattened(geometry))


def _wkb(geometry):
    return None if geometry.isNull() else geometry.asWkb().data()


def _usable(wkb, types, as_drawn=False):
    """Read the geometries, repair the invalid ones unless told not to, and keep of each what is of the right type.

    Returns
    -------
    geometries : (n,) array, None where nothing can be used
    repaired : (n,) array of bool
    nowhere : (n,) array of bool, where a coordinate is infinite: what comes of one that its CRS does not have
    """
    geometries = np.empty(len(wkb), dtype=object)
    with np.errstate(invalid="ignore"):  # coordinates that are no numbers are left out below
        geometries[:] = shapely.from_wkb(np.array(wkb, dtype=object), on_invalid="ignore")
    bounds = shapely.bounds(geometries)
    finite = np.isfinite(bounds).all(axis=1)  # NaN where a geometry is None or empty
    geometries[~finite] = None
    repaired = finite & ~shapely.is_valid(geometries)
    if not as_drawn:
        geometries[repaired] = shapely.make_valid(geometries[repaired])
    alone = (shapely.get_type_id(geometries) >= _FIRST_OF_SEVERAL) & (shapely.get_num_geometries(geometries) == 1)
    geometries[alone] = shapely.get_geometry(geometries[alone], 0)
    good = [_SIMPLE[type_] for type_ in types] + [_SEVERAL[type_] for type_ in types if type_ in _GATHER]
    for row in np.flatnonzero(~np.isin(shapely.get_type_id(geometries), [_NONE, *good])):
        geometries[row] = _of_types(geometries[row], types)
    return geometries, repaired, np.isinf(bounds).any(axis=1)


def _of_types(geometry, types):
    """The parts of the first type that there is: one as it is, several as a multi-geometry, None without any."""
    parts = [geometry]
    while any(shapely.get_type_id(part) >= _FIRST_OF_SEVERAL for part in parts):
        parts = [piece for part in parts for piece in shapely.get_parts(part)]
    for wanted in types:
        fitting = [part for part in parts if shapely.get_type_id(part) == _SIMPLE[wanted] and not part.is_empty]
        if len(fitting) > 1 and wanted in _GATHER:
            return _GATHER[wanted](fitting)
        if fitting:
            return fitting[0]  # several points of one building: it stands at the first
    return None
