"""Hold a layer of grids to the rules of a plan, D1 to D11, and measure it."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from ...progress import Progress
from ..doubled import doubled_buildings
from ..findings import found
from ..inner_places import inner_places
from ..intake import tidy
from .barrier_checks import barrier_findings
from .barriers import Barriers
from .boundaries_seen import boundaries_of, visible_findings
from .building_checks import building_findings, compound_findings, count_households, household_findings
from .code_checks import code_findings, known_codes, record_findings
from .grid_layer import areal
from .measures import Measures, kinds_of, measured
from .shape_checks import shape_findings
from .tiling_checks import cover_of, homes_of, own_grounds, tiling_findings

__all__ = ["STAGES", "Checked", "check_grids", "mendable"]

STAGES = ("shapes", "tiling", "households", "boundaries", "codes")

# What mends a finding, as the name of an algorithm; what is not here needs a person to decide.
_MENDED_BY = {
    "grid_over": "repairgrids",
    "grid_under": "repairgrids",
    "grid_leaves_over": "repairgrids",
    "grid_leaves_under": "repairgrids",
    "grid_multipart": "repairgrids",
    "grid_across_barrier": "repairgrids",
    "grids_gap": "fillgrids",
    "building_in_no_grid": "fillgrids",
    "grid_code_missing": "renumbergrids",
    "grid_code_repeated": "renumbergrids",
    "grid_code_misfit": "renumbergrids",
    "grid_code_elsewhere": "renumbergrids",
    "grid_numbers_out_of_order": "renumbergrids",
}


@dataclass(frozen=True)
class Checked:
    """What a check of a layer showed.

    Attributes
    ----------
    findings : list of Finding, errors first; rows of grids and buildings in them count from 0
    measures : Measures
    """

    findings: list
    measures: Measures


def mendable(check):
    """Name the algorithm that mends what a check found; '' where a person has to decide.

    Examples
    --------
    >>> mendable("grids_gap"), mendable("grids_overlap")
    ('fillgrids', '')
    """
    return _MENDED_BY.get(check, "")


@np.errstate(invalid="ignore", divide="ignore")  # flags that GEOS raises where shapes only touch
def check_grids(layer, district, rules, progress=None):
    """Check a layer of grids against the district that it divides.

    Parameters
    ----------
    layer : GridLayer
    district : District; its locked grids are not looked at
    rules : Rules
    progress : Progress, optional

    Returns
    -------
    Checked

    Raises
    ------
    CancelledError
        The progress was cancelled.

    Notes
    -----
    Where a grid states no kind, its community's counts.
    """
    listener = progress or Progress()

    def begin(stage):
        listener.check()
        listener.report(stage, STAGES.index(stage) / len(STAGES))

    begin("shapes")
    places = inner_places(areal(district.communities), nowhere=0)
    codes, numbered = known_codes(district.community_codes, places, district.community_kinds, rules.code_profile)
    district, untidy = tidy(replace(district, community_codes=codes))
    areas, grounds = areal(layer.shapes), own_grounds(district.communities)
    findings = [*numbered, *untidy, *shape_findings(layer, areas)]

    begin("tiling")
    homes = homes_of(areas, grounds)
    cover = cover_of(areas, grounds)
    findings += tiling_findings(layer, areas, grounds, codes, homes, cover)
    of_grid = np.append(codes, "")[homes.home]

    begin("households")
    counts = count_households(areas, grounds, district.buildings, district.households)
    bands = [rules.bands[kind] for kind in kinds_of(layer, homes.home, district.community_kinds)]
    built, cut = building_findings(layer, areas, homes, counts, district.buildings, district.households, codes)
    findings += built
    findings += doubled_buildings(district.buildings, district.households, counts.community_of >= 0)
    findings += household_findings(layer, areas, homes, counts, district.households, bands, codes)
    findings += compound_findings(counts, district.households, district.compounds, bands, of_grid)

    begin("boundaries")
    barriers = Barriers(district.barriers, district.streets, district.street_ranks)
    findings += barrier_findings(layer, areas, barriers, district.buildings, district.households, counts, of_grid)
    walls = shapely.boundary(district.compounds)
    seen = np.concatenate([district.streets, district.barriers, walls])
    boundaries = boundaries_of(areas, district.communities, seen)
    if len(seen):
        findings += visible_findings(layer, areas, boundaries, of_grid)
    else:
        findings.append(found("streets_absent"))

    begin("codes")
    findings += code_findings(layer, areas, homes.home, codes, rules.code_profile)
    findings += record_findings(layer, areas, of_grid)
    measures = measured(layer, areas, homes, counts, district.households, bands, boundaries, cover, cut)
    return Checked(sorted(findings, key=lambda one: ("error", "warning", "note").index(one.severity)), measures)
