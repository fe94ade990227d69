"""From state to state: which moves an event may make, and what each does to its times."""

from typing import NamedTuple

import numpy as np

from ..gridding.editing.model import RefusedError
from ..gridding.findings import found
from .model import (
    CANCELLED,
    CLOSED,
    DISPATCHED,
    ESCALATED,
    EVALUATED,
    HANDLING,
    MERGED,
    RECEIVED,
    REJECTED,
    REPORTED,
    RETURNED,
    STATES,
    SUBMITTED,
    SUSPENDED,
    TIMES,
    VERIFIED,
)

__all__ = ["DONE", "MOVES", "RETURNS", "TIME_OF", "Moved", "allowed", "is_open", "moved"]

MOVES = {
    REPORTED: (RECEIVED, CANCELLED),
    RECEIVED: (VERIFIED, HANDLING, ESCALATED, CANCELLED),
    VERIFIED: (DISPATCHED, REJECTED, MERGED, ESCALATED, CANCELLED),
    DISPATCHED: (HANDLING, RETURNED, ESCALATED),
    HANDLING: (SUBMITTED, SUSPENDED, ESCALATED),
    SUBMITTED: (CLOSED, RETURNED, ESCALATED),
    CLOSED: (EVALUATED,),
    RETURNED: (VERIFIED, HANDLING),
    SUSPENDED: (HANDLING,),
    ESCALATED: (RECEIVED, ESCALATED),
}
"""Where each state may lead. RECEIVED to HANDLING is the short path of what an officer settles alone (小事不出网格);
an escalated event is received one level up, or goes on up. A state without a row is final. A city's profile may
hand in other moves."""

RETURNS = {DISPATCHED: (VERIFIED,), SUBMITTED: (HANDLING,)}
"""Where a returned event goes, by the state that it was returned from: not mine, and not accepted on check."""

TIME_OF = {
    REPORTED: "reported",
    RECEIVED: "received",
    VERIFIED: "verified",
    DISPATCHED: "dispatched",
    HANDLING: "started",
    SUBMITTED: "submitted",
    CLOSED: "closed",
    EVALUATED: "evaluated",
}
"""The time that reaching a state sets; the other states have their time in the log alone."""

_MOST_AHEAD = 86_400.0  # seconds: clocks of offices differ, and one of them may have a day's date wrong

DONE = (CLOSED, EVALUATED, REJECTED, MERGED, CANCELLED)
"""The states in which nobody waits for an event any more."""


class Moved(NamedTuple):
    """One move that was allowed.

    Attributes
    ----------
    from_state, to_state : int
    times : dict of str (of `TIMES`) to float, those that change; nan where a time no longer holds
    """

    from_state: int
    to_state: int
    times: dict


def is_open(states):
    """Which events somebody still has to see to; one of an unknown state counts as open.

    Parameters
    ----------
    states : (n,) array of int

    Returns
    -------
    (n,) array of bool

    Examples
    --------
    >>> is_open([10, 70, 92, 94]).tolist()
    [True, False, True, False]
    """
    return ~np.isin(np.asarray(states), DONE)


def allowed(from_state, before=None, moves=None):
    """The states that an event in this one may move to.

    Parameters
    ----------
    from_state : int
    before : int or None, the state before that one, which says where a returned event goes; None where not known
    moves : dict of int to sequence of int, `MOVES` where None

    Returns
    -------
    tuple of int; empty where the state is final

    Examples
    --------
    >>> allowed(10), allowed(80)
    ((20, 94), ())
    >>> allowed(91), allowed(91, before=60)
    ((30, 50), (50,))
    """
    onward = tuple((MOVES if moves is None else moves).get(int(from_state), ()))
    if int(from_state) == RETURNED and before in RETURNS:
        onward = tuple(state for state in onward if state in RETURNS[before])
    return onward


def moved(number, state, times, to_state, at, before=None, moves=None, *, now=None, offset=480):
    """What moving an event does, or why it may not.

    A time that is known already stays: it is when the event first came so far. When an event goes back, the times of
    what lies further on no longer hold; the log keeps them. A deadline stays.

    Parameters
    ----------
    number : str, the event, for the finding
    state, to_state : int
    times : dict of str (of `TIMES`) to float, seconds since 1970 UTC, nan where not known
    at : float, when it moves
    before : int or None, as of `allowed`
    moves : dict or None, as of `allowed`
    now : float or None, what time it is; without it no move is too far ahead
    offset : int, minutes that the clocks are ahead of UTC on which a finding tells its moments

    Returns
    -------
    Moved

    Raises
    ------
    RefusedError : with finding `event_move_refused` where there is no such move, `event_move_ahead` where it lies more
        than a day ahead, `event_move_unreported` where it would come before the report of the event, and
        `event_move_early` where it would come before what else the event has behind it

    Examples
    --------
    >>> moved("E-1", 10, {"reported": 0.0}, 20, 60.0)
    Moved(from_state=10, to_state=20, times={'received': 60.0})
    >>> moved("E-1", 91, {"started": 60.0, "submitted": 90.0}, 50, 120.0, before=60)
    Moved(from_state=91, to_state=50, times={'submitted': nan})
    >>> try:
    ...     moved("E-1", 10, {"reported": 0.0}, 70, 60.0)
    ... except RefusedError as refused:
    ...     print(refused, refused.finding.numbers["allowed"])
    event_move_refused (20, 94)
    """
    state, to_state, at = int(state), int(to_state), float(at)
    onward = allowed(state, before, moves)
    if to_state not in onward:
        refused = found("event_move_refused", event=number, from_state=state, to_state=to_state, allowed=onward)
        raise RefusedError(refused)
    known = {name: times[name] for name in TIMES if name != "due" and not np.isnan(times.get(name, np.nan))}
    latest = max(known.values(), default=-np.inf)
    told = {"event": number, "to_state": to_state, "moment": at, "offset": offset}
    if now is not None and at > now + _MOST_AHEAD:
        raise RefusedError(found("event_move_ahead", latest=float(now), **told))
    if at < known.get("reported", -np.inf):
        raise RefusedError(found("event_move_unreported", latest=float(known["reported"]), **told))
    if not at >= latest:
        raise RefusedError(found("event_move_early", latest=float(latest), **told))
    return Moved(state, to_state, _times_after(known, to_state, at))


def _times_after(known, to_state, at):
    """The times that change when an event comes to a state."""
    if to_state not in TIME_OF:
        return {}
    further = [TIME_OF[state] for state in STATES if to_state < state <= EVALUATED]
    changes = {name: float("nan") for name in further if name in known}
    if "started" in changes and "arrived" in known:
        changes["arrived"] = float("nan")
    if TIME_OF[to_state] not in known:
        changes[TIME_OF[to_state]] = at
    return changes
