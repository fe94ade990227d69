"""What the two algorithms that change the schema of the shared database have in common."""

from importlib import util

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterProviderConnection,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.running.progress import FeedbackProgress
from .base_algorithm import BaseAlgorithm
from .groups import SHARING

__all__ = ["SchemaAlgorithm"]

translate = QCoreApplication.translate


class SchemaAlgorithm(BaseAlgorithm):
    """An algorithm of this kind says what it asks for in `initAlgorithm` and what it does in `change`."""

    GROUP = SHARING

    CONNECTION, CONFIRM, VERSION = "CONNECTION", "CONFIRM", "VERSION"

    def change(self, connection, parameters, context, progress, feedback):
        """Change the schema; a `SharedError` or `CancelledError` ends it with nothing changed."""
        raise NotImplementedError

    def add_connection(self):
        """Declare CONNECTION."""
        told = translate(
            "SchemaAlgorithm",
            "A PostgreSQL connection of QGIS's browser; its account may make schemas and roles. Upgrade with the same."
        )  # fmt: skip
        self.add(
            QgsProcessingParameterProviderConnection(
                self.CONNECTION, translate("SchemaAlgorithm", "Connection to the database"), "postgres"
            ),
            told,
        )

    def add_confirm(self, words):
        """Declare CONFIRM."""
        self.add(
            QgsProcessingParameterBoolean(self.CONFIRM, words, defaultValue=False),
            translate("SchemaAlgorithm", "Nothing is done until this is ticked."),
        )

    def canExecute(self):
        if util.find_spec("psycopg2") is None:
            return False, translate("SchemaAlgorithm", "The Python package psycopg2 is missing.")
        return True, ""

    def checkParameterValues(self, parameters, context):
        if not self.parameterAsBool(parameters, self.CONFIRM, context):
            return False, translate("SchemaAlgorithm", "Tick the box that confirms what will be done.")
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(self, parameters, context, feedback):
        from ..database.connection import connect
        from ..database.errors import SharedError
        from ..engine.progress import CancelledError

        name = self.parameterAsConnectionName(parameters, self.CONNECTION, context)
        try:
            with connect(name) as connection:
                self.change(connection, parameters, context, FeedbackProgress(feedback), feedback)
                return {self.VERSION: connection.schema_version()}
        except SharedError as refused:
            raise QgsProcessingException(str(refused)) from None
        except CancelledError as cancelled:
            words = translate("SchemaAlgorithm", "Cancelled. Nothing was changed.")
            raise QgsProcessingException(words) from cancelled

    def epsg_code(self, crs):
        """Take the code of a CRS in metres.

        Returns
        -------
        int

        Raises
        ------
        QgsProcessingException
            The CRS has no EPSG code.
        """
        authority, _, code = crs.authid().partition(":")
        if authority != "EPSG" or not code.isdigit():
            words = translate("SchemaAlgorithm", "The CRS {crs} has no EPSG code, which PostGIS needs.")
            raise QgsProcessingException(words.format(crs=crs.userFriendlyIdentifier()))
        return int(code)
