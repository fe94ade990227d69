"""Sync plan: what was done in a plan file and what colleagues did in the database, put together."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString, QgsProcessingParameterString

from .shared_algorithm import SharedAlgorithm
from .sharing_words import say_outcome

__all__ = ["SyncPlan"]


class SyncPlan(SharedAlgorithm):
    """Fetches, puts together and writes."""

    NAME = "syncplan"
    ICON = "share_now.svg"

    SCENARIO = "SCENARIO"
    FETCHED, WRITTEN, CONFLICTS = "FETCHED", "WRITTEN", "CONFLICTS"

    def displayName(self):
        return self.tr("Sync plan")

    def summary(self):
        return self.tr(
            "Fetches what colleagues changed of a shared plan and writes what was changed in the file. What does not "
            "touch goes together by itself; grids that both changed stay as they are here and in the database until "
            "somebody chooses, in the panel Sharing. Nothing of anybody is overwritten."
        )

    def initAlgorithm(self, configuration=None):
        self.add_plan_file(self.tr("A plan file that was published or brought."))
        told = self.tr("Only needed where QGIS knows the connection by another name than when the plan was shared.")
        self.add_connection(optional=True, told=told)
        self.add(
            QgsProcessingParameterString(self.SCENARIO, self.tr("Scenario"), defaultValue="", optional=True),
            self.tr("The name of the scenario to sync; without it, all that are shared."),
            advanced=True,
        )
        self.addOutput(QgsProcessingOutputString(self.FETCHED, self.tr("Grids that colleagues changed")))
        self.addOutput(QgsProcessingOutputString(self.WRITTEN, self.tr("Grids that were written")))
        self.addOutput(QgsProcessingOutputNumber(self.CONFLICTS, self.tr("Conflicts to be resolved")))

    def share(self, parameters, context, progress, feedback):
        from ..database.connection import connect
        from ..database.errors import RefusedByDatabaseError, SharedError
        from ..database.syncing import connection_of, scenarios_to_sync, settle_file, sync_file

        path = self.parameterAsFile(parameters, self.PLAN, context)
        given = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        scenario = self.parameterAsString(parameters, self.SCENARIO, context).strip()
        scenarios_to_sync(path, scenario)  # says so before the database is asked, where nothing is shared
        with connect(given or connection_of(path)) as connection:
            settle_file(path, connection)
            scenarios = scenarios_to_sync(path, scenario)
            try:
                outcomes = sync_file(path, connection, self.author(), scenarios, progress)
            except RefusedByDatabaseError as error:
                said = self.tr("{refusal} It waits in the plan file until it is changed or undone; the rest is synced.")
                raise SharedError(said.format(refusal=error)) from None
        for outcome in outcomes:
            say_outcome(outcome, feedback)
        return {
            self.FETCHED: ",".join(sorted({code for outcome in outcomes for code in outcome.fetched})),
            self.WRITTEN: ",".join(sorted({code for outcome in outcomes for code in outcome.written})),
            self.CONFLICTS: sum(len(outcome.conflicts) for outcome in outcomes),
        }
