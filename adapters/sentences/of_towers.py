"""The sentences and titles for towers that are divided by entrance; `adapters.sentences.saying` says them."""

from itertools import pairwise

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["KEYS", "entrance_names", "shown", "templates", "titles", "variant"]

KEYS = ("vertical", "floor_runs")
"""The numbers of findings that are lists."""

translate = QCoreApplication.translate


def variant(finding):
    """The ending of the template's key where a check has several sentences."""
    numbers = finding.numbers
    if finding.check in ("grid_divided", "grid_divided_off") and not numbers["rest"]:
        return ".whole"
    if finding.check == "entrance_over" and numbers["floor_runs"]:
        return ".floors"
    return ""


def shown(key, value):
    """Say a list of vertical grids, (code, entrances, households) each, or of floors, (lowest, highest, households)."""
    said = []
    for first, second, households in value:
        if key == "vertical":
            words = translate("Findings", "{grid} (entrances {entrances}: {households})")
            said.append(words.format(grid=first[-3:], entrances=entrance_names(second), households=households))
        else:
            words = translate("Findings", "{lowest} to {highest}: {households}")
            said.append(words.format(lowest=first, highest=second, households=households))
    return translate("Findings", ", ").join(said)


def entrance_names(names):
    """Write the names of entrances, neighbouring numbers as a range.

    Examples
    --------
    >>> entrance_names(("1", "2", "3", "5", "A"))
    '1–3, 5, A'
    """
    breaks = [place for place, (one, other) in enumerate(pairwise(names), 1) if not _follows(one, other)]
    runs = [names[start:end] for start, end in pairwise([0, *breaks, len(names)])]
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs if run)


def _follows(one, other):
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


# fmt: off

def templates():
    """Sentences by check, the other variants of one under its name and an ending."""
    return {
        "grid_divided": translate("Findings",
            "Held by vertical grids {vertical}; households on the ground beside them: {rest}."),
        "grid_divided.whole": translate("Findings", "Held by vertical grids {vertical}."),
        "grid_divided_off": translate("Findings",
            "Held by vertical grids {vertical}; households on the ground beside them: {rest}. Not all of these are "
            "within {minimum} to {maximum}."),
        "grid_divided_off.whole": translate("Findings",
            "Held by vertical grids {vertical}. Not all of these are within {minimum} to {maximum}."),
        "entrance_over": translate("Findings",
            "Building {building}: entrance {entrance} alone has {households} households, more than the maximum of "
            "{maximum}."),
        "entrance_over.floors": translate("Findings",
            "Building {building}: entrance {entrance} alone has {households} households, more than the maximum of "
            "{maximum}. By floors it would be {floor_runs}."),
        "tower_elsewhere": translate("Findings",
            "Building {building}: {households} households are in no known entrance; they stay with the grid on the "
            "ground."),
        "tower_within": translate("Findings",
            "Building {building} has {households} households, no more than the maximum of {maximum}: it needs no "
            "division."),
        "tower_without_entrances": translate("Findings",
            "Of building {building} it is not known which entrance holds how many households. Import a register with "
            "entrances, or fill in its elevation table."),
        "tower_one_entrance": translate("Findings",
            "Building {building} has one entrance only, with {households} households; it cannot be divided by "
            "entrance."),
        "edit_parts_tower": translate("Findings",
            "Building {building} of grid {grid} is divided into vertical grids {vertical}, which share the grid's "
            "ground. Dissolve them first."),
        "edit_not_divided": translate("Findings", "Building {building} is not divided into vertical grids."),
        "edit_tower_in_no_grid": translate("Findings",
            "Building {building} stands in no grid, so there is nothing to divide."),
        "edit_wrong_entrance": translate("Findings",
            "Building {building}: entrance {entrance} is not there, or named twice."),
    }


def titles():
    """Titles by check."""
    return {
        "grid_divided": translate("Findings", "Grid divided by entrance"),
        "grid_divided_off": translate("Findings", "Divided grid out of the limits"),
        "entrance_over": translate("Findings", "Entrance over the maximum"),
        "tower_elsewhere": translate("Findings", "Households in no known entrance"),
        "tower_within": translate("Findings", "Building needs no division"),
        "tower_without_entrances": translate("Findings", "Building without known entrances"),
        "tower_one_entrance": translate("Findings", "Building with one entrance"),
        "edit_parts_tower": translate("Findings", "Divided building would leave its grid"),
        "edit_not_divided": translate("Findings", "Building not divided"),
        "edit_tower_in_no_grid": translate("Findings", "Building in no grid"),
        "edit_wrong_entrance": translate("Findings", "Entrance not there"),
    }
