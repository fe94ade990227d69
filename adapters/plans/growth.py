"""What a register does to the grids of an open plan: who leaves the band, who is near its edge, what would help."""

from dataclasses import dataclass

import numpy as np

from ...engine.gridding.checking.growth import watch_growth
from ..gridding.watching import advice
from ..running.progress import FeedbackProgress

__all__ = ["WATCHES", "Growth", "GrowthRow", "watch_plan"]

WATCHES = ("leaves", "out", "near", "returns", "steady")
"""What may become of a grid, the most urgent first."""


@dataclass(frozen=True)
class GrowthRow:
    """One grid under the register.

    Attributes
    ----------
    code, name, community_code, status : str
    before, households, minimum, maximum : int; `before` is None where it is not known
    watch : str, a word of `WATCHES`
    repair : str, as of engine.gridding.checking.growth.Watched
    advice : str, in words
    """

    code: str
    name: str
    community_code: str
    status: str
    before: int
    households: int
    minimum: int
    maximum: int
    watch: str
    repair: str
    advice: str

    @property
    def out(self):
        """By how many households it is over (above 0) or under (below 0) its band."""
        return max(self.households - self.maximum, 0) - max(self.minimum - self.households, 0)


@dataclass(frozen=True)
class Growth:
    """The grids, the most urgent first, and what was wrong with the register."""

    rows: list
    findings: list


def watch_plan(snapshot, choice, before, margin, transform_context, feedback):
    """Watch every grid of a plan; this may run in another thread.

    Parameters
    ----------
    snapshot : adapters.plans.snapshot.Snapshot
    choice : adapters.plans.snapshot.RegisterChoice, None for the plan's own counts
    before : dict of str (code) to int, the households before; None takes those of the plan
    margin : int, households from a limit within which a grid is near it
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Growth

    Raises
    ------
    QgsProcessingException
        The register cannot be read.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback)
    progress.report("register", 0.0)
    counted = snapshot.counted(choice, transform_context, progress.cancelled)
    progress.check()
    progress.report("watching", 0.5)
    now, old = counted.draft, snapshot.draft()
    # What a register says of a tower that is divided is not known by entrance.
    codes = [code for code in now.grid_codes() if len(now.units_of(code)) and not now.is_divided(code)]
    if before is None:
        before = {code: old.households(code) for code in codes}
    progress.check()
    areas = np.array([now.polygon(code) for code in codes], dtype=object)
    communities = now.fabric.community_codes[[now.records[code].community for code in codes]]
    held = np.array([before.get(code, np.nan) for code in codes], dtype=float)
    households = np.array([now.households(code) for code in codes], dtype=int)
    bands = [now.band(code) for code in codes]
    place = {code: row for row, code in enumerate(codes)}
    neighbours = [[place[code], place[other]] for code in codes for other in now.neighbours(code) if other in place]
    locked = [row for row, code in enumerate(codes) if now.records[code].locked]
    watched = watch_growth(areas, communities, held, households, bands, margin, neighbours, locked)
    names = [code[-3:] for code in codes]  # as the map writes them
    known = zip(codes, watched, held.tolist(), strict=True)
    rows = [_row(now, code, one, was, names) for code, one, was in known]
    progress.end_stage()
    return Growth(sorted(rows, key=lambda row: (WATCHES.index(row.watch), -abs(row.out), row.code)), counted.findings)


def _row(draft, code, one, before, names):
    record, band, households = draft.records[code], draft.band(code), int(draft.households(code))
    return GrowthRow(
        code=code,
        name=record.name,
        community_code=str(draft.fabric.community_codes[record.community]),
        status=one.status,
        before=None if np.isnan(before) else int(before),
        households=households,
        minimum=int(band.minimum),
        maximum=int(band.maximum),
        watch="out" if one.watch == "leaves" and np.isnan(before) else one.watch,
        repair=one.repair,
        advice=advice(one, names, households),
    )
