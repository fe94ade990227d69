"""Divide a district into grids: from its layers' arrays to a plan."""

from dataclasses import dataclass, replace

import numpy as np

from ..progress import Progress
from .assembly import assemble
from .feasibility import least_out
from .findings import with_feature_ids
from .ground import lay_ground
from .groups import rows_by
from .intake import canonical_order, tidy
from .leftovers import give_away
from .problems import parts_of, problem_of, seed_at, surroundings_of, without_needles
from .search.effort import FIRST, HARDER
from .search.partition import Score
from .search.solve import Mending, is_least, mend, smooth, solve_all
from .units import units_of

__all__ = ["STAGES", "divide"]

STAGES = {"blocks": 0.0, "search": 0.4, "finer": 0.7, "harder": 0.75, "polygons": 0.9, "done": 1.0}
"""The stages that `Progress.report` names, and the share of the whole at which each begins."""

HAND = 6000
"""Units in a piece of work that the search is dealt out in: moving many lanes at once is cheap, and two cores wait."""


@dataclass(frozen=True)
class Attempt:
    """One way to make units and search.

    Attributes
    ----------
    fine : bool, how fine the pieces of blocks are
    needles : bool, whether a grid may hang together by a border too short to walk through
    whole_compounds : bool, whether compounds must stay whole
    """

    stage: str
    effort: object
    fine: bool
    needles: bool = False
    whole_compounds: bool = True

    def has_units_of(self, other):
        """Say whether another attempt has the same units, so that what is proven of them holds here too."""
        mine, theirs = ((one.fine, one.needles, one.whole_compounds) for one in (self, other))
        return mine == theirs


ATTEMPTS = (
    Attempt("search", FIRST, fine=False),
    Attempt("finer", FIRST, fine=True),
    Attempt("harder", HARDER, fine=True),
    Attempt("harder", HARDER, fine=True, needles=True),
    Attempt("harder", HARDER, fine=True, needles=True, whole_compounds=False),
)


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes
    ----------
    labels : (f,) array of int, the label of the unit of each face, as the best attempt made them
    grid_of_face : (f,) array of int, -1 where nobody lives
    proofs : (f,) array of Proof, that its part of the community cannot be divided in band; None where that is not known
    scores : dict of community to Score
    unsolved : set of communities that could be better by their totals
    """

    labels: np.ndarray
    grid_of_face: np.ndarray
    proofs: np.ndarray
    scores: dict
    unsolved: set

    def off_band(self):
        """How many grids are out of band, and by how many households."""
        return sum(score.out for score in self.scores.values()), sum(score.miss for score in self.scores.values())


def divide(district, rules, progress=None, run_all=map):
    """Divide a district into grids.

    Parameters
    ----------
    district : District
    rules : Rules
    progress : Progress
    run_all : callable like `map`: a function known by name and a list of payloads in, results in their order out

    Returns
    -------
    Plan

    Raises
    ------
    CancelledError
        The progress said so.

    Notes
    -----
    In this order of importance, the first never given up for the later ones: grids are simple polygons that tile their
    community; no building is cut and no grid lies across a barrier; grids are in band wherever the numbers allow it;
    compounds stay whole; boundaries can be seen, shapes are compact and sizes even.
    """
    progress = progress or Progress()
    progress.report("blocks", STAGES["blocks"])
    district, findings = tidy(district)
    order = canonical_order(district)
    district = replace(district, buildings=district.buildings[order], households=district.households[order])
    maximum = min(band.maximum for kind, band in rules.bands.items() if kind != "special")
    sizes = maximum // 2, max(maximum // 4, 1), max(maximum // 8, 1)
    ground = lay_ground(district, *sizes, progress.check, run_all)
    found = _search(district, rules, ground, progress, run_all)
    if found.unsolved:
        # Exact sums need small pieces, which cost time and shape: nobody else's ground is cut so small.
        small = max(maximum // 32, 1)
        finer = lay_ground(district, *sizes, progress.check, run_all, small=small, cut_small=found.unsolved)
        if len(finer.areas) > len(ground.areas):
            again = _search(district, rules, finer, progress, run_all)
            ground, found = min([(ground, found), (finer, again)], key=lambda pair: pair[1].off_band())
    progress.check()
    progress.report("polygons", STAGES["polygons"])
    units = units_of(ground, found.labels)
    first_face = np.unique(units.of_face, return_index=True)[1]
    grid_of = give_away(units, np.where(units.locked >= 0, -1, found.grid_of_face[first_face]))
    plan = assemble(district, rules, ground, units, grid_of, found.proofs, findings)
    progress.report("done", STAGES["done"])
    return _in_order_of_input(plan, order)


def _in_order_of_input(plan, order):
    """Name buildings by their rows in the input again."""
    rows = {"buildings": order}
    building_units = np.empty_like(plan.building_units)
    building_units[order] = plan.building_units
    return replace(
        plan,
        building_units=building_units,
        grid_reasons=[reason and with_feature_ids(reason, rows) for reason in plan.grid_reasons],
        findings=[with_feature_ids(finding, rows) for finding in plan.findings],
    )


def _search(district, rules, ground, progress, run_all):
    """Try harder and harder on the communities that have more grids out of band than they must.

    Returns
    -------
    Found
    """
    labels = np.full(len(ground.communities), -1)
    grid_of_face = np.full(len(ground.communities), -1)
    proofs = np.full(len(ground.communities), None)
    best = {}
    unsolved, settled, before = set(ground.communities.tolist()), set(), None
    for attempt in ATTEMPTS:
        todo = unsolved - settled if before and attempt.has_units_of(before) else unsolved
        if not todo or not (attempt.whole_compounds or len(district.compounds)):
            continue
        own_labels = _labels(district, rules, ground, attempt)
        units = units_of(ground, own_labels)
        if not attempt.needles:
            units = without_needles(units)
        elif attempt.whole_compounds and not _has_needles(units, todo):
            continue
        progress.report(attempt.stage, STAGES[attempt.stage])
        problems, members = _problems(district, rules, ground, units, sorted(todo))
        solved = _solve(problems, attempt, progress, run_all)
        totals, still, open_, grid_of_unit = _gathered(units, problems, members, solved)
        for community in sorted(todo):
            here = ground.communities == community
            proofs[here] = None
            if community not in best or totals.get(community, NOTHING) < best[community]:
                best[community] = totals.get(community, NOTHING)
                labels[here] = own_labels[here]
                grids = grid_of_unit[units.of_face[here]]
                grid_of_face[here] = np.where(grids >= 0, grids + grid_of_face.max(initial=-1) + 1, -1)
        for own, solution in zip(members, solved):
            if solution.proof:
                proofs[np.isin(units.of_face, own)] = solution.proof
        unsolved, settled, before = (unsolved - todo) | still, (settled - todo) | (still - open_), attempt
    return Found(labels, grid_of_face, proofs, best, unsolved)


def _has_needles(units, communities):
    """Say whether borders too short to walk through lie in some communities."""
    needles = units.borders.open & ~without_needles(units).borders.open
    return bool(np.isin(units.communities[units.borders.pairs[needles, 0]], sorted(communities)).any())


NOTHING = Score(0, 0, 0.0)


def _labels(district, rules, ground, attempt):
    """Label the faces by the unit that they should belong to."""
    labels = (ground.fine if attempt.fine else ground.coarse).copy()
    if not attempt.whole_compounds or not len(district.compounds):
        return labels
    inside = np.flatnonzero((ground.compounds >= 0) & (ground.locked < 0))
    key = ground.compounds[inside] * (len(district.communities) + 1) + ground.communities[inside]
    _, compound, of_face = np.unique(key, return_index=True, return_inverse=True)
    households = np.bincount(of_face.ravel(), weights=ground.households[inside])
    kinds = district.community_kinds[ground.communities[inside[compound]]]
    fits = households <= np.array([rules.bands[kind].maximum for kind in kinds], dtype=float)
    whole = fits[of_face.ravel()]
    labels[inside[whole]] = labels.max() + 1 + of_face.ravel()[whole]
    return labels


def _problems(district, rules, ground, units, communities):
    """The parts of some communities that hold households, as problems, with the rows of their units."""
    around = surroundings_of(units, ground.segments)
    part = np.where(np.isin(units.communities, communities), parts_of(units), -1)
    first_face = np.unique(units.of_face, return_index=True)[1]
    problems, members = [], []
    for _, own in rows_by(part):
        if not units.households[own].sum():
            continue
        seed = seed_at(rules.seed, ground.faces.places[first_face[own[0]]])
        band = rules.bands[district.community_kinds[units.communities[own[0]]]]
        problems.append(problem_of(units, around, own, band, seed))
        members.append(own)
    return problems, members


def _solve(problems, attempt, progress, run_all):
    """Deal the problems out, the largest first, and bring the results back in order."""
    order = sorted(range(len(problems)), key=lambda row: (-len(problems[row].households), row))
    count = max(2, sum(len(problem.households) for problem in problems) // HAND)
    hands = [order[start::count] for start in range(min(count, len(order)))]
    payloads = [([problems[row] for row in hand], attempt.effort) for hand in hands]
    solved = [None] * len(problems)
    found = _watched(_solve_some, payloads, attempt.stage, (0.0, SEARCHED), progress, run_all)
    for hand, results in zip(hands, found, strict=True):
        for row, result in zip(hand, results, strict=True):
            solved[row] = result
    return _mended(problems, solved, attempt, progress, run_all)


SEARCHED = 0.6
"""The share of a stage after which only the mending is left."""


def _solve_some(payload):
    return solve_all(*payload)


def _mended(problems, solved, attempt, progress, run_all):
    """Mend what is further out of band than it must, each problem by two hands, until one of them has done it."""
    rows = [row for row, solution in enumerate(solved) if solution.starts]
    hands = {row: [Mending.of(problems[row], solved[row].starts, half) for half in (0, 1)] for row in rows}
    done = set()
    bounds = np.rint(np.array([*LOOKS, 1.0]) * attempt.effort.repairs).astype(int)
    shares = SEARCHED + (MENDED - SEARCHED) * bounds / bounds[-1]
    for rounds, begin, end in zip(np.diff(bounds, prepend=0).tolist(), (SEARCHED, *shares), shares):
        todo = [(row, half) for row in rows for half in (0, 1) if row not in done]
        payloads = [(problems[row], hands[row][half], rounds) for row, half in todo]
        done = {row for row in rows if any(is_least(problems[row], hand.score) for hand in hands[row])}
        found = _watched(_mend_some, payloads, attempt.stage, (begin, end), progress, run_all)
        for (row, half), hand in zip(todo, found, strict=True):
            hands[row][half] = hand
    payloads = []
    for row in rows:
        best = min(hands[row], key=lambda hand: hand.score)
        for half, own in enumerate(hands[row]):
            start = own if is_least(problems[row], own.score) else best
            payloads.append((problems[row], start.best.tolist(), half, attempt.effort))
    found = list(_watched(_smooth_one, payloads, attempt.stage, (MENDED, 1.0), progress, run_all))
    for row, pair in zip(rows, zip(found[::2], found[1::2])):
        proof = next((one.proof for one in pair if one.proof), None)
        solved[row] = min((solved[row], *pair), key=lambda one: one.score)._replace(proof=proof)
    return solved


LOOKS, MENDED = (0.05, 0.15, 0.3, 0.6), 0.9
"""The shares of the mending after which one hand looks whether the other has done it, and that of a stage then done."""


def _mend_some(payload):
    return mend(*payload)


def _smooth_one(payload):
    return smooth(*payload)


def _watched(function, payloads, stage, part, progress, run_all):
    """Yield the result of each payload, reporting progress through a part of the stage."""
    begin, end = STAGES[stage], min(share for share in STAGES.values() if share > STAGES[stage])
    for count, result in enumerate(run_all(function, payloads), start=1):
        progress.check()
        done = part[0] + (part[1] - part[0]) * count / len(payloads)
        progress.report(stage, begin + (end - begin) * done)
        yield result


def _gathered(units, problems, members, solved):
    """Bring the parts of each community together.

    Returns
    -------
    dict of community to Score, set of communities that could be better by their totals, those among them for which
    there is no proof that they cannot, (u,) array of the grid of each unit
    """
    totals, unsolved, open_ = {}, set(), set()
    grid_of_unit = np.full(len(units.areas), -1)
    count = 0
    for problem, own, (grid_of, score, proof, _) in zip(problems, members, solved):
        community = int(units.communities[own[0]])
        before = totals.get(community, NOTHING)
        totals[community] = Score(before.out + score.out, before.miss + score.miss, before.cost + score.cost)
        if (score.out, score.miss) > least_out(sum(problem.households), problem.band):
            unsolved.add(community)
            if proof is None:
                open_.add(community)
        grid_of_unit[own] = np.array(grid_of) + count
        count += max(grid_of) + 1
    return totals, unsolved, open_, grid_of_unit
