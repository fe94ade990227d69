"""Rebalance a plan: from the units in force and a new register to a plan in band that moves few households."""

from dataclasses import replace

import numpy as np

from ...progress import Progress
from ..arrangement import first_container
from ..inner_places import inner_places
from ..intake import tidy
from .assembling import assembled
from .model import OPTIONS, Rebalanced
from .parts import chosen_in, least_in, price_of, searched
from .reworking import better_of, lay_anew
from .standing import standing_of

__all__ = ["STAGES", "rebalance"]

STAGES = {"register": 0.0, "blocks": 0.1, "search": 0.25, "finer": 0.7, "polygons": 0.9, "done": 1.0}
"""The stages that `Progress.report` names, and the share of the whole at which each begins."""


def rebalance(district, drawn, rules, option=OPTIONS[0], most_moved=1.0, progress=None, run_all=map):
    """Bring a plan in force back into its band under a new register.

    Communities without a grid out of band stay as they are, to the last node, and so do grids of a kind that knows
    other limits than their community's: schools, markets, villages in towns. In the others units change their grid, as
    few households as can be; where whole units will not do, blocks are cut between buildings.

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
    standing = standing_of(district, drawn, rules.bands)
    district = replace(district, community_kinds=standing.kinds.communities)
    bands = [rules.bands[kind] for kind in district.community_kinds]
    progress.check()
    reworked = []
    todo = np.flatnonzero(standing.unsettled)
    for cutting, searching in (("blocks", "search"), ("finer", "finer")):
        if not len(todo):
            break
        progress.report(cutting, STAGES[cutting])
        fine = cutting == "finer"
        laid = lay_anew(district, drawn, standing, bands, todo, rules.seed, fine, progress.check, run_all)
        progress.report(searching, STAGES[searching])
        reworked = better_of(reworked, _search(laid, progress, run_all, searching))
        todo = np.array([one.community for one in reworked if not one.settled], dtype=int)
    progress.check()
    progress.report("polygons", STAGES["polygons"])
    parts = [part for one in reworked for part in one.parts]
    limit = int(most_moved * standing.households.sum())
    chosen = {aim: chosen_in(parts, aim, limit) for aim in (option, *(aim for aim in OPTIONS if aim != option))}
    plan, before = assembled(district, drawn, rules, standing, reworked, chosen[option], findings)
    units = [one.relaid.units for one in reworked for _ in one.parts]
    prices = [price_of(aim, parts, changes, units) for aim, changes in chosen.items()]
    progress.report("done", STAGES["done"])
    return Rebalanced(plan, before, prices, least_in(parts), standing.apart)


def _under(locked, polygons):
    """Say which units lie in a locked grid."""
    return first_container(inner_places(polygons), locked) >= 0


def _search(laid, progress, run_all, stage):
    """Fill in what changes can be made in each part."""
    names = list(STAGES)
    begin, end = STAGES[stage], STAGES[names[names.index(stage) + 1]]
    parts = [part for one in laid for part in one.parts]
    found = iter(
        searched(parts, progress.check, run_all, lambda share: progress.report(stage, begin + share * (end - begin)))
    )
    return [replace(one, parts=[next(found) for _ in one.parts]) for one in laid]
