"""Sentences for findings, in the reader's language. They are made here and nowhere else."""

from functools import lru_cache

from qgis.PyQt.QtCore import QCoreApplication

from ..words.moments import CHINA
from . import (
    of_cameras,
    of_checks,
    of_event_intake,
    of_events,
    of_premises,
    of_registers,
    of_ties,
    of_towers,
)

__all__ = ["sentence", "title"]

# The pages that hold the sentences of a subject.
_ROOMS = (
    of_cameras,
    of_checks,
    of_event_intake,
    of_events,
    of_premises,
    of_registers,
    of_ties,
    of_towers,
)

translate = QCoreApplication.translate


def sentence(finding):
    """Say a finding in a sentence.

    Parameters
    ----------
    finding : engine.gridding.model.Finding

    Returns
    -------
    str

    Raises
    ------
    KeyError
        The check is none of `engine.gridding.findings.CHECKS`.
    """
    numbers = {key: _shown(key, value, finding.numbers) for key, value in finding.numbers.items()}
    # Hundreds are said after one edit: the texts are gathered once, and anew only where the language is another.
    kept = _kept(translate("Findings", "Grid under the minimum"), translate("Findings", "No streets"))
    return kept[finding.check + _variant(finding)].format(**numbers)


def title(check):
    """Name a check in a few words, as for a heading.

    Raises
    ------
    KeyError
        The check is none of `engine.gridding.findings.CHECKS`.
    """
    return _titles()[check]


@lru_cache(maxsize=1)
def _kept(*_):
    return _templates()


def _variant(finding):
    """The ending of the template's key where a check has several sentences."""
    numbers = finding.numbers
    if finding.check == "community_gap_in_numbers" and numbers["low_count"] == 1:
        return ".one"
    if finding.check in ("part_cut_off", "beside_large_building"):
        return {0: ".small", 1: ".one"}.get(numbers["low_count"], "")
    if finding.check == "no_division_exists":
        known = bool(numbers["relaxation_minimum"]), bool(numbers["relaxation_maximum"])
        return {(True, True): "", (False, True): ".maximum", (True, False): ".minimum"}.get(known, ".neither")
    return next(filter(None, (room.variant(finding) for room in _ROOMS if hasattr(room, "variant"))), "")


def _shown(key, value, numbers):
    """A value of the numbers of a finding as it stands in its sentence."""
    if key == "layer":
        return _layers().get(value, value)
    if key == "by":
        return _cut_off_by().get(value, value)
    if key in of_cameras.KEYS:
        return of_cameras.shown(key, value)
    if key in of_events.KEYS:
        return of_events.shown(key, value, numbers.get("offset", CHINA))
    if key in of_towers.KEYS:
        return of_towers.shown(key, value)
    if key == "other" and "building" in numbers:
        key = "building"  # another one
    if key in of_premises.KEYS:
        return of_premises.shown(key, value)
    if key in of_registers.KEYS and isinstance(value, str):
        return of_registers.headers_shown(value)
    if isinstance(value, tuple):
        return of_registers.row_numbers(value)
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 10 or value.is_integer() else f"{value:.2g}"
    return "–" if value == "" else str(value)


# The texts stand inside functions, since a translator is loaded after this module. They are laid out by hand:
# pylupdate5 overlooks a call whose arguments end with the comma that the formatter adds.
# "number: 3" rather than "3 buildings": it reads well for 1 as for many, in every language.


# fmt: off

def _templates():
    return {
        "crs_chosen": translate("Findings", "Distances and areas are measured in {crs}."),
        "layer_reprojected": translate("Findings", "The layer {layer} was reprojected to {crs}."),
        "layer_empty": translate("Findings", "The layer {layer} has no features and was not used."),
        "community_invalid": translate("Findings",
            "The outline of community feature {row} was not valid; it was repaired."),
        "community_without_geometry": translate("Findings",
            "Community feature {row} has no geometry and was left out."),
        "community_misplaced": translate("Findings",
            "Community feature {row} has coordinates that the CRS of its layer does not have; it was left out."),
        "community_multipart": translate("Findings",
            "The community has {parts} separate parts; no grid spans two of them."),
        "community_code_missing": translate("Findings", "Community features without a code: {rows}."),
        "community_code_duplicate": translate("Findings",
            "The community code {code} occurs {rows} times; these communities share one sequence of grid numbers."),
        "communities_numbered": translate("Findings",
            "Communities without a valid 12-digit code were numbered from north to south and west to east, {first} "
            "to {last} (number: {count}, features: {rows}); their grid codes begin with that number."),
        "communities_overlap": translate("Findings",
            "Community features {one} and {other} overlap by {area_m2} m²; the ground goes to the one listed first."),
        "communities_gap": translate("Findings",
            "A gap of {area_m2} m² beside community features {rows} lies in no community; it belongs to no grid."),
        "building_invalid": translate("Findings",
            "{layer}: building outlines that were not valid were repaired (number: {count}, first feature: {first})."),
        "building_without_geometry": translate("Findings",
            "{layer}: buildings without geometry were left out, with their households (number: {count}, first "
            "feature: {first})."),
        "building_misplaced": translate("Findings",
            "{layer}: buildings with coordinates that the CRS of the layer does not have were left out, with their "
            "households (number: {count}, first feature: {first})."),
        "building_outside": translate("Findings",
            "Buildings outside every community were left out (number: {count}, households: {households}, first "
            "feature: {first})."),
        "building_on_community_edge": translate("Findings",
            "Building {row} (households: {households}) lies across a community boundary; it counts where its inner "
            "point lies."),
        "buildings_overlap": translate("Findings",
            "Pairs of buildings that overlap: {count}. Grid boundaries pass round them together where they can."),
        "buildings_doubled": translate("Findings",
            "Building features with the same outline as another: {rows} (number: {count}). Each of them counts; where "
            "rows were written twice, {households} households are counted twice."),
        "households_null": translate("Findings",
            "{layer}: buildings without a household count were taken as 0 (number: {count}, first feature: {first})."),
        "households_negative": translate("Findings",
            "{layer}: negative household counts were taken as 0 (number: {count}, first feature: {first})."),
        "households_text": translate("Findings",
            "{layer}: household counts that are not numbers were taken as 0 (number: {count}, first feature: "
            "{first})."),
        "households_fraction": translate("Findings",
            "{layer}: household counts with decimals were rounded (number: {count}, first feature: {first})."),
        "households_huge": translate("Findings",
            "{layer}: household counts too large for one building were taken as 0 (number: {count}, first feature: "
            "{first})."),
        "streets_absent": translate("Findings", "There are no streets; grid boundaries run between the buildings."),
        "street_invalid": translate("Findings",
            "{layer}: streets that were not valid were repaired, or left out where they could not be (number: "
            "{count}, first feature: {first})."),
        "unknown_street_class": translate("Findings",
            "Street classes that are not known were taken as ordinary streets: {words} (features: {count})."),
        "barrier_invalid": translate("Findings",
            "{layer}: barriers that were not valid were repaired, or left out where they could not be (number: "
            "{count}, first feature: {first})."),
        "compound_invalid": translate("Findings",
            "{layer}: compounds that were not valid were repaired, or left out where they could not be (number: "
            "{count}, first feature: {first})."),
        "locked_invalid": translate("Findings",
            "{layer}: locked grids that are not one valid polygon were repaired, or left out where they could not be "
            "(number: {count}, first feature: {first})."),
        "grid_over": translate("Findings", "{households} households: {excess} over the maximum of {maximum}."),
        "grid_under": translate("Findings",
            "Households: {households}, which is {short} under the minimum of {minimum}."),
        "community_gap_in_numbers.one": translate("Findings",
            "{households} households: one grid is {low_excess} over, two are {high_short} under. A maximum of "
            "{relaxation_maximum} or a minimum of {relaxation_minimum} would do."),
        "community_gap_in_numbers": translate("Findings",
            "{households} households: {low_count} grids are {low_excess} over, {high_count} are {high_short} under. "
            "A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do."),
        "community_too_small": translate("Findings",
            "Households in all: {households}, which is {short} under the minimum of {minimum} for even one grid. A "
            "minimum of {households} would do."),
        "community_without_households": translate("Findings",
            "No household lives here; the ground is one grid all the same."),
        "special_community": translate("Findings", "A special community: no limits to its households apply."),
        "building_over_maximum": translate("Findings",
            "Building {building} alone has {households} households, more than the maximum of {maximum}; it is a grid "
            "of its own."),
        "buildings_inseparable": translate("Findings",
            "Buildings that overlap or stand in one place, so that no boundary can pass between them (number: "
            "{buildings}), have {households} households together, more than the maximum of {maximum}."),
        "beside_large_building": translate("Findings",
            "Beside the building over the maximum: {households} households; {low_count} grids are {low_excess} over, "
            "{high_count} are {high_short} under. A maximum of {relaxation_maximum} or a minimum of "
            "{relaxation_minimum} would do."),
        "beside_large_building.one": translate("Findings",
            "Beside the building over the maximum: {households} households; one grid is {low_excess} over, two are "
            "{high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do."),
        "beside_large_building.small": translate("Findings",
            "Beside the building over the maximum: {households} households, which is {high_short} under the minimum "
            "for even one grid. A minimum of {relaxation_minimum} would do."),
        "part_cut_off": translate("Findings",
            "{by} Households here: {households}; {low_count} grids are {low_excess} over, {high_count} are "
            "{high_short} under. A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do."),
        "part_cut_off.one": translate("Findings",
            "{by} Households here: {households}; one grid is {low_excess} over, two are {high_short} under. A "
            "maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} would do."),
        "part_cut_off.small": translate("Findings",
            "{by} Households here: {households}, which is {high_short} under the minimum for even one grid. A "
            "minimum of {relaxation_minimum} would do."),
        "part_without_households": translate("Findings",
            "No household lives in this separate part of the community; it is one grid all the same."),
        "no_division_found": translate("Findings",
            "{households} households in {units} units: no division within the limits was found (grids outside them: "
            "{out}). One may exist."),
        "no_division_exists": translate("Findings",
            "{households} households in {units} units: it is proven that no division of these is within the limits "
            "(grids outside them: {out}). A maximum of {relaxation_maximum} or a minimum of {relaxation_minimum} "
            "would do."),
        "no_division_exists.maximum": translate("Findings",
            "{households} households in {units} units: it is proven that no division of these is within the limits "
            "(grids outside them: {out}). A maximum of {relaxation_maximum} would do."),
        "no_division_exists.minimum": translate("Findings",
            "{households} households in {units} units: it is proven that no division of these is within the limits "
            "(grids outside them: {out}). A minimum of {relaxation_minimum} would do."),
        "no_division_exists.neither": translate("Findings",
            "{households} households in {units} units: it is proven that no division of these is within the limits "
            "(grids outside them: {out})."),
        "compound_divided": translate("Findings",
            "Compound {compound} (households: {households}) lies in {grids} grids."),
        "street_through_building": translate("Findings",
            "Buildings that a street is drawn through: {count}. Grid boundaries pass round them."),
        "building_cut": translate("Findings",
            "Building {row} is cut by a grid boundary: {area_m2} m² of it lie in another grid."),
        "building_in_parts": translate("Findings",
            "Building {row} (households: {households}) is drawn in parts that stand apart, in {grids} grids; it counts "
            "where its inner point lies."),
        "locked_grid_out_of_band": translate("Findings",
            "Households in this locked grid: {households}, outside the limits. It stays as it is."),
        "locked_outside": translate("Findings",
            "The locked grid reaches {area_m2} m² outside its community; that part was taken off."),
        "locked_overlap": translate("Findings",
            "The locked grid overlaps locked grid {other} by {area_m2} m²; the ground stays with the one listed "
            "first."),
        "locked_code_duplicate": translate("Findings",
            "The code {code} belongs to more than one locked grid; all but the first got new codes."),
        "rebalance_price": translate("Findings",
            "{households} households and {buildings} buildings change their grid, and {grids} grids are touched. "
            "No plan within the limits moves fewer than {least} households. {out} grids are outside the limits that "
            "need not be."),
        "number_overflow": translate("Findings",
            "The grid numbers have more digits than the code profile allows; these codes are longer (grids: {count})."),
        "edit_nothing": translate("Findings", "This would change nothing."),
        "edit_outdated": translate("Findings",
            "Grid {grid} has changed since this step was prepared; nothing was done."),
        "edit_unknown_grid": translate("Findings", "There is no grid {grid}, or it is retired."),
        "edit_code_taken": translate("Findings", "The code {grid} was given before; it is never given again."),
        "edit_locked": translate("Findings", "Grid {grid} is locked. Unlock it first."),
        "edit_other_community": translate("Findings",
            "Grid {grid} lies in community {community}; ground of another community cannot join it (units: {units})."),
        "edit_leaves_pieces": translate("Findings",
            "Grid {grid} would fall apart. Left behind, at unit {unit} – pieces: {pieces}, units: {units}, "
            "households: {households}."),
        "edit_not_touching": translate("Findings",
            "This ground does not touch grid {grid}, at unit {unit} (units: {units}, households: {households})."),
        "edit_across_barrier": translate("Findings",
            "A barrier without a crossing lies between grid {grid} and this ground, at unit {unit} (units: {units}, "
            "households: {households})."),
        "edit_pinches": translate("Findings", "Grid {grid} would touch itself at a corner."),
        "edit_over_maximum": translate("Findings",
            "Grid {grid} would have {households} households, {excess} over the maximum of {maximum}. Give a reason to "
            "do it all the same."),
        "edit_line_misses": translate("Findings", "The line does not part grid {grid}: all units lie on one side."),
        "edit_not_neighbours": translate("Findings", "Grids {grid} and {other} have no boundary in common."),
        "edit_cannot_split": translate("Findings",
            "Grid {grid} cannot be split into {parts} parts that each hang together (units: {units})."),
        "plan_ground_without_unit": translate("Findings",
            "Ground that lies in no unit became units of its own that belong to no grid (number: {count}, households: "
            "{households}, area: {area_m2} m²). Assign them, or have them filled."),
        "plan_unit_left_community": translate("Findings",
            "Units that lie in another community than their grid belong to no grid now (number: {count}, households: "
            "{households}, area: {area_m2} m²): the community's boundary moved. Assign them, or have them filled."),
        "plan_grid_without_units": translate("Findings",
            "Grids without any unit count as retired; their codes are not given again (number: {count}): {codes}."),
        "register_duplicate": translate("Findings",
            "Rows of the register whose building stands there before were left out (number: {count}, households: "
            "{households}, first feature: {first})."),
        "register_in_no_grid": translate("Findings",
            "Buildings of the register that lie in no grid were left out (number: {count}, households: {households}, "
            "first feature: {first})."),
        "register_unknown": translate("Findings",
            "Buildings that the plan does not know were counted where they lie (number: {count}, households: "
            "{households}, first feature: {first})."),
        "register_missing": translate("Findings",
            "Buildings of the plan that the register does not have were taken to be empty (number: {count}, "
            "households before: {households}, first building: {first})."),
    } | {key: said for room in _ROOMS for key, said in room.templates().items()}


def _titles():
    return {
        "crs_chosen": translate("Findings", "Coordinate system chosen"),
        "layer_reprojected": translate("Findings", "Layer reprojected"),
        "layer_empty": translate("Findings", "Empty layer"),
        "community_invalid": translate("Findings", "Community outline repaired"),
        "community_without_geometry": translate("Findings", "Community without geometry"),
        "community_misplaced": translate("Findings", "Community with impossible coordinates"),
        "community_multipart": translate("Findings", "Community in several parts"),
        "community_code_missing": translate("Findings", "Community code missing"),
        "community_code_duplicate": translate("Findings", "Community code repeated"),
        "communities_numbered": translate("Findings", "Communities numbered"),
        "communities_overlap": translate("Findings", "Communities overlap"),
        "communities_gap": translate("Findings", "Gap between communities"),
        "building_invalid": translate("Findings", "Building outlines repaired"),
        "building_without_geometry": translate("Findings", "Buildings without geometry"),
        "building_misplaced": translate("Findings", "Buildings with impossible coordinates"),
        "building_outside": translate("Findings", "Buildings outside every community"),
        "building_on_community_edge": translate("Findings", "Building across a community boundary"),
        "buildings_overlap": translate("Findings", "Overlapping buildings"),
        "buildings_doubled": translate("Findings", "Same outline twice"),
        "households_null": translate("Findings", "Household count missing"),
        "households_negative": translate("Findings", "Household count negative"),
        "households_text": translate("Findings", "Household count not a number"),
        "households_fraction": translate("Findings", "Household count with decimals"),
        "households_huge": translate("Findings", "Household count too large"),
        "streets_absent": translate("Findings", "No streets"),
        "street_invalid": translate("Findings", "Streets not valid"),
        "unknown_street_class": translate("Findings", "Street class not known"),
        "barrier_invalid": translate("Findings", "Barriers not valid"),
        "compound_invalid": translate("Findings", "Compounds not valid"),
        "locked_invalid": translate("Findings", "Locked grids not valid"),
        "grid_over": translate("Findings", "Grid over the maximum"),
        "grid_under": translate("Findings", "Grid under the minimum"),
        "community_gap_in_numbers": translate("Findings", "Total does not fit the limits"),
        "community_too_small": translate("Findings", "Community under the minimum"),
        "community_without_households": translate("Findings", "Community without households"),
        "special_community": translate("Findings", "Special community"),
        "building_over_maximum": translate("Findings", "Building over the maximum"),
        "buildings_inseparable": translate("Findings", "Buildings that cannot be parted"),
        "beside_large_building": translate("Findings", "Beside a building over the maximum"),
        "part_cut_off": translate("Findings", "Part cut off"),
        "part_without_households": translate("Findings", "Part without households"),
        "no_division_found": translate("Findings", "No division within the limits found"),
        "no_division_exists": translate("Findings", "No division within the limits exists"),
        "compound_divided": translate("Findings", "Compound divided"),
        "street_through_building": translate("Findings", "Street drawn through buildings"),
        "building_cut": translate("Findings", "Building cut"),
        "building_in_parts": translate("Findings", "Building in parts"),
        "locked_grid_out_of_band": translate("Findings", "Locked grid outside the limits"),
        "locked_outside": translate("Findings", "Locked grid outside its community"),
        "locked_overlap": translate("Findings", "Locked grids overlap"),
        "locked_code_duplicate": translate("Findings", "Locked grid's code repeated"),
        "number_overflow": translate("Findings", "Grid numbers too long"),
        "rebalance_price": translate("Findings", "What the rebalance costs"),
        "edit_nothing": translate("Findings", "Nothing to change"),
        "edit_outdated": translate("Findings", "Changed in the meantime"),
        "edit_unknown_grid": translate("Findings", "No such grid"),
        "edit_code_taken": translate("Findings", "Code given before"),
        "edit_locked": translate("Findings", "Grid locked"),
        "edit_other_community": translate("Findings", "Ground of another community"),
        "edit_leaves_pieces": translate("Findings", "Piece left behind"),
        "edit_not_touching": translate("Findings", "Ground that does not touch"),
        "edit_across_barrier": translate("Findings", "Across a barrier"),
        "edit_pinches": translate("Findings", "Grid touches itself"),
        "edit_over_maximum": translate("Findings", "Over the maximum"),
        "edit_line_misses": translate("Findings", "Line misses the grid"),
        "edit_not_neighbours": translate("Findings", "No common boundary"),
        "edit_cannot_split": translate("Findings", "Cannot be split"),
        "plan_ground_without_unit": translate("Findings", "Ground without a unit"),
        "plan_unit_left_community": translate("Findings", "Unit in another community"),
        "plan_grid_without_units": translate("Findings", "Grid without units"),
        "register_duplicate": translate("Findings", "Building twice in the register"),
        "register_in_no_grid": translate("Findings", "Buildings of the register in no grid"),
        "register_unknown": translate("Findings", "Building unknown to the plan"),
        "register_missing": translate("Findings", "Building not in the register"),
    } | {key: said for room in _ROOMS for key, said in room.titles().items()}


def _layers():
    return {
        "communities": translate("Findings", "Communities"),
        "buildings": translate("Findings", "Buildings"),
        "streets": translate("Findings", "Streets"),
        "barriers": translate("Findings", "Barriers"),
        "compounds": translate("Findings", "Compounds"),
        "locked": translate("Findings", "Locked grids"),
    }


def _cut_off_by():
    return {
        "water or railway": translate("Findings",
            "Water or a railway without a crossing cuts this part off, so it cannot join another grid."),
        "island": translate("Findings", "This part is an island, so it cannot join another grid."),
        "locked grid": translate("Findings", "Locked grids cut this part off, so it cannot join another grid."),
    }

# fmt: on
