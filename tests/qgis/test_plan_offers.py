"""Offers for an open plan: what comes of each, who moves where, and a plan held still for another thread."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from community_grids.adapters.plan_file.geopackage import register_functions
from community_grids.adapters.plans.offers import Wish, find_offers
from community_grids.adapters.plans.on_map.moves import moves_by
from community_grids.adapters.plans.on_map.view import PlanView
from community_grids.adapters.plans.reach import codes_of_community, community_choices, grid_words, plan_households
from community_grids.adapters.plans.session import PlanSession
from community_grids.adapters.plans.snapshot import RegisterChoice, Snapshot
from community_grids.engine.progress import CancelledError
from drawn_plans import COMMUNITY, code, plan_file
from drawn_registers import grown
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject


@pytest.fixture()
def session(qgis_app, tmp_path):
    """Four grids of 16 units; grid 1 was given five units of grid 2: 525 and 275 households, the others 400."""
    session = PlanSession.open(plan_file(tmp_path, columns=16, grids=4), "tester")
    session.do(session.draft.assigned([16, 17, 18, 19, 20], code(1)))
    yield session
    session.close()


def offers_of(session, **wish):
    wanted = Wish(**{"register": None, "codes": None, "most_moved": 1.0, **wish})
    transform = QgsProject.instance().transformContext()
    return find_offers(Snapshot(session), wanted, transform, QgsProcessingFeedback(False))


def test_each_offer_says_what_is_out_of_band_before_and_after(session):
    found = offers_of(session)
    assert (found.out, found.households, found.least) == (2, 1600, 75)
    assert found.offers[0].price.households == 75
    assert found.offers[0].share == pytest.approx(75 / 1600)
    assert [offer.out for offer in found.offers] == [0, 0, 0]
    assert not found.nothing
    x_min, y_min, x_max, y_max = found.extent()
    assert 0 <= x_min < x_max <= 1600
    assert 0 <= y_min < y_max <= 400


def test_an_offer_that_does_the_same_names_the_one_before(session):
    found = offers_of(session)
    for place, offer in enumerate(found.offers):
        before = [other.price.option for other in found.offers[:place]]
        assert offer.like in ("", *before)


def test_a_limit_of_nothing_offers_nothing(session):
    found = offers_of(session, most_moved=0.0)
    assert found.nothing
    assert [offer.out for offer in found.offers] == [2, 2, 2]


def test_only_the_grids_that_may_change_do(session):
    found = offers_of(session, codes=(code(1), code(2)))
    edits = [offer.edit for offer in found.offers if offer.edit is not None]
    assert edits
    assert all(edit.touched <= {code(1), code(2)} for edit in edits)


def test_who_moves_adds_up_to_the_price(session):
    found = offers_of(session)
    draft = found.counted.draft
    for offer in found.offers:
        moved = moves_by(draft, offer.edit, 7)
        assert sum(move.households for move in moved.moves) == offer.price.households
        ground = sum(shape.area() for shape in moved.grounds.values())
        assert ground == pytest.approx(10_000 * len(offer.edit.units))
        assert all(move.from_code != move.to_code for move in moved.moves)
        assert all(move.start != move.end for move in moved.moves)
        assert sum(part.after - part.before for part in moved.parts) == 0


def test_each_grid_is_told_as_it_would_be(session):
    moved = moves_by(session.draft, session.draft.assigned([32, 35], code(2)), 7)
    assert [(part.code, part.before, part.after, part.status) for part in moved.parts] == [
        (code(2), 275, 325, "under"),
        (code(3), 400, 350, "in_band"),
    ]
    assert set(moved.colours) == {code(2)}
    (outline,) = moved.outlines.values()
    assert outline.area() == pytest.approx(13 * 10_000)
    assert moved.extent[2] == pytest.approx(900)


def test_ground_that_moves_in_two_places_is_two_moves(session):
    moved = moves_by(session.draft, session.draft.assigned([32, 35], code(2)), 7)
    assert [(move.from_code, move.to_code, move.households) for move in moved.moves] == [
        (code(3), code(2), 25),
        (code(3), code(2), 25),
    ]


def test_a_new_grid_has_no_before(session):
    draft = session.draft
    edit = draft.split_proposals(code(1))[0].edit
    parts = moves_by(draft, edit, 7).parts
    assert parts[-1].code == code(5)
    assert parts[-1].before is None
    assert sum(part.after for part in parts) == 525


def test_neighbours_that_gain_have_different_colours(session):
    session.do(session.draft.assigned([32], code(2)))
    draft = session.draft
    edit = draft.assigned([48], code(3))
    back = draft.assigned([32], code(3))
    both = replace(
        edit,
        units=np.append(edit.units, [28]),
        before=np.append(edit.before, [code(2)]),
        after=np.append(edit.after, [code(1)]),
    )
    assert len(set(moves_by(draft, both, 7).colours.values())) == 2
    assert moves_by(draft, back, 7).colours == {code(3): 0}


def test_the_plan_is_as_it_was(session):
    before = session.draft.codes.tolist(), session.scenario
    offers_of(session)
    assert (session.draft.codes.tolist(), session.scenario) == before


def test_an_offer_fits_the_plan_it_was_made_for(session):
    found = offers_of(session)
    session.do(found.offers[0].edit)
    assert all(session.draft.status(grid) == "in_band" for grid in session.draft.grid_codes())


def test_a_cancelled_search_says_so(session):
    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(CancelledError):
        find_offers(Snapshot(session), Wish(None, None, 1.0), QgsProject.instance().transformContext(), feedback)


class TestSnapshots:
    def counted(self, session, layer, field="households"):
        choice = RegisterChoice.of_layer(layer, field, "building_id")
        return Snapshot(session).counted(choice, QgsProject.instance().transformContext())

    def test_a_register_counts_a_plan_without_changing_it(self, session, qgis_new_project):
        counted = self.counted(session, grown(QgsProject.instance(), {1: 150}))
        assert counted.draft.households(code(1)) == 525 + 125
        assert session.draft.households(code(1)) == 525
        assert counted.draft.households(code(4)) == 0
        assert [finding.check for finding in counted.findings] == ["register_missing"]
        assert counted.read_findings == []

    def test_a_field_that_is_not_there_is_a_sentence(self, session, qgis_new_project):
        with pytest.raises(QgsProcessingException, match="户数"):
            self.counted(session, grown(QgsProject.instance(), {}), "户数")

    def test_a_plan_knows_whether_it_was_counted_anew(self, session, qgis_new_project):
        assert not Snapshot(session).recounted
        counted = self.counted(session, grown(QgsProject.instance(), {1: 150}))
        session.take_register(counted.register, "2026")
        assert Snapshot(session).recounted

    def test_scenarios_that_count_one_ground_differently_are_read_on_one_ground(self, session, qgis_new_project):
        counted, ground = self.counted(session, grown(QgsProject.instance(), {1: 150})), session.draft.fabric.polygons
        session.take_register(counted.register, "2026")
        assert session.draft.fabric.polygons is ground
        assert session.draft.households(code(1)) == 525 + 125
        session.switch(1)
        assert session.draft.fabric.polygons is ground
        assert session.draft.households(code(1)) == 525

    def test_a_scenario_on_other_ground_is_read_anew(self, session, qgis_new_project):
        """Somebody draws a unit over in another program."""
        ground = session.draft.fabric.polygons
        with closing(sqlite3.connect(session.path)) as other, other:
            register_functions(other)
            other.execute("UPDATE unit SET geom = (SELECT geom FROM unit WHERE unit_id = 2) WHERE unit_id = 1")
        session.reload()
        assert session.draft.fabric.polygons is not ground
        assert session.draft.fabric.polygons[0].equals(ground[1])


class TestReach:
    def test_communities_and_their_grids(self, session):
        view = PlanView(session, {COMMUNITY: "红旗社区"})
        assert community_choices(view) == [(COMMUNITY, f"红旗社区 ({COMMUNITY})")]
        assert codes_of_community(view, COMMUNITY) == tuple(code(number) for number in (1, 2, 3, 4))
        assert codes_of_community(view, "elsewhere") == ()
        assert plan_households(view) == 1600

    def test_grids_of_one_community_go_by_their_numbers(self, session):
        view = PlanView(session, {})
        assert grid_words(view, [code(1), code(2)]) == {code(1): "001", code(2): "002"}
        assert grid_words(view, [code(1), "430702001002001"]) == {
            code(1): f"{COMMUNITY} 001",
            "430702001002001": "430702001002 001",
        }
