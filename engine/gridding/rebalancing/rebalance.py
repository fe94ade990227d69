"""Rebalance a plan: from the units in force and a new register to a plan in band that moves few households."""

from dataclasses import replace

import numpy as np
import shapely

from ...progress import Progress
from ..arrangement import first_container
from ..intake import tidy
from .assembling import assembled
from .bounds import least_moved
from .choosing import best_by, within_limit
from .least_change import changes_for
from .model import OPTIONS
from .reworking import better_of, lay_anew
from .standing import standing_of

__all__ = ["STAGES", "rebalance"]

STAGES = {"register": 0.0, "blocks": 0.1, "search": 0.25, "finer": 0.7, "polygons": 0.9, "done": 1.0}
"""The stages that `Progress.report` names, and the share of the whole at which each begins."""


def rebalance(district, drawn, rules, option=OPTIONS[0], most_moved=1.0, progress=None, run_all=map):
    """Bring a plan in force back into its band under a new register.

    Communities without a grid out of band stay as they are, to the last node. In the others units change their grid,
    as few households as can be; where whole units will not do, blocks are cut between buildings.

    Parameters
    ----------
    district : District, its buildings with the households of the new register
    drawn : DrawnUnits
    rules : Rules
    option : str, a word of `OPTIONS`
    most_moved : float, the share of all households that may move; where it is too small, the changes that bring least
        for what they move are left out
    progress : Progress
    run_all : callable like `map`: a function known by name and a list of payloads in, results in their order out

    Returns
    -------
    Rebalanced

    Raises
    ------
    CancelledError
        The progress said so.
    """
    progress = progress or Progress()
    progress.report("register", STAGES["register"])
    district, findings = tidy(district)
    drawn = replace(drawn, locked=drawn.locked | _under(district.locked, drawn.polygons))
    bands = [rules.bands[kind] for kind in district.community_kinds]
    standing = standing_of(district, drawn, bands)
    progress.check()
    reworked = []
    todo = np.flatnonzero(standing.unsettled)
    for stage, fine in (("blocks", False), ("finer", True)):
        if not len(todo):
            break
        progress.report(stage, STAGES[stage])
        laid = lay_anew(district, drawn, standing, bands, todo, rules.seed, fine, progress.check, run_all)
        if stage == "blocks":
            progress.report("search", STAGES["search"])
        reworked = better_of(reworked, _searched(laid, progress, run_all))
        todo = np.array([one.community for one in reworked if not one.settled], dtype=int)
    progress.check()
    progress.report("polygons", STAGES["polygons"])
    parts = [part for one in reworked for part in one.parts]
    chosen = {aim: _chosen(parts, aim, int(most_moved * standing.households.sum())) for aim in OPTIONS}
    result = assembled(district, drawn, rules, standing, reworked, chosen, option, findings, _least(parts))
    progress.report("done", STAGES["done"])
    return result


def _under(locked, polygons):
    """Say which units lie in a locked grid."""
    return first_container(shapely.get_coordinates(shapely.point_on_surface(polygons)).reshape(-1, 2), locked) >= 0


HANDS = 2
"""Pieces of work that a search is dealt out in: moving many lanes at once is cheap, and two cores wait."""


def _searched(laid, progress, run_all):
    """Fill in what changes can be made in each part, the parts dealt out with the largest first."""
    parts = [part for one in laid for part in one.parts]
    order = sorted(range(len(parts)), key=lambda row: (-len(parts[row].members), row))
    hands = [order[start::HANDS] for start in range(min(HANDS, len(order)))]
    payloads = [([parts[row].problem for row in hand], [parts[row].home for row in hand]) for hand in hands]
    changes = {}
    for hand, found in zip(hands, run_all(_search_some, payloads), strict=True):
        progress.check()
        changes.update(zip((id(parts[row]) for row in hand), found, strict=True))
    return [replace(one, parts=[replace(part, changes=changes[id(part)]) for part in one.parts]) for one in laid]


def _search_some(payload):
    return changes_for(*payload)


def _chosen(parts, aim, limit):
    """The change of each part under one aim, within the limit."""
    best = [best_by(aim, part.changes) for part in parts]
    made = within_limit(best, [part.present for part in parts], limit)
    return [change if kept else part.present for change, kept, part in zip(best, made, parts)]


def _least(parts):
    """Households that any plan in band must move."""
    return sum(least_moved(part.groups(), part.problem.band) for part in parts)
