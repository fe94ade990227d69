"""Every check has its words, and each says all the numbers that the finding holds."""

import string

import pytest
from community_grids.adapters.sentences import saying as sentences
from community_grids.adapters.sentences.saying import sentence, title
from community_grids.engine.gridding.feasibility import explain, shortfall
from community_grids.engine.gridding.findings import CHECKS, CUT_OFF_BY, found
from community_grids.engine.gridding.model import Band

# Numbers that choose between two sentences, or on which clock moments are told, instead of standing in one.
CHOOSERS = {
    "grid_leaves_over": {"locked"},
    "grid_leaves_under": {"locked"},
    "register_personal_dropped": {"reason"},
    "register_codes_ruined": {"reason"},
    "register_no_number": {"reason"},
    "register_rows_left_out": {"reason"},
    "register_household_each": {"told"},
    "entrance_over": {"floor_runs"},
    "event_times_doubtful": {"month_first"},
    **{check: {"offset"} for check in ("event_move_ahead", "event_move_unreported", "event_move_early")},
}

# Numbers that are lists or moments, and an example of each.
LISTS = {"vertical": (("430702001001015", ("1", "2"), 450),), "floor_runs": (), "allowed": (20, 94)}
LISTS |= {"moment": 0.0, "latest": 60.0}

TEXTS = {"layer", "crs", "code", "other", "words", "by"}


def templates_of(check):
    return {key: text for key, text in sentences._templates().items() if key.split(".")[0] == check}


def fields_of(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def example(check, **changed):
    numbers = {key: f"<{key}>" if key in TEXTS else 700 + i for i, key in enumerate(CHECKS[check].numbers)}
    numbers |= {"locked": False} if "locked" in numbers else {}
    numbers |= {key: value for key, value in LISTS.items() if key in numbers}
    return found(check, **{**numbers, **changed})


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_has_a_title_and_a_sentence_with_exactly_its_numbers(check):
    assert title(check)
    assert len(title(check)) < 45
    templates = templates_of(check)
    keys = set(CHECKS[check].numbers)
    assert fields_of(templates[check]) == keys - CHOOSERS.get(check, set())
    assert all(fields_of(text) <= keys for text in templates.values())


@pytest.mark.parametrize("check", CHECKS)
def test_a_sentence_shows_every_number(check):
    finding = example(check)
    words = sentence(finding)
    assert words[-1] == "."
    assert "{" not in words
    shown = set(finding.numbers) - CHOOSERS.get(check, set()) - set(LISTS)
    assert all(str(finding.numbers[key]) in words for key in shown)


def test_vertical_grids_and_floors_are_listed():
    two = (("430702001001015", ("1", "2"), 450), ("430702001001016", ("3", "4", "A"), 430))
    words = sentence(example("grid_divided", vertical=two, rest=0))
    assert words == "Held by vertical grids 015 (entrances 1–2: 450), 016 (entrances 3–4, A: 430)."
    words = sentence(example("entrance_over", floor_runs=((1, 16, 350), (17, 33, 351))))
    assert words.endswith("By floors it would be 1 to 16: 350, 17 to 33: 351.")


def test_a_building_without_a_code_is_called_so():
    assert sentence(found("building_without_address", building="")) == "Building without a code has no address."


def test_there_are_no_words_for_what_is_not_checked():
    assert {key.split(".")[0] for key in sentences._templates()} == set(CHECKS)
    assert set(sentences._titles()) == set(CHECKS)
    assert len(set(sentences._titles().values())) == len(CHECKS)


def test_an_unknown_check_is_an_error():
    with pytest.raises(KeyError):
        title("grid_vanished")


def test_the_example_of_530_households():
    check, numbers = explain(530, Band(350, 500))
    assert sentence(found(check, **numbers)) == (
        "530 households: one grid is 30 over, two are 170 under. A maximum of 530 or a minimum of 265 would do."
    )


def test_more_grids_are_counted_in_figures():
    check, numbers = explain(1020, Band(350, 500))
    assert sentence(found(check, **numbers)) == (
        "1020 households: 2 grids are 20 over, 3 are 30 under. A maximum of 510 or a minimum of 340 would do."
    )


def test_each_way_to_be_cut_off_has_its_sentence():
    said = {sentence(found("part_cut_off", by=by, **shortfall(40, Band(350, 500)))) for by in CUT_OFF_BY}
    assert len(said) == len(CUT_OFF_BY)


def test_a_part_that_is_cut_off_says_what_would_do():
    few, many = (sentence(found("part_cut_off", by="island", **shortfall(n, Band(350, 500)))) for n in (60, 530))
    assert few == (
        "This part is an island, so it cannot join another grid. Households here: 60, which is 290 under the minimum "
        "for even one grid. A minimum of 60 would do."
    )
    assert many.endswith(
        "Households here: 530; one grid is 30 over, two are 170 under. A maximum of 530 or a minimum of 265 would do."
    )


@pytest.mark.parametrize(
    ("minimum", "maximum", "said", "unsaid"),
    [
        (340, 510, ["maximum of 510", "minimum of 340"], []),
        (0, 510, ["maximum of 510"], ["minimum"]),
        (340, None, ["minimum of 340"], ["maximum"]),
        (None, 0, [], ["maximum", "minimum", "would do"]),
    ],
)
def test_a_proof_names_the_relaxations_that_are_known(minimum, maximum, said, unsaid):
    words = sentence(example("no_division_exists", relaxation_minimum=minimum, relaxation_maximum=maximum))
    assert all(part in words for part in said)
    assert not any(part in words for part in unsaid)


@pytest.mark.parametrize(("area", "shown"), [(11.5, "12 m²"), (0.123, "0.12 m²"), (3.0, "3 m²"), (12345.6, "12346 m²")])
def test_areas_are_rounded(area, shown):
    assert shown in sentence(found("communities_gap", rows=(3,), area_m2=area))


def test_a_layer_is_named_by_its_name_or_by_what_it_holds():
    assert "Layer7: " in sentence(example("street_invalid", layer="Layer7"))
    assert "Streets: " in sentence(example("street_invalid", layer="streets"))


def test_a_code_that_is_missing_leaves_no_hole():
    assert "grid – overlap" in sentence(found("grids_overlap", other="", area_m2=2.0))


def test_communities_are_named_by_their_features_whether_or_not_they_have_codes():
    assert sentence(found("communities_overlap", one=3, other=7, area_m2=12.0)).startswith("Community features 3 and 7")
    assert "community features 3–5, 9 lies" in sentence(found("communities_gap", rows=(3, 4, 5, 9), area_m2=12.0))
