"""The steps of a division up to the search, for tests of what comes next."""

import numpy as np
from community_grids.engine.gridding.ground import lay_ground
from community_grids.engine.gridding.intake import tidy
from community_grids.engine.gridding.model import Band
from community_grids.engine.gridding.problems import parts_of, problem_of, surroundings_of
from community_grids.engine.gridding.units import units_of


def ground_under(district, heavy=250, coarse=125, fine=62):
    """Lay the ground of a drawn district."""
    return lay_ground(tidy(district)[0], heavy, coarse, fine)


def units_in(district):
    """The units of a drawn district."""
    ground = ground_under(district)
    return units_of(ground, ground.coarse)


def problem_in(district, minimum=350, maximum=500, seed=(1,)):
    """The part of a drawn district with the most units, as a problem."""
    ground = ground_under(district)
    units = units_of(ground, ground.coarse)
    part = parts_of(units)
    members = np.flatnonzero(part == np.bincount(part[part >= 0]).argmax())
    return problem_of(units, surroundings_of(units, ground.segments), members, Band(minimum, maximum), seed)
