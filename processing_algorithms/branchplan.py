"""Branch plan: copy a scenario under a new name."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from .plan_algorithm import PlanAlgorithm

__all__ = ["BranchPlan"]


class BranchPlan(PlanAlgorithm):
    """A new scenario, which is the open one from then on."""

    NAME = "branchplan"
    ICON = "branch.svg"

    NEW_SCENARIO = "NEW_SCENARIO"
    PLAN_ID = "PLAN_ID"

    def displayName(self):
        return self.tr("Branch plan")

    def summary(self):
        return self.tr("Copies a scenario of a plan file under a new name, to try something out in; the copy opens.")

    def add_own(self):
        self.add(
            QgsProcessingParameterString(self.NEW_SCENARIO, self.tr("Name of the new scenario")),
            self.tr("What the copy is called."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.PLAN_ID, self.tr("Number of the new scenario")))

    def processAlgorithm(self, parameters, context, feedback):
        results = super().processAlgorithm(parameters, context, feedback)
        return {**results, self.PLAN_ID: self._plan_id}

    def run_on(self, session, parameters, context, feedback):
        name = self.parameterAsString(parameters, self.NEW_SCENARIO, context)
        self._plan_id = session.branch(name, self.parameterAsString(parameters, self.REASON, context).strip())
        return set()
