"""What a layer of grids says of them beside their ground: their names, their kinds, and which are retired or locked."""

from qgis.core import Qgis, QgsFeatureRequest

from ..layers.fields import has_field, index_of
from ..layers.unit_reading import GRID_CODE, LOCKED
from ..running.qgis_version import is_null
from ..words.meanings import code_text, grid_kind

__all__ = ["VOID", "known_grids"]

VOID = "void"
"""The status of a grid that is retired."""

_NAMES = ("grid_name", "kind", "status", "note", "reason", LOCKED)


def known_grids(source):
    """Read it, without geometries.

    Parameters
    ----------
    source : adapters.layers.reading.Source or None

    Returns
    -------
    dict of str (code) to dict of str (field) to str, '' where nothing is said: the fields grid_name, kind, status,
    note, reason and locked

    Raises
    ------
    QgsProcessingException
        There is no field grid_code; the sentence names the layer.
    """
    if source is None:
        return {}
    index_of(source, GRID_CODE)
    names = [name for name in _NAMES if has_field(source, name)]
    blank = dict.fromkeys(_NAMES, "")
    grids = {}
    for feature in source.features(QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)):
        code = code_text(feature[GRID_CODE])
        if code:
            grids[code] = blank | {name: _plain(feature[name]) for name in names}
            grids[code]["kind"] = grid_kind(grids[code]["kind"])
    return grids


def _plain(value):
    return "" if is_null(value) else str(value).strip()
