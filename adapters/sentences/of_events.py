"""The sentences and titles of findings about events; `adapters.sentences.saying` says them."""

from qgis.PyQt.QtCore import QCoreApplication

from ..words.moments import CHINA, offset_text, shown_moment
from ..words.of_events import state_name

__all__ = ["KEYS", "shown", "templates", "titles"]

KEYS = ("from_state", "to_state", "allowed", "moment", "latest")
"""The numbers of findings that are states, and moments."""

translate = QCoreApplication.translate


def shown(key, value, offset=CHINA):
    """Say a state, several states, or a moment on clocks that are so many minutes ahead of UTC."""
    if key == "allowed":
        return translate("Findings", ", ").join(map(state_name, value)) or translate("Findings", "none")
    if key in ("moment", "latest"):
        return f"{shown_moment(value, offset)} ({offset_text(offset)})"
    return state_name(value)


# fmt: off

def templates():
    """Sentences by check."""
    return {
        "event_move_refused": translate("Findings",
            "Event {event} is in state {from_state}; it cannot go to {to_state}. Allowed from here: {allowed}."),
        "event_move_ahead": translate("Findings",
            "Event {event} cannot come to {to_state} at {moment}, more than a day ahead: this computer's clock says "
            "{latest}."),
        "event_move_unreported": translate("Findings",
            "Event {event} cannot come to {to_state} at {moment}: it was reported at {latest}."),
        "event_move_early": translate("Findings",
            "Event {event} cannot come to {to_state} at {moment}: what it has behind it is of {latest}."),
        "event_unknown": translate("Findings", "There is no event {event} in this plan."),
        "event_note_personal": translate("Findings",
            "What was written of event {event} tells of a person: a name, a telephone or identity number, a plate. "
            "Take it out."),
        "event_moves_unusual": translate("Findings",
            "Events came to a state that does not follow on the one before (number: {count}), {event} among them: "
            "from {from_state} to {to_state}."),
        "event_in_no_grid": translate("Findings",
            "Events lie in no grid of this plan (number: {count}), {event} among them."),
    }


def titles():
    """Titles by check."""
    return {
        "event_move_refused": translate("Findings", "Move not allowed"),
        "event_move_ahead": translate("Findings", "Move in the future"),
        "event_move_unreported": translate("Findings", "Move before the report"),
        "event_move_early": translate("Findings", "Move before an earlier one"),
        "event_unknown": translate("Findings", "No such event"),
        "event_note_personal": translate("Findings", "Note tells of a person"),
        "event_moves_unusual": translate("Findings", "States that do not follow"),
        "event_in_no_grid": translate("Findings", "Events in no grid"),
    }
