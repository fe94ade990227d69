"""The vocabulary of findings: what can be found, how serious it is, and which numbers its sentence needs."""

from dataclasses import replace
from typing import NamedTuple

from .model import Finding

__all__ = ["CHECKS", "CUT_OFF_BY", "FEATURES", "Check", "found", "with_feature_ids"]


class Check(NamedTuple):
    """What `CHECKS` knows of one check: how serious it is, and the keys of `Finding.numbers`."""

    severity: str
    numbers: tuple = ()


def found(check, /, *, grid_code="", community_code="", value=float("nan"), place=None, **numbers):
    """Make a finding; the severity comes from `CHECKS`.

    Parameters
    ----------
    check : str, a word of `CHECKS`
    grid_code, community_code : str, '' where it concerns none
    value : float, the one number that matters most
    place : (float, float), where to look, in the district's CRS
    **numbers : exactly what `CHECKS` asks for

    Raises
    ------
    ValueError
        The check is unknown, or its numbers are not those that `CHECKS` lists.

    Examples
    --------
    >>> found("grid_over", households=530, maximum=500, excess=30).severity
    'warning'
    """
    if check not in CHECKS:
        raise ValueError(f"There is no check named '{check}'.")
    severity, keys = CHECKS[check]
    if set(numbers) != set(keys):
        raise ValueError(f"The numbers of '{check}' are {sorted(keys)}, not {sorted(numbers)}.")
    return Finding(check, severity, str(grid_code), str(community_code), float(value), numbers, place)


def with_feature_ids(finding, ids):
    """Put the feature's id, which a person can look up, in place of its row in the engine's arrays.

    Parameters
    ----------
    finding : Finding, as the engine made it
    ids : dict of str (a role of `FEATURES`) to the feature ids of that layer, in the order of its rows

    Examples
    --------
    >>> engine_row = found("building_over_maximum", building=2, households=620, maximum=500)
    >>> with_feature_ids(engine_row, {"buildings": [11, 12, 19]}).numbers["building"]
    19
    """
    role, *keys = FEATURES.get(finding.check, ("",))
    if role not in ids:
        return finding
    named = {key: _named(finding.numbers[key], ids[role]) for key in keys}
    return replace(finding, numbers={**finding.numbers, **named})


def _named(row, ids):
    """The id of a row, or the ids of several in their order."""
    return tuple(sorted(int(ids[one]) for one in row)) if isinstance(row, tuple) else int(ids[row])


# `layer` is a layer's name, or the word for what it holds: 'communities', 'buildings', 'streets', 'barriers',
# 'compounds' or 'locked'. `first` is the first of `count` features; `rows` counts rows; `other` is a code.
# `out` counts grids; a relaxation is 0 where it is not known or none would do.
_SOME = ("layer", "count", "first")
_SHORTFALL = (
    "households",
    "low_count",  # this many grids are `low_excess` over; 0 where even one grid is short
    "low_excess",
    "high_count",  # this many, one more, are `high_short` under
    "high_short",
    "relaxation_minimum",  # the minimum that would do, the maximum as it is
    "relaxation_maximum",  # the maximum that would do, the minimum as it is; 0 where none would
)

CHECKS = {
    # what reading the layers showed
    "crs_chosen": Check("note", ("crs",)),
    "layer_reprojected": Check("note", ("layer", "crs")),
    "layer_empty": Check("warning", ("layer",)),
    "community_invalid": Check("warning", ("row",)),
    "community_without_geometry": Check("error", ("row",)),
    "community_misplaced": Check("error", ("row",)),
    "community_multipart": Check("note", ("parts",)),
    "community_code_missing": Check("warning", ("rows",)),
    "community_code_duplicate": Check("warning", ("code", "rows")),
    "communities_numbered": Check("note", ("count", "first", "last", "rows")),
    "communities_overlap": Check("warning", ("one", "other", "area_m2")),
    "communities_gap": Check("warning", ("rows", "area_m2")),
    "building_invalid": Check("warning", _SOME),
    "building_without_geometry": Check("warning", _SOME),
    "building_misplaced": Check("warning", _SOME),
    "building_outside": Check("warning", ("count", "households", "first")),
    "building_on_community_edge": Check("note", ("row", "households")),
    "buildings_overlap": Check("note", ("count",)),
    "buildings_doubled": Check("note", ("count", "rows", "households")),
    "households_null": Check("warning", _SOME),
    "households_negative": Check("warning", _SOME),
    "households_text": Check("warning", _SOME),
    "households_fraction": Check("warning", _SOME),
    "households_huge": Check("warning", _SOME),
    "streets_absent": Check("warning"),
    "street_invalid": Check("warning", _SOME),
    "unknown_street_class": Check("warning", ("words", "count")),
    "barrier_invalid": Check("warning", _SOME),
    "compound_invalid": Check("warning", _SOME),
    "locked_invalid": Check("warning", _SOME),
    # what the division showed
    "grid_over": Check("warning", ("households", "maximum", "excess")),
    "grid_under": Check("warning", ("households", "minimum", "short")),
    "community_gap_in_numbers": Check("warning", _SHORTFALL),
    "community_too_small": Check("warning", ("households", "minimum", "short")),
    "community_without_households": Check("note"),
    "special_community": Check("note"),
    "building_over_maximum": Check("warning", ("building", "households", "maximum")),
    "buildings_inseparable": Check("warning", ("buildings", "households", "maximum")),
    "beside_large_building": Check("warning", _SHORTFALL),
    "part_cut_off": Check("warning", ("by", *_SHORTFALL)),
    "part_without_households": Check("note"),
    "no_division_found": Check("warning", ("units", "households", "out")),
    "no_division_exists": Check("warning", ("units", "households", "out", "relaxation_minimum", "relaxation_maximum")),
    "compound_divided": Check("note", ("compound", "grids", "households")),
    "street_through_building": Check("note", ("count",)),
    "building_cut": Check("error", ("row", "area_m2")),
    "building_in_parts": Check("note", ("row", "grids", "households")),
    "locked_grid_out_of_band": Check("warning", ("households",)),
    "locked_outside": Check("warning", ("area_m2",)),
    "locked_overlap": Check("warning", ("other", "area_m2")),
    "locked_code_duplicate": Check("warning", ("code",)),
    "number_overflow": Check("error", ("count",)),
    # what a rebalance cost: `least` households must move whatever the plan, `out` grids are out that need not be
    "rebalance_price": Check("note", ("households", "buildings", "grids", "least", "out")),
    # why an edit of a plan was refused; `unit` is the id of one unit of the piece, `pieces` and `units` count
    "edit_nothing": Check("note"),
    "edit_outdated": Check("error", ("grid",)),
    "edit_unknown_grid": Check("error", ("grid",)),
    "edit_code_taken": Check("error", ("grid",)),
    "edit_locked": Check("error", ("grid",)),
    "edit_other_community": Check("error", ("grid", "community", "units")),
    "edit_leaves_pieces": Check("error", ("grid", "pieces", "units", "unit", "households")),
    "edit_not_touching": Check("error", ("grid", "units", "unit", "households")),
    "edit_across_barrier": Check("error", ("grid", "units", "unit", "households")),
    "edit_pinches": Check("error", ("grid",)),
    "edit_over_maximum": Check("error", ("grid", "households", "maximum", "excess")),
    "edit_line_misses": Check("error", ("grid",)),
    "edit_not_neighbours": Check("error", ("grid", "other")),
    "edit_cannot_split": Check("error", ("grid", "parts", "units")),
    # what a layer of grids showed, by the rules D1 to D11
    "grid_without_geometry": Check("error", ("row",)),
    "grid_invalid": Check("error"),
    "grid_multipart": Check("error", ("parts", "area_m2")),
    "grid_sliver": Check("error", ("area_m2",)),
    "grid_narrow": Check("note", ("length_m",)),
    "grid_encloses": Check("note", ("other", "area_m2")),
    "grids_overlap": Check("error", ("other", "area_m2")),
    "grid_overlay": Check("note", ("other", "area_m2")),
    "grids_gap": Check("error", ("pieces", "area_m2")),
    "community_without_grid": Check("error", ("area_m2",)),
    "grid_outside": Check("error", ("area_m2",)),
    "grid_across_communities": Check("error", ("other", "area_m2")),
    "grid_across_barrier": Check("error", ("households",)),
    "boundary_hidden": Check("warning", ("percent", "length_m")),
    "building_in_no_grid": Check("error", ("count", "households", "first")),
    "grid_households_differ": Check("warning", ("stated", "counted")),
    "grid_without_officer": Check("warning"),
    "grid_code_missing": Check("error", ("row",)),
    "grid_code_repeated": Check("error", ("code",)),
    "grid_code_misfit": Check("error", ("code", "example")),
    "grid_code_elsewhere": Check("error", ("code", "other")),
    "grid_community_differs": Check("error", ("stated",)),
    "grid_numbers_out_of_order": Check("note", ("count",)),
    "grid_version_incomplete": Check("error", ("fields",)),
    "grid_version_dates": Check("error", ("since", "until")),
    # what a new register does to a plan; `neighbours` are codes, each with the households it has room for or can spare
    "grid_leaves_over": Check("warning", ("households", "maximum", "excess", "neighbours", "locked")),
    "grid_leaves_under": Check("warning", ("households", "minimum", "short", "neighbours", "locked")),
    "grid_near_maximum": Check("note", ("households", "maximum", "room")),
    "grid_near_minimum": Check("note", ("households", "minimum", "room")),
    # what is wrong with a new register, beside the buildings of the plan; `first` of those missing is an identifier
    "register_duplicate": Check("warning", ("count", "households", "first")),
    "register_in_no_grid": Check("warning", ("count", "households", "first")),
    "register_unknown": Check("note", ("count", "households", "first")),
    "register_missing": Check("warning", ("count", "households", "first")),
    # what reading a register showed; `columns` are headers, `rows` the numbers of rows in the file
    "register_personal_dropped": Check("note", ("layer", "columns", "reason", "count")),
    "register_cells_blanked": Check("warning", ("layer", "column", "count", "rows")),
    "register_codes_ruined": Check("error", ("layer", "column", "reason", "count", "rows")),
    "register_rows_without_place": Check("error", ("layer", "count", "rows")),
    "register_ties_left": Check("warning", ("layer", "count", "households", "doubtful")),
    "register_rows_without_count": Check("warning", ("layer", "count", "rows")),
    "register_no_number": Check("warning", ("layer", "column", "reason", "count", "rows")),
    "register_rows_left_out": Check("note", ("layer", "reason", "count", "rows")),
    "register_rows_merged": Check("note", ("layer", "count", "rows")),
    "register_rows_repeated": Check("warning", ("layer", "count", "rows")),
    "register_filled_down": Check("note", ("layer", "column", "count")),
    "register_household_each": Check("note", ("layer", "count", "told")),
    "register_dwellings_unknown": Check("note", ("layer", "count")),
    "register_coordinates_unused": Check("warning", ("layer", "count")),
    "register_tables_left": Check("warning", ("layer", "tables", "count")),
    "register_columns_second": Check("note", ("layer", "columns", "count")),
    "register_columns_unknown": Check("note", ("layer", "columns", "count")),
    "register_encoding": Check("note", ("layer", "encoding")),
    "register_error_cells": Check("warning", ("layer", "count", "rows")),
    "register_bad_signs": Check("warning", ("layer", "count", "rows")),
    # what reading events showed; `column` is a header, `rows` the numbers of rows in the file or of features
    "event_number_missing": Check("warning", ("layer", "count", "rows")),
    "event_times_unread": Check("warning", ("layer", "column", "count", "rows")),
    "event_times_doubtful": Check("warning", ("layer", "column", "count", "rows", "month_first")),
    "event_words_unknown": Check("warning", ("layer", "column", "count", "rows", "words")),
    "event_places_zero": Check("warning", ("layer", "count", "rows")),
    "event_places_lost": Check("warning", ("layer", "count", "rows")),
    "event_places_unread": Check("warning", ("layer", "count", "rows")),
    "event_places_outside": Check("warning", ("layer", "count", "rows")),
    "event_places_swapped": Check("warning", ("layer", "count", "rows")),
    "event_places_degrees": Check("note", ("layer", "count", "rows")),
    "event_places_signed": Check("warning", ("layer", "count", "rows")),
    "event_places_scaled": Check("note", ("layer", "count", "rows")),
    "event_places_zoned": Check("note", ("layer", "count", "rows")),
    "event_places_assumed": Check("note", ("layer", "crs")),
    "event_columns_empty": Check("warning", ("layer", "columns", "count")),
    "event_columns_text": Check("note", ("layer", "columns", "count")),
    "event_rows_repeated": Check("note", ("layer", "count", "rows")),
    "event_rows_older": Check("warning", ("layer", "count", "rows")),
    "event_times_disorder": Check("warning", ("layer", "count", "rows")),
    "event_times_late": Check("warning", ("layer", "count", "rows")),
    "event_due_early": Check("warning", ("layer", "count", "rows")),
    "event_due_set": Check("note", ("layer", "count")),
    "event_placed_by_address": Check("note", ("layer", "count", "corners", "neighbours")),
    "event_unplaced": Check("warning", ("layer", "count", "rows")),
    "event_datum_suspected": Check("warning", ("layer", "datum", "share", "plain")),
    "event_datum_converted": Check("note", ("layer", "datum", "count")),
    "event_no_rows": Check("error", ("layer",)),
    "event_nothing_told": Check("error", ("layer", "columns")),
    # why a register was refused
    "register_no_places": Check("error", ("layer",)),
    "register_no_rows": Check("error", ("layer",)),
    "register_no_place": Check("error", ("layer", "row", "columns")),
    "register_no_counts": Check("error", ("layer",)),
    "register_unknown_role": Check("error", ("roles", "known")),
    # towers divided by entrance; `vertical` lists codes, entrances and households, `floor_runs` floors and households
    "grid_divided": Check("note", ("vertical", "rest")),
    "grid_divided_off": Check("warning", ("vertical", "rest", "minimum", "maximum")),
    "entrance_over": Check("warning", ("building", "entrance", "households", "maximum", "floor_runs")),
    "tower_elsewhere": Check("note", ("building", "households")),
    "tower_within": Check("error", ("building", "households", "maximum")),
    "tower_without_entrances": Check("error", ("building",)),
    "tower_one_entrance": Check("error", ("building", "households")),
    "edit_parts_tower": Check("error", ("grid", "building", "vertical")),
    "edit_not_divided": Check("error", ("building",)),
    "edit_tower_in_no_grid": Check("error", ("building",)),
    "edit_wrong_entrance": Check("error", ("building", "entrance")),
    # what tying a register to buildings showed; `first` is the key of the first row, or a code
    "tie_doubtful": Check("warning", _SOME),
    "tie_unmatched": Check("warning", _SOME),
    "tie_nothing_said": Check("warning", _SOME),
    "tie_code_unknown": Check("warning", _SOME),
    "tie_code_against_address": Check("warning", _SOME),
    "tie_address_against_place": Check("warning", _SOME),
    "tie_places_off": Check("warning", ("layer", "count", "metres")),
    "tie_building_repeated": Check("warning", _SOME),
    "tie_address_without_building": Check("warning", _SOME),
    "tie_decision_unknown": Check("warning", _SOME),
    # what an estimate of households showed; `low` and `high` are the interval
    "grid_could_flip": Check("note", ("estimate", "low", "high", "minimum", "maximum")),
    "estimate_over_total": Check("warning", ("total", "told", "excess")),
    "estimate_under_total": Check("warning", ("total", "told", "short")),
    "estimate_without_community": Check("note", ("count", "first")),
    "estimate_numbers_unlikely": Check("warning", ("layer", "column", "most", "count", "first")),
    "estimate_floors_filled": Check("note", ("layer", "count", "first")),
    "estimate_uses_unknown": Check("note", ("layer", "words", "count")),
    "estimate_of_parcels": Check("note", ("layer", "percent")),
    # what a check of buildings, addresses, dwellings and ties showed; `building` and `other` are building ids
    "building_floating": Check("error", ("building", "households")),
    "building_apart": Check("note", ("building",)),
    "building_without_ground": Check("error", ("building", "households")),
    "building_doubled": Check("error", ("building", "other", "percent")),
    "building_over_another": Check("note", ("building", "other", "percent")),
    "building_code_repeated": Check("error", ("building", "count")),
    "building_without_code": Check("warning", ("count",)),
    "building_without_floors": Check("warning", ("building", "told")),
    "building_floors_misfit": Check("warning", ("building", "floors", "height_m", "floor_m")),
    "building_without_address": Check("note", ("building",)),
    "building_without_dwellings": Check("warning", ("building", "entrances")),
    "households_over_dwellings": Check("warning", ("building", "households", "dwellings")),
    "households_without_homes": Check("warning", ("building", "households", "use")),
    "households_in_shop": Check("warning", ("building", "households")),
    "households_not_told": Check("warning", ("building", "households", "told")),
    "dwelling_size_odd": Check("note", ("building", "m2", "dwellings")),
    "dwelling_above_roof": Check("warning", ("building", "floor", "floors")),
    "dwelling_lived_in": Check("warning", ("building", "entrance", "floor", "room", "state", "households")),
    "dwelling_repeated": Check("warning", ("building", "entrance", "floor", "room", "count")),
    "entrances_differ": Check("note", ("building", "entrances", "told")),
    "address_of_several": Check("warning", ("address", "building", "other")),
    "address_of_none": Check("warning", ("address",)),
    "address_far": Check("warning", ("address", "building", "distance_m")),
    "tie_far": Check("warning", ("row", "building", "distance_m")),
    "tie_in_other_community": Check("warning", ("row", "building", "community")),
    "row_untied": Check("warning", ("row", "address")),
    "estimate_far": Check("note", ("building", "households", "low", "high")),
    "checks_more": Check("note", ("check_of", "count")),
    # what a table of cameras showed; `rows` are those of the table
    "camera_cells_blanked": Check("warning", ("layer", "column", "count", "rows")),
    "camera_cells_unread": Check("warning", ("layer", "column", "count", "rows")),
    "camera_columns_dropped": Check("warning", ("layer", "columns")),
    "camera_devices_left_out": Check("note", ("layer", "count", "rows")),
    "camera_directions_by_number": Check("note", ("layer", "column")),
    "camera_ids_missing": Check("warning", ("layer", "count", "rows")),
    "camera_ids_repeated": Check("warning", ("layer", "column", "count", "rows")),
    "camera_ids_ruined": Check("error", ("layer", "column", "count", "rows")),
    "camera_datum_converted": Check("note", ("layer", "datum", "count")),
    "camera_datum_suspected": Check("warning", ("layer", "datum", "share", "plain")),
    "camera_nothing_told": Check("error", ("layer", "columns")),
    "camera_places_mended": Check("note", ("layer", "mended", "count", "rows")),
    "camera_places_outside": Check("warning", ("layer", "count", "rows")),
    "camera_places_unread": Check("warning", ("layer", "count", "rows")),
    "camera_places_lost": Check("warning", ("layer", "count", "rows")),
    "camera_secrecy_unknown": Check("warning", ("layer", "column", "count", "rows")),
    "camera_words_unknown": Check("warning", ("layer", "column", "count", "rows", "words")),
    # what looking through cameras showed; `cameras` are ids
    "sight_aimless": Check("warning", ("layer", "count", "cameras")),
    "sight_enclosed": Check("warning", ("layer", "count", "cameras")),
    "sight_filled": Check("note", ("layer", "count", "cameras")),
    "sight_moved": Check("note", ("layer", "count", "cameras")),
    "sight_placeless": Check("warning", ("layer", "count", "cameras")),
    "sight_rangeless": Check("warning", ("layer", "count", "cameras")),
    # why an event may not move to another state; `moment` and `latest` are seconds since 1970 UTC, to be told on clocks
    # that are `offset` minutes ahead of it
    "event_move_refused": Check("error", ("event", "from_state", "to_state", "allowed")),
    "event_move_ahead": Check("error", ("event", "to_state", "moment", "latest", "offset")),
    "event_move_unreported": Check("error", ("event", "to_state", "moment", "latest", "offset")),
    "event_move_early": Check("error", ("event", "to_state", "moment", "latest", "offset")),
    "event_unknown": Check("error", ("event",)),
    "event_note_personal": Check("error", ("event",)),
    "event_moves_unusual": Check("warning", ("count", "event", "from_state", "to_state")),
    "event_in_no_grid": Check("warning", ("count", "event")),
    # what making a plan of somebody's units showed
    "plan_ground_without_unit": Check("warning", ("count", "households", "area_m2")),
    "plan_unit_left_community": Check("warning", ("count", "households", "area_m2")),
    "plan_grid_without_units": Check("note", ("count", "codes")),
}

# What `by` of part_cut_off may say.
CUT_OFF_BY = ("water or railway", "island", "locked grid")

# What the engine says of single features: the layer whose rows they are, and the keys that hold a row, or several.
# The checks of the reading hold the feature's id from the start.
FEATURES = {
    "communities_numbered": ("communities", "rows"),
    "communities_overlap": ("communities", "one", "other"),
    "communities_gap": ("communities", "rows"),
    "building_outside": ("buildings", "first"),
    "building_on_community_edge": ("buildings", "row"),
    "buildings_doubled": ("buildings", "rows"),
    "building_cut": ("buildings", "row"),
    "building_in_parts": ("buildings", "row"),
    "building_over_maximum": ("buildings", "building"),
    "compound_divided": ("compounds", "compound"),
    "building_in_no_grid": ("buildings", "first"),
    "register_in_no_grid": ("buildings", "first"),
    "grid_code_missing": ("grids", "row"),
}
