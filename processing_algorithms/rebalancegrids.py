"""Rebalance grids: a plan in force and a new register in, a plan in band that moves few households out."""

from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSink

from .district_algorithm import DistrictAlgorithm
from .district_inputs import (
    AREAS,
    add_barriers,
    add_buildings,
    add_code_profile,
    add_communities,
    add_community_kind,
    add_compounds,
    add_layer,
    add_limits,
    add_rural_limits,
    add_scheduler,
    add_seed,
    add_streets,
)
from .inputs_given import rules_given, source_given
from .plan_outputs import add_plan_outputs
from .rebalance_inputs import add_aims, add_moved, aims_given, moved_and_told

__all__ = ["RebalanceGrids"]


class RebalanceGrids(DistrictAlgorithm):
    """Reads the units of a plan and a register, calls the engine, writes the new plan and what changed."""

    NAME = "rebalancegrids"
    ICON = "rebalance.svg"

    UNITS, OLD_GRIDS, NEW_UNITS, CHANGES = "UNITS", "OLD_GRIDS", "NEW_UNITS", "CHANGES"
    ROLES = {"GRIDS": "grids", NEW_UNITS: "units", CHANGES: "", "FINDINGS": "findings"}

    def displayName(self):
        return self.tr("Rebalance grids")

    def summary(self):
        return self.tr(
            "Brings the plan in force back within the limits after growth or demolition, and moves as few households "
            "as it can to another grid. Communities whose grids are all within the limits stay as they are, codes of "
            "grids stay, and locked grids are not touched. The log tells what each of three options would cost, and "
            "how few households any plan must move."
        )

    def tags(self):
        return self.tr("rebalance,growth,update,minimum change,households,grid").split(",")

    def initAlgorithm(self, configuration=None):
        words = self.tr("Units")
        told = self.tr(
            "The units of the plan in force, with the field grid_code; kind and locked are read where there."
        )
        add_layer(self, self.UNITS, words, told, [AREAS])
        words = self.tr("Grids in force")
        told = self.tr(
            "The grids with the field grid_code, for their names and kinds (grid_name, kind, locked). Special grids, "
            "and others with limits that are not their community's, stay as they are, and the log names them. A grid "
            "whose kind neither this layer nor the field kind of the units tells is of its community's kind."
        )
        add_layer(self, self.OLD_GRIDS, words, told, [QgsProcessing.SourceType.TypeVector], optional=True)
        add_buildings(self)
        add_communities(self)
        add_community_kind(self)
        add_streets(self)
        add_barriers(self)
        words = self.tr("Locked grids")
        told = self.tr("Grids with the field grid_code that stay as they are; units that say locked stay too.")
        add_layer(self, "LOCKED_GRIDS", words, told, [AREAS], optional=True)
        add_limits(self)
        add_rural_limits(self)
        add_aims(self)
        add_seed(self)
        add_compounds(self)
        add_code_profile(self)
        add_scheduler(self)
        add_plan_outputs(self, units=self.NEW_UNITS)
        self.add(
            QgsProcessingParameterFeatureSink(
                self.CHANGES, self.tr("Changes"), AREAS, optional=True, createByDefault=True
            ),
            self.tr("The units that change their grid: from which, to which, and with how many households."),
        )
        add_moved(self)

    def work(self, parameters, context, feedback):
        from ..adapters.gridding.rebalancing import rebalance_layers

        rebalance = rebalance_layers(
            source_given(self, parameters, self.UNITS, context),
            source_given(self, parameters, self.OLD_GRIDS, context),
            self.district(parameters, context),
            rules_given(self, parameters, context),
            *aims_given(self, parameters, context),
            self.parameterAsEnumString(parameters, "SCHEDULER", context),
            context.transformContext(),
            feedback,
        )
        prices = rebalance.prices
        moved = moved_and_told(prices, prices[0], rebalance.least, rebalance.households, feedback)
        return {**self.write(rebalance.tables, rebalance.crs), **moved}
