"""Bring plan: a district of the shared database into a new plan file."""

from qgis.core import QgsProcessingParameterFileDestination

from .shared_algorithm import SharedAlgorithm

__all__ = ["PullPlan"]


class PullPlan(SharedAlgorithm):
    """Writes a plan file that is a copy of what the database holds."""

    NAME = "pullplan"
    ICON = "bring.svg"

    def displayName(self):
        return self.tr("Bring plan")

    def summary(self):
        return self.tr(
            "Brings a plan that a colleague published into a plan file of your own, with all its scenarios and its "
            "history. It can be edited there, also offline; Sync plan puts what you and others did together."
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection()
        self.add_district()
        self.add(
            QgsProcessingParameterFileDestination(self.PLAN, self.tr("Plan"), "GeoPackage (*.gpkg)"),
            self.tr("The plan file to be made."),
        )

    def share(self, parameters, context, progress, feedback):
        from ..database.bringing import bring
        from ..database.connection import connect
        from ..database.districts import district_named, refuse_other_schema

        name = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        target = self.parameterAsFileOutput(parameters, self.PLAN, context)
        with connect(name) as connection:
            refuse_other_schema(connection)
            district = district_named(connection, self.parameterAsString(parameters, self.DISTRICT, context))
            bring(connection, name, district, target, progress)
        feedback.pushInfo(self.tr("Brought: {district}.").format(district=district.name))
        return {self.PLAN: target}
