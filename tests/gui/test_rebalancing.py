"""Rebalancing from the dialog: asked for, searched in the background, looked at on the map, applied as one edit."""

import pytest
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.plugin.rebalancing.rebalance_dialog import ASK, SEARCH
from community_grids.plugin.rebalancing.wish_page import CHOSEN, COMMUNITY, WHOLE
from drawn_plans import COMMUNITY as TOWN
from drawn_plans import code, plan_file
from drawn_registers import grown
from patience import wait_until
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest


@pytest.fixture()
def uneven(opened):
    """Grid 1 holds 525 households (21 units of 25), grid 2 holds 275; 350 to 500 are in band."""
    opened.work.editing.assign([16, 17, 18, 19, 20], code(1))
    return opened


def dialog_of(bench, chosen=()):
    bench.work.rebalancing.start(bench.work.view, list(chosen))
    return bench.work.rebalancing.dialog


def look(bench):
    """Press the button and wait for the end of the search."""
    rebalancing = bench.work.rebalancing
    rebalancing.dialog._go.click()
    assert rebalancing.dialog.page == SEARCH
    wait_until(lambda: not rebalancing.question.is_open)
    return rebalancing.dialog


def held(bench):
    draft = bench.work.session.draft
    return {grid[-3:]: draft.households(grid) for grid in draft.grid_codes()}


def words_of(card):
    return [card._table.itemAt(place).widget().text() for place in range(card._table.count())]


def message(bench):
    item = bench.bar.currentItem()
    return item.text() if item else ""


class TestAsking:
    def test_without_a_choice_the_whole_plan_is_meant_and_no_limit(self, uneven):
        wish = dialog_of(uneven).wish
        assert wish.reach() == WHOLE
        assert wish.percent() == 100.0
        assert wish.complete()

    def test_chosen_grids_are_meant_where_some_are_chosen(self, uneven):
        assert dialog_of(uneven, [code(1), code(2)]).wish.reach() == CHOSEN

    def test_a_community_can_be_meant(self, uneven):
        wish = dialog_of(uneven).wish
        wish.choose_community(TOWN)
        assert wish.reach() == COMMUNITY
        assert uneven.work.rebalancing._reach() == (code(1), code(2))

    def test_the_limit_is_told_in_households(self, uneven):
        wish = dialog_of(uneven).wish
        wish._limited.setChecked(True)
        wish._percent.setValue(5.0)
        assert "40" in wish._share.text()

    def test_a_register_needs_its_field_and_a_name(self, uneven, project):
        layer = grown(project, {})
        dialog = dialog_of(uneven)
        dialog.wish.register.choose(layer)
        assert dialog.wish.register.households_field() == "households"
        assert dialog.wish.register.id_field() == "building_id"
        assert dialog.wish.scenario_name() == "现状 · 名册2026"
        assert dialog._go.isEnabled()
        dialog.wish._name.clear()
        assert not dialog._go.isEnabled()

    def test_layers_of_the_plan_are_no_registers(self, uneven):
        picker = dialog_of(uneven).wish.register
        assert picker._layers.count() == 1


class TestOffers:
    def test_three_stand_side_by_side_with_their_price_and_the_bound(self, uneven):
        dialog_of(uneven)
        dialog = look(uneven)
        first = dialog.offers.cards[0]
        assert "<b>75</b>" in first._moved.text()
        assert words_of(first)[1] == "3"
        assert words_of(first)[7] == "2 → <b>0</b>"
        assert "at least 75 of 800 households" in dialog.offers._bound.text()
        assert first._more.text() == "No plan could move fewer."
        assert len(dialog.offers.cards) == 3

    def test_who_moves_is_drawn_with_a_legend(self, uneven):
        dialog_of(uneven)
        look(uneven)
        drawing = uneven.work.rebalancing._drawing
        assert len(drawing._arrows._ways) >= 1
        assert drawing._legend.isVisible()
        assert "525 →" in drawing._legend.text()
        grounds = [ground for _, ground in drawing._bands if ground.asGeometry().area() > 0]
        assert sum(ground.asGeometry().area() for ground in grounds) == pytest.approx(30_000, rel=0.01)

    def test_another_card_is_chosen_by_a_click_anywhere_on_it(self, uneven):
        dialog_of(uneven)
        dialog = look(uneven)
        QTest.mouseClick(dialog.offers.cards[2], Qt.MouseButton.LeftButton)
        assert dialog.offers.place() == 2

    def test_applied_it_is_one_edit_and_one_undo(self, uneven):
        dialog_of(uneven)
        dialog = look(uneven)
        dialog.offers._reason.setText("人口增长")
        steps = len(uneven.work.session.history)
        dialog._go.click()
        assert all(350 <= households <= 500 for households in held(uneven).values())
        assert len(uneven.work.session.history) == steps + 1
        assert uneven.work.session.history[-1].reason == "人口增长"
        assert "Rebalanced" in message(uneven)
        uneven.work.editing.undo()
        assert held(uneven) == {"001": 525, "002": 275}

    def test_cancelled_nothing_is_left_on_the_map_or_in_the_plan(self, uneven):
        before = len(uneven.canvas.scene().items())
        dialog_of(uneven)
        dialog = look(uneven)
        steps = len(uneven.work.session.history)
        dialog.reject()
        assert uneven.work.rebalancing.dialog is None
        assert len(uneven.canvas.scene().items()) == before
        assert len(uneven.work.session.history) == steps
        assert held(uneven) == {"001": 525, "002": 275}

    def test_a_limit_that_is_too_low_offers_nothing_and_says_so(self, uneven):
        wish = dialog_of(uneven).wish
        wish._limited.setChecked(True)
        wish._percent.setValue(1.0)
        dialog = look(uneven)
        assert dialog.page == ASK
        assert "Nothing to offer" in dialog._said.text()

    def test_a_plan_in_band_needs_nothing(self, opened):
        dialog_of(opened)
        dialog = look(opened)
        assert "nothing need move" in dialog._said.text()

    def test_an_edit_meanwhile_makes_the_offers_out_of_date(self, uneven):
        dialog_of(uneven)
        dialog = look(uneven)
        uneven.work.editing.undo()
        assert dialog.page == ASK
        assert "changed meanwhile" in dialog._said.text()
        assert uneven.work.rebalancing._drawing is None

    def test_the_bar_tells_how_much_is_searched(self, uneven):
        dialog, seen = dialog_of(uneven), []
        dialog._bar.valueChanged.connect(seen.append)
        look(uneven)
        assert (dialog._bar.minimum(), dialog._bar.maximum()) == (0, 100)
        assert seen == sorted(seen)
        assert seen[-1] > 90

    def test_a_search_is_cancelled(self, uneven):
        dialog = dialog_of(uneven)
        dialog._go.click()
        dialog.reject()
        wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
        assert held(uneven) == {"001": 525, "002": 275}
        assert uneven.work.rebalancing.dialog is None

    def test_back_from_a_search_gives_it_up_and_keeps_what_was_asked(self, uneven):
        dialog = dialog_of(uneven)
        dialog.wish.choose_community(TOWN)
        dialog._go.click()
        assert dialog._back.isVisible()
        dialog._back.click()
        wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
        assert (dialog.page, dialog.wish.reach()) == (ASK, COMMUNITY)
        assert look(uneven).offers.isVisible()

    def test_an_edit_meanwhile_gives_a_search_up(self, uneven):
        dialog = dialog_of(uneven)
        dialog._go.click()
        uneven.work.editing.undo()
        assert dialog.page == ASK
        assert "changed meanwhile" in dialog._said.text()

    def test_closing_the_plan_closes_the_dialog(self, uneven):
        dialog_of(uneven)
        look(uneven)
        uneven.work.close()
        assert uneven.work.rebalancing.dialog is None


class TestANewRegister:
    def test_it_goes_into_a_new_scenario_and_the_one_in_force_stays(self, opened, project):
        layer = grown(project, {1: 150})
        dialog_of(opened).wish.register.choose(layer)
        dialog = look(opened)
        session = opened.work.session
        assert len(session.scenarios()) == 1
        assert held(opened) == {"001": 400, "002": 400}
        assert words_of(dialog.offers.cards[0])[7] == "1 → <b>0</b>"
        dialog._go.click()
        assert [one.name for one in session.scenarios()] == ["现状", "现状 · 名册2026"]
        assert sum(held(opened).values()) == 925
        assert all(350 <= households <= 500 for households in held(opened).values())
        assert "in the new scenario “现状 · 名册2026”" in message(opened)
        session.undo()
        assert held(opened) == {"001": 525, "002": 400}
        session.switch(session.scenarios()[0].plan_id)
        assert held(opened) == {"001": 400, "002": 400}

    def test_cancelled_no_scenario_is_left(self, opened, project):
        layer = grown(project, {1: 150})
        dialog_of(opened).wish.register.choose(layer)
        look(opened).reject()
        assert len(opened.work.session.scenarios()) == 1
        assert held(opened) == {"001": 400, "002": 400}

    def test_a_name_that_is_taken_is_told_and_nothing_is_left(self, opened, project):
        layer = grown(project, {1: 150})
        dialog = dialog_of(opened)
        dialog.wish.register.choose(layer)
        dialog.wish._name.setText("现状")
        look(opened)
        dialog._go.click()
        assert "现状" in message(opened)
        assert len(opened.work.session.scenarios()) == 1

    def test_an_edit_that_is_refused_leaves_no_scenario(self, opened, project, monkeypatch):
        layer = grown(project, {1: 150})
        dialog_of(opened).wish.register.choose(layer)
        dialog = look(opened)
        monkeypatch.setattr(opened.work.editing, "take", lambda edit: False)
        dialog._go.click()
        session = opened.work.session
        assert [one.name for one in session.scenarios()] == ["现状"]
        assert held(opened) == {"001": 400, "002": 400}

    def test_a_file_that_cannot_be_read_is_told(self, opened, monkeypatch):
        def refuse(_):
            raise PlanFileError("The disk is gone.")

        dialog = dialog_of(opened)
        monkeypatch.setattr(PlanSession, "known_buildings", refuse)
        dialog._go.click()
        assert dialog._said.text() == "The disk is gone."

    def test_what_is_wrong_with_the_register_is_told_beside_the_offers(self, opened, project):
        layer = grown(project, {1: 200})
        gone = [feature.id() for feature in layer.getFeatures() if feature["building_id"] == "7"]
        layer.dataProvider().deleteFeatures(gone)
        dialog_of(opened).wish.register.choose(layer)
        dialog = look(opened)
        assert dialog.offers._trouble.isVisible()
        assert dialog.offers._trouble.text()


def test_a_board_without_communities_to_choose_still_opens(bench, tmp_path):
    assert bench.work.open(plan_file(tmp_path, grids=1))
    assert dialog_of(bench).wish.complete()
