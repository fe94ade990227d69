"""Findings as rows of the plan file, each with its sentence."""

from math import isnan

from shapely import Point

from ..sentences.saying import sentence
from .geopackage import blobs

__all__ = ["write_findings"]


def write_findings(sqlite, plan_id, findings, srs_id):
    """Write findings with a sentence each, inside a transaction; None is passed over."""
    findings = [finding for finding in findings if finding is not None]
    places = [None if finding.place is None else Point(finding.place) for finding in findings]
    sqlite.executemany(
        'INSERT INTO finding (geom, plan_id, "check", severity, grid_code, community_code, value, message) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                blob,
                plan_id,
                finding.check,
                finding.severity,
                finding.grid_code,
                finding.community_code,
                None if isnan(finding.value) else finding.value,
                sentence(finding),
            )
            for finding, blob in zip(findings, blobs(places, srs_id), strict=True)
        ],
    )
