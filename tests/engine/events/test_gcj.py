"""The shifts of web maps, and how it shows which one coordinates have."""

import numpy as np
import pytest
import shapely
from community_grids.engine.geodesy.detecting import datum_of
from community_grids.engine.geodesy.gcj import BD09, GCJ02, WGS84, converted, in_china

_AROUND = np.array([111.69, 29.04])


def metres(one, other):
    """How far places lie apart, east and north."""
    return (np.asarray(one) - np.asarray(other)) * [111320 * np.cos(np.radians(other[0][1])), 110850]


def test_known_pairs():
    # Given places whose shift others have published
    there = converted([(121.5272106, 31.1774276)], WGS84, GCJ02)
    assert there == pytest.approx(np.array([(121.531541859215, 31.17530398364597)]), abs=1e-9)
    there = converted([(116.404, 39.915)], GCJ02, BD09)
    assert there == pytest.approx(np.array([(116.41036949371029, 39.92133699351022)]), abs=1e-9)
    # And Wuling's, which is 640 m, and 1.22 km to Baidu's
    assert np.hypot(*metres(converted([_AROUND], WGS84, GCJ02), [_AROUND])[0]) == pytest.approx(640, abs=2)
    assert np.hypot(*metres(converted([_AROUND], WGS84, BD09), [_AROUND])[0]) == pytest.approx(1222, abs=3)


@pytest.mark.parametrize(("before", "after"), [(WGS84, GCJ02), (GCJ02, BD09), (WGS84, BD09)])
def test_there_and_back_is_exact_to_a_millimetre(before, after):
    chance = np.random.default_rng(1)
    places = np.column_stack([chance.uniform(75, 134, 5000), chance.uniform(18, 53, 5000)])
    back = converted(converted(places, before, after), after, before)
    assert np.abs(back - places).max() * 111320 < 0.001


def test_outside_china_nothing_moves():
    places = np.array([(-71.1, 42.37), (np.nan, np.nan)])
    assert converted(places, WGS84, BD09)[0].tolist() == [-71.1, 42.37]
    assert in_china(places).tolist() == [False, False]
    with pytest.raises(ValueError, match="GCJ99"):
        converted(places, WGS84, "GCJ99")


@pytest.mark.parametrize("datum", [WGS84, GCJ02, BD09])
def test_coordinates_of_houses_show_their_shift(datum):
    # Given houses by chance, and a place at each
    chance = np.random.default_rng(2)
    places = _AROUND + chance.uniform(-0.02, 0.02, (150, 2))

    def to_metres(degrees):
        return metres(degrees, [_AROUND])

    corners = to_metres(places)
    houses = shapely.box(*(corners - 6).T, *(corners + 6).T)
    # Then the datum shows
    told = datum_of(converted(places, WGS84, datum), houses, to_metres)
    assert told.datum == datum
    assert told.shares[datum] == 1.0
    # And it does not where places lie anywhere, or are few
    anywhere = _AROUND + chance.uniform(-0.02, 0.02, (150, 2))
    assert datum_of(anywhere, houses, to_metres).datum == ""
    assert datum_of(places[:5], houses, to_metres).datum == ""


def test_it_shows_where_houses_stand_close_together_too():
    # Given a place in each of many houses, 24 m wide with 8 m between them: nearly anywhere one is at a house
    east, north = np.meshgrid(np.arange(-40, 40) * 32.0, np.arange(-40, 40) * 32.0)
    corners = np.column_stack([east.ravel(), north.ravel()])
    places = (_AROUND + corners / [111320 * np.cos(np.radians(_AROUND[1])), 110850])[::13]
    houses = shapely.box(*(corners - 12).T, *(corners + 12).T)

    def to_metres(degrees):
        return metres(degrees, [_AROUND])

    # Then it shows by those that lie in one or nearly so
    told = datum_of(converted(places, WGS84, GCJ02), houses, to_metres)
    assert (told.datum, told.shares[GCJ02]) == (GCJ02, 1.0)
    assert told.shares[WGS84] < 0.85
    assert told.count == len(places)
