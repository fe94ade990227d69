"""What mends a finding of a check of buildings, and what is looked at to find it."""

from dataclasses import dataclass, field, replace

import numpy as np

from ...engine.premises.model import Dwellings

__all__ = ["Case", "Fix"]


@dataclass(frozen=True)
class Fix:
    """An edit that mends a finding.

    Attributes
    ----------
    words : str, for a button
    told : str, a sentence that says what it does
    counts : list of engine.gridding.editing.model.Count
    facts : list of engine.gridding.editing.model.Fact; with the counts for `PlanSession.count`: one edit, which undo
        takes back
    """

    words: str
    told: str
    counts: list
    facts: list = field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """A building of an open plan of which something was found.

    Attributes
    ----------
    session : adapters.plans.session.PlanSession
    building_id : str
    numbers : dict, those of the finding
    """

    session: object
    building_id: str
    numbers: dict

    @property
    def row(self):
        """The building's row among those of the plan."""
        return self.session.premises.rows[self.building_id]

    @property
    def held(self):
        """The households that it counts."""
        return int(self.session.premises.buildings.households[self.row])

    @property
    def unit(self):
        """The unit_id of the unit that it stands in, -1 for none."""
        return int(self.session.premises.buildings.units[self.row])

    @property
    def rows(self) -> Dwellings:
        """Its rows of dwellings."""
        return self.session.premises.dwellings_of(self.building_id)

    @property
    def is_divided(self):
        """Whether its entrances are in vertical grids."""
        return bool(self.session.premises.vertical_grids_of(self.building_id))

    def of(self, building_id):
        """The same of another building of the plan, None where there is no such building."""
        return replace(self, building_id=building_id) if building_id in self.session.premises.rows else None

    def told_rows(self):
        """Its rows of dwellings as counts have them: list of ((entrance, floor, room), (state, dwellings, households)).

        Floors are as `Dwellings` has them.
        """
        rows = self.rows
        return [
            ((str(entrance), int(floor), str(room)), (str(state), int(homes), int(households)))
            for entrance, floor, room, state, homes, households in zip(
                *(np.asarray(one) for one in list(vars(rows).values())[1:]), strict=True
            )
        ]
