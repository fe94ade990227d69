"""The words on a layer of events: column heads, coded values and the tip under the pointer."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["event_fields_words", "event_legend", "event_tip", "event_values"]

translate = QCoreApplication.translate


def event_fields_words(role):
    """The words for the columns of a layer of events: dict of field name to words, empty for other roles."""
    if role != "events":
        return {}
    return {
        "event_no": translate("Styles", "Number"),
        "source": translate("Styles", "Source"),
        "category": translate("Styles", "Class"),
        "urgency": translate("Styles", "Urgency"),
        "state": translate("Styles", "State"),
        "reported_at": translate("Styles", "Reported"),
        "received_at": translate("Styles", "Received"),
        "verified_at": translate("Styles", "Verified"),
        "dispatched_at": translate("Styles", "Dispatched"),
        "started_at": translate("Styles", "Started"),
        "arrived_at": translate("Styles", "Arrived"),
        "submitted_at": translate("Styles", "Submitted"),
        "closed_at": translate("Styles", "Closed"),
        "evaluated_at": translate("Styles", "Evaluated"),
        "due_at": translate("Styles", "Due"),
        "grid_code": translate("Styles", "Grid code"),
        "other_grid": translate("Styles", "Other grid"),
        "lead_grid": translate("Styles", "Grid in the lead"),
        "community_code": translate("Styles", "Community code"),
        "department": translate("Styles", "Department"),
        "street": translate("Styles", "Subdistrict or town"),
        "address": translate("Styles", "Address"),
        "building_id": translate("Styles", "Building"),
        "file_row": translate("Styles", "Row of the file"),
    }


def event_values(role):
    """The words for coded values: dict of field name to dict of value to words, empty for other roles."""
    if role != "events":
        return {}
    # They need packages that QGIS does not bring everywhere.
    from ...engine.events.model import STATES
    from ..words.of_events import SOURCES, URGENCIES, source_name, state_name, urgency_name

    return {
        "state": {str(state): state_name(state) for state in STATES},
        "urgency": {str(urgency): urgency_name(urgency) for urgency in URGENCIES},
        "source": {source: source_name(source) for source in SOURCES},
    }


def event_legend():
    """The words in the legend: dict of those in the style's file to those that are shown."""
    return {
        "Reported": translate("Styles", "Reported"),
        "Received, verified": translate("Styles", "Received, verified"),
        "Dispatched, handled": translate("Styles", "Dispatched, handled"),
        "Submitted": translate("Styles", "Submitted"),
        "Closed": translate("Styles", "Closed"),
        "Evaluated": translate("Styles", "Evaluated"),
        "Returned, suspended, escalated": translate("Styles", "Returned, suspended, escalated"),
        "Rejected, merged, cancelled": translate("Styles", "Rejected, merged, cancelled"),
        "State not known": translate("Styles", "State not known"),
    }


def event_tip(role):
    """The HTML that the map shows under the pointer, '' for other roles."""
    if role != "events":
        return ""
    words = event_fields_words(role)
    names = ("category", "state", "urgency", "address", "grid_code", "department", "reported_at", "due_at", "closed_at")
    rows = "".join(
        f"<tr><td>{words[name]}&nbsp;</td><td>[% if(attribute('{name}') is null, '', represent_value(\"{name}\")) %]"
        "</td></tr>"
        for name in names
    )
    return f'<b>[% "event_no" %]</b><table>{rows}</table>'
