"""Upgrade shared database: bring the schema to the version that this plugin needs."""

from qgis.core import QgsProcessingOutputNumber

from .schema_algorithm import SchemaAlgorithm

__all__ = ["UpgradeSchema"]


class UpgradeSchema(SchemaAlgorithm):
    """Runs the files of `database/sql/upgrade` that are newer than the schema."""

    NAME = "upgradeschema"

    def displayName(self):
        return self.tr("Upgrade shared database")

    def summary(self):
        return self.tr(
            "Brings the schema community_grids to the version that this plugin works with. Plans and their history "
            "stay as they are. It is done whole or not at all. Make a backup first."
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection()
        self.add_confirm(self.tr("Yes, upgrade the schema in this database"))
        self.addOutput(QgsProcessingOutputNumber(self.VERSION, self.tr("Version of the schema")))

    def change(self, connection, parameters, context, progress, feedback):
        from ..database.migrations import upgrade_schema

        made = upgrade_schema(connection, progress)
        for version in made:
            feedback.pushInfo(self.tr("The schema is in version {version} now.").format(version=version))
        if not made:
            feedback.pushInfo(self.tr("The schema is new enough. Nothing was changed."))
