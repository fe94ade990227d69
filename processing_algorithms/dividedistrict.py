"""Divide district: communities into grids of so many households."""

from .district_algorithm import DistrictAlgorithm
from .district_inputs import (
    AREAS,
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
    add_scheduler,
    add_seed,
    add_streets,
)
from .inputs_given import rules_given
from .plan_outputs import PLAN_ROLES, add_plan_outputs

__all__ = ["DivideDistrict"]


class DivideDistrict(DistrictAlgorithm):
    """Reads the layers of a district, has the engine divide it, and writes grids, units and findings."""

    NAME = "dividedistrict"
    ICON = "divide.svg"
    ROLES = PLAN_ROLES

    def displayName(self):
        return self.tr("Divide district")

    def summary(self):
        return self.tr(
            "Divides communities into grids of so many households. Each grid is one piece inside one community; "
            "no building is cut; no grid lies across a river, railway or expressway unless a bridge or crossing "
            "joins its sides. The same input and seed give the same plan."
        )

    def tags(self):
        return self.tr("grid,community,households,districting,regions,balance").split(",")

    def initAlgorithm(self, configuration=None):
        add_communities(self)
        add_buildings(self)
        add_streets(self)
        add_barriers(self)
        add_compounds(self, advanced=False)
        told = self.tr("Grids of an earlier plan, with the field grid_code, that stay as they are.")
        add_layer(self, "LOCKED_GRIDS", self.tr("Locked grids"), told, [AREAS], optional=True)
        add_limits(self)
        add_seed(self)
        told = self.tr("The field with the name that the grids carry as community_name.")
        add_field(self, "COMMUNITY_NAME", self.tr("Name of the community"), told, "COMMUNITIES", advanced=True)
        add_community_kind(self)
        add_rural_limits(self)
        add_code_profile(self)
        add_scheduler(self)
        add_plan_outputs(self)

    def work(self, parameters, context, feedback):
        from ..adapters.gridding.division import divide_layers

        division = divide_layers(
            self.district(parameters, context),
            rules_given(self, parameters, context),
            self.parameterAsEnumString(parameters, "SCHEDULER", context),
            context.transformContext(),
            feedback,
        )
        return self.write(division.tables, division.crs)
