"""Grids as of: the shared grids as they were at a moment, as a layer."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import Qt

from .shared_algorithm import SharedAlgorithm

__all__ = ["GridsAsOf"]


class GridsAsOf(SharedAlgorithm):
    """Reads the grids of a district at a moment."""

    NAME = "gridsasof"
    ICON = "as_of.svg"

    WHEN, GRIDS = "WHEN", "GRIDS"

    def displayName(self):
        return self.tr("Grids as of")

    def summary(self):
        return self.tr(
            "Makes a layer of the grids as they were at a moment: of the plan that was in force then, or of the plan "
            "that is named, as it was being worked on."
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection()
        self.add_district()
        moment = QgsProcessingParameterDateTime.Type.DateTime
        self.add(
            QgsProcessingParameterDateTime(self.WHEN, self.tr("When"), moment, optional=True),
            self.tr("The moment, in this computer's time; without it, now."),
        )
        self.add(
            QgsProcessingParameterString(self.PLAN, self.tr("Plan"), defaultValue="", optional=True),
            self.tr("The name of a plan of the district; without it, the one that was in force."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.GRIDS, self.tr("Grids"), QgsProcessing.SourceType.TypeVectorPolygon),
            self.tr("The grids, in the order of their codes."),
        )

    def share(self, parameters, context, progress, feedback):
        from ..adapters.layers.writing import as_of_table, write_table
        from ..database.as_of import grids_as_of
        from ..database.connection import connect
        from ..database.districts import crs_of_database, district_named, refuse_other_schema

        name = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        when = self.parameterAsDateTime(parameters, self.WHEN, context)
        at = when.toUTC().toString(Qt.DateFormat.ISODateWithMs) if when.isValid() else ""
        with connect(name) as connection:
            refuse_other_schema(connection)
            district = district_named(connection, self.parameterAsString(parameters, self.DISTRICT, context))
            plan = self.parameterAsString(parameters, self.PLAN, context).strip()
            grids = grids_as_of(connection, district, at, plan)
            crs, _ = crs_of_database(connection)
        if not grids:
            feedback.pushWarning(self._none_words(plan))
        table = as_of_table(grids)
        sink, layer = self.parameterAsSink(parameters, self.GRIDS, context, table.fields, table.wkb_type, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.GRIDS))
        progress.lock()
        write_table(table, sink, self.GRIDS)
        return {self.GRIDS: layer}

    def _none_words(self, plan):
        if plan:
            return self.tr("The plan had no grids then.")
        return self.tr("No plan was in force then. Name a plan to see how its grids were.")
