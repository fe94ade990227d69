"""An edit in a few words, for the undo button and the history."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["action_words", "step_words"]

# A list of codes in a button is no longer than this.
_MOST_CODES = 3

translate = QCoreApplication.translate


def step_words(edit):
    """Say an edit in a few words: what it did, and to which grids or buildings.

    Parameters
    ----------
    edit : Edit
    """
    codes = sorted({about.building_id for about in (*edit.counts, *edit.facts)} or edit.touched)
    listed = translate("PlanSteps", ", ").join(codes[:_MOST_CODES]) + (" …" if len(codes) > _MOST_CODES else "")
    return action_words(edit.action) + translate("PlanSteps", ": ") + listed


def action_words(action):
    """Say an action of the log in a few words; a word that is not known stays as it is."""
    return _actions().get(action, action)


# fmt: off

def _actions():
    return {
        "assign": translate("PlanSteps", "Assign units"),
        "merge": translate("PlanSteps", "Merge grids"),
        "split": translate("PlanSteps", "Split grid"),
        "move_boundary": translate("PlanSteps", "Move boundary"),
        "fill": translate("PlanSteps", "Fill unassigned"),
        "repair": translate("PlanSteps", "Repair"),
        "rebalance": translate("PlanSteps", "Rebalance"),
        "take_over": translate("PlanSteps", "Take over from another scenario"),
        "adopt": translate("PlanSteps", "Adopt what others changed"),
        "resolve": translate("PlanSteps", "Resolve a conflict"),
        "share": translate("PlanSteps", "Write to the shared plan"),
        "retire": translate("PlanSteps", "Retire grid"),
        "lock": translate("PlanSteps", "Lock grids"),
        "unlock": translate("PlanSteps", "Unlock grids"),
        "rename": translate("PlanSteps", "Rename grid"),
        "renumber": translate("PlanSteps", "Renumber grids"),
        "divide_tower": translate("PlanSteps", "Divide tower by entrance"),
        "dissolve_tower": translate("PlanSteps", "Make divided tower whole"),
        "count": translate("PlanSteps", "Count households"),
        "correct": translate("PlanSteps", "Correct building"),
        "undo": translate("PlanSteps", "Undo"),
        "redo": translate("PlanSteps", "Redo"),
        "make": translate("PlanSteps", "Make plan"),
        "publish": translate("PlanSteps", "Publish plan"),
        "state": translate("PlanSteps", "Another state of the plan"),
        "branch": translate("PlanSteps", "Branch scenario"),
        "rename_scenario": translate("PlanSteps", "Rename scenario"),
        "delete_scenario": translate("PlanSteps", "Delete scenario"),
    }

# fmt: on
