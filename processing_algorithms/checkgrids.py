"""Check grids: anybody's layer of grids, held to the rules of a plan."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFeatureSink

from .district_algorithm import DistrictAlgorithm
from .district_inputs import (
    AREAS,
    POINTS,
    add_barriers,
    add_buildings,
    add_code_profile,
    add_communities,
    add_community_kind,
    add_compounds,
    add_field,
    add_layer,
    add_limits,
    add_rural_limits,
    add_streets,
)
from .inputs_given import rules_given, source_given

__all__ = ["CheckGrids"]


class CheckGrids(DistrictAlgorithm):
    """Reads grids and the district that they divide, and writes what is wrong with them."""

    NAME = "checkgrids"
    ICON = "findings.svg"

    GRIDS, GRID_CODE = "GRIDS", "GRID_CODE"
    FINDINGS = "FINDINGS"
    ROLES = {FINDINGS: "findings"}
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
        add_community_kind(self)
        add_buildings(self)
        add_streets(self)
        add_barriers(self)
        add_limits(self)
        add_rural_limits(self)
        add_compounds(self)
        add_code_profile(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.FINDINGS, self.tr("Findings"), POINTS),
            self.tr("What is wrong, errors first, each with a sentence and the place to look at."),
        )
        for name, _ in self.COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, name.capitalize()))

    def work(self, parameters, context, feedback):
        from ..adapters.gridding.checking import check_layers, measure_words

        check = check_layers(
            source_given(self, parameters, self.GRIDS, context),
            self.district(parameters, context),
            rules_given(self, parameters, context),
            context.transformContext(),
            feedback,
            self.parameterAsString(parameters, self.GRID_CODE, context),
        )
        for _, name, value in measure_words(check.measures):
            feedback.pushInfo(f"{name}: {value}")
        counts = {name: check.counts[severity] for name, severity in self.COUNTS}
        return {**self.write({self.FINDINGS: check.table}, check.crs), **counts}
