"""The words on layers of hot spots and clusters of events: names, legend, column heads, values and map tips."""

from qgis.PyQt.QtCore import QCoreApplication

from ..words.of_figures import hot_spot_words

__all__ = ["figure_fields", "figure_layers", "figure_legend", "figure_tip", "figure_values"]

translate = QCoreApplication.translate


def figure_layers():
    """Layers by their roles: dict of str to str."""
    return {
        "hot_spots": translate("Styles", "Hot spots of events"),
        "event_clusters": translate("Styles", "Clusters and repeated places"),
    }


def figure_legend():
    """What a style file calls its classes, to words: dict of str to str."""
    words, kinds = hot_spot_words(), _kinds()
    plain = {
        "hot_99": "Hot spot, 99 %",
        "hot_95": "Hot spot, 95 %",
        "hot_90": "Hot spot, 90 %",
        "none": "Nothing unusual",
        "cold_90": "Cold spot, 90 %",
        "cold_95": "Cold spot, 95 %",
        "cold_99": "Cold spot, 99 %",
    }
    told = {label: words[value] for value, label in plain.items()}
    return told | {"Cluster beyond chance": kinds["cluster"], "Repeated place": kinds["repeated"]}


def figure_values(role):
    """Words for coded values: dict of field to dict of value to str; empty for other roles."""
    if role == "hot_spots":
        return {"hot_spot": hot_spot_words()}
    return {"kind": _kinds()} if role == "event_clusters" else {}


def figure_fields(role):
    """Words for the columns of a role: dict of str to str; empty for other roles."""
    return {"hot_spots": _hot_spot_fields, "event_clusters": _cluster_fields}.get(role, dict)()


def figure_tip(role):
    """The HTML that the map shows under the pointer, '' for other roles."""
    if role == "event_clusters":
        return '<p>[% "message" %]</p>[% "since" %] – [% "until" %]'
    if role != "hot_spots":
        return ""
    rows = (
        (translate("Styles", "Events"), "coalesce(\"events\", '*')"),
        (translate("Styles", "Per 1,000 households"), 'round("per_1000", 1)'),
        (translate("Styles", "Chance (p), corrected"), 'round("q_value", 4)'),
    )
    table = "".join(f"<tr><td>{words}&nbsp;</td><td>[% {expression} %]</td></tr>" for words, expression in rows)
    head = '<b>[% coalesce("grid_name", \'\') %]</b><br>[% "grid_code" %]<br>[% represent_value("hot_spot") %]'
    return f"{head}<table>{table}</table>"


# fmt: off

def _kinds():
    return {
        "cluster": translate("Styles", "Cluster beyond chance"),
        "repeated": translate("Styles", "Repeated place"),
    }


def _hot_spot_fields():
    return {
        "grid_code": translate("Styles", "Grid code"),
        "grid_name": translate("Styles", "Grid name"),
        "community_code": translate("Styles", "Community code"),
        "households": translate("Styles", "Households"),
        "events": translate("Styles", "Events"),
        "per_1000": translate("Styles", "Per 1,000 households"),
        "z": translate("Styles", "Gi* (z)"),
        "p_value": translate("Styles", "Chance (p)"),
        "q_value": translate("Styles", "Chance (p), corrected"),
        "hot_spot": translate("Styles", "Hot or cold"),
        "masked": translate("Styles", "Masked"),
    }


def _cluster_fields():
    return {
        "kind": translate("Styles", "Kind"),
        "events": translate("Styles", "Events"),
        "usual": translate("Styles", "Usual"),
        "ratio": translate("Styles", "Times the usual"),
        "p_value": translate("Styles", "Chance (p)"),
        "since": translate("Styles", "Since"),
        "until": translate("Styles", "Until"),
        "days": translate("Styles", "Days"),
        "category": translate("Styles", "Class"),
        "grids": translate("Styles", "Grids"),
        "message": translate("Styles", "Message"),
    }

# fmt: on
