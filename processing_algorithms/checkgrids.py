"""Check grids: anybody's layer of grids, held to the rules of a plan."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
)

from . import groups
from .base_algorithm import BaseAlgorithm
from .district_inputs import (
    AREAS,
    add_barriers,
    add_buildings,
    add_code_profile,
    add_communities,
    add_compounds,
    add_field,
    add_layer,
    add_limits,
    add_streets,
    limits_trouble,
    rules_given,
    source_given,
    sources_given,
)
from .plan_outputs import PlanOutputs

__all__ = ["CheckGrids"]


class CheckGrids(BaseAlgorithm):
    """Reads grids and the district that they divide, and writes what is wrong with them."""

    NAME = "checkgrids"
    GROUP = groups.GRIDS
    ICON = "findings.svg"

    GRIDS, GRID_CODE = "GRIDS", "GRID_CODE"
    FINDINGS = "FINDINGS"
    COUNTS = (("ERRORS", "error"), ("WARNINGS", "warning"), ("NOTES", "note"))

    def displayName(self):
        return self.tr("Check grids")

    def summary(self):
        return self.tr(
            "Checks a layer of grids that anybody made by the rules D1 to D11: each grid one valid polygon without "
            "slivers (D1), no overlaps (D2), no gaps (D3), each in one community (D4), along what one can see (D5), no "
            "building cut and no compound divided (D6), households within the limits (D7), an officer each (D8), codes "
            "(D9), special grids (D10), versions (D11); and that no grid lies across a barrier. D8 and D11 are checked "
            "where the layer has the fields officers, version, valid_from and valid_to. Each finding has its place."
        )

    def tags(self):
        return self.tr("check,topology,overlap,gap,grid,code,quality").split(",")

    def initAlgorithm(self, configuration=None):
        words, told = self.tr("Grids"), self.tr("The grids to check, from this plugin or any other software.")
        add_layer(self, self.GRIDS, words, told, [AREAS])
        add_field(
            self,
            self.GRID_CODE,
            self.tr("Code of the grid"),
            self.tr("The field of the codes; grid_code, or what other software calls it, where nothing is chosen."),
            self.GRIDS,
            advanced=True,
        )
        add_communities(self)
        add_buildings(self)
        add_streets(self)
        add_barriers(self)
        add_limits(self)
        add_compounds(self)
        add_code_profile(self)
        points = QgsProcessing.SourceType.TypeVectorPoint
        self.add(
            QgsProcessingParameterFeatureSink(self.FINDINGS, self.tr("Findings"), points),
            self.tr("What is wrong, errors first, each with a sentence and the place to look at."),
        )
        for name, _ in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, name.capitalize()))

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = limits_trouble(self, parameters, context) if fits else reason
        return not trouble, trouble

    def prepareAlgorithm(self, parameters, context, feedback):
        self._barriers = sources_given(self, parameters, "BARRIERS", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        from ..adapters.checking import check_layers, measure_words
        from ..adapters.district import Layers
        from ..engine.progress import CancelledError

        self._outputs = PlanOutputs(self, parameters, context, {self.FINDINGS: "findings"})
        self._outputs.refuse_unwritable()

        def source(name):
            return source_given(self, parameters, name, context)

        def field(name):
            return self.parameterAsString(parameters, name, context)

        layers = Layers(
            communities=source("COMMUNITIES"),
            community_code_field=field("COMMUNITY_CODE"),
            community_kind_field=field("COMMUNITY_KIND"),
            buildings=source("BUILDINGS"),
            households_field=field("HOUSEHOLDS"),
            streets=source("STREETS"),
            street_class_field=field("STREET_CLASS"),
            barriers=self._barriers,
            compounds=source("COMPOUNDS"),
        )
        rules = rules_given(self, parameters, context)
        try:
            check = check_layers(
                source(self.GRIDS), layers, rules, context.transformContext(), feedback, field(self.GRID_CODE)
            )
        except CancelledError as cancelled:
            raise QgsProcessingException(self.tr("Cancelled. Nothing was written.")) from cancelled
        for _, name, value in measure_words(check.measures):
            feedback.pushInfo(f"{name}: {value}")
        written = self._outputs.write({self.FINDINGS: check.table}, check.crs)
        return {**written, **{name: check.counts[severity] for name, severity in self.COUNTS}}

    def postProcessAlgorithm(self, context, feedback):
        self._outputs.dress(context)
        return {}
