"""What cameras see: on shapes that one can draw, and against rays that are cast one by one."""

import numpy as np
import pytest
import shapely
from community_grids.engine.events.model import cameras_of
from community_grids.engine.events.sight import Looks, band_distances, obstacles_of, sees, sight_of, viewers_of


def blocks(*boxes):
    return np.array([shapely.box(*one) for one in boxes], dtype=object)


def seen_by(footprints, **camera):
    """The sight of one camera at 0, 0."""
    obstacles = obstacles_of(footprints)
    camera = {"places": (0, 0), "kinds": "dome", "ranges": 50} | camera
    viewers = viewers_of(cameras_of(["C"], **{name: [value] for name, value in camera.items()}), obstacles)
    return sight_of(viewers, [0], obstacles)[0]


def by_rays(place, ranges, footprints, right=0.0, sweep=2 * np.pi, rays=1200):
    """The area that rays sweep before the first building, each cast through all buildings together."""
    angles = right + (np.arange(rays) + 0.5) * sweep / rays
    ends = place + ranges * np.column_stack([np.cos(angles), np.sin(angles)])
    lines = shapely.linestrings(np.stack([np.tile(place, (rays, 1)), ends], axis=1))
    with np.errstate(invalid="ignore"):  # rays along a wall
        met = shapely.intersection(lines, shapely.union_all(footprints))
    far = np.where(shapely.is_empty(met), ranges, shapely.distance(met, shapely.Point(place)))
    return float((far**2).sum() * sweep / rays / 2)


class TestShapes:
    def test_in_the_open_a_dome_sees_a_circle_and_a_fixed_camera_a_sector(self):
        circle = seen_by(blocks(), ranges=50)
        sector = seen_by(blocks(), kinds="fixed", azimuths=90, fovs=60, ranges=50)
        assert circle.area == pytest.approx(np.pi * 2500, rel=1e-3)
        assert sector.area == pytest.approx(np.pi * 2500 / 6, rel=1e-3)
        assert sector.contains(shapely.Point(40, 0))
        assert not sector.intersects(shapely.Point(0, 40))

    def test_azimuth_turns_clockwise_from_north(self):
        for azimuth, place in (
            (0, (0, 9)),
            (90, (9, 0)),
            (180, (0, -9)),
            (270, (-9, 0)),
            (-45, (-6, 6)),
            (405, (6, 6)),
        ):
            sight = seen_by(blocks(), kinds="fixed", azimuths=azimuth, fovs=30)
            assert sight.contains(shapely.Point(place)), azimuth

    def test_a_wall_throws_a_shadow(self):
        sight = seen_by(blocks((-10, 10, 10, 20)))
        assert sight.covers(shapely.Point(0, 9.9))
        assert not sight.intersects(shapely.box(-9, 10.1, 9, 49))
        assert sight.contains(shapely.Point(30, 20))

    def test_the_front_one_of_two_buildings_hides_the_other(self):
        near, both = blocks((-10, 10, 10, 12)), blocks((-10, 10, 10, 12), (-10, 20, 10, 40))
        assert seen_by(both).area == pytest.approx(seen_by(near).area)

    def test_between_two_touching_buildings_nothing_is_seen(self):
        sight = seen_by(blocks((-10, 10, 0, 20), (0, 10, 10, 20)))
        assert not sight.intersects(shapely.box(-5, 10.1, 5, 49))

    def test_between_a_wall_beside_the_camera_and_one_far_off_is_no_gap_to_be_shut(self):
        sight = seen_by(blocks((-10, 0.1, 0.05, 5), (5.77, 10, 30, 10.1)))
        ahead = np.radians(61.7)
        assert sight.contains(shapely.Point(40 * np.cos(ahead), 40 * np.sin(ahead)))

    def test_in_a_courtyard_one_sees_the_courtyard(self):
        ring = np.array([shapely.box(-20, -20, 20, 20) - shapely.box(-8, -6, 8, 6)], dtype=object)
        assert seen_by(ring).area == pytest.approx(16 * 12)

    def test_buildings_drawn_over_each_other_stop_sight_where_either_does(self):
        crossed = blocks((-10, 10, 10, 14), (-2, 5, 2, 30), (-12, 9, -8, 11))
        assert seen_by(crossed).area == pytest.approx(by_rays((0, 0), 50, crossed), rel=2e-3)

    def test_what_is_no_building_or_drawn_crosswise_does_no_harm(self):
        bow = shapely.Polygon([(-5, 10), (5, 20), (5, 10), (-5, 20)])
        odd = np.array([None, shapely.Point(3, 3), shapely.Polygon(), bow], dtype=object)
        assert not seen_by(odd).intersects(shapely.Point(-4, 15))
        assert seen_by(odd).contains(shapely.Point(3, 3.5))

    def test_a_building_across_the_edge_of_the_view_or_across_its_end_is_not_lost(self):
        house = blocks((10, -5, 20, 5))
        for azimuth in range(0, 360, 30):
            sight = seen_by(house, kinds="fixed", azimuths=azimuth, fovs=90)
            right = np.radians(90 - azimuth - 45)
            assert sight.area == pytest.approx(by_rays((0, 0), 50, house, right, np.pi / 2), rel=5e-3), azimuth

    def test_a_building_across_the_range_is_seen_as_far_as_the_range(self):
        house = blocks((-100, 45, 100, 60))
        assert seen_by(house).area == pytest.approx(by_rays((0, 0), 50, house), rel=2e-3)

    def test_a_low_building_is_looked_over(self):
        hut = blocks((-3, 10, 3, 14))
        low = seen_by_height(hut, 3.0)
        assert not low.intersects(shapely.Point(0, 12))  # the ground under it
        assert not low.intersects(shapely.Point(0, 27))  # twice as far as its back
        assert low.contains(shapely.Point(0, 29))
        assert not seen_by_height(hut, 6.0).intersects(shapely.Point(0, 29))
        assert not seen_by_height(hut, np.nan).intersects(shapely.Point(0, 29))


def seen_by_height(footprints, height):
    obstacles = obstacles_of(footprints, [height])
    viewers = viewers_of(cameras_of(["C"], places=[(0, 0)], kinds=["dome"], ranges=[50], heights=[6]), obstacles)
    return sight_of(viewers, [0], obstacles)[0]


def town(seed, count=60):
    """Rectangles, turned, some over each other, one with a courtyard; none over the middle."""
    chance = np.random.default_rng(seed)
    places, sizes = chance.uniform(-60, 60, (count, 2)), chance.uniform(3, 15, (count, 2))
    houses = shapely.box(*(places - sizes / 2).T, *(places + sizes / 2).T)
    houses = np.array([turned(one, turn) for one, turn in zip(houses, chance.uniform(0, 180, count))], dtype=object)
    return houses[~shapely.intersects(houses, shapely.Point(0, 0))]


def turned(shape, degrees):
    sine, cosine = np.sin(np.radians(degrees)), np.cos(np.radians(degrees))
    return shapely.transform(shape, lambda corners: corners @ np.array([[cosine, sine], [-sine, cosine]]))


class TestAgainstRays:
    @pytest.mark.parametrize("seed", range(4))
    def test_the_area_is_that_of_rays(self, seed):
        houses = town(seed)
        assert seen_by(houses).area == pytest.approx(by_rays((0, 0), 50, houses), rel=5e-3)

    def test_many_cameras_at_once_see_what_each_sees_alone(self):
        houses = town(9)
        chance = np.random.default_rng(3)
        cameras = cameras_of(
            [str(number) for number in range(300)],
            places=chance.uniform(-60, 60, (300, 2)),
            azimuths=chance.uniform(0, 360, 300),
            fovs=chance.choice([60, 110, 360], 300),
            ranges=chance.uniform(20, 60, 300),
        )
        obstacles = obstacles_of(houses)
        viewers = viewers_of(cameras, obstacles, None, 0.0, 50.0)
        together = sight_of(viewers, np.arange(300), obstacles)
        alone = [sight_of(viewers, [row], obstacles)[0] for row in range(0, 300, 20)]
        assert shapely.is_valid(together).all()
        assert shapely.area(together[::20]) == pytest.approx(shapely.area(alone))

    def test_who_sees_a_place_is_who_has_it_in_sight(self):
        houses = town(4)
        chance = np.random.default_rng(5)
        cameras = cameras_of(
            [str(number) for number in range(80)], places=chance.uniform(-60, 60, (80, 2)), kinds=["dome"] * 80
        )
        obstacles = obstacles_of(houses)
        viewers = viewers_of(cameras, obstacles)
        points = chance.uniform(-60, 60, (200, 2))
        points = points[~shapely.intersects_xy(shapely.union_all(houses), *points.T)]
        seen = sees(viewers, obstacles, points)
        camera, point = shapely.STRtree(shapely.points(points)).query(
            sight_of(viewers, np.arange(80), obstacles), predicate="intersects"
        )
        assert set(zip(seen.points.tolist(), seen.cameras.tolist())) == set(zip(point.tolist(), camera.tolist()))
        assert (np.diff(seen.points) >= 0).all()


class TestCameras:
    def test_a_camera_inside_a_building_hangs_on_its_nearest_free_wall(self):
        house = obstacles_of(blocks((-1, -20, 30, 20)))
        viewers = viewers_of(cameras_of(["C"], places=[(0, 0)], kinds=["dome"]), house)
        assert viewers.places.round(6).tolist() == [[-1.1, 0.0]]
        assert viewers.troubles["moved"].tolist() == [0]

    def test_a_camera_deep_inside_a_building_sees_nothing(self):
        house = obstacles_of(blocks((-20, -20, 20, 20)))
        viewers = viewers_of(cameras_of(["C"], places=[(0, 0)], kinds=["dome"]), house)
        assert viewers.troubles["enclosed"].tolist() == [0]
        assert sight_of(viewers, [0], house)[0].is_empty
        assert len(sees(viewers, house, [(30, 0)]).cameras) == 0

    def test_a_camera_on_a_low_roof_stays_there(self):
        viewers = viewers_of(
            cameras_of(["C"], places=[(0, 0)], kinds=["dome"], heights=[6]), obstacles_of(blocks((-9, -9, 9, 9)), [4])
        )
        assert viewers.able.all()
        assert not len(viewers.troubles["moved"])

    def test_what_is_not_known_is_taken_by_kind_and_told(self):
        nothing = obstacles_of(blocks())
        cameras = cameras_of(
            ["no range", "no direction", "no place", "all there", "wide"],
            places=[(0, 0), (0, 0), (np.nan, 0), (0, 0), (0, 0)],
            kinds=["fixed", "fixed", "fixed", "dome", "fixed"],
            azimuths=[90, np.nan, 90, np.nan, np.nan],
            fovs=[60, 60, 60, 360, 720],
            ranges=[0, 50, 50, 80, 50],
        )
        viewers = viewers_of(cameras, nothing, {"fixed": Looks(60, 33)})
        assert viewers.ranges.tolist() == [33, 50, 50, 80, 50]
        assert viewers.sure.tolist() == [True, False, True, True, True]
        told = {name: rows.tolist() for name, rows in viewers.troubles.items() if len(rows)}
        assert told == {"placeless": [2], "aimless": [1], "rangeless": [0]}
        assert viewers.sweeps[1] == pytest.approx(2 * np.pi)

    def test_no_camera_and_no_building_is_no_trouble(self):
        nothing = obstacles_of(blocks())
        viewers = viewers_of(cameras_of([]), nothing)
        assert len(sight_of(viewers, [], nothing)) == 0
        assert len(sees(viewers, nothing, [(0, 0)]).cameras) == 0


class TestPlaces:
    def test_an_entrance_on_a_wall_is_seen_from_its_side_alone(self):
        house = obstacles_of(blocks((0, 0, 20, 10)))
        front, back = (10, -15), (10, 25)
        viewers = viewers_of(cameras_of(["front", "back"], places=[front, back], kinds=["dome"] * 2), house)
        assert sees(viewers, house, [(10, 0)]).cameras.tolist() == [0]
        assert sees(viewers, house, [(10, 0.5)]).cameras.tolist() == [0]

    def test_only_those_asked_answer_the_nearest_first(self):
        nothing = obstacles_of(blocks())
        cameras = cameras_of(["far", "near", "nearer"], places=[(30, 0), (20, 0), (10, 0)], kinds=["dome"] * 3)
        viewers = viewers_of(cameras, nothing)
        assert sees(viewers, nothing, [(0, 0)]).cameras.tolist() == [2, 1, 0]
        assert sees(viewers, nothing, [(0, 0), (np.nan, 0)], [0, 2]).cameras.tolist() == [2, 0]

    def test_a_place_behind_a_low_building_is_seen_beyond_its_shadow(self):
        hut = obstacles_of(blocks((-3, 10, 3, 14)), [3])
        viewers = viewers_of(cameras_of(["C"], places=[(0, 0)], kinds=["dome"], heights=[6]), hut)
        assert sees(viewers, hut, [(0, 27), (0, 29)]).points.tolist() == [1]


def test_bands_reach_less_far_with_a_wider_lens():
    narrow, wide = band_distances([1920, 1920], [30, 90]).tolist()
    assert all(near < far for near, far in zip(wide, narrow))
    assert wide == sorted(wide)
