"""A plan in work as rows and sentences: what the dock *Grids* shows of its grids and its communities."""

from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.editing.model import UNASSIGNED
from ...engine.gridding.feasibility import explain, possible_counts
from ...engine.gridding.findings import found
from ..plan_file.grid_rows import band_finding
from ..sentences.of_towers import entrance_names
from ..sentences.saying import sentence

__all__ = ["CommunityRow", "GridRow", "community_rows", "grid_rows"]

translate = QCoreApplication.translate


@dataclass(frozen=True)
class GridRow:
    """One grid as a table shows it.

    Attributes
    ----------
    code, name, community_code, community_name, kind, status, note : str
    households, buildings, minimum, maximum : int
    compactness : float
    locked : bool
    base : str, of a vertical grid the code of the grid whose ground it shares; '' for others
    divided : bool, whether a tower in it is divided into vertical grids
    beside : int, its households that are in none of them; None where it is not divided
    """

    code: str
    name: str
    community_code: str
    community_name: str
    kind: str
    households: int
    buildings: int
    minimum: int
    maximum: int
    status: str
    compactness: float
    locked: bool
    note: str
    base: str = ""
    divided: bool = False
    beside: int = None

    @property
    def loaded(self):
        """The households that are held against the band."""
        return self.households if self.beside is None else self.beside

    @property
    def out(self):
        """How many households the grid is over (above 0) or under (below 0) its band."""
        if self.divided and not self.beside:
            return 0
        return max(self.loaded - self.maximum, 0) - max(self.minimum - self.loaded, 0)


@dataclass(frozen=True)
class CommunityRow:
    """One community: what it holds, and in words what its total allows.

    Attributes
    ----------
    code, name, words : str
    households, grids, out, unassigned : int; `out` counts its grids out of band, `unassigned` its units without grid
    possible : bool, whether some number of grids could all be in band
    """

    code: str
    name: str
    households: int
    grids: int
    out: int
    unassigned: int
    possible: bool
    words: str


def grid_rows(draft, names, codes=None):
    """Read grids of a draft.

    Parameters
    ----------
    draft : engine.gridding.editing.draft.Draft
    names : dict of str (community code) to str
    codes : iterable of str, optional
        Only these; codes that have no grid (any more) are left out. By default all grids.

    Returns
    -------
    dict of str (grid code) to GridRow, vertical grids among them
    """
    living, vertical = draft.grid_codes(), draft.vertical.codes()
    if codes is not None:
        living, vertical = (sorted(set(codes) & set(known)) for known in (living, vertical))
    rows = {code: _grid_row(draft, names, code) for code in living}
    return rows | {code: _vertical_row(draft, names, code) for code in vertical}


def _grid_row(draft, names, code):
    record, band, divided = draft.records[code], draft.band(code), draft.is_divided(code)
    community = str(draft.fabric.community_codes[record.community])
    return GridRow(
        code=code,
        name=record.name,
        community_code=community,
        community_name=names.get(community, ""),
        kind=record.kind,
        households=int(draft.households(code)),
        buildings=int(draft.buildings(code)),
        minimum=int(band.minimum),
        maximum=int(band.maximum),
        status=draft.status(code),
        compactness=float(draft.compactness(code)),
        locked=record.locked,
        note=sentence(band_finding(draft, code)) if divided else record.note,
        divided=divided,
        beside=int(max(draft.households(code) - draft.vertical.held(code), 0)) if divided else None,
    )


def _vertical_row(draft, names, code):
    grid = draft.vertical.by_code[code]
    record = draft.records[grid.base]
    band = draft.band_of(record)
    community = str(draft.fabric.community_codes[record.community])
    words = translate("Workbench", "Entrances {entrances} of building {building}, on the ground of grid {grid}.")
    return GridRow(
        code=code,
        name=grid.name,
        community_code=community,
        community_name=names.get(community, ""),
        kind="vertical",
        households=grid.held,
        buildings=0,
        minimum=int(band.minimum),
        maximum=int(band.maximum),
        status=band.status(grid.held),
        compactness=0.0,
        locked=record.locked,
        note=words.format(entrances=entrance_names(grid.entrances), building=grid.building_id, grid=grid.base),
        base=grid.base,
    )


def community_rows(draft, names, grids, touched=None):
    """Sum up the communities of a draft, in the order of its fabric.

    Parameters
    ----------
    draft : engine.gridding.editing.draft.Draft
    names : dict of str (community code) to str
    grids : dict of str to GridRow, all of them; vertical ones are not counted
    touched : set of str, optional
        Codes of grids: only their communities are summed up. By default all are.

    Returns
    -------
    list of CommunityRow
    """
    records = draft.records
    wanted = None if touched is None else {records[code].community for code in touched if code in records}
    fabric, count = draft.fabric, len(draft.fabric.community_codes)
    homes = fabric.units.communities
    held = np.bincount(homes, minlength=count)
    households = np.bincount(homes, weights=fabric.units.households, minlength=count).astype(int)
    unassigned = np.bincount(homes[draft.units_of(UNASSIGNED)], minlength=count)
    of_community = _by_community(grids)
    rows = []
    for row, code in enumerate(map(str, fabric.community_codes)):
        if not held[row] or (wanted is not None and row not in wanted):
            continue
        inside, total, free = of_community.get(code, []), int(households[row]), int(unassigned[row])
        out = sum(grid.status != "in_band" for grid in inside)
        apart = [grid.households for grid in inside if draft.stands_apart(grid.code)]  # parks count for no limits
        possible, words = _feasibility(total - sum(apart), fabric.bands[row], code, len(inside) - len(apart), out)
        if free:
            words = f"{_unassigned(free)} {words}"
        rows.append(CommunityRow(code, names.get(code, ""), total, len(inside), out, free, possible, words))
    return rows


def _by_community(grids):
    of_community = {}
    for grid in grids.values():
        if grid.base:
            continue
        of_community.setdefault(grid.community_code, []).append(grid)
    return of_community


def _feasibility(households, band, code, grids, out):
    impossible = explain(households, band)
    if impossible is not None:
        check, numbers = impossible
        return False, sentence(found(check, community_code=code, **numbers))
    if households == 0:
        return True, sentence(found("community_without_households", community_code=code))
    counts = possible_counts(households, band)
    if len(counts) == 1:
        can = translate("Workbench", "Only {low} grids can all be within the limits.")
    else:
        can = translate("Workbench", "{low} to {high} grids can all be within the limits.")
    now = translate("Workbench", "There are {grids}; outside the limits: {out}.")
    return True, f"{can} {now}".format(low=counts[0], high=counts[-1], grids=grids, out=out)


def _unassigned(count):
    return translate("Workbench", "Units without a grid: {count}.").format(count=count)
