"""Compare grids: who moves from one plan to another, which code becomes which, and how the two score."""

from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSink

from .district_algorithm import DistrictAlgorithm
from .district_inputs import (
    AREAS,
    add_barriers,
    add_buildings,
    add_communities,
    add_community_kind,
    add_layer,
    add_limits,
    add_rural_limits,
    add_streets,
)
from .inputs_given import rules_given, source_given

__all__ = ["CompareGrids"]


class CompareGrids(DistrictAlgorithm):
    """Reads two plans and the buildings, and writes what moved, the codes and the scores."""

    NAME = "comparegrids"
    ICON = "compare.svg"

    BEFORE, AFTER, UNITS = "BEFORE", "AFTER", "UNITS"
    CHANGES, CODES, SCORES = "CHANGES", "CODES", "SCORES"
    ROLES = {CHANGES: "", CODES: "", SCORES: ""}

    def displayName(self):
        return self.tr("Compare grids")

    def summary(self):
        return self.tr(
            "Compares two plans of one district: a layer of the buildings or units that get another grid, a table of "
            "which code becomes which with households and share, and a table of scores before and after."
        )

    def tags(self):
        return self.tr("compare,change,moved,codes,scenario,grid").split(",")

    def initAlgorithm(self, configuration=None):
        add_layer(self, self.BEFORE, self.tr("Grids before"), self.tr("The plan in force, with grid_code."), [AREAS])
        add_layer(self, self.AFTER, self.tr("Grids after"), self.tr("The other plan, with grid_code."), [AREAS])
        add_buildings(self)
        words = self.tr("Units")
        told = self.tr("Where units are given, units that move are listed; else buildings are, unit_id being their id.")
        add_layer(self, self.UNITS, words, told, [AREAS], optional=True)
        told = self.tr("The polygons that the grids must tile.")
        add_communities(self, optional=True, told=told)
        add_community_kind(self)
        add_streets(self)
        add_barriers(self)
        add_limits(self)
        add_rural_limits(self)
        anything, table = QgsProcessing.SourceType.TypeVectorAnyGeometry, QgsProcessing.SourceType.TypeVector
        for name, words, told, kind in (
            (self.CHANGES, self.tr("Changes"), self.tr("What moved, with the code before and after."), anything),
            (self.CODES, self.tr("Codes"), self.tr("Which code becomes which: households, buildings, share."), table),
            (self.SCORES, self.tr("Scores"), self.tr("Each measure before and after, and the difference."), table),
        ):
            self.add(
                QgsProcessingParameterFeatureSink(
                    name, words, kind, optional=name != self.CHANGES, createByDefault=True
                ),
                told,
            )

    def work(self, parameters, context, feedback):
        from ..adapters.gridding.comparing import ComparisonLayers, compare_layers

        before, after, units = (
            source_given(self, parameters, name, context) for name in (self.BEFORE, self.AFTER, self.UNITS)
        )
        layers = ComparisonLayers(before, after, self.district(parameters, context), units)
        rules = rules_given(self, parameters, context)
        compared = compare_layers(layers, rules, context.transformContext(), feedback)
        found = compared.comparison
        feedback.pushInfo(
            self.tr("Households that move: {households} ({percent} %), buildings that move: {buildings}.").format(
                households=found.moved_households,
                percent=round(100 * found.moved_share, 2),
                buildings=found.moved_buildings,
            )
        )
        tables = {self.CHANGES: compared.changes, self.CODES: compared.codes, self.SCORES: compared.scores}
        return self.write(tables, compared.crs)
