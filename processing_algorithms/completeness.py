"""Completeness: which share of the buildings is tied to a register, and of the dwellings is known, grid by grid."""

from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS

__all__ = ["Completeness"]


class Completeness(DistrictAlgorithm):
    """Reads a plan file and writes a layer of its grids, coloured by how much is known."""

    NAME = "completeness"
    GROUP = groups.BUILDINGS
    ICON = "completeness.svg"

    PLAN, SCENARIO, OUTPUT = "PLAN", "SCENARIO", "COMPLETENESS"
    TIED, KNOWN = "TIED_PERCENT", "KNOWN_PERCENT"
    ROLES = {OUTPUT: "completeness"}

    def displayName(self):
        return self.tr("Completeness")

    def summary(self):
        return self.tr(
            "Counts for each grid of a plan which share of its buildings is tied to a register, and of which share of "
            "its dwellings is known whether they are lived in, empty or a shop. Buildings in which nobody can live "
            "count for nothing."
        )

    def tags(self):
        return self.tr("completeness,quality,register,dwelling,share").split(",")

    def initAlgorithm(self, configuration=None):
        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)"),
            self.tr("The plan file, as Make plan writes it."),
        )
        self.add(
            QgsProcessingParameterString(self.SCENARIO, self.tr("Scenario"), defaultValue="", optional=True),
            self.tr("The name of the scenario; without it the one that was open last."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Completeness"), AREAS),
            self.tr("The grids with buildings, tied, tied_percent, dwellings, known and known_percent."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.TIED, self.tr("Buildings tied, %")))
        self.addOutput(QgsProcessingOutputNumber(self.KNOWN, self.tr("Dwellings known, %")))

    def work(self, parameters, context, feedback):
        from ..adapters.plans.session import PlanFileError, PlanSession
        from ..adapters.premises.completeness import completeness_table

        path = self.parameterAsFile(parameters, self.PLAN, context)
        scenario = self.parameterAsString(parameters, self.SCENARIO, context).strip()
        try:
            session = PlanSession.open(path, QgsApplication.userLoginName(), scenario=scenario)
            try:
                table, whole = completeness_table(session)
                crs = session.crs
            finally:
                session.close()
        except PlanFileError as refused:
            raise QgsProcessingException(str(refused)) from refused
        tied, known = (round(100 * float(share[0]), 2) for share in (whole.tied_share, whole.known_share))
        said = self.tr("Buildings tied: {tied} %; dwellings known: {known} %")
        feedback.pushInfo(said.format(tied=tied, known=known))
        return {**self.write({self.OUTPUT: table}, crs), self.TIED: tied, self.KNOWN: known}
