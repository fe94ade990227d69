"""What the algorithms on the shared database have in common: the connection, and what goes wrong as a sentence."""

from importlib import util

from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingParameterFile,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.running.progress import FeedbackProgress
from .base_algorithm import BaseAlgorithm
from .groups import SHARING

__all__ = ["SharedAlgorithm"]

translate = QCoreApplication.translate


class SharedAlgorithm(BaseAlgorithm):
    """An algorithm of this kind says what it asks for in `initAlgorithm` and what it does in `share`."""

    GROUP = SHARING

    CONNECTION, PLAN, DISTRICT = "CONNECTION", "PLAN", "DISTRICT"

    def share(self, parameters, context, progress, feedback):
        """Do it.

        Parameters
        ----------
        parameters : dict
        context : QgsProcessingContext
        progress : adapters.running.progress.FeedbackProgress
        feedback : QgsProcessingFeedback

        Returns
        -------
        dict, what `processAlgorithm` returns
        """
        raise NotImplementedError

    def tags(self):
        return translate("SharedAlgorithm", "share,database,postgis,sync,plan,grid").split(",")

    def canExecute(self):
        if util.find_spec("psycopg2") is None:
            return False, translate("SharedAlgorithm", "The Python package psycopg2 is missing.")
        return super().canExecute()

    def processAlgorithm(self, parameters, context, feedback):
        from ..adapters.plan_file.errors import PlanFileError
        from ..adapters.sentences.saying import sentence
        from ..database.errors import SharedError
        from ..engine.gridding.editing.model import RefusedError
        from ..engine.progress import CancelledError

        try:
            return self.share(parameters, context, FeedbackProgress(feedback), feedback)
        except (SharedError, PlanFileError) as refused:
            raise QgsProcessingException(str(refused)) from None
        except RefusedError as refused:
            raise QgsProcessingException(sentence(refused.finding)) from refused
        except CancelledError as cancelled:
            words = translate("SharedAlgorithm", "Cancelled. Nothing was changed.")
            raise QgsProcessingException(words) from cancelled

    # What several of them ask for

    def add_connection(self, optional=False, told=""):
        """Declare CONNECTION."""
        usual = translate(
            "SharedAlgorithm",
            "A PostgreSQL connection of QGIS's browser, to a database that Set up shared database was run on."
        )  # fmt: skip
        self.add(
            QgsProcessingParameterProviderConnection(
                self.CONNECTION, translate("SharedAlgorithm", "Connection"), "postgres", optional=optional
            ),
            told or usual,
        )

    def add_plan_file(self, told):
        """Declare PLAN, a plan file that exists."""
        self.add(
            QgsProcessingParameterFile(
                self.PLAN, translate("SharedAlgorithm", "Plan"), fileFilter="GeoPackage (*.gpkg)"
            ),
            told,
        )

    def add_district(self):
        """Declare DISTRICT."""
        self.add(
            QgsProcessingParameterString(
                self.DISTRICT, translate("SharedAlgorithm", "District"), defaultValue="", optional=True
            ),
            translate(
                "SharedAlgorithm", "The name that the plan was published by; not needed where there is only one."
            ),
        )

    def author(self):
        """Who is written down beside what is done."""
        return QgsApplication.userLoginName()
