"""Recount plan: a new register into a plan, as a scenario with the same grids."""

from qgis.core import QgsProcessing, QgsProcessingOutputNumber, QgsProcessingParameterString

from .district_inputs import add_field, add_layer
from .inputs_given import source_given
from .plan_algorithm import PlanAlgorithm

__all__ = ["RecountPlan"]


class RecountPlan(PlanAlgorithm):
    """A new scenario, counted anew, which is the open one from then on."""

    NAME = "recountplan"
    ICON = "branch.svg"

    BUILDINGS, HOUSEHOLDS, BUILDING_ID = "BUILDINGS", "HOUSEHOLDS", "BUILDING_ID"
    NEW_SCENARIO, PLAN_ID = "NEW_SCENARIO", "PLAN_ID"

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
        self.add(
            QgsProcessingParameterString(self.NEW_SCENARIO, self.tr("Name of the new scenario")),
            self.tr("What the scenario with the new counts is called."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.PLAN_ID, self.tr("Number of the new scenario")))

    def processAlgorithm(self, parameters, context, feedback):
        results = super().processAlgorithm(parameters, context, feedback)
        return {**results, self.PLAN_ID: self._plan_id}

    def run_on(self, session, parameters, context, feedback):
        from ..adapters.register_reading import read_register
        from ..adapters.sentences import sentence
        from ..engine.progress import CancelledError

        source = source_given(self, parameters, self.BUILDINGS, context)
        households = self.parameterAsString(parameters, self.HOUSEHOLDS, context)
        building_id = self.parameterAsString(parameters, self.BUILDING_ID, context)
        transform = context.transformContext()
        register, findings = read_register(source, households, building_id, session.crs, transform, feedback.isCanceled)
        if feedback.isCanceled():
            raise CancelledError
        name = self.parameterAsString(parameters, self.NEW_SCENARIO, context)
        for finding in session.take_register(register, name, findings):
            feedback.pushInfo(sentence(finding))
        self._plan_id = session.scenario.plan_id
        draft = session.draft
        living = {code for code in draft.grid_codes() if len(draft.units_of(code))}
        self.say_totals(session, {code for code in living if draft.status(code) != "in_band"}, feedback)
        return set()
