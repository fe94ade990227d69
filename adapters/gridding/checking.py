"""The whole way of a check: layers in, findings and measures out."""

from dataclasses import fields, replace
from typing import NamedTuple

import shapely
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.checking.check import check_grids
from ...engine.gridding.checking.measures import Measures
from ...engine.gridding.findings import with_feature_ids
from ..layers.grid_reading import read_grids
from ..layers.writing import finding_table
from ..running.progress import FeedbackProgress
from .district import read_district

__all__ = ["LayerCheck", "check_layers", "measure_names", "measure_words"]

# Where the bar stands when the layers are read, and when everything is checked.
_READ, _CHECKED = 30.0, 95.0

_SEVERITIES = ("error", "warning", "note")

# What both the reading of the layers and the check of the grids find, and a person need hear once.
_SAID_BY_BOTH = "streets_absent"

translate = QCoreApplication.translate


class LayerCheck(NamedTuple):
    """Findings as a table, how many of each severity, the measures, and the CRS of the places."""

    table: object
    counts: dict
    measures: Measures
    crs: object


def check_layers(grids, layers, rules, transform_context, feedback, code_field=""):
    """Read the layers and check the grids.

    Parameters
    ----------
    grids : adapters.layers.reading.Source
    layers : adapters.gridding.district.Layers
    rules : engine.gridding.model.Rules
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback
    code_field : str, as of `read_grids`

    Returns
    -------
    LayerCheck

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _CHECKED)
    progress.report("reading", 0.0)
    reading = read_district(layers, transform_context, progress.cancelled)
    drawn = read_grids(grids, reading.crs, transform_context, code_field, progress.cancelled)
    checked = check_grids(drawn.layer, reading.district, rules, progress)
    ids = {**reading.feature_ids, "grids": drawn.ids}
    findings = [with_feature_ids(finding, ids) for finding in checked.findings]
    middle = _middle(reading.district.communities)
    told = {finding.check for finding in findings}
    read = [finding for finding in reading.findings if finding.check != _SAID_BY_BOTH or _SAID_BY_BOTH not in told]
    findings = [*drawn.findings, *findings, *read]
    findings = [replace(one, place=middle) if one.place is None else one for one in findings]
    findings.sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    counts = {severity: sum(one.severity == severity for one in findings) for severity in _SEVERITIES}
    progress.end_stage()
    progress.lock()
    return LayerCheck(finding_table(findings), counts, checked.measures, reading.crs)


def _middle(communities):
    """Where to look for what concerns no place of its own: the middle of the district."""
    left, bottom, right, top = shapely.total_bounds(communities).tolist()
    return (left + right) / 2, (bottom + top) / 2


def measure_words(measures):
    """Name the measures in the person's language and write their values.

    Parameters
    ----------
    measures : Measures

    Returns
    -------
    list of (str, str, str): the measure's field, its name, its value
    """
    names = measure_names()
    return [
        (field.name, names[field.name], _measure_value(field.name, getattr(measures, field.name)))
        for field in fields(Measures)
    ]


def _measure_value(name, value):
    """Write a measure: shares in percent, areas and lengths rounded."""
    if value != value:
        return "–"
    if name in ("in_band", "households_in_band", "visible_boundary"):
        return f"{100 * value:.1f} %"
    if isinstance(value, float):
        return f"{value:.3f}" if name.startswith("compactness") else f"{value:.1f}"
    return str(value)


# fmt: off

def measure_names():
    """Name each measure in the person's language: {field of `Measures`: name}."""
    return {
        "grids": translate("Measures", "Grids"),
        "invalid": translate("Measures", "Grids with an invalid outline"),
        "multipart": translate("Measures", "Grids in several parts"),
        "straddling": translate("Measures", "Grids in several communities"),
        "gap_m2": translate("Measures", "Gaps, m²"),
        "overlap_m2": translate("Measures", "Overlaps, m²"),
        "outside_m2": translate("Measures", "Outside the communities, m²"),
        "households": translate("Measures", "Households"),
        "in_band": translate("Measures", "Grids within the limits"),
        "households_in_band": translate("Measures", "Households in grids within the limits"),
        "out_of_band": translate("Measures", "Grids outside the limits"),
        "least_out_of_band": translate("Measures", "Grids outside the limits, at least"),
        "households_off_band": translate("Measures", "Households off the limits"),
        "buildings_cut": translate("Measures", "Buildings cut"),
        "compactness": translate("Measures", "Compactness, mean"),
        "compactness_worst_tenth": translate("Measures", "Compactness, 10th percentile"),
        "interior_boundary_m": translate("Measures", "Boundary between grids, m"),
        "visible_boundary": translate("Measures", "Boundary that one can see"),
    }

# fmt: on
