"""What the panel of a building is told: facts in words, what can be counted, and the building's neighbours."""

import pytest
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.adapters.premises.building_cards import BuildingCards
from community_grids.adapters.premises.building_sheet import sheet_html, sheet_text
from community_grids.adapters.premises.building_words import BuildingWords
from community_grids.adapters.premises.completeness import completeness_of
from community_grids.engine.premises.model import buildings_of, dwellings_of, register_rows_of, ties_of
from drawn_plans import code, plan_file


@pytest.fixture(scope="module")
def cards(qgis_app, tmp_path_factory):
    """Cards of a plan in which building 1 is known by two rooms, 2 by an entrance twice, 3 as empty, 4 not at all."""
    session = PlanSession.open(plan_file(tmp_path_factory.mktemp("cards")), "officer")
    own = session.premises.rows
    session.premises.take(
        buildings=buildings_of(
            ["1", "2", "3"], uses=["residential", "兵营", "public"], floors=[2, 2, 1], dwellings=[2, 4, 0]
        ),
        dwellings=dwellings_of(
            [own["1"], own["1"], own["2"], own["2"]],
            entrances=["1", "1", "1", "1"],
            rooms=["101", "<201>", "", ""],
            dwellings=[1, 1, 2, 2],
            households=[20, 3, 12, 13],
        ),
        ties={
            "台账": (
                register_rows_of(["a", "b", "c", "d"]),
                ties_of(
                    [*[own["1"]] * 3, own["2"]],
                    methods=["address", "address", "code", "address"],
                    confidences=[0.9, 0.97, 1.0, 0.4],
                    states=["sure", "sure", "sure", "doubtful"],
                ),
            )
        },
    )
    yield BuildingCards(session, {})
    session.close()


def facts(card):
    return {fact.caption: fact.words for fact in card.facts}


def test_the_ways_of_tying_are_told_with_the_least_sure_row(cards):
    told = facts(cards.card("1"))["Register"]
    assert told == "by its address (90 % sure, rows: 2), by its code (100 % sure, rows: 1)"
    assert facts(cards.card("4"))["Register"] == "nothing tied to it"


def test_a_building_counts_as_tied_where_its_panel_says_that_a_register_is_tied_to_it(cards):
    # Building 2 has rows of dwellings, and a row of the register that may be of another building
    assert facts(cards.card("2"))["Register"] == "rows that wait for a decision: 1"
    _, told = completeness_of(cards._session)
    assert told.tied.tolist() == [1, 0]


def test_a_use_that_is_none_of_ours_stays_as_it_was_written(cards):
    assert facts(cards.card("1"))["Use"] == "Residential"
    assert facts(cards.card("2"))["Use"] == "兵营"


def test_how_well_dwellings_are_known_is_said_and_what_no_row_tells(cards):
    said = {id_: BuildingWords(cards.card(id_)).known() for id_ in "134"}
    assert said["1"] == "Every dwelling is counted by itself. The table holds 23 households, the building counts 25."
    assert said["3"].startswith("Only the building's numbers")  # no dwellings, yet households
    assert said["4"].startswith("Only the building's numbers")


def test_of_two_rows_of_an_entrance_none_can_be_written(cards):
    card = cards.card("2")
    assert card.elevation.in_entrance("1").households == 25
    assert card.targets == {}


def test_without_a_compound_the_buildings_of_the_grid_are_neighbours(cards):
    card = cards.card("3")
    assert (card.group, card.count) == ("第1网格", 16)
    assert card.grids[0].code == code(1)


def test_paper_and_text_hold_the_same_numbers_and_no_markup_of_others(cards):
    card = cards.card("1")
    assert "&lt;201&gt;" in sheet_html(card)
    assert "1\t101: 20\t20" in sheet_text(card)


def test_a_building_that_is_not_there_is_refused_with_a_sentence(cards):
    with pytest.raises(PlanFileError, match="99"):
        cards.card("99")
