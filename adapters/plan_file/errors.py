"""What keeps a plan file from being read or written, as a sentence. They are made here, for the whole plan file."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["PlanFileError", "StalePlanError", "refusal", "sqlite_refusal"]

translate = QCoreApplication.translate


class PlanFileError(Exception):
    """A plan file cannot be read or written, or not now; the message is a sentence that names it."""


class StalePlanError(PlanFileError):
    """Another window wrote to the scenario since it was read, or deleted it."""


def refusal(trouble, **words):
    """Make the error for a trouble of `_templates`.

    Returns
    -------
    PlanFileError, to be raised
    """
    kind = StalePlanError if trouble in _STALE else PlanFileError
    return kind(_templates()[trouble].format(**words))


def sqlite_refusal(error, path):
    """Make the error for what SQLite found.

    Parameters
    ----------
    error : sqlite3.Error
    path : pathlib.Path

    Returns
    -------
    PlanFileError, to be raised
    """
    said = str(error)
    for trouble, words in _SQLITE.items():
        if any(word in said for word in words):
            return refusal(trouble, file=path.name)
    return refusal("unknown", file=path.name, said=said)


# The troubles after which a scenario is to be read anew.
_STALE = ("stale", "scenario_gone", "shared_elsewhere", "count_changed", "count_left", "tie_changed")

# What SQLite says, in parts, of each trouble.
_SQLITE = {
    "busy": ("locked", "busy"),
    "full": ("full",),
    "read_only": ("readonly", "unable to open"),
    "not_a_database": ("not a database", "malformed"),
}


# fmt: off

def _templates():
    return {
        "busy": translate("PlanFile",
            "{file} is being written by another program. Nothing was changed; try again in a moment."),
        "full": translate("PlanFile", "The disk of {file} is full. Nothing was changed."),
        "read_only": translate("PlanFile", "{file} cannot be written: the file or its folder is read-only."),
        "not_a_database": translate("PlanFile", "{file} is not a GeoPackage, or it is damaged."),
        "unknown": translate("PlanFile", "{file} could not be read or written ({said}). Nothing was changed."),
        "missing": translate("PlanFile", "There is no file {file}."),
        "unseen": translate("PlanFile",
            "QGIS cannot show {file}, because of the {sign} in its path. Rename the file or the folder, and open it "
            "again."),
        "division": translate("PlanFile",
            "{file} holds a division, but no plan yet. Run Make plan on its units first."),
        "division_without_units": translate("PlanFile",
            "{file} holds the grids of a division, but not its units, which a plan is made of. Open the file that the "
            "units were saved to."),
        "no_plan": translate("PlanFile", "{file} is a GeoPackage, but not a plan of Community Grids."),
        "newer": translate("PlanFile",
            "{file} was written by a newer version of Community Grids (schema {schema}; this version knows {known}). "
            "Update the plugin to open it."),
        "tables_missing": translate("PlanFile", "{file} is not whole: the tables {tables} are missing."),
        "columns_missing": translate("PlanFile", "{file} is not whole: the table {table} lacks the fields {fields}."),
        "profile_wrong": translate("PlanFile", "{file}: the entry {key} of the table profile cannot be read."),
        "no_scenario": translate("PlanFile", "{file} has no scenario {scenario}."),
        "no_scenarios": translate("PlanFile", "{file} holds no scenario."),
        "no_units": translate("PlanFile", "The scenario {scenario} of {file} has no units."),
        "unit_without_shape": translate("PlanFile", "{file}: unit {unit} has no polygon."),
        "unit_of_no_community": translate("PlanFile",
            "{file}: unit {unit} belongs to community {community}, which is not in the table community."),
        "border_of_no_unit": translate("PlanFile",
            "{file}: the table unit_border names unit {unit}, which is not in the table unit."),
        "log_wrong": translate("PlanFile",
            "{file}: step {seq} of the history cannot be read, so it cannot be undone or redone."),
        "sharing_wrong": translate("PlanFile",
            "{file}: what stands there of the shared plan cannot be read. Bring the plan from the database into a new "
            "file."),
        "not_shared": translate("PlanFile", "The scenario {scenario} is not shared through a database."),
        "shared_elsewhere": translate("PlanFile",
            "Another window brought the scenario {scenario} together with the database. It was read anew."),
        "conflict_gone": translate("PlanFile",
            "The conflict about grid {grid} is not the same any more. Look at it again before you choose."),
        "undo_adopted": translate("PlanFile",
            "This step cannot be undone: others have changed grid {grid} since."),
        "redo_adopted": translate("PlanFile",
            "This step cannot be done again: others have changed grid {grid} since."),
        "stale": translate("PlanFile",
            "Another window changed the scenario {scenario} at {at} ({author}: {action}). It was read anew and your "
            "last edit was not made; make it again if it still fits."),
        "scenario_gone": translate("PlanFile",
            "The scenario {scenario} was deleted in another window; another one is open now. Your last edit was not "
            "made."),
        "last_scenario": translate("PlanFile", "{scenario} is the only scenario of {file} and cannot be deleted."),
        "name_taken": translate("PlanFile", "There is a scenario named {scenario} already."),
        "name_empty": translate("PlanFile", "A scenario needs a name."),
        "nothing_to_undo": translate("PlanFile", "There is nothing to undo."),
        "nothing_to_redo": translate("PlanFile", "There is nothing to redo."),
        "not_writable": translate("PlanFile",
            "{file} is open for reading only: the file or its folder is read-only, so nothing can be changed."),
        "plan_there": translate("PlanFile", "{file} holds a plan already. Choose another file."),
        "tables_taken": translate("PlanFile",
            "{file} has tables of its own named {tables}, which a plan needs. Choose another file."),
        "no_building": translate("PlanFile", "{file} has no building {building}."),
        "no_register": translate("PlanFile",
            "{file} has no ties of a register named {register}. Run Tie buildings with this plan first."),
        "no_tie": translate("PlanFile", "{file} has no row {row} of a register that could be tied."),
        "count_shared": translate("PlanFile",
            "The scenario {scenario} is shared through a database, so its households cannot be counted anew here. "
            "Branch it, and count in the branch."),
        "count_changed": translate("PlanFile",
            "Somebody counted building {building} anew meanwhile. It was read anew and your last edit was not made; "
            "make it again if it still fits."),
        "count_left": translate("PlanFile",
            "This step cannot be undone or done again: building {building} was counted anew since."),
        "count_finer": translate("PlanFile",
            "Building {building} is counted dwelling by dwelling and holds {households} households by that. Change the "
            "count of its dwellings."),
        "count_negative": translate("PlanFile", "Building {building} cannot hold {number} households."),
        "count_of_unit": translate("PlanFile",
            "Unit {unit} would hold {number} households: the scenario {scenario} was counted by another register than "
            "its buildings."),
        "vertical_wrong": translate("PlanFile", "{file}: the entrances of the vertical grid {grid} cannot be read."),
        "vertical_shared": translate("PlanFile",
            "The scenario {scenario} is shared through a database, so its buildings cannot be divided here. Branch it, "
            "and divide them in the branch."),
        "tie_changed": translate("PlanFile",
            "Somebody decided on row {row} meanwhile. It was read anew, and your decision was not written; decide "
            "again if it still fits."),
        "tie_wrong": translate("PlanFile", "{file}: the candidates of the tie {row} cannot be read."),
        "tables_in_the_way": translate("PlanFile",
            "{file} is a plan of an earlier version and has tables of its own named {tables}, which a plan needs now. "
            "Rename those, and open it again."),
        "other_units": translate("PlanFile",
            "The scenarios {scenario} and {other} are not made of the same units, so nothing can be taken over."),
    }

# fmt: on
