"""What algorithms that count a plan anew have: a new scenario with the same grids, and what is off the limits in it."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString
from qgis.PyQt.QtCore import QCoreApplication

from .plan_algorithm import PlanAlgorithm

__all__ = ["CountingAlgorithm"]

translate = QCoreApplication.translate


class CountingAlgorithm(PlanAlgorithm):
    """A new scenario, counted anew, which is the open one from then on. Each says what counts, in `count`."""

    NEW_SCENARIO, PLAN_ID = "NEW_SCENARIO", "PLAN_ID"

    def count(self, session, name, parameters, context, feedback):
        """Make the scenario.

        Parameters
        ----------
        session : adapters.plans.session.PlanSession
        name : str, of the new scenario

        Returns
        -------
        list of Finding
        """
        raise NotImplementedError

    def told_of_plan(self):
        return translate("CountingAlgorithm", "The plan file, as Make plan writes it. Its scenarios stay as they are.")

    def add_new_scenario(self):
        """Declare the scenario to make, and its number."""
        self.add(
            QgsProcessingParameterString(self.NEW_SCENARIO, translate("CountingAlgorithm", "Name of the new scenario")),
            translate("CountingAlgorithm", "What the scenario with the new counts is called."),
        )
        self.addOutput(
            QgsProcessingOutputNumber(self.PLAN_ID, translate("CountingAlgorithm", "Number of the new scenario"))
        )

    def processAlgorithm(self, parameters, context, feedback):
        results = super().processAlgorithm(parameters, context, feedback)
        return {**results, self.PLAN_ID: self._plan_id}

    def run_on(self, session, parameters, context, feedback):
        from ..adapters.sentences.saying import sentence

        name = self.parameterAsString(parameters, self.NEW_SCENARIO, context)
        for finding in self.count(session, name, parameters, context, feedback):
            feedback.pushInfo(sentence(finding))
        self._plan_id = session.scenario.plan_id
        draft = session.draft
        living = {code for code in draft.grid_codes() if len(draft.units_of(code))}
        self.say_totals(session, {code for code in living if draft.status(code) != "in_band"}, feedback)
        return set()
