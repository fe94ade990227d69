"""Two drafts of the same units compared: which code became which, and what each is worth."""

from dataclasses import dataclass

import numpy as np

from ..search.partition import off_band
from .model import UNASSIGNED

__all__ = ["CodeRow", "code_rows", "comparable", "measures_of"]


@dataclass(frozen=True)
class CodeRow:
    """What went from one grid to another.

    Attributes
    ----------
    before, after : str, codes; '' for no grid
    households, buildings : int
    share : float, of the households of the grid before, 0 to 1
    rows : (n,) array of int, the units
    """

    before: str
    after: str
    households: int
    buildings: int
    share: float
    rows: np.ndarray


def comparable(before, after):
    """Whether two drafts are made of the same units."""
    return np.array_equal(before.fabric.unit_ids, after.fabric.unit_ids)


def code_rows(before, after, moved):
    """List what went from which grid to which, of the grids that gained or lost a unit.

    Parameters
    ----------
    before, after : Draft, of the same units
    moved : (n,) array of int, the units whose grid differs

    Returns
    -------
    list of CodeRow, one a pair of codes; those whose code changed first, the most households first
    """
    units = before.fabric.units
    touched = {*before.codes[moved], *after.codes[moved]}
    pairs = {}
    for code in sorted(touched):
        for row in {*before.units_of(code).tolist(), *after.units_of(code).tolist()}:
            pairs.setdefault((before.codes[row], after.codes[row]), set()).add(row)
    rows = []
    for (old, new), shared in pairs.items():
        members = np.array(sorted(shared))
        count = int(units.households[members].sum())
        whole = before.households(old) if old != UNASSIGNED else int(units.households[before.units_of(old)].sum())
        rows.append(CodeRow(old, new, count, int(units.buildings[members].sum()), count / max(whole, 1), members))
    return sorted(rows, key=lambda row: (row.before == row.after, -row.households, row.before, row.after))


def measures_of(draft):
    """Measure a draft: dict of str to int or float, compactness by Polsby and Popper, `off` in households.

    A grid that is divided counts once, and is off by as much as its vertical grids and what is beside them are.
    """
    codes = [code for code in draft.grid_codes() if len(draft.units_of(code))]
    households = np.array([draft.households(code) for code in codes])
    statuses = [draft.status(code) for code in codes]
    off = [off_band(load, draft.band(code)) for code in codes for load in draft.loads(code)]
    compactness = np.array([draft.compactness(code) for code in codes])
    return {
        "grids": len(codes),
        "in_band": statuses.count("in_band"),
        "over": statuses.count("over"),
        "under": statuses.count("under"),
        "off": sum(off),
        "unassigned": len(draft.units_of(UNASSIGNED)),
        "spread": float(households.std()) if len(codes) else 0.0,
        "compactness": float(compactness.mean()) if len(codes) else 0.0,
        "least": float(compactness.min(initial=1.0)) if len(codes) else 0.0,
    }
