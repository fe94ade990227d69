"""Bad input all the way through the real engine: a plan and a finding, never a traceback."""

import pytest
import shapely
from drawn_layers import draw, square
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

CODE = "43070200100"


def houses(*places, households=40, kind="Polygon"):
    """Buildings of 20 m, or points, by their lower left corners."""
    rows = [(square(x, y, 20) if kind == "Polygon" else f"POINT({x} {y})", households) for x, y in places]
    return draw("houses", kind, ["households:integer"], rows)


def lattice(left, bottom, columns, rows, step=80):
    return [(left + step * column, bottom + step * row) for column in range(columns) for row in range(rows)]


def communities(*shapes):
    rows = [(shape, f"{CODE}{number}") for number, shape in enumerate(shapes, 1)]
    return draw("communities", "MultiPolygon", ["code:string"], rows)


BLOCK = lattice(50, 50, 6, 6)  # 1,440 households in 36 buildings, inside 500 m
HECTARES_36 = square(0, 0, 600)
BESIDE = square(600, 0, 600)
BITTEN = "POLYGON((600 0, 900 0, 900 600, 600 600, 600 400, 650 300, 600 200, 600 0))"
HOLED_WITH_ISLAND = (
    "MULTIPOLYGON(((0 0, 600 0, 600 600, 0 600, 0 0), (270 270, 300 270, 300 300, 270 300, 270 270)),"
    "((700 0, 800 0, 800 100, 700 0)))"
)
BOW_TIE = "POLYGON((0 0, 600 600, 600 0, 0 600, 0 0))"
TANGLE = (
    "LINESTRING(0 0, 400 400, 400 0, 0 400)",
    "LINESTRING(300 10, 300 590)",
    "LINESTRING(300 10, 300 590)",
    "LINESTRING(-50 200, 250 200)",
)


def of_one_code(*shapes):
    return draw("communities", "Polygon", ["code:string"], [(shape, f"{CODE}1") for shape in shapes])


def streets(*lines):
    return draw("streets", "LineString", [], [(line,) for line in lines])


# What is bad, in which layers, what is said of it, and how much ground there is to divide.
CASES = {
    "communities that overlap": (
        {"COMMUNITIES": lambda: communities(HECTARES_36, square(500, 0, 600))},
        {"communities_overlap"},
        600 * 600 + 500 * 600,
    ),
    "communities that leave a gap": (
        {"COMMUNITIES": lambda: communities(HECTARES_36, BITTEN)},
        {"communities_gap"},
        600 * 600 + 300 * 600 - 50 * 200 / 2,
    ),
    "a community of two parts, one with a hole": (
        {"COMMUNITIES": lambda: communities(HOLED_WITH_ISLAND)},
        {"community_multipart"},
        600 * 600 - 30 * 30 + 100 * 100 / 2,
    ),
    "a bow-tie": (
        {"COMMUNITIES": lambda: communities(BOW_TIE)},
        {"community_invalid", "community_multipart"},
        2 * 300 * 300,
    ),
    "two communities of one code": (
        {"COMMUNITIES": lambda: of_one_code(HECTARES_36, BESIDE)},
        {"community_code_duplicate"},
        2 * 600 * 600,
    ),
    "a community with nobody in it": (
        {"COMMUNITIES": lambda: communities(HECTARES_36, BESIDE)},
        {"community_without_households"},
        2 * 600 * 600,
    ),
    "one building": ({"BUILDINGS": lambda: houses((100, 100))}, {"community_too_small"}, 600 * 600),
    "one building over the maximum": (
        {"BUILDINGS": lambda: houses((100, 100), households=900)},
        {"building_over_maximum"},
        600 * 600,
    ),
    "forty registers at one point": (
        {"BUILDINGS": lambda: houses(*[(100, 100)] * 40, households=10, kind="Point")},
        set(),
        600 * 600,
    ),
    "stacked buildings": ({"BUILDINGS": lambda: houses(*BLOCK, *BLOCK[:3])}, set(), 600 * 600),
    "buildings outside": ({"BUILDINGS": lambda: houses(*BLOCK, (5000, 5000))}, {"building_outside"}, 600 * 600),
    "a building on a boundary": (
        {
            "COMMUNITIES": lambda: communities(square(0, 0, 300), square(300, 0, 300)),
            "BUILDINGS": lambda: houses(*BLOCK[:5], (292, 100)),
        },
        {"building_on_community_edge"},
        2 * 300 * 300,
    ),
    "streets that cross themselves, dangle, stop short and come twice": (
        {"STREETS": lambda: streets(*TANGLE)},
        set(),
        600 * 600,
    ),
    "no households at all": (
        {"BUILDINGS": lambda: houses((100, 100), households=None)},
        {"households_null", "community_without_households"},
        600 * 600,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_there_is_a_plan_and_a_finding(algorithm, case):
    change, checks, ground = CASES[case]
    layers = {"COMMUNITIES": lambda: communities(HECTARES_36), "BUILDINGS": lambda: houses(*BLOCK)} | change
    parameters = {name: make() for name, make in layers.items()} | {
        "COMMUNITY_CODE": "code",
        "HOUSEHOLDS": "households",
    }
    parameters |= {"GRIDS": "memory:", "UNITS": "memory:", "FINDINGS": "memory:"}
    feedback, context = QgsProcessingFeedback(False), QgsProcessingContext()
    results, _ = algorithm.run(parameters, context, feedback, catchExceptions=False)

    grids = list(context.getMapLayer(results["GRIDS"]).getFeatures())
    shapes = shapely.from_wkb([grid.geometry().asWkb().data() for grid in grids])
    assert shapely.is_valid(shapes).all()
    assert {shape.geom_type for shape in shapes} == {"Polygon"}
    assert shapely.area(shapes).sum() == pytest.approx(ground, abs=1)
    assert shapely.area(shapely.union_all(shapes)) == pytest.approx(ground, abs=1)
    assert len({grid["grid_code"] for grid in grids}) == len(grids)
    findings = list(context.getMapLayer(results["FINDINGS"]).getFeatures())
    said = {finding["check"] for finding in findings}
    assert checks <= said, said
    assert all(finding["message"] for finding in findings)
    assert all(grid["reason"] for grid in grids if grid["status"] != "in_band")
