"""Publish plan: a plan file into the shared database."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from .shared_algorithm import SharedAlgorithm
from .sharing_words import say_outcome

__all__ = ["PublishPlan"]


class PublishPlan(SharedAlgorithm):
    """Publishes what is not shared yet, and syncs what is."""

    NAME = "publishplan"
    ICON = "publish.svg"

    DISTRICT_NAME, ALLOW_CUTS, DISTRICT_ID, PLANS = "NAME", "ALLOW_CUTS", "DISTRICT_ID", "PLANS"

    def displayName(self):
        return self.tr("Publish plan")

    def summary(self):
        return self.tr(
            "Writes all scenarios of a plan file to the shared database, where colleagues can work on them too. The "
            "database checks every grid; it takes all or nothing. The file stays and can be edited offline. Scenarios "
            "that are shared already are not overwritten: what changed here and there is put together."
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection()
        self.add_plan_file(self.tr("The plan file, as Make plan writes it."))
        self.add(
            QgsProcessingParameterString(self.DISTRICT_NAME, self.tr("Name"), defaultValue="", optional=True),
            self.tr("What colleagues find the plan by, such as the district's name; without one, the file's name."),
        )
        self.add(
            QgsProcessingParameterBoolean(self.ALLOW_CUTS, self.tr("Grids may cut buildings"), defaultValue=False),
            self.tr("Publish even if the edge of a grid cuts a building; without it such a plan is refused."),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputNumber(self.DISTRICT_ID, self.tr("Number of the district")))
        self.addOutput(QgsProcessingOutputString(self.PLANS, self.tr("Scenarios that are new in the database")))

    def share(self, parameters, context, progress, feedback):
        from ..adapters.plan_file.connection import PlanConnection
        from ..database.connection import connect
        from ..database.publishing import publish
        from ..database.syncing import settle_file, shared_names, sync_file

        name = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        path = self.parameterAsFile(parameters, self.PLAN, context)
        with connect(name) as connection:
            settle_file(path, connection)
            shared_before = shared_names(path)
            plan = PlanConnection(path)
            try:
                published = publish(
                    connection,
                    name,
                    plan,
                    self.parameterAsString(parameters, self.DISTRICT_NAME, context),
                    self.author(),
                    self.parameterAsBool(parameters, self.ALLOW_CUTS, context),
                    progress,
                )
            finally:
                plan.close()
            for scenario in published.plans:
                said = self.tr("Published to the district {district}: {scenario}.")
                feedback.pushInfo(said.format(scenario=scenario, district=published.name))
            for outcome in sync_file(path, connection, self.author(), shared_before, progress):
                say_outcome(outcome, feedback)
        return {self.DISTRICT_ID: published.district_id, self.PLANS: "\n".join(published.plans)}
