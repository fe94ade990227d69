"""The provider, in the running QGIS, and a drawn district to run it on."""

import pytest
from drawn_layers import draw, square
from qgis.core import QgsApplication


@pytest.fixture(scope="module")
def provider(qgis_app):
    from community_grids.processing_algorithms.provider import CommunityGridsProvider

    provider = CommunityGridsProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def algorithm(provider):
    """`dividedistrict`, as QGIS's registry gives it out."""
    return QgsApplication.processingRegistry().createAlgorithmById("communitygrids:dividedistrict")


@pytest.fixture
def drawn_district():
    """Parameters of two communities of 1 km: one with 420 households, one with 900, and a street between them."""
    communities = draw(
        "communities",
        "Polygon",
        ["code:string", "name:string"],
        [(square(0, 0, 1000), "430702001001", "红旗社区"), (square(1000, 0, 1000), "430702001002", "柳叶社区")],
    )
    houses = [
        (square(60 + 100 * column, 60 + 100 * row, 40), 42 if column < 10 else 90)
        for column in range(20)
        for row in (0,)
    ]
    return {
        "COMMUNITIES": communities,
        "COMMUNITY_CODE": "code",
        "BUILDINGS": draw("houses", "Polygon", ["households:integer"], houses),
        "HOUSEHOLDS": "households",
        "STREETS": draw("streets", "LineString", ["class:string"], [("LINESTRING(1000 0, 1000 1000)", "arterial")]),
        "STREET_CLASS": "class",
    }
