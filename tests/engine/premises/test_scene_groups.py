"""Faces that are drawn together: each once, in the order of ranks, and few made anew when colours change."""

import numpy as np
import shapely
from community_grids.engine.premises.neighbour_colours import spread_colours
from community_grids.engine.premises.scene import scene_of
from community_grids.engine.premises.scene_groups import FaceGroups
from community_grids.engine.premises.scene_shadows import shadows_of


def row_of_houses(count=6, apart=2000.0):
    """Houses of 10 m, each with another 12 m to the north."""
    boxes = [
        shapely.box(apart * place, north, apart * place + 10, north + 10) for place in range(count) for north in (0, 12)
    ]
    return scene_of(np.array(boxes, dtype=object), np.full(2 * count, 9.0), angle=90)


def held(groups_wkb):
    return [len(shapely.from_wkb(wkb).geoms) for wkb in groups_wkb]


def test_groups_hold_every_face_once_and_rise_by_rank():
    scene = row_of_houses()
    groups = FaceGroups(scene, scene.kind.astype(int))
    assert sum(held(groups.wkb())) == len(scene)
    assert (np.diff(groups.ranks) >= 0).all()
    assert {len(set(scene.rank[groups.of_face == number])) for number in range(len(groups))} == {1}


def test_only_the_groups_that_faces_leave_and_join_are_made_anew():
    scene = row_of_houses()
    groups = FaceGroups(scene, scene.kind.astype(int))
    before, count = groups.wkb(), len(groups)
    faces = np.flatnonzero(scene.building == 0)
    news = groups.regroup(faces, scene.kind[faces].astype(int) + 2)
    assert set(news.changed) | set(news.emptied) < set(range(len(groups)))
    now = before + [None] * (len(groups) - count)
    for number, wkb in zip(news.changed, news.wkb, strict=True):
        now[number] = wkb
    for number in news.emptied:
        now[number] = None
    assert sum(held(wkb for wkb in now if wkb is not None)) == len(scene)
    assert (groups.tones[groups.of_face[faces]] >= 2).all()


def test_colours_that_come_back_find_their_groups_again():
    scene = row_of_houses(2)
    groups = FaceGroups(scene, scene.kind.astype(int))
    faces, count = np.arange(len(scene)), len(groups)
    groups.regroup(faces, scene.kind.astype(int) + 2)
    news = groups.regroup(faces, scene.kind.astype(int))
    assert len(groups) == 2 * count
    assert sorted(news.emptied) == list(range(count, 2 * count))
    assert sum(held(news.wkb)) == len(scene)


def test_a_shadow_lies_behind_its_building_seen_from_the_light():
    house = np.array([shapely.box(0, 0, 10, 10)], dtype=object)
    for ring in (house, shapely.reverse(house)):
        (wkb,) = shadows_of(scene_of(ring, [20.0]), light=270.0, per_metre=0.5)
        shadow = shapely.union_all(shapely.get_parts(shapely.from_wkb(wkb)))
        assert shadow.symmetric_difference(shapely.box(10, 0, 20, 10)).area < 1e-6


def test_what_lies_flat_and_what_is_nowhere_has_no_shadow():
    nowhere = scene_of(np.array([shapely.box(0, 0, 10, 10), None], dtype=object), [0.0, 9.0])
    assert shadows_of(nowhere) == []


def test_no_two_neighbours_on_a_map_wear_one_colour():
    side = 12
    cells = np.arange(side * side).reshape(side, side)
    pairs = np.concatenate([
        np.column_stack([one.ravel(), other.ravel()])
        for one, other in ((cells[1:], cells[:-1]), (cells[:, 1:], cells[:, :-1]), (cells[1:, 1:], cells[:-1, :-1]))
    ])  # fmt: skip
    worn = spread_colours(side * side, pairs, 7)
    assert (worn[pairs[:, 0]] != worn[pairs[:, 1]]).all()
    assert np.bincount(worn, minlength=7).min() > 0
    kept = spread_colours(side * side, [*pairs.tolist(), (0, side * side - 1)], 7, worn)
    assert (kept != worn).sum() <= 1


def test_more_neighbours_than_colours_still_get_one_each():
    pairs = [(one, other) for one in range(5) for other in range(one)]
    assert set(spread_colours(5, pairs, 3).tolist()) == {0, 1, 2}
