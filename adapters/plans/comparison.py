"""Two scenarios of a plan side by side: what moved, which code became which, and how both score."""

from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.comparing import code_rows, comparable, measures_of
from ..running.qgis_version import text_field, whole_number_field

__all__ = ["Comparison", "Score", "comparable", "compare_drafts", "moved_layer", "show_moved"]

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Score:
    """One measure of both scenarios.

    Attributes
    ----------
    words : str, what is measured
    before, after : float
    better : int, 1 where more is better, -1 where less is, 0 where neither
    digits : int, decimals to be shown
    """

    words: str
    before: float
    after: float
    better: int
    digits: int = 0


@dataclass(frozen=True)
class Comparison:
    """What differs.

    Attributes
    ----------
    codes : list of CodeRow, those whose code changed first, the most households first
    scores : list of Score
    moved : (n,) array of int, the units whose grid differs
    households : int, of the units that moved
    share : float, of all households, 0 to 1
    """

    codes: list
    scores: list
    moved: np.ndarray
    households: int
    share: float


def compare_drafts(before, after):
    """Compare two drafts of the same units.

    Parameters
    ----------
    before, after : engine.gridding.editing.draft.Draft

    Returns
    -------
    Comparison
    """
    units = before.fabric.units
    moved = np.flatnonzero(before.codes != after.codes)
    households = int(units.households[moved].sum())
    share = households / max(int(units.households.sum()), 1)
    return Comparison(code_rows(before, after, moved), _scores(before, after), moved, households, share)


def _scores(before, after):
    measures = [measures_of(draft) for draft in (before, after)]
    rows = (
        ("grids", translate("Comparison", "Grids"), 0, 0),
        ("in_band", translate("Comparison", "Grids in band"), 1, 0),
        ("over", translate("Comparison", "Grids over the maximum"), -1, 0),
        ("under", translate("Comparison", "Grids under the minimum"), -1, 0),
        ("off", translate("Comparison", "Households off the band"), -1, 0),
        ("unassigned", translate("Comparison", "Units without a grid"), -1, 0),
        ("spread", translate("Comparison", "Standard deviation of households"), -1, 1),
        ("compactness", translate("Comparison", "Mean compactness"), 1, 3),
        ("least", translate("Comparison", "Least compactness"), 1, 3),
    )
    return [Score(words, *(one[key] for one in measures), better, digits) for key, words, better, digits in rows]


def moved_layer(crs):
    """Make a layer in memory for units that move, with the public fields of a comparison.

    Parameters
    ----------
    crs : QgsCoordinateReferenceSystem

    Returns
    -------
    QgsVectorLayer, without features
    """
    layer = QgsVectorLayer("Polygon", "", "memory")
    layer.setCrs(crs)
    fields = [whole_number_field("unit_id"), text_field("from_code"), text_field("to_code")]
    layer.dataProvider().addAttributes([*fields, whole_number_field("households")])
    layer.updateFields()
    return layer


def show_moved(layer, comparison, before, after):
    """Have a layer of `moved_layer` hold the units that moved between two drafts, and no others."""
    provider, features = layer.dataProvider(), []
    provider.truncate()
    fabric, moved = before.fabric, comparison.moved
    for row, wkb in zip(moved.tolist(), shapely.to_wkb(fabric.polygons[moved]), strict=True):
        feature = QgsFeature(layer.fields())
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        codes = str(before.codes[row]), str(after.codes[row])
        feature.setAttributes([int(fabric.unit_ids[row]), *codes, int(fabric.units.households[row])])
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    layer.triggerRepaint()
