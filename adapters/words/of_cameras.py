"""What the codes of cameras and bands are called, and the words on layers of cameras and of what they see."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["camera_fields_words", "camera_status_name", "camera_values", "kind_name", "map_tip"]

translate = QCoreApplication.translate


def camera_status_name(status):
    """Name a status of a camera."""
    return _statuses().get(status, status)


def kind_name(kind):
    """Name a kind of camera."""
    return _kinds().get(kind, kind)


def camera_fields_words(role):
    """The words for the columns of a layer of cameras or of sight: dict of field name to words, empty for others."""
    if role not in ("cameras", "sight"):
        return {}
    both = {
        "camera_id": translate("Styles", "Camera"),
        "name": translate("Styles", "Name"),
        "status": translate("Styles", "Status"),
        "camera_kind": translate("Styles", "Kind"),
        "range_m": translate("Styles", "Range (m)"),
    }
    if role == "sight":
        return both | {
            "band": translate("Styles", "Band"),
            "sure": translate("Styles", "Direction known"),
            "secrecy": translate("Styles", "Secret"),
            "area_m2": translate("Styles", "Area (m²)"),
        }
    return both | {
        "status_at": translate("Styles", "Status of"),
        "azimuth_deg": translate("Styles", "Direction (°)"),
        "fov_deg": translate("Styles", "Angle of view (°)"),
        "height_m": translate("Styles", "Height (m)"),
        "position_type": translate("Styles", "Kind of place"),
        "owner_kind": translate("Styles", "Kind of owner"),
        "secrecy": translate("Styles", "Secret"),
        "link_key": translate("Styles", "Key of the link"),
    }


def camera_values(role):
    """The words for coded values: dict of field name to dict of value to words, empty for other roles."""
    if role not in ("cameras", "sight"):
        return {}
    values = {"status": _statuses(), "camera_kind": _kinds()}
    yes_no = {"0": translate("Styles", "No"), "1": translate("Styles", "Yes")}
    return values | {"secrecy": yes_no} | ({"band": _bands(), "sure": yes_no} if role == "sight" else {})


def map_tip(role):
    """The HTML that the map shows under the pointer, '' for other roles."""
    if role not in ("cameras", "sight"):
        return ""
    rows = [
        (translate("Styles", "Status"), 'represent_value("status")'),
        (translate("Styles", "Kind"), 'represent_value("camera_kind")'),
        (translate("Styles", "Range (m)"), '"range_m"'),
    ]
    if role == "sight":
        rows.append((translate("Styles", "Band"), 'represent_value("band")'))
    else:
        rows.append((translate("Styles", "Direction (°)"), '"azimuth_deg"'))
    table = "".join(f"<tr><td>{words}&nbsp;</td><td>[% {expression} %]</td></tr>" for words, expression in rows)
    return f'<b>[% coalesce("name", \'\') %]</b><br>[% "camera_id" %]<table>{table}</table>'


# fmt: off

def _statuses():
    return {
        "on": translate("Styles", "Working"),
        "off": translate("Styles", "Broken"),
        "unknown": translate("Styles", "Not known whether it works"),
    }


def _kinds():
    return {
        "fixed": translate("Styles", "Fixed"),
        "dome": translate("Styles", "Dome"),
        "ptz": translate("Styles", "PTZ, turns"),
        "panoramic": translate("Styles", "Panoramic"),
        "unknown": translate("Styles", "Kind not known"),
    }


def _bands():
    return {
        "": translate("Styles", "All that it sees"),
        "identify": translate("Styles", "Identify"),
        "recognise": translate("Styles", "Recognise"),
        "observe": translate("Styles", "Observe"),
        "detect": translate("Styles", "Detect"),
        "beyond": translate("Styles", "Too far to detect"),
    }

# fmt: on
