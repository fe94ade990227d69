"""The words on a styled layer: legend, column heads, coded values and map tips, in the language of QGIS."""

from qgis.PyQt.QtCore import QCoreApplication

from ..words.of_cameras import camera_fields_words, camera_values
from ..words.of_cameras import map_tip as camera_tip
from .event_layer_words import event_fields_words, event_legend, event_tip, event_values
from .figure_layer_words import figure_fields, figure_layers, figure_legend, figure_tip, figure_values

__all__ = [
    "coded_values",
    "district_name",
    "field_names",
    "label_caption",
    "layer_name",
    "legend",
    "map_tip",
    "plan_name",
]

translate = QCoreApplication.translate


def layer_name(role):
    """Name a layer by its role."""
    return {
        "grids": translate("Styles", "Grids"),
        "vertical_grids": translate("Styles", "Vertical grids"),
        "units": translate("Styles", "Units"),
        "findings": translate("Styles", "Findings"),
        "communities": translate("Styles", "Communities"),
        "compounds": translate("Styles", "Compounds"),
        "buildings": translate("Styles", "Buildings"),
        "streets": translate("Styles", "Streets"),
        "railways": translate("Styles", "Railways"),
        "rivers": translate("Styles", "Rivers"),
        "lakes": translate("Styles", "Lakes"),
        "places": translate("Styles", "Places"),
        "barriers": translate("Styles", "Barriers"),
        "completeness": translate("Styles", "Completeness"),
        "estimated_grids": translate("Styles", "Estimates of the grids"),
        "estimated_buildings": translate("Styles", "Buildings with households"),
        "ties": translate("Styles", "Ties"),
        "cameras": translate("Styles", "Cameras"),
        "sight": translate("Styles", "Sight of cameras"),
        "events": translate("Styles", "Events"),
        **figure_layers(),
    }.get(role, role)


def label_caption():
    """Say what stands on a grid, for the margin of a printed map."""
    return translate("Styles", "On each grid: its number in the community, and its households (hh).")


def plan_name():
    """Name the group in the layer tree that holds a plan."""
    return translate("Styles", "Plan")


def district_name():
    """Name the group in the layer tree that holds what a plan divides."""
    return translate("Styles", "District")


def legend(label):
    """Translate a legend entry of a style file; one that is not ours stays as it is."""
    return {
        "In band": translate("Styles", "In band"),
        "Over the maximum": translate("Styles", "Over the maximum"),
        "Under the minimum": translate("Styles", "Under the minimum"),
        "Without a grid": translate("Styles", "Without a grid"),
        "Unit": translate("Styles", "Unit"),
        "Error": translate("Styles", "Error"),
        "Warning": translate("Styles", "Warning"),
        "Note": translate("Styles", "Note"),
        "Expressway": translate("Styles", "Expressway"),
        "Arterial": translate("Styles", "Arterial"),
        "Secondary street": translate("Styles", "Secondary street"),
        "Local street": translate("Styles", "Local street"),
        "Lane": translate("Styles", "Lane"),
        "Path": translate("Styles", "Path"),
        "No household": translate("Styles", "No household"),
        "1 to 20 households": translate("Styles", "1 to 20 households"),
        "21 to 60 households": translate("Styles", "21 to 60 households"),
        "More than 60 households": translate("Styles", "More than 60 households"),
        "Green space": translate("Styles", "Green space"),
        "Farmland": translate("Styles", "Farmland"),
        "School": translate("Styles", "School"),
        "Other place": translate("Styles", "Other place"),
        "No dwelling": translate("Styles", "No dwelling"),
        "Less than 50 %": translate("Styles", "Less than 50 %"),
        "50 to 80 %": translate("Styles", "50 to 80 %"),
        "80 to 95 %": translate("Styles", "80 to 95 %"),
        "95 % and more": translate("Styles", "95 % and more"),
        "All": translate("Styles", "All"),
        "Under the minimum, not sure": translate("Styles", "Under the minimum, not sure"),
        "Over the maximum, not sure": translate("Styles", "Over the maximum, not sure"),
        "In band, not sure": translate("Styles", "In band, not sure"),
        "Working": translate("Styles", "Working"),
        "Broken": translate("Styles", "Broken"),
        "Not known whether it works": translate("Styles", "Not known whether it works"),
        "Seen by a working camera": translate("Styles", "Seen by a working camera"),
        "Seen no more: the camera is broken": translate("Styles", "Seen no more: the camera is broken"),
        "Seen perhaps": translate("Styles", "Seen perhaps"),
        "Identify": translate("Styles", "Identify"),
        "Recognise": translate("Styles", "Recognise"),
        "Observe": translate("Styles", "Observe"),
        "Detect": translate("Styles", "Detect"),
        "Too far to detect": translate("Styles", "Too far to detect"),
        **event_legend(),
        **figure_legend(),
    }.get(label, label)


def field_names(role):
    """Return the words for the columns of a plan's layer: dict of field name to words."""
    every = {
        "grid_code": translate("Styles", "Grid code"),
        "community_code": translate("Styles", "Community code"),
        "households": translate("Styles", "Households"),
        "buildings": translate("Styles", "Buildings"),
    }
    particular = {
        "grids": {
            "grid_name": translate("Styles", "Grid name"),
            "community_name": translate("Styles", "Community name"),
            "kind": translate("Styles", "Kind"),
            "area_m2": translate("Styles", "Area (m²)"),
            "status": translate("Styles", "Status"),
            "reason": translate("Styles", "Reason"),
            "compactness": translate("Styles", "Compactness"),
            "visible_boundary": translate("Styles", "Visible boundary"),
        },
        "vertical_grids": {
            "grid_name": translate("Styles", "Grid name"),
            "base_code": translate("Styles", "Grid on the ground"),
            "building_id": translate("Styles", "Building"),
            "entrances": translate("Styles", "Entrances"),
            "dwellings": translate("Styles", "Dwellings"),
            "status": translate("Styles", "Status"),
        },
        "units": {
            "unit_id": translate("Styles", "Unit"),
            "locked": translate("Styles", "Locked"),
        },
        "completeness": {
            "grid_name": translate("Styles", "Grid name"),
            "tied": translate("Styles", "Buildings tied"),
            "tied_percent": translate("Styles", "Buildings tied, %"),
            "dwellings": translate("Styles", "Dwellings"),
            "known": translate("Styles", "Dwellings known"),
            "known_percent": translate("Styles", "Dwellings known, %"),
        },
        "estimated_grids": {
            "grid_name": translate("Styles", "Grid name"),
            "estimate": translate("Styles", "Estimated households"),
            "low": translate("Styles", "At least, likely"),
            "high": translate("Styles", "At most, likely"),
            "status": translate("Styles", "Status"),
            "could_flip": translate("Styles", "Status not sure"),
            "in_band_percent": translate("Styles", "In band, chance in %"),
        },
        "estimated_buildings": {
            "households_estimated": translate("Styles", "Estimated households"),
            "low": translate("Styles", "At least, likely"),
            "high": translate("Styles", "At most, likely"),
            "method": translate("Styles", "How it came about"),
        },
        "findings": {
            "check": translate("Styles", "Check"),
            "severity": translate("Styles", "Severity"),
            "value": translate("Styles", "Value"),
            "message": translate("Styles", "Message"),
        },
    }
    if role in particular:
        return every | particular[role]
    return figure_fields(role) or event_fields_words(role) or camera_fields_words(role)


def coded_values(role):
    """Return the words for coded values: dict of field name to dict of value to words."""
    if role in ("grids", "vertical_grids"):
        return {
            "status": {
                "in_band": translate("Styles", "In band"),
                "over": translate("Styles", "Over the maximum"),
                "under": translate("Styles", "Under the minimum"),
            },
            "kind": {
                "urban": translate("Styles", "Urban"),
                "rural": translate("Styles", "Rural"),
                "special": translate("Styles", "Special"),
            },
        }
    if role == "estimated_grids":
        return {"status": coded_values("grids")["status"]}
    if role == "estimated_buildings":
        return {
            "method": {
                "register": translate("Styles", "Register"),
                "use": translate("Styles", "Its use says so"),
                "estimated": translate("Styles", "Estimated"),
                "none": translate("Styles", "Nobody lives there"),
            }
        }
    if role == "findings":
        return {
            "severity": {
                "error": translate("Styles", "Error"),
                "warning": translate("Styles", "Warning"),
                "note": translate("Styles", "Note"),
            }
        }
    return figure_values(role) or event_values(role) or camera_values(role)


def map_tip(role):
    """Return the HTML that the map shows under the pointer, '' where a role has none."""
    if role == "findings":
        return '<p>[% "message" %]</p>'
    if role == "completeness":
        rows = (
            (translate("Styles", "Buildings tied"), '"tied" || \' / \' || "buildings"'),
            (translate("Styles", "Buildings tied, %"), 'format_number("tied_percent", 2)'),
            (translate("Styles", "Dwellings known"), '"known" || \' / \' || "dwellings"'),
            (translate("Styles", "Dwellings known, %"), 'format_number("known_percent", 2)'),
        )
        return _tip(rows)
    if role == "vertical_grids":
        rows = (
            (translate("Styles", "Entrances"), "array_to_string(from_json(\"entrances\"), ', ')"),
            (translate("Styles", "Households"), '"households"'),
            (translate("Styles", "Status"), 'represent_value("status")'),
            (translate("Styles", "Grid on the ground"), '"base_code"'),
        )
        return _tip(rows)
    if role != "grids":
        return figure_tip(role) or event_tip(role) or camera_tip(role)
    rows = (
        (translate("Styles", "Households"), '"households"'),
        (translate("Styles", "Buildings"), '"buildings"'),
        (translate("Styles", "Area"), "format_number(\"area_m2\" / 10000, 1) || ' ha'"),
        (translate("Styles", "Status"), 'represent_value("status")'),
    )
    return _tip(rows) + "[% coalesce(\"reason\", '') %]"


def _tip(rows):
    """Name and code of a grid, and a table of words and expressions."""
    head = '<b>[% coalesce("grid_name", \'\') %]</b><br>[% "grid_code" %]'
    table = "".join(f"<tr><td>{words}&nbsp;</td><td>[% {expression} %]</td></tr>" for words, expression in rows)
    return f"{head}<table>{table}</table>"
