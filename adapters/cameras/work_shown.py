"""Cameras at work as the dock shows them: heads and cells of tables, and what is lost with one camera."""

from typing import NamedTuple

import shapely
from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QCoreApplication

from ..running.progress import FeedbackProgress
from ..sentences.saying import sentence
from .at_work import cameras_at_work, lost_sight
from .work_words import status_words

__all__ = ["Lost", "asked_work", "camera_point", "lost_with", "rate_cells", "repair_cells", "stop_cells"]

translate = QCoreApplication.translate


class Lost(NamedTuple):
    """What is lost with a camera: WKB of the ground that nobody else sees, and of the streets that it brings back."""

    sight: bytes
    streets: bytes


def asked_work(sources, transform_context, feedback):
    """Count cameras in the background: (CameraWork, list of sentences on what was wrong)."""
    work = cameras_at_work(sources, transform_context, FeedbackProgress(feedback))
    return work, [sentence(finding) for finding in work.findings]


def camera_point(work, camera):
    """Where a camera is: QgsPointXY, None without a place."""
    x, y = work.cameras.places[camera].tolist()
    return QgsPointXY(x, y) if x == x and y == y else None


def lost_with(work, camera):
    """What is lost with a camera: Lost."""
    lines = [one.line for _, own, one in work.stretches if own == camera]
    streets = shapely.to_wkb(shapely.multilinestrings(lines)) if lines else b""
    sight = lost_sight(work, camera)
    return Lost(b"" if sight.is_empty else shapely.to_wkb(sight), streets)


def rate_cells(work, by):
    """Heads, cells and rows of the rates of one kind of groups, that of all cameras first."""
    heads = [
        translate("CameraWork", "Name"),
        translate("CameraWork", "Rate, %"),
        translate("CameraWork", "Cameras"),
        translate("CameraWork", "Working"),
        translate("CameraWork", "Broken"),
        translate("CameraWork", "Unknown"),
        translate("CameraWork", "Of known, %"),
    ]
    rows = [work.rates[0], *(row for row in work.rates if row.by == by)]
    cells = [[_group_name(row), row.rate, row.cameras, row.working, row.broken, row.unknown, row.rate_of_known]
             for row in rows]  # fmt: skip
    return heads, cells, rows


def _group_name(row):
    if row.by == "total":
        return translate("CameraWork", "All cameras")
    return " ".join(filter(None, (row.code, row.name))) or translate("CameraWork", "not known")


def repair_cells(work):
    """Heads, cells and rows of the list of repairs; what each brings back stands first, for names are long."""
    heads = [
        translate("CameraWork", "No."),
        translate("CameraWork", "Street, m"),
        translate("CameraWork", "Entrances"),
        translate("CameraWork", "Camera"),
        translate("CameraWork", "Streets"),
        translate("CameraWork", "Owner"),
        translate("CameraWork", "If it alone is repaired, m"),
    ]
    cells = [
        [row.place, round(row.metres), row.entrances, row.name or row.camera_id,
         translate("CameraWork", ", ").join(row.streets), row.owner, round(row.alone_m)]
        for row in work.repairs
    ]  # fmt: skip
    return heads, cells, work.repairs


def stop_cells(stops):
    """Heads, cells and rows of a round."""
    heads = [translate("CameraWork", "No."), translate("CameraWork", "State"), translate("CameraWork", "Camera")]
    words = status_words()
    cells = [[stop.place, words.get(stop.status, words["unknown"]), stop.name or stop.camera_id] for stop in stops]
    return heads, cells, stops
