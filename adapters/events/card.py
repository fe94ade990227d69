"""What is known of one event of an open plan, in words: for a card beside the map."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.events.model import TIMES
from ..words.moments import offset_of, shown_moment
from ..words.of_events import source_name, state_name, urgency_name

__all__ = ["EventCard", "event_card"]

translate = QCoreApplication.translate


class EventCard(NamedTuple):
    """An event in words.

    Attributes
    ----------
    number : str
    state : str, the state that it is in
    facts : list of (str title, str text), what is known of it
    log : list of str, its moves, the last one first
    moves : list of (int state, str its name), where it may go
    """

    number: str
    state: str
    facts: list
    log: list
    moves: list


def event_card(events, number):
    """Say what is known of an event.

    Parameters
    ----------
    events : adapters.plans.events.PlanEvents
    number : str

    Returns
    -------
    EventCard, None where there is no such event
    """
    row = events.rows.get(number)
    if row is None:
        return None
    known, offset = events.events, offset_of(events.profile)
    grid, other, lead = (str(column[row]) for column in (known.grid_codes, known.other_grids, known.lead_grids))
    facts = {
        "category": str(known.categories[row]),
        "source": source_name(known.sources[row]) if known.sources[row] else "",
        "urgency": urgency_name(known.urgencies[row]) if known.urgencies[row] else "",
        "address": str(known.addresses[row]),
        "grid": grid if not other else _both(grid, other, lead),
        "department": str(known.departments[row]),
        **{name: shown_moment(known.times[name][row], offset) for name in TIMES},
    }
    log = [_line(entry, offset) for entry in reversed(events.log_of(number))]
    moves = [(state, state_name(state)) for state in events.allowed(number)]
    titles = _titles()
    told = [(titles[name], text) for name, text in facts.items() if text]
    return EventCard(number, state_name(known.states[row]), told, log, moves)


def _both(grid, other, lead):
    words = translate("EventCard", "{grid} and {other} beside it; {lead} leads")
    return words.format(grid=grid, other=other, lead=lead)


def _line(entry, offset):
    """A move as a line: when, from where to where, who and why."""
    words = translate("EventCard", "{at}: {before} → {after}")
    names = {"before": state_name(entry.from_state), "after": state_name(entry.to_state)}
    line = words.format(at=shown_moment(entry.at, offset), **names)
    return " · ".join(filter(None, (line, entry.org, entry.note)))


# fmt: off

def _titles():
    return {
        "category": translate("EventCard", "Category"),
        "source": translate("EventCard", "Source"),
        "urgency": translate("EventCard", "Urgency"),
        "address": translate("EventCard", "Address"),
        "grid": translate("EventCard", "Grid"),
        "department": translate("EventCard", "Department"),
        "reported": translate("EventCard", "Reported"),
        "received": translate("EventCard", "Received"),
        "verified": translate("EventCard", "Verified"),
        "dispatched": translate("EventCard", "Dispatched"),
        "started": translate("EventCard", "Started"),
        "arrived": translate("EventCard", "Arrived"),
        "submitted": translate("EventCard", "Submitted"),
        "closed": translate("EventCard", "Closed"),
        "evaluated": translate("EventCard", "Evaluated"),
        "due": translate("EventCard", "Due"),
    }

# fmt: on
