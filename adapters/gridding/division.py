"""The whole way of a division: layers in, tables out."""

from typing import NamedTuple

from ...engine.gridding import divide as engine
from ...engine.gridding.findings import with_feature_ids
from ..layers.writing import finding_table, grid_table, unit_table
from ..running.pool import WorkPool
from ..running.progress import FeedbackProgress
from .district import read_district

__all__ = ["Division", "divide_layers"]

# Where the bar stands when the layers are read, and when the plan is made.
_READ, _DIVIDED = 10.0, 95.0


class Division(NamedTuple):
    """A plan as tables, by the names of an algorithm's outputs, and the CRS they are in."""

    tables: dict
    crs: object


def divide_layers(layers, rules, scheduler, transform_context, feedback):
    """Read the layers, have the engine divide them, and make the tables to write; from then on a cancel is too late.

    Parameters
    ----------
    layers : adapters.gridding.district.Layers
    rules : engine.gridding.model.Rules
    scheduler : str, one of `adapters.running.pool.SCHEDULERS`
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Division

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _DIVIDED)
    size = layers.buildings.count
    with WorkPool(scheduler, size, engine.__name__, progress.cancelled) as run_all:
        progress.report("reading", 0.0)
        reading = read_district(layers, transform_context, progress.cancelled)
        plan = engine.divide(reading.district, rules, progress, run_all)
    progress.report("writing", 1.0)
    findings = [with_feature_ids(finding, reading.feature_ids) for finding in plan.findings]
    reasons = [reason and with_feature_ids(reason, reading.feature_ids) for reason in plan.grid_reasons]
    tables = {
        "GRIDS": grid_table(plan, reasons, reading.community_names),
        "UNITS": unit_table(plan),
        "FINDINGS": finding_table([*reading.findings, *findings, *filter(None, reasons)]),
    }
    progress.end_stage()
    progress.lock()
    return Division(tables, reading.crs)
