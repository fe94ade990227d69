"""Findings hold what their check asks for."""

import math

import pytest
from community_grids.engine.gridding.findings import CHECKS, FEATURES, found, with_feature_ids


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_makes_a_finding_with_its_severity(check):
    numbers = dict.fromkeys(CHECKS[check].numbers, 1)
    finding = found(check, **numbers)
    assert (finding.check, finding.numbers) == (check, numbers)
    assert finding.severity in {"error", "warning", "note"}
    assert math.isnan(finding.value)
    assert finding.place is None


def test_an_unknown_check_is_refused():
    with pytest.raises(ValueError, match="grid_vanished"):
        found("grid_vanished")


@pytest.mark.parametrize(
    "numbers",
    [
        {"households": 530, "maximum": 500},
        {"households": 530, "maximum": 500, "excess": 30, "more": 1},
        {},
    ],
)
def test_wrong_numbers_are_refused(numbers):
    with pytest.raises(ValueError, match="grid_over"):
        found("grid_over", **numbers)


def test_features_name_keys_that_their_checks_have():
    assert all({*keys} <= {*CHECKS[check].numbers} for check, (_, *keys) in FEATURES.items())


def test_a_row_becomes_the_features_id():
    finding = found("building_cut", row=1, area_m2=3.5, grid_code="001001")
    renamed = with_feature_ids(finding, {"buildings": [40, 77]})
    assert renamed.numbers == {"row": 77, "area_m2": 3.5}
    assert renamed.grid_code == "001001"
    assert finding.numbers["row"] == 1


def test_several_rows_become_ids_in_their_order():
    ids = {"communities": [40, 7, 9]}
    overlap = found("communities_overlap", one=0, other=2, area_m2=3.5)
    assert with_feature_ids(overlap, ids).numbers == {"one": 40, "other": 9, "area_m2": 3.5}
    assert with_feature_ids(found("communities_gap", rows=(0, 1), area_m2=3.5), ids).numbers["rows"] == (7, 40)


def test_other_layers_ids_change_nothing():
    finding = found("building_cut", row=1, area_m2=3.5)
    assert with_feature_ids(finding, {"communities": [40, 77]}) is finding
    assert with_feature_ids(found("streets_absent"), {"streets": [5]}).numbers == {}
