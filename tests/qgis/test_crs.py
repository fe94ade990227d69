"""A district is measured in metres that are metres."""

import pytest
from community_grids.adapters.layers.crs import choose_crs
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsRectangle,
)

CHANGDE = (111.69, 29.03)
CAMBRIDGE = (-71.11, 42.37)


def chosen(authid, extent):
    crs = QgsCoordinateReferenceSystem(authid)
    return choose_crs("districts", crs, QgsRectangle(*extent), QgsCoordinateTransformContext())


def around(place, authid="EPSG:4326", reach=0.05):
    """The box round a place, in another CRS."""
    longitude, latitude = place
    box = QgsRectangle(longitude - reach, latitude - reach, longitude + reach, latitude + reach)
    to = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem(authid), QgsCoordinateTransformContext()
    )
    box = to.transformBoundingBox(box)
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


@pytest.mark.parametrize(
    ("authid", "place"),
    [("EPSG:4546", CHANGDE), ("EPSG:4547", CHANGDE), ("EPSG:32649", CHANGDE), ("EPSG:32619", CAMBRIDGE),
     ("EPSG:26986", CAMBRIDGE), ("EPSG:2154", (2.35, 48.85)), ("EPSG:27700", (-0.1, 51.5))],
)  # fmt: skip
def test_a_metric_crs_is_kept(authid, place):
    assert chosen(authid, around(place, authid)).authid() == authid


@pytest.mark.parametrize(
    ("authid", "place", "expected"),
    [
        ("EPSG:4490", CHANGDE, "EPSG:4546"),  # 111 E
        ("EPSG:4490", (75.2, 39.5), "EPSG:4534"),  # 75 E, the first zone
        ("EPSG:4490", (134.9, 48.0), "EPSG:4554"),  # 135 E, the last zone
        ("EPSG:4326", CHANGDE, "EPSG:32649"),
        ("EPSG:4326", CAMBRIDGE, "EPSG:32619"),
        ("EPSG:4326", (151.2, -33.9), "EPSG:32756"),
        ("EPSG:3857", CHANGDE, "EPSG:32649"),  # 14 % too long there
        ("EPSG:3857", (103.8, 1.3), "EPSG:32648"),  # even at the equator
        ("EPSG:2249", CAMBRIDGE, "EPSG:32619"),  # feet
    ],
)  # fmt: skip
def test_a_zone_is_chosen_where_one_cannot_measure(authid, place, expected):
    assert chosen(authid, around(place, authid)).authid() == expected


def test_a_layer_without_crs_is_refused_by_name():
    with pytest.raises(QgsProcessingException, match=r"districts.*no CRS"):
        chosen("", (0, 0, 1, 1))


def test_metres_that_claim_to_be_degrees_are_refused_by_name():
    with pytest.raises(QgsProcessingException, match=r"districts.*do not fit.*EPSG:4326"):
        chosen("EPSG:4326", (500_000, 3_200_000, 510_000, 3_210_000))


def test_a_layer_of_which_nothing_is_drawn_is_told_so():
    crs, nowhere = QgsCoordinateReferenceSystem("EPSG:4547"), QgsRectangle()
    nowhere.setNull()
    with pytest.raises(QgsProcessingException, match="No feature of the layer districts"):
        choose_crs("districts", crs, nowhere, QgsCoordinateTransformContext())
