"""The steps of a division on one community of the sample district, kept for drawing."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import shapely
from community_grids.adapters.gridding.district import Layers, read_district
from community_grids.adapters.layers.reading import Source
from community_grids.engine.gridding.arrangement import first_container
from community_grids.engine.gridding.divide import divide
from community_grids.engine.gridding.ground import lay_ground
from community_grids.engine.gridding.model import Band, Rules
from community_grids.engine.gridding.numbering import CodeProfile
from community_grids.engine.gridding.problems import parts_of, problem_of, surroundings_of
from community_grids.engine.gridding.search.forest import divide_by_forest, tree_weights
from community_grids.engine.gridding.search.lanes import anneal_lanes, score_lanes
from community_grids.engine.gridding.search.resplits import resplit_lanes
from community_grids.engine.gridding.search.side_by_side import SideBySide
from community_grids.engine.gridding.search.solve import FIRST
from community_grids.engine.gridding.search.trees import Trees
from community_grids.engine.gridding.units import units_of
from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer

__all__ = ["BAND", "RULES", "Steps", "community_of_sample", "steps_of"]

BAND = Band(350, 500)
RULES = Rules({"urban": BAND, "rural": BAND, "special": BAND}, 1, CodeProfile())
HEAVY, COARSE, FINE = 250, 125, 62

SAMPLE = Path(__file__).resolve().parent.parent.parent / "sample_data" / "small.gpkg"


@dataclass(frozen=True)
class Steps:
    """One community on its way from lines to grids.

    Attributes
    ----------
    district : District of this one community and its surroundings
    ground : Ground
    unit_polygons : (u,) array of Polygon
    units : Units
    members : (n,) array of int, the rows of the units that the search divides
    problem : Problem, its unit i being `members[i]`
    tree : list of (unit, parent's position)
    firsts, recut, annealed : lists of (Score, (n,) array of int), the best first
    """

    district: object
    ground: object
    unit_polygons: np.ndarray
    units: object
    members: np.ndarray
    problem: object
    tree: list
    firsts: list
    recut: list
    annealed: list


def steps_of(row):
    """Follow the community of that row through the engine.

    Parameters
    ----------
    row : int

    Returns
    -------
    Steps
    """
    district = community_of_sample(row)
    plan = divide(district, RULES)
    ground = lay_ground(district, HEAVY, COARSE, FINE)
    units = units_of(ground, first_container(ground.faces.places, plan.units))
    members = _largest(parts_of(units), units)
    problem = problem_of(units, surroundings_of(units, ground.segments), members, BAND, (1,))
    count = round(sum(problem.households) / ((BAND.minimum + BAND.maximum) / 2))
    lanes = FIRST.lanes_for(problem)
    tree = _random_tree(problem)
    firsts = divide_by_forest([(problem, count, np.random.default_rng((1, 0, lane))) for lane in range(lanes)])
    recut = resplit_lanes(_lanes(problem, firsts, 1), FIRST.pairs)
    annealed = anneal_lanes(_lanes(problem, recut, 2), FIRST.moves, hot=FIRST.hot)
    shapes = np.array(
        [shapely.union_all(ground.faces.polygons[units.of_face == unit]) for unit in range(len(units.areas))]
    )
    ranked = (_ranked(problem, divisions) for divisions in (firsts, recut, annealed))
    return Steps(district, ground, shapes, units, members, problem, tree, *ranked)


def community_of_sample(row):
    """The District of one community of the sample, with what touches it."""
    return _part(_sample(), row)


def _random_tree(problem):
    """A tree as a lane grows it: list of (unit, the parent's position in the list or -1)."""
    table = SideBySide([problem])
    ends, lengths = table.ends[table.passable], table.lengths[table.passable]
    weights = tree_weights(np.random.default_rng(3).random(len(ends)), lengths)
    tree = Trees(len(problem.households), ends, weights, np.array([0]))
    position = {unit: row for row, unit in enumerate(tree.order.tolist())}
    return [(unit, -1 if tree.parents[unit] == unit else position[tree.parents[unit]]) for unit in position]


def _sample():
    layers = {}

    def source(name):
        layers[name] = QgsVectorLayer(f"{SAMPLE}|layername={name}", name, "ogr")
        return Source.of_layer(layers[name])

    reading = read_district(
        Layers(
            source("communities"),
            source("buildings"),
            "households",
            community_code_field="community_code",
            streets=source("streets"),
            street_class_field="class",
            barriers=[source("rivers"), source("lakes"), source("railways")],
            compounds=source("compounds"),
        ),
        QgsCoordinateTransformContext(),
    )
    return reading.district


def _part(district, row):
    """One community with what touches it."""
    community = district.communities[row]
    shapely.prepare(community)

    def near(geometries):
        return shapely.intersects(community, geometries)

    streets, buildings = near(district.streets), shapely.contains(community, shapely.centroid(district.buildings))
    return replace(
        district,
        communities=district.communities[[row]],
        community_codes=district.community_codes[[row]],
        community_kinds=district.community_kinds[[row]],
        buildings=district.buildings[buildings],
        households=district.households[buildings],
        streets=district.streets[streets],
        street_ranks=district.street_ranks[streets],
        barriers=district.barriers[near(district.barriers)],
        compounds=district.compounds[near(district.compounds)],
    )


def _largest(part, units):
    """The units of the part with the most households."""
    totals = np.bincount(part[part >= 0], weights=units.households[part >= 0])
    return np.flatnonzero(part == totals.argmax())


def _lanes(problem, divisions, stage):
    return [(problem, grid_of, np.random.default_rng((1, stage, lane))) for lane, grid_of in enumerate(divisions)]


def _ranked(problem, divisions):
    scores = score_lanes([(problem, grid_of) for grid_of in divisions])
    pairs = [(score, np.array(grid_of)) for score, grid_of in zip(scores, divisions)]
    return sorted(pairs, key=lambda pair: pair[0])
