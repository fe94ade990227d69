"""An open plan as it stands now, held still for work in another thread, and counted by another register if asked to."""

from dataclasses import dataclass, replace

import numpy as np

from ...engine.gridding.editing.draft import Draft
from ...engine.gridding.editing.recounting import recount
from ..layers.reading import Source
from ..registers.reading import read_register

__all__ = ["Counted", "RegisterChoice", "Snapshot"]


@dataclass(frozen=True)
class RegisterChoice:
    """Where households are counted: a layer and its fields. None in its place means the plan's own counts.

    Attributes
    ----------
    source : adapters.layers.reading.Source
    households_field, id_field : str, '' for no identifier
    """

    source: Source
    households_field: str
    id_field: str

    @classmethod
    def of_layer(cls, layer, households_field, id_field):
        """Choose a QgsVectorLayer; call this in the layer's own thread."""
        return cls(Source.of_layer(layer), households_field, id_field)


@dataclass(frozen=True)
class Counted:
    """A plan as a register counts it; the part of a session that a PlanView needs.

    Attributes
    ----------
    draft : Draft
    crs : QgsCoordinateReferenceSystem
    register : engine.gridding.editing.recounting.Register, None where the plan counted itself
    read_findings, findings : lists of Finding, what reading the register showed; and all that was wrong with it
    """

    draft: Draft
    crs: object
    register: object
    read_findings: list
    findings: list
    read_only = True


class Snapshot:
    """What a session's scenario is now.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    """

    def __init__(self, session):
        draft = session.draft
        self._fabric, self._codes = draft.fabric, draft.codes.copy()
        self._records, self._profile = dict(draft.records), draft.profile
        self._vertical = list(draft.vertical)
        self._known = session.known_buildings()
        self.crs = session.crs

    @property
    def recounted(self):
        """Whether the units hold other households than the buildings of the plan file add up to."""
        units = self._fabric.units
        rows, households = np.array(list(self._known.values()), dtype=int).reshape(-1, 2).T
        inside = rows >= 0
        counted = np.bincount(rows[inside], weights=households[inside], minlength=len(units.households))
        return not np.array_equal(counted.astype(int), units.households)

    def draft(self):
        """A draft of its own, counted as the plan is."""
        return Draft(self._fabric, self._codes, self._records, self._profile, self._vertical)

    def counted(self, choice, transform_context, cancelled=lambda: False):
        """Count it by a register.

        Parameters
        ----------
        choice : RegisterChoice or None
        transform_context : QgsCoordinateTransformContext
        cancelled : callable that returns whether to stop

        Returns
        -------
        Counted

        Raises
        ------
        QgsProcessingException
            The register cannot be read; the sentence says why.
        """
        if choice is None:
            return Counted(self.draft(), self.crs, None, [], [])
        register, findings = read_register(
            choice.source, choice.households_field, choice.id_field, self.crs, transform_context, cancelled
        )
        counts = recount(self._fabric.polygons, register, self._known)
        units = replace(self._fabric.units, households=counts.households, buildings=counts.buildings)
        draft = Draft(replace(self._fabric, units=units), self._codes, self._records, self._profile, self._vertical)
        return Counted(draft, self.crs, register, findings, [*findings, *counts.findings])
