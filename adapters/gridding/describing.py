"""The whole way of describing boundaries: grids and what one can see in, sentences out."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsFeatureRequest, QgsFields

from ...engine.gridding.checking.boundary_description import describe_boundary
from ...engine.gridding.checking.landmarks import Landmarks
from ..layers.crs import choose_crs
from ..layers.fields import field_of
from ..layers.personal_fields import personal_fields
from ..layers.reading import AREA, LINE, POINT, read_table
from ..layers.roles import guess_role
from ..layers.writing import OutputTable, table_fields
from ..running.progress import FeedbackProgress
from ..running.qgis_version import number_field, text_field
from ..words.boundary_words import boundary_en, boundary_zh, side_en, side_zh
from ..words.meanings import code_text, street_ranks_of

__all__ = ["BoundaryLayers", "Described", "barrier_kind", "describe_layers", "landmarks_of", "street_kind"]

ORDINARY = 2
"""The rank from which a street without a name is a street and no lane."""

_NO_NAME = ("<null>", "null", "none", "nan", "unnamed", "无", "无名", "不详", "-")
FIELDS = ("boundary_zh", "boundary_en")
_READ, _DESCRIBED = 30.0, 95.0


@dataclass(frozen=True)
class BoundaryLayers:
    """What one can see, as `adapters.layers.reading.Source` and names of fields; None and '' for none."""

    streets: object = None
    street_name_field: str = ""
    street_class_field: str = ""
    street_english_field: str = ""
    barriers: list = field(default_factory=list)
    barrier_name_field: str = ""
    compounds: object = None
    compound_name_field: str = ""
    communities: object = None
    buildings: object = None


class Described(NamedTuple):
    """The grids with their boundaries in words, one row a side, and the CRS of the grids."""

    grids: OutputTable
    sides: OutputTable
    crs: object


def describe_layers(grids, layers, transform_context, feedback, code_field=""):
    """Describe the boundaries of every grid of a layer.

    Parameters
    ----------
    grids : adapters.layers.reading.Source
    layers : BoundaryLayers
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback
    code_field : str, the field of the codes; '' takes grid_code where the layer has it

    Returns
    -------
    Described

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _DESCRIBED)
    progress.report("reading", 0.0)
    crs = choose_crs(grids.name, grids.crs, grids.extent, transform_context)
    table = read_table(grids, (AREA,), crs, transform_context, cancelled=progress.cancelled)
    landmarks, english = landmarks_of(layers, crs, transform_context, progress.cancelled)
    words = {}
    for row, (feature, polygon) in enumerate(zip(table.ids.tolist(), table.geometries, strict=True)):
        progress.check()
        progress.report("describing", row / len(table.ids))
        words[feature] = describe_boundary(polygon, landmarks)
    progress.end_stage()
    progress.lock()
    code_field = code_field or field_of(grids, ("grid_code",))
    features = list(grids.features(QgsFeatureRequest()))
    return Described(
        _with_words(grids, features, words, english), _sides(features, words, english, code_field), grids.crs
    )


def landmarks_of(layers, crs, transform_context, cancelled=lambda: False):
    """Read what one can see.

    Parameters
    ----------
    layers : BoundaryLayers
    crs : QgsCoordinateReferenceSystem, metric
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    landmarks : engine.gridding.checking.landmarks.Landmarks
    english : dict of str to str, English names of streets where the layer has them
    """
    shapes, kinds, names, english = [], [], [], {}

    def read(source, types, *fields):
        table = read_table(source, types, crs, transform_context, sorted({*fields} - {""}), cancelled)
        return table, [_texts(table, name) for name in fields]

    def add(geometries, some_kinds, some_names):
        shapes.extend(geometries)
        kinds.extend(some_kinds)
        names.extend(some_names)

    if layers.streets is not None:
        fields = layers.street_name_field, layers.street_class_field, layers.street_english_field
        table, (own, classes, other) = read(layers.streets, (LINE,), *fields)
        ranks = street_ranks_of(classes)[0] if layers.street_class_field else np.ones(len(own))
        add(table.geometries, [street_kind(name, rank) for name, rank in zip(own, ranks, strict=True)], own)
        english = {name: word for name, word in zip(own, other, strict=True) if name and word}
    for source in layers.barriers:
        name_field = field_of(source, (layers.barrier_name_field,)) if layers.barrier_name_field else ""
        table, (own,) = read(source, (AREA, LINE), name_field)
        flat = shapely.get_dimensions(table.geometries) == 2
        some_kinds = [barrier_kind(source.name, name, not area) for name, area in zip(own, flat, strict=True)]
        add(table.geometries, some_kinds, own)
    if layers.compounds is not None:
        table, (own,) = read(layers.compounds, (AREA,), layers.compound_name_field)
        add(table.geometries, ["wall"] * len(own), own)
    if layers.communities is not None:
        table, _ = read(layers.communities, (AREA,))
        add(table.geometries, ["community"] * len(table.ids), [""] * len(table.ids))
    buildings = None
    if layers.buildings is not None:
        buildings = read(layers.buildings, (AREA, POINT))[0].geometries
    geometries = np.empty(len(shapes), dtype=object)
    geometries[:] = shapes
    return Landmarks(geometries, kinds, names, buildings), english


def street_kind(name, rank):
    """The kind of landmark that a street is: one without a name that is lower than an ordinary street is a lane.

    Examples
    --------
    >>> street_kind("人民路", 1), street_kind("", 1), street_kind("", 3)
    ('street', 'lane', 'street')
    """
    return "street" if name or rank >= ORDINARY else "lane"


def barrier_kind(layer_name, name, is_line):
    """The kind of landmark that a barrier is, by its own name or its layer's: railway, expressway or water.

    Examples
    --------
    >>> barrier_kind("barriers", "澄北铁路", True), barrier_kind("rivers", "", True), barrier_kind("高速", "", True)
    ('railway', 'water', 'street')
    """
    if not is_line:
        return "water"
    words = f"{name} {layer_name}".lower()
    if guess_role(words, LINE) == "railways":
        return "railway"
    return "street" if any(word in words for word in ("高速", "expressway", "motorway")) else "water"


def _texts(table, name):
    """A column of names; '' where there is no such field, or where it says in words that there is no name."""
    if not name:
        return [""] * len(table.ids)
    words = [code_text(value) for value in table.columns[name]]
    return ["" if word.lower() in _NO_NAME else word for word in words]


def _with_words(grids, features, words, english):
    """The layer as it is, but for fields about persons, with its boundaries in words."""
    fields = QgsFields(grids.fields)
    columns = {name: [feature[name] for feature in features] for name in fields.names()}
    left = {*FIELDS, *personal_fields(columns)}
    kept = [index for index, name in enumerate(fields.names()) if name not in left]
    all_fields = table_fields(*map(fields.at, kept), *map(text_field, FIELDS))
    rows, geometries = [], []
    for feature in features:
        told = words.get(feature.id(), [])
        values = feature.attributes()
        rows.append([*(values[index] for index in kept), boundary_zh(told), boundary_en(told, english)])
        geometries.append(b"" if feature.geometry().isNull() else feature.geometry().asWkb().data())
    return OutputTable(all_fields, grids.wkb_type, rows, geometries)


def _sides(features, words, english, code_field):
    """A row for each side of each grid, and for what it follows the length."""
    fields = table_fields(
        text_field("grid_code"), text_field("side"), text_field("follows"), number_field("length_m"),
        text_field("words_zh"), text_field("words_en"),
    )  # fmt: skip
    rows = []
    for feature in features:
        told = words.get(feature.id(), [])
        code = code_text(feature.attribute(code_field)) if code_field else str(feature.id())
        for side in dict.fromkeys(stretch.side for stretch in told):
            own = [stretch for stretch in told if stretch.side == side]
            follows = ", ".join(dict.fromkeys(stretch.kind for stretch in own))
            length = round(sum(stretch.length_m for stretch in own), 1)
            rows.append([code, side, follows, length, side_zh(told, side), side_en(told, side, english)])
    return OutputTable(fields, Qgis.WkbType.NoGeometry, rows, [b""] * len(rows))
