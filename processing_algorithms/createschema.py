"""Set up shared database: the schema for shared plans in a PostGIS."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterCrs

from .schema_algorithm import SchemaAlgorithm

__all__ = ["CreateSchema"]


class CreateSchema(SchemaAlgorithm):
    """Makes the schema `community_grids`."""

    NAME = "createschema"

    CRS = "CRS"

    def displayName(self):
        return self.tr("Set up shared database")

    def summary(self):
        return self.tr(
            "Makes the schema community_grids in a PostGIS database, and four roles: community_grids_reader, "
            "community_grids_editor, community_grids_approver and community_grids_owner. Whatever else is in the "
            "database stays as it is. It is done whole or not at all."
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection()
        self.add(
            QgsProcessingParameterCrs(self.CRS, self.tr("CRS of all plans in this database")),
            self.tr("The projected CRS, in metres, that your plan files are in. It can't be changed later."),
        )
        self.add_confirm(self.tr("Yes, make the schema and the roles in this database"))
        self.addOutput(QgsProcessingOutputNumber(self.VERSION, self.tr("Version of the schema")))

    def change(self, connection, parameters, context, progress, feedback):
        from ..database.migrations import create_schema, open_schema

        crs = self.parameterAsCrs(parameters, self.CRS, context)
        create_schema(connection, self.epsg_code(crs), progress)
        feedback.pushInfo(self.tr("The database is set up."))
        schema = open_schema(connection)
        if schema:
            words = self.tr(
                "Everybody may make objects in the schema {schema}, where PostGIS is, and so get round the roles. "
                "Its owner should run: REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC"
            )
            feedback.pushWarning(words.format(schema=schema))
