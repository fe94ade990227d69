"""Read the units of a plan from anybody's layer."""

from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.model import UNASSIGNED
from ..words.meanings import code_text, grid_kind
from .fields import has_field, says_yes, texts_of
from .reading import AREA, read_table

__all__ = ["GRID_CODE", "LOCKED", "DrawnLayer", "read_units"]

GRID_CODE, UNIT_ID, COMMUNITY_CODE, LOCKED = "grid_code", "unit_id", "community_code", "locked"
_KIND = "kind"

translate = QCoreApplication.translate


@dataclass(frozen=True)
class DrawnLayer:
    """A layer of units, row by row.

    Attributes
    ----------
    polygons : (n,) array of Polygon
    ids : (n,) array of int, the field unit_id, or from 1 on where there is none
    codes, communities : (n,) arrays of str, the codes of the grid and of the community, '' where there is none
    locked : set of str, the codes of the grids that have a locked unit
    kinds : dict of str (code) to str, the kind that the first unit of a grid with a kind says
    """

    polygons: np.ndarray
    ids: np.ndarray
    codes: np.ndarray
    communities: np.ndarray
    locked: set = field(default_factory=set)
    kinds: dict = field(default_factory=dict)

    def kinds_among(self, known):
        """The grids with a kind that is known: in a layer of anybody's the field may be about something else."""
        return {code: kind for code, kind in self.kinds.items() if kind in known}


def read_units(source, crs, transform_context, cancelled=lambda: False):
    """Read a layer of units with the field grid_code, and unit_id, community_code, locked and kind where there.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem, to read into
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    DrawnLayer

    Raises
    ------
    QgsProcessingException
        There is no such field, no unit, or an id that is missing or occurs twice; the sentence names the layer.
    """
    fields = (GRID_CODE, UNIT_ID, COMMUNITY_CODE, LOCKED, _KIND)
    names = [name for name in fields if has_field(source, name)]
    if GRID_CODE not in names:
        raise QgsProcessingException(
            translate(
                "UnitReading", "The layer {layer} has no field grid_code, which says which grid each unit is of."
            ).format(layer=source.name)
        )
    table = read_table(source, (AREA,), crs, transform_context, names, cancelled)
    if not len(table.ids):
        raise QgsProcessingException(
            translate("UnitReading", "The layer {layer} has no units.").format(layer=source.name)
        )
    count = len(table.ids)
    codes = texts_of(table.columns[GRID_CODE])
    locked = texts_of(table.columns.get(LOCKED, [None] * count))
    kinds = [grid_kind(word) for word in table.columns.get(_KIND, [None] * count)]
    return DrawnLayer(
        table.geometries,
        _unit_ids(table) if UNIT_ID in names else np.arange(1, count + 1),
        codes,
        texts_of(table.columns.get(COMMUNITY_CODE, [None] * count)),
        {code for code, word in zip(codes, locked, strict=True) if says_yes(word)} - {UNASSIGNED},
        {code: kind for code, kind in zip(codes[::-1], kinds[::-1], strict=True) if kind and code != UNASSIGNED},
    )


def _unit_ids(table):
    """The units' ids; one that is missing or stands there twice is named."""
    ids = []
    for feature, value in zip(table.ids, table.columns[UNIT_ID], strict=True):
        text = code_text(value)
        if not text.isdigit() or int(text) < 1:
            said = translate(
                "UnitReading", "The layer {layer}: the unit_id of feature {feature} is no number from 1 on."
            )
            raise QgsProcessingException(said.format(layer=table.name, feature=feature))
        ids.append(int(text))
    values, counts = np.unique(ids, return_counts=True)
    if (counts > 1).any():
        said = translate("UnitReading", "The layer {layer}: the unit_id {unit} stands there {count} times.")
        twice = counts.argmax()
        raise QgsProcessingException(said.format(layer=table.name, unit=values[twice], count=counts[twice]))
    return np.array(ids)
