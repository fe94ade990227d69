"""Ways to split a grid into parts in band, different ones to choose from."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..findings import found
from ..inner_places import inner_places
from ..problems import problem_of
from ..search.forest import divide_by_forest
from ..search.lanes import anneal_lanes, score_lanes
from ..search.resplits import resplit_lanes
from .model import Edit, RefusedError
from .sides import parts_made_whole
from .splitting import cannot_split, split_in_parts

__all__ = ["Proposal", "divisions_in_parts", "split_proposals"]

UNITS = 30_000
"""Units of all trial divisions together, and the least and most of these: what a person waits for without noticing."""
LEAST, MOST = 6, 20

STEPS = 400
"""Steps in which single units move, at most: where there are many of them, trees have made the shape already."""

HOT = 0.03
"""The first temperature of these moves: so low that different divisions stay so."""

DIRECTIONS = 6
"""Directions in which ground is cut straight, for shapes that random trees seldom find where there are many units."""

DIFFERENT = (0.12, 0.04, 1e-9)
"""The share of a grid that a different proposal puts in another part; a smaller one where there is no such."""


MADE_WHOLE = 12
"""Divisions that are made whole at most: where a barrier runs through a grid, many come to the same."""


@dataclass(frozen=True)
class Proposal:
    """One way to split a grid.

    Attributes
    ----------
    edit : Edit
    households : tuple of int, of the part that keeps the code first
    compactness : tuple of float, in the same order
    cost : float, shape, evenness and hidden boundaries, the less the better
    """

    edit: Edit
    households: tuple
    compactness: tuple
    cost: float


def split_proposals(draft, code, parts=2, count=3, seed=1):
    """Look for ways to split a grid into parts in band.

    Parameters
    ----------
    draft : Draft
    code : str
    parts : int, 2 or more
    count : int, how many proposals are wanted
    seed : int

    Returns
    -------
    list of Proposal, the best first, each different from those before; fewer where there are no more

    Raises
    ------
    RefusedError
        The grid is locked, or there is no way to split it into so many parts.
    """
    if draft.record(code).locked:
        raise RefusedError(found("edit_locked", grid_code=code, grid=code))
    rows = draft.units_of(code)
    core = draft.ways.walkable(rows)
    if parts < 2 or len(core) < parts:
        raise cannot_split(draft, code, parts)
    problem = problem_of(draft.fabric.units, draft.fabric.around, core, draft.band(code), (seed, len(rows)))
    weights = _weights(draft, rows)
    inside = np.searchsorted(rows, core)
    ranked = divisions_in_parts(problem, parts, seed, _strips(draft, core, parts, weights[inside]))
    best = [place for place, (score, _) in enumerate(ranked) if score.out == min(score.out for score, _ in ranked)]
    chosen, wholes = {}, {}
    for pool, least in [*((best, least) for least in DIFFERENT), (range(len(ranked)), DIFFERENT[-1])]:
        for place in pool:
            others = [wholes[other] for other in chosen]
            division = ranked[place][1]
            if len(chosen) == count or not _differs(
                division, [other[inside] for other in others], weights[inside], least
            ):
                continue
            if place not in wholes and len(wholes) == MADE_WHOLE:
                continue
            if place not in wholes:
                wholes[place] = _made_whole(draft, rows, inside, division)
            # What a barrier parts from the most of the grid may make one of two different divisions.
            if wholes[place] is not None and _differs(wholes[place], others, weights, least):
                proposal = _proposal(draft, code, rows, wholes[place], ranked[place][0].cost)
                if proposal is not None:
                    chosen[place] = proposal
    if not chosen:
        raise cannot_split(draft, code, parts)
    return [chosen[place] for place in sorted(chosen)]


def divisions_in_parts(problem, parts, seed, starts=()):
    """Divide ground into parts in many ways and improve them side by side.

    Parameters
    ----------
    problem : Problem
    parts : int, no more than units
    seed : int
    starts : list of list of int, divisions to improve besides those by random trees

    Returns
    -------
    list of (Score, (n,) array of int), the best first
    """
    lanes = int(np.clip(UNITS // len(problem.households), LEAST, MOST))
    generators = [np.random.default_rng((seed, lane)) for lane in range(lanes + len(starts))]
    tried = divide_by_forest([(problem, parts, generator) for generator in generators[:lanes]], restarts=1)
    tried = [_with_parts(problem, division, parts) for division in (*tried, *starts)]
    rounds = int(np.clip(UNITS // (lanes * len(problem.households)), 1, 6))
    tried = resplit_lanes([(problem, *lane) for lane in zip(tried, generators)], rounds)
    per_unit = min(20.0, STEPS * max(round(0.75 * parts), 1) / len(problem.households))
    tried += anneal_lanes([(problem, *lane) for lane in zip(tried, generators)], per_unit, hot=HOT)
    scores = score_lanes([(problem, division) for division in tried])
    ranked = sorted(zip(scores, tried), key=lambda pair: (pair[0], pair[1]))
    return [(score, np.array(division)) for score, division in ranked]


def _with_parts(problem, division, parts):
    """Part single units from the parts with the most of them while there are too few parts."""
    division = np.unique(division, return_inverse=True)[1].ravel()
    for fresh in range(division.max() + 1, parts):
        own = np.flatnonzero(division == np.bincount(division).argmax()).tolist()
        reached, inside = own[:1], set(own[1:])
        for unit in reached:  # it grows as one walks; whom one reaches last nobody else was reached through
            beside = [other for other, *_, open_ in problem.neighbours[unit] if open_ and other in inside]
            reached += beside
            inside -= set(beside)
        division[reached[-1]] = fresh
    return division.tolist()


def _strips(draft, core, parts, weights):
    """Cut ground straight, in some directions, into parts of the same weight: list of list of int."""
    places = inner_places(draft.fabric.polygons[core])
    strips = []
    for angle in np.arange(DIRECTIONS) * np.pi / DIRECTIONS:
        order = np.argsort(places @ (np.cos(angle), np.sin(angle)), kind="stable")
        part = np.empty(len(core), dtype=int)
        middles = np.cumsum(weights[order]) - weights[order] / 2
        part[order] = np.minimum(middles * parts / weights.sum(), parts - 1)
        part = parts_made_whole(draft.ways, core, part)
        if part is not None:
            strips.append(part.tolist())
    return strips


def _weights(draft, rows):
    """What units count for where divisions are compared: their households, and a little for their ground."""
    areas = draft.fabric.units.areas[rows]
    return draft.fabric.units.households[rows] + areas / areas.sum()


def _differs(division, others, weights, least):
    """Say whether a division differs from others by some share of the ground."""
    return all(_difference(division, other, weights) >= least for other in others)


def _difference(division, other, weights):
    """The share of the ground that lies in another part, parts being paired as they overlap most."""
    size = int(max(division.max(), other.max())) + 1
    shared = np.bincount(division * size + other, weights=weights, minlength=size * size).reshape(size, size)
    return 1 - shared[linear_sum_assignment(-shared)].sum() / weights.sum()


def _made_whole(draft, rows, inside, division):
    """The division of all units of a grid that comes of one of its core, None where its parts cannot be made whole."""
    part = np.full(len(rows), -1)
    part[inside] = division
    return parts_made_whole(draft.ways, rows, part)


def _proposal(draft, code, rows, part, cost):
    """A division as an edit, None where it would be refused."""
    parts = [rows[part == name] for name in np.unique(part)]
    try:
        edit = split_in_parts(draft, code, parts)
    except RefusedError:
        return None
    own = [draft.units_of(code)[~np.isin(draft.units_of(code), edit.units)]]
    own += [edit.units[edit.after == name] for name in sorted(set(edit.after))]
    measures = [draft.ways.measured(part) for part in own]
    return Proposal(
        edit,
        tuple(one.households for one in measures),
        tuple(one.compactness for one in measures),
        cost,
    )
