"""The ties of an open plan as a list to be worked through: doubtful rows first, each with its likeliest buildings."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely

from ..plan_file.errors import StalePlanError
from ..plans.on_map.units import as_geometry
from .tie_reasons import reasons

__all__ = ["STATE_ORDER", "Candidate", "Progress", "TieList", "TieRow"]

STATE_ORDER = ("doubtful", "unmatched", "decided", "sure")
"""The order in which rows are listed."""

_LIKELY = 0.05
_RING = 6.0  # metres round a building of which only a point is known


@dataclass(frozen=True)
class Candidate:
    """A building that a row may belong to.

    Attributes
    ----------
    building_id, address : str
    score : float, how likely it is, 0 to 1
    reason : str, what differs, in words
    outline : QgsGeometry in the plan's CRS, None where the building has no place
    """

    building_id: str
    address: str
    score: float
    reason: str
    outline: object

    @property
    def likely(self):
        """Whether it is worth a look."""
        return self.score >= _LIKELY


@dataclass(frozen=True)
class TieRow:
    """A row of a register and its tie.

    Attributes
    ----------
    place : int, which row of all ties it is
    register, key, address : str
    dwelling : str, entrance and room, '' where not known
    state, method : str, of engine.premises.model
    confidence : float, 0 to 1
    building_id, building_address : str, '' for none
    """

    place: int
    register: str
    key: str
    address: str
    dwelling: str
    state: str
    method: str
    confidence: float
    building_id: str
    building_address: str


class Progress(NamedTuple):
    """How far a person has come: rows in all, surely tied, decided, and doubtful still."""

    rows: int
    sure: int
    decided: int
    doubtful: int

    @property
    def share_sure(self):
        """The share of rows that are surely tied or decided."""
        return (self.sure + self.decided) / self.rows if self.rows else 0.0


class TieList:
    """Ties as they are read, kept in step with decisions.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    """

    def __init__(self, session):
        self._premises, self.crs = session.premises, session.crs
        self._undo = []
        self.read()

    def read(self):
        """Read all ties anew."""
        stored = self._premises.ties
        self._rows, self._registers = stored.rows, stored.registers
        ties = stored.ties
        self._buildings, self._methods = ties.buildings.copy(), ties.methods.copy()
        self._confidences, self._states = ties.confidences.copy(), ties.states.copy()
        self._candidates, self._scores = ties.candidates, ties.candidate_scores
        known = self._premises.addresses
        order = np.argsort(known.buildings, kind="stable")
        self._texts, self._of = known.texts[order], known.buildings[order]
        self._undo = [step for step in self._undo if step[0] < len(self._rows)]

    def __len__(self):
        return len(self._rows)

    def registers(self):
        """The names of the registers: list of str."""
        return sorted(set(self._registers.tolist()))

    def progress(self, register=""):
        """How far a person has come with a register, '' for all: Progress."""
        mine = self._states if not register else self._states[self._registers == register]
        counts = {state: int((mine == state).sum()) for state in ("sure", "decided", "doubtful")}
        return Progress(len(mine), **counts)

    def counts(self, register=""):
        """How many rows there are of each state and each method: dict of str to int."""
        mine = np.ones(len(self), dtype=bool) if not register else self._registers == register
        words, numbers = np.unique(
            np.concatenate([self._states[mine], self._methods[mine]]).astype(str), return_counts=True
        )
        return dict(zip(words.tolist(), numbers.tolist(), strict=True))

    def listed(self, register="", state="", method="", text=""):
        """Which rows to list: (m,) array of int, doubtful ones first, of those the least likely last.

        Parameters
        ----------
        register, state, method : str, '' for any
        text : str, words that address or key must have, all of them
        """
        wanted = np.ones(len(self), dtype=bool)
        for column, word in ((self._registers, register), (self._states, state), (self._methods, method)):
            if word:
                wanted &= column == word
        rows = np.flatnonzero(wanted)
        for word in text.casefold().split():
            keys, addresses = self._rows.keys, self._rows.addresses
            rows = np.array(
                [r for r in rows if word in addresses[r].casefold() or word in keys[r].casefold()], dtype=int
            )
        rank = np.full(len(self), len(STATE_ORDER))
        for place, word in enumerate(STATE_ORDER):
            rank[self._states == word] = place
        return rows[np.lexsort((rows, -self._confidences[rows].round(2), rank[rows]))]

    def row(self, place):
        """One row: TieRow."""
        rows = self._rows
        parts = [part for part in (rows.entrances[place], rows.rooms[place]) if part]
        building = int(self._buildings[place])
        return TieRow(
            place,
            self._registers[place],
            rows.keys[place],
            rows.addresses[place],
            "-".join(parts),
            self._states[place],
            self._methods[place],
            float(self._confidences[place]),
            "" if building < 0 else str(self._premises.buildings.ids[building]),
            self._address(building),
        )

    def candidates(self, place):
        """The likeliest buildings of a row: list of Candidate, the likeliest first."""
        chosen = [
            (int(row), float(score)) for row, score in zip(self._candidates[place], self._scores[place]) if row >= 0
        ]
        addresses = [self._addresses(row) for row, _ in chosen]
        said = reasons(self._rows.addresses[place], addresses)
        return [
            Candidate(str(self._premises.buildings.ids[row]), self._address(row), score, reason, self._outline(row))
            for (row, score), reason in zip(chosen, said, strict=True)
        ]

    def next_open(self, after, listed):
        """The doubtful row that follows one in a list, from its beginning again at its end; -1 where none is left."""
        places = listed.tolist()
        start = places.index(after) + 1 if after in places else 0
        for place in places[start:] + places[:start]:
            if self._states[place] == "doubtful" and place != after:
                return int(place)
        return -1

    # Decisions

    def decide(self, place, building_id):
        """Write down to which building a row belongs; '' for none of all.

        Raises
        ------
        StalePlanError
            Another window decided on it since: all rows were read anew.
        PlanFileError
            The file does not allow it.
        """
        before = self._tie(place)
        register, key = self._registers[place], self._rows.keys[place]
        try:
            self._premises.decide(key, building_id or None, register)
        except StalePlanError:
            self.read()
            raise
        self._undo.append((place, register, key, before))
        row = self._premises.rows[building_id] if building_id else -1
        self._put(place, row, "decided", 1.0, "decided")

    def reopen(self, place):
        """Take the decision on a row back: it waits again; as it was before, where it was decided here and now."""
        mine = [step for step in self._undo if step[0] == place]
        before = mine[0][3] if mine else self._found(place)
        self._write_back(place, before)
        self._undo = [step for step in self._undo if step[0] != place]

    def can_undo(self):
        """Whether a decision was made here and now."""
        return bool(self._undo)

    def undo(self):
        """Take the last decision back: the place of its row, -1 where there is none."""
        if not self._undo:
            return -1
        place, _, _, before = self._undo[-1]
        self._write_back(place, before)
        self._undo.pop()
        return place

    def _write_back(self, place, before):
        building, method, confidence, state = before
        register, key = self._registers[place], self._rows.keys[place]
        building_id = "" if building < 0 else str(self._premises.buildings.ids[building])
        if state == "decided":
            self._premises.decide(key, building_id or None, register)
        else:
            self._premises.reopen(key, building_id, method, confidence, state, register)
        self._put(place, building, method, confidence, state)

    def _found(self, place):
        """What was found for a row that was decided some other day: doubtful, or nothing."""
        building, score = int(self._candidates[place, 0]), float(self._scores[place, 0])
        return (building, "address", score, "doubtful") if building >= 0 else (-1, "none", 0.0, "unmatched")

    def _tie(self, place):
        return (
            int(self._buildings[place]),
            str(self._methods[place]),
            float(self._confidences[place]),
            str(self._states[place]),
        )

    def _put(self, place, building, method, confidence, state):
        self._buildings[place], self._methods[place] = building, method
        self._confidences[place], self._states[place] = confidence, state

    # Buildings

    def _addresses(self, building):
        start, end = np.searchsorted(self._of, [building, building + 1])
        return self._texts[start:end].tolist()

    def _address(self, building):
        """What a building is called: its first address, else its name, else its code."""
        if building < 0:
            return ""
        own, known = self._addresses(building), self._premises.buildings
        return own[0] if own else str(known.names[building] or known.ids[building])

    def _outline(self, building):
        shape = self._premises.buildings.footprints[building]
        if shape is None or shapely.is_empty(shape):
            return None
        return as_geometry(shape if shapely.get_dimensions(shape) == 2 else shapely.buffer(shape, _RING))
