"""A plan in work brought back into its band: three offers, each with its price, and how few must move at least."""

from dataclasses import dataclass, replace

import numpy as np

from ...progress import Progress
from ..inner_places import inner_places
from ..leftovers import with_leftovers
from ..rebalancing.model import OPTIONS, Price
from ..rebalancing.parts import chosen_in, least_in, parts_in, price_of, searched
from ..search.partition import all_off_band
from .codes import new_records
from .making import checked, edit_of
from .model import UNASSIGNED, Edit, RefusedError

__all__ = ["Offer", "Offers", "rebalance_offers"]

SEARCHED = 0.95
"""The share of the work that is done when everything is searched."""


@dataclass(frozen=True)
class Offer:
    """One way to rebalance.

    Attributes
    ----------
    price : Price
    edit : Edit, None where nothing need change
    """

    price: Price
    edit: Edit | None


@dataclass(frozen=True)
class Offers:
    """What a rebalance can be.

    Attributes
    ----------
    offers : list of Offer, in the order of `OPTIONS`
    least : int, households that any plan in band must move
    households : int, in the communities that were looked at
    """

    offers: list
    least: int
    households: int


def rebalance_offers(draft, codes=None, most_moved=1.0, seed=1, progress=None, run_all=map, reason=""):
    """Look for ways to bring the grids of a draft into their band with few households moved.

    Units are moved whole. Locked and special grids stay as they are, and so do others that go by another band than
    their community, parts of communities without a grid out of band that need not be, and ground that hangs together
    with no grid.

    Parameters
    ----------
    draft : Draft
    codes : iterable of str, grids among which households may move; all by default
    most_moved : float, the share of the plan's households that may move
    seed : int
    progress : Progress, hears how much of the ground that is looked at is done
    run_all : callable like `map`: a function known by name and a list of payloads in, results in their order out
    reason : str, in the officer's words

    Returns
    -------
    Offers

    Raises
    ------
    CancelledError
        The progress said so.
    """
    progress = progress or Progress()
    progress.report("search", 0.0)
    fabric = draft.fabric
    chosen = set(draft.grid_codes() if codes is None else codes)
    free = {code for code in chosen if _may_change(draft, code)}
    kept = ~np.isin(draft.codes.astype(str), sorted(free)) & (draft.codes != UNASSIGNED)
    units = replace(fabric.units, locked=np.where(kept, np.arange(len(kept)), -1))
    by_community = parts_in(units, fabric.around, inner_places(fabric.polygons), draft.codes, fabric.bands, seed)
    all_parts = [(community, part) for community, own in sorted(by_community.items()) for part in own]
    parts = [(community, part) for community, part in all_parts if len(part.codes) and _is_off(part)]
    progress.check()
    found = searched(
        [part for _, part in parts], progress.check, run_all, lambda share: progress.report("search", SEARCHED * share)
    )
    parts = [(community, part) for (community, _), part in zip(parts, found, strict=True)]
    limit = int(most_moved * units.households.sum())
    offers = []
    for place, aim in enumerate(OPTIONS):
        progress.report("search", SEARCHED + (1 - SEARCHED) * place / len(OPTIONS))
        progress.check()
        changes = chosen_in(found, aim, limit)
        price = price_of(aim, found, changes, [units] * len(found))
        offers.append(Offer(price, _edit(draft, units, by_community, parts, changes, reason)))
    looked_at = sum(int(units.households[part.members].sum()) for part in found)
    return Offers(offers, least_in(found), looked_at)


def _may_change(draft, code):
    record = draft.records[code]
    return not record.locked and record.kind != "special" and not draft.stands_apart(code)


def _is_off(part):
    """Say whether a part has ground without a grid, or a grid out of band that need not be."""
    groups = part.groups()
    off = all_off_band(map(sum, groups), part.problem.band)
    return sum(map(len, groups)) < len(part.members) or off > part.least


def _edit(draft, units, by_community, parts, changes, reason):
    """The changes of all parts as one edit; None where there are none."""
    after, records = draft.codes.copy(), {}
    for (community, part), change in zip(parts, changes, strict=True):
        new = max(max(change.grid_of) + 1 - len(part.codes), 0)
        fresh = _new_records(draft, community, draft.fabric.kinds[community], new, records)
        after[part.members] = np.array([*part.codes, *fresh], dtype=object)[change.grid_of]
    for community in sorted({community for community, _ in parts}):
        members = np.flatnonzero(units.communities == community)
        after = with_leftovers(units, members, [part.members for part in by_community[community]], after)
    rows = np.flatnonzero(after != draft.codes)
    used = set(after.tolist())
    records = {code: record for code, record in records.items() if code in used}
    try:
        return checked(draft, edit_of(draft, "rebalance", rows, after[rows], records, reason))
    except RefusedError:
        if len(rows):
            raise
        return None


def _new_records(draft, community, kind, count, records):
    """The next free codes, those given just now among the taken ones; entered in `records`."""
    taken = [record for record in records.values() if record.community == community]
    fresh = new_records(draft, community, kind, len(taken) + count)[len(taken) :]
    records.update((record.code, record) for record in fresh)
    return [record.code for record in fresh]
