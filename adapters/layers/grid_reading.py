"""Read a layer of grids that anybody made: whatever of a plan's fields it has."""

import math
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, Qt

from ...engine.gridding.checking.grid_layer import GridLayer
from ...engine.gridding.findings import found
from ..running.qgis_version import is_null
from ..words.meanings import code_text
from .fields import field_of, has_field, says_yes, texts_of
from .reading import AREA, read_table

__all__ = ["GridReading", "read_grids"]

# What other software calls the fields, the first that a layer has wins; QGIS does not mind their case.
_NAMES = {
    "code": ("grid_code", "网格编码", "网格代码", "网格编号", "网格ID", "WGBM", "gridcode"),
    "name": ("grid_name", "网格名称", "WGMC"),
    "community_code": ("community_code", "社区编码", "社区代码", "SQBM"),
    "kind": ("kind", "grid_kind"),
    "households": ("households", "户数", "总户数"),
    "officers": ("officers", "网格员数"),
    "locked": ("locked", "锁定"),
}
_HISTORY = ("version", "valid_from", "valid_to", "reason")

translate = QCoreApplication.translate


@dataclass(frozen=True)
class GridReading:
    """A layer of grids as it was read.

    Attributes
    ----------
    layer : engine.gridding.checking.grid_layer.GridLayer
    ids : (g,) array of int, the feature ids
    findings : list of Finding
    """

    layer: GridLayer
    ids: np.ndarray
    findings: list


def read_grids(source, crs, transform_context, code_field="", cancelled=lambda: False):
    """Read grids as they are drawn; versions that are closed are history and left out.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem to bring the geometries to
    transform_context : QgsCoordinateTransformContext
    code_field : str, the field of the codes; '' takes grid_code, or what other software calls it
    cancelled : callable that returns whether to stop

    Returns
    -------
    GridReading

    Raises
    ------
    QgsProcessingException
        The layer cannot be used or has no field of codes; the sentence names it.
    CancelledError
        `cancelled` returned True.
    """
    fields = {role: field_of(source, names) for role, names in _NAMES.items()}
    fields["code"] = code_field or fields["code"]
    if not fields["code"]:
        said = translate("GridReading", "The layer {layer} has no field of grid codes such as grid_code.")
        raise QgsProcessingException(said.format(layer=source.name))
    history = [name for name in _HISTORY if has_field(source, name)]
    wanted = sorted({*filter(None, fields.values()), *history})
    table = read_table(source, (AREA,), crs, transform_context, wanted, cancelled, as_drawn=True)
    closed = [bool(_date(value)) for value in _column(table, "valid_to" if "valid_to" in history else "")]
    table = table.take(np.flatnonzero(~np.array(closed, dtype=bool)))
    findings = [found("grid_without_geometry", row=int(row)) for row in table.lost]

    def texts(role):
        return texts_of(_column(table, fields[role]))

    def numbers(role):
        return np.array([_number(value) for value in _column(table, fields[role])], dtype=float)

    # Of a plan, `reason` says why a grid is out of its band; only beside a version does it say why it was changed.
    versioned = "version" in history or "valid_from" in history
    records = [{name: _date(table.columns[name][row]) for name in history} for row in range(len(table.ids))]
    layer = GridLayer(
        shapes=table.geometries,
        codes=texts("code"),
        names=texts("name"),
        community_codes=texts("community_code"),
        kinds=texts("kind"),
        households=numbers("households"),
        officers=numbers("officers") if fields["officers"] else None,
        history=records if versioned else None,
        locked=np.array([says_yes(word) for word in texts("locked")], dtype=bool) if fields["locked"] else None,
    )
    return GridReading(layer, table.ids, findings)


def _column(table, field):
    return table.columns[field] if field else [None] * len(table.ids)


def _date(value):
    """A date in ISO's way of writing, so that dates compare as texts do; any other value as text."""
    if isinstance(value, QDate | QDateTime):
        return value.toString(Qt.DateFormat.ISODate)
    return code_text(value)


def _number(value):
    """A number, NaN where there is none."""
    if is_null(value):
        return math.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan
