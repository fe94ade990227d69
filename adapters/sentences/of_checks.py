"""The sentences and titles for what a check of grids finds; `adapters.sentences.saying` says them."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["templates", "titles", "variant"]

translate = QCoreApplication.translate


def variant(finding):
    """The ending of the template's key where a check of grids has several sentences."""
    numbers = finding.numbers
    if finding.check == "grids_gap" and numbers["pieces"] == 1:
        return ".one"
    if finding.check in ("grid_leaves_over", "grid_leaves_under"):
        return ".locked" if numbers["locked"] else "" if numbers["neighbours"] else ".alone"
    return ""


# fmt: off

def templates():
    """Sentences by check, the other variants of one under its name and an ending."""
    return {
        "grid_without_geometry": translate("Findings", "Grid feature {row} has no geometry."),
        "grid_invalid": translate("Findings", "The outline of the grid crosses or touches itself here."),
        "grid_multipart": translate("Findings",
            "The grid has {parts} separate parts; the smallest is this one of {area_m2} m²."),
        "grid_sliver": translate("Findings",
            "A sliver: this piece of {area_m2} m² is under 1 m² or nowhere wider than half a metre."),
        "grid_narrow": translate("Findings",
            "A strip of the grid, {length_m} m long, is narrower than half a metre."),
        "grid_encloses": translate("Findings", "The grid encloses grid {other} ({area_m2} m²)."),
        "grids_overlap": translate("Findings", "The grid and grid {other} overlap by {area_m2} m²."),
        "grid_overlay": translate("Findings",
            "This special grid lies over grid {other} ({area_m2} m²), as a layer of its own."),
        "grids_gap.one": translate("Findings", "A gap: no grid covers these {area_m2} m² of the community."),
        "grids_gap": translate("Findings",
            "Small gaps: no grid covers {area_m2} m² of the community in all (pieces: {pieces})."),
        "community_without_grid": translate("Findings", "The community of {area_m2} m² has no grid."),
        "grid_outside": translate("Findings", "The grid reaches {area_m2} m² outside every community."),
        "grid_across_communities": translate("Findings",
            "The grid lies across communities: {area_m2} m² of it lie in community {other}."),
        "grid_across_barrier": translate("Findings",
            "The grid lies across a river, railway or expressway, and no street inside it joins the sides (households "
            "beyond: {households})."),
        "boundary_hidden": translate("Findings",
            "Only {percent} % of the boundary follows a street, a barrier or the community's edge; {length_m} m follow "
            "nothing that one can see."),
        "building_in_no_grid": translate("Findings",
            "Buildings inside the community, but in no grid (number: {count}, households: {households}, first feature: "
            "{first})."),
        "grid_households_differ": translate("Findings",
            "The layer says {stated} households, the buildings add up to {counted}."),
        "grid_without_officer": translate("Findings", "No officer is assigned to the grid."),
        "grid_code_missing": translate("Findings", "Grid feature {row} has no code."),
        "grid_code_repeated": translate("Findings", "Another grid has the code {code} as well."),
        "grid_code_misfit": translate("Findings",
            "The code {code} does not fit the code profile; here a code looks like {example}."),
        "grid_code_elsewhere": translate("Findings",
            "The code {code} is one of community {other}, but the grid lies in this community."),
        "grid_community_differs": translate("Findings",
            "The layer says that the grid belongs to community {stated}, but it lies in this community."),
        "grid_numbers_out_of_order": translate("Findings",
            "The numbers do not run from north to south and west to east (grids out of place: {count}). That is right "
            "only where grids were changed since they were first numbered."),
        "grid_version_incomplete": translate("Findings", "The record of this grid's version lacks: {fields}."),
        "grid_version_dates": translate("Findings", "The grid was valid until {until}, before it began on {since}."),
        "grid_leaves_over": translate("Findings",
            "Households by the new register: {households}, which is {excess} over the maximum of {maximum}. Room at "
            "the neighbours: {neighbours}."),
        "grid_leaves_over.alone": translate("Findings",
            "Households by the new register: {households}, which is {excess} over the maximum of {maximum}. No "
            "neighbour in the community has room."),
        "grid_leaves_over.locked": translate("Findings",
            "Households by the new register: {households}, which is {excess} over the maximum of {maximum}. The grid "
            "is locked: unlock it, or change the limits."),
        "grid_leaves_under": translate("Findings",
            "Households by the new register: {households}, which is {short} under the minimum of {minimum}. To spare "
            "at the neighbours: {neighbours}."),
        "grid_leaves_under.alone": translate("Findings",
            "Households by the new register: {households}, which is {short} under the minimum of {minimum}. No "
            "neighbour in the community has any to spare."),
        "grid_leaves_under.locked": translate("Findings",
            "Households by the new register: {households}, which is {short} under the minimum of {minimum}. The grid "
            "is locked: unlock it, or change the limits."),
        "grid_near_maximum": translate("Findings",
            "Households by the new register: {households}, only {room} below the maximum of {maximum}."),
        "grid_near_minimum": translate("Findings",
            "Households by the new register: {households}, only {room} above the minimum of {minimum}."),
    }


def titles():
    """Titles by check."""
    return {
        "grid_without_geometry": translate("Findings", "Grid without geometry"),
        "grid_invalid": translate("Findings", "Grid outline not valid"),
        "grid_multipart": translate("Findings", "Grid in several parts"),
        "grid_sliver": translate("Findings", "Sliver"),
        "grid_narrow": translate("Findings", "Narrow strip"),
        "grid_encloses": translate("Findings", "Grid encloses another"),
        "grids_overlap": translate("Findings", "Grids overlap"),
        "grid_overlay": translate("Findings", "Special grid over another"),
        "grids_gap": translate("Findings", "Gap between grids"),
        "community_without_grid": translate("Findings", "Community without a grid"),
        "grid_outside": translate("Findings", "Grid outside the communities"),
        "grid_across_communities": translate("Findings", "Grid across communities"),
        "grid_across_barrier": translate("Findings", "Grid across a barrier"),
        "boundary_hidden": translate("Findings", "Boundary hidden"),
        "building_in_no_grid": translate("Findings", "Buildings in no grid"),
        "grid_households_differ": translate("Findings", "Household count out of date"),
        "grid_without_officer": translate("Findings", "Grid without an officer"),
        "grid_code_missing": translate("Findings", "Grid code missing"),
        "grid_code_repeated": translate("Findings", "Grid code repeated"),
        "grid_code_misfit": translate("Findings", "Grid code of another form"),
        "grid_code_elsewhere": translate("Findings", "Grid code of another community"),
        "grid_community_differs": translate("Findings", "Grid's community wrong"),
        "grid_numbers_out_of_order": translate("Findings", "Grid numbers out of order"),
        "grid_version_incomplete": translate("Findings", "Version's record incomplete"),
        "grid_version_dates": translate("Findings", "Version's dates reversed"),
        "grid_leaves_over": translate("Findings", "Grid will be over the maximum"),
        "grid_leaves_under": translate("Findings", "Grid will be under the minimum"),
        "grid_near_maximum": translate("Findings", "Grid near the maximum"),
        "grid_near_minimum": translate("Findings", "Grid near the minimum"),
    }

# fmt: on
