"""Check premises: what is wrong with buildings, their addresses, dwellings and ties."""

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)

from . import groups
from .district_algorithm import DistrictAlgorithm
from .district_inputs import AREAS, POINTS, add_communities, add_field, add_layer
from .inputs_given import source_given

__all__ = ["CheckPremises"]

_ANYTHING = QgsProcessing.SourceType.TypeVector


class CheckPremises(DistrictAlgorithm):
    """Reads a plan file, or layers, and writes what is wrong, each finding with its place and building."""

    NAME = "checkpremises"
    GROUP = groups.BUILDINGS
    ICON = "check_premises.svg"

    PLAN, BUILDINGS, HOUSEHOLDS, BUILDING_CODE = "PLAN", "BUILDINGS", "HOUSEHOLDS", "BUILDING_CODE"
    ADDRESSES, ENTRANCES, GRIDS, FINDINGS = "ADDRESSES", "ENTRANCES", "GRIDS", "FINDINGS"
    ROLES = {FINDINGS: "findings"}
    COUNTS = (("ERRORS", "error"), ("WARNINGS", "warning"), ("NOTES", "note"))

    def displayName(self):
        return self.tr("Check premises")

    def summary(self):
        return self.tr(
            "Looks for buildings in no community, drawn twice, without code, floors, address or dwellings, with floors "
            "that do not fit their height; for more households than dwellings, households where nobody lives or among "
            "shops only, counts that differ, odd sizes of dwellings, dwellings above the roof, written down twice or "
            "lived in though empty; for addresses of several buildings, of none, or far away; for rows of a register "
            "that are tied to nothing, far away or into another community; and for counts far from what is likely. "
            "Each finding has its place and its building."
        )

    def tags(self):
        return self.tr("check,quality,building,address,dwelling,household,tie").split(",")

    def initAlgorithm(self, configuration=None):
        told = self.tr("A plan file, whose buildings, addresses, dwellings and ties are checked. Or give layers.")
        self.add(
            QgsProcessingParameterFile(self.PLAN, self.tr("Plan"), fileFilter="GeoPackage (*.gpkg)", optional=True),
            told,
        )
        told = self.tr("Buildings with code, use, floors, height, entrances and dwellings, as far as there are fields.")
        add_layer(self, self.BUILDINGS, self.tr("Buildings"), told, [AREAS, POINTS], optional=True)
        words, told = self.tr("Households of the building"), self.tr("The field that counts households.")
        add_field(self, self.HOUSEHOLDS, words, told, self.BUILDINGS)
        words, told = self.tr("Code of the building"), self.tr("The field with the building's code, each once.")
        add_field(self, self.BUILDING_CODE, words, told, self.BUILDINGS)
        told = self.tr("Addresses, by the code of their building, else by their place.")
        add_layer(self, self.ADDRESSES, self.tr("Addresses"), told, [POINTS, AREAS], optional=True)
        told = self.tr("Entrances or dwellings, a row each, by the code of their building.")
        add_layer(self, self.ENTRANCES, self.tr("Entrances"), told, [_ANYTHING], optional=True)
        told = self.tr("The communities that buildings are to stand in.")
        add_communities(self, optional=True, told=told)
        told = self.tr("Grids with the field grid_code, which is then told for each building.")
        add_layer(self, self.GRIDS, self.tr("Grids"), told, [AREAS], optional=True, advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink(self.FINDINGS, self.tr("Findings"), POINTS),
            self.tr("What is wrong, errors first, each with a sentence, the building and the place to look at."),
        )
        for name, _ in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, name.capitalize()))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        if fits and not parameters.get(self.BUILDINGS) and not parameters.get(self.PLAN):
            return False, self.tr("Buildings are needed, or a plan that has them.")
        return fits, reason

    def work(self, parameters, context, feedback):
        from ..adapters.premises.checking import check_premises_layers

        path = self.parameterAsFile(parameters, self.PLAN, context)
        check = (
            self._of_plan(path, context, feedback)
            if path
            else check_premises_layers(self._layers(parameters, context), context.transformContext(), feedback)
        )
        counts = {name: check.counts[severity] for name, severity in self.COUNTS}
        return {**self.write({self.FINDINGS: check.table}, check.crs), **counts}

    def _layers(self, parameters, context):
        from ..adapters.premises.checking import CheckLayers

        def source(name):
            return source_given(self, parameters, name, context)

        return CheckLayers(
            source(self.BUILDINGS),
            self.parameterAsString(parameters, self.HOUSEHOLDS, context),
            self.parameterAsString(parameters, self.BUILDING_CODE, context),
            source(self.ADDRESSES),
            source(self.ENTRANCES),
            source("COMMUNITIES"),
            self.parameterAsString(parameters, "COMMUNITY_CODE", context),
            source(self.GRIDS),
        )

    def _of_plan(self, path, context, feedback):
        from ..adapters.plans.session import PlanFileError, PlanSession
        from ..adapters.premises.checking import check_premises_of
        from ..adapters.premises.of_plan import communities_of, premises_of

        try:
            session = PlanSession.open(path, QgsApplication.userLoginName())
            try:
                premises, communities = premises_of(session), communities_of(session)
                return check_premises_of(premises, communities, session.crs, context.transformContext(), feedback)
            finally:
                session.close()
        except PlanFileError as refused:
            raise QgsProcessingException(str(refused)) from refused
