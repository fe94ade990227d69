"""Recount plan: a new register into a plan, as a scenario with the same grids."""

from qgis.core import QgsProcessing

from .counting_algorithm import CountingAlgorithm
from .district_inputs import add_field, add_layer
from .inputs_given import source_given

__all__ = ["RecountPlan"]


class RecountPlan(CountingAlgorithm):
    """A new scenario, counted anew, which is the open one from then on."""

    NAME = "recountplan"
    ICON = "branch.svg"

    BUILDINGS, HOUSEHOLDS, BUILDING_ID = "BUILDINGS", "HOUSEHOLDS", "BUILDING_ID"

    def displayName(self):
        return self.tr("Recount plan")

    def summary(self):
        return self.tr(
            "Takes a new register into a plan as a new scenario: the same grids, counted anew, ready to be repaired "
            "and compared. The scenario in force stays as it is."
        )

    def add_own(self):
        told = self.tr("The new register: buildings, or a table that names them by their identifiers.")
        add_layer(self, self.BUILDINGS, self.tr("Register"), told, [QgsProcessing.SourceType.TypeVector])
        told = self.tr("The field that counts households; numbers written as text will do.")
        add_field(self, self.HOUSEHOLDS, self.tr("Households of the building"), told, self.BUILDINGS, optional=False)
        told = self.tr(
            "The field that finds a building of the plan again; buildings that it does not find, and all without it, "
            "count where they lie."
        )
        add_field(self, self.BUILDING_ID, self.tr("Identifier of the building"), told, self.BUILDINGS)
        self.add_new_scenario()

    def count(self, session, name, parameters, context, feedback):
        from ..adapters.registers.reading import read_register
        from ..engine.progress import CancelledError

        source = source_given(self, parameters, self.BUILDINGS, context)
        households = self.parameterAsString(parameters, self.HOUSEHOLDS, context)
        building_id = self.parameterAsString(parameters, self.BUILDING_ID, context)
        transform = context.transformContext()
        register, findings = read_register(source, households, building_id, session.crs, transform, feedback.isCanceled)
        if feedback.isCanceled():
            raise CancelledError
        return session.take_register(register, name, findings)
