"""Store styles and project: how the published grids look, kept in the shared database itself."""

from qgis.core import Qgis, QgsProcessingParameterString

from .shared_algorithm import SharedAlgorithm

__all__ = ["StoreStyles"]


class StoreStyles(SharedAlgorithm):
    """Stores the looks of the published views."""

    NAME = "storestyles"
    ICON = "sharing.svg"

    PROJECT = "PROJECT"

    def displayName(self):
        return self.tr("Store styles and project")

    def summary(self):
        return self.tr(
            "Stores the colours and labels of the published grids and communities in the database, so that QGIS shows "
            "them so on every computer, and a project that shows both. QGIS keeps styles in its own table "
            "layer_styles, beside those of other layers. No password is stored: the connection has to take its "
            "account from an authentication configuration."
        )

    def flags(self):
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    def initAlgorithm(self, configuration=None):
        self.add_connection()
        self.add(
            QgsProcessingParameterString(self.PROJECT, self.tr("Name of the project"), defaultValue="Community Grids"),
            self.tr("What it is called in QGIS under Project, Open From, PostgreSQL. One of that name is replaced."),
        )

    def share(self, parameters, context, progress, feedback):
        from ..database.styles import store_looks

        name = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        project = self.parameterAsString(parameters, self.PROJECT, context).strip()
        store_looks(name, project, progress)
        feedback.pushInfo(self.tr("Stored: styles, and the project {project}.").format(project=project))
        return {}
