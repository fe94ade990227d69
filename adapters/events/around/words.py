"""What is round an event, in words: for the panel, a text and the sheet."""

from math import isinf, isnan

from qgis.PyQt.QtCore import QCoreApplication

from ....engine.events.around.place import CAMERA, DUTY, EVENT, HELP, KEY
from ...words.moments import shown_moment
from ...words.of_cameras import camera_status_name, kind_name
from ...words.of_events import state_name, urgency_name
from .items import COMMUNITY, GRID, without_secret

__all__ = [
    "LISTED",
    "answer_text",
    "answer_title",
    "fact_rows",
    "item_cells",
    "item_tip",
    "list_heads",
    "list_title",
    "more_words",
    "nothing_words",
]

LISTED = (CAMERA, DUTY, HELP, KEY, EVENT)
"""The lists, in the order in which they are told."""

translate = QCoreApplication.translate


def list_title(what):
    """Name a list."""
    return {
        CAMERA: translate("Around", "Cameras that see it"),
        DUTY: translate("Around", "Duty point"),
        HELP: translate("Around", "Help, nearest first"),
        KEY: translate("Around", "Key places"),
        EVENT: translate("Around", "Other open events"),
    }[what]


def list_heads():
    """The heads of the columns of all lists: list of str."""
    return [
        translate("Around", "Name"),
        translate("Around", "State"),
        translate("Around", "Distance"),
        translate("Around", "On foot"),
    ]


def nothing_words(what, answer):
    """Say why a list is empty."""
    if what == CAMERA:
        if not answer.with_cameras:
            return translate("Around", "There is no layer of cameras.")
        return translate("Around", "No camera sees this place.")
    return translate("Around", "None near.")


def answer_title(answer):
    """Name what it is about."""
    if answer.number:
        return translate("Around", "Around event {event}").format(event=answer.number)
    return translate("Around", "Around this place")


def fact_rows(answer):
    """What is known of the event and where it lies: list of (caption, words)."""
    rows = []
    if answer.event is not None:
        event = answer.event
        told = [event.categories[0], state_name(event.states[0])]
        if event.urgencies[0]:
            told.append(urgency_name(event.urgencies[0]))
        rows.append((translate("Around", "Event"), " · ".join(filter(None, told))))
        times = [
            (translate("Around", "reported {at}"), shown_moment(event.times["reported"][0], answer.offset)),
            (translate("Around", "due {at}"), shown_moment(event.times["due"][0], answer.offset)),
        ]
        told = [words.format(at=at) for words, at in times if at]
        if told:
            rows.append((translate("Around", "Time"), ", ".join(told)))
        if event.addresses[0]:
            rows.append((translate("Around", "Address"), event.addresses[0]))
        if event.departments[0]:
            rows.append((translate("Around", "Department"), event.departments[0]))
    rows.append((translate("Around", "Grid"), _grid_words(answer)))
    community = next((item for item in answer.items if item.what == COMMUNITY), None)
    if community is not None:
        rows.append((translate("Around", "Community"), _coded(community)))
    return rows


def item_cells(item):
    """An item in the columns of `list_heads`: list of str."""
    return [_name(item), _status(item), _metres(item.metres), _minutes(item.minutes)]


def secret_words(count):
    """Say that cameras are left out of what leaves the house; '' where none are."""
    if not count:
        return ""
    told = translate("Around", "Cameras that may not leave the database are left out (number: {count}).")
    return told.format(count=count)


def item_tip(item):
    """What else is known of an item, for its tool tip: list of str."""
    told = [item.name, kind_name(item.kind) if item.what == CAMERA else item.kind, item.id]
    return [*dict.fromkeys(filter(None, told))]


def more_words(count):
    """Say how many of a list are left out on paper."""
    return translate("Around", "and {count} more").format(count=count)


def answer_text(answer):
    """All of it as text, with tabs between columns, which a spreadsheet takes."""
    kept, secret = without_secret(answer.items)
    lines = [answer_title(answer), *("\t".join(row) for row in fact_rows(answer))]
    for what in LISTED:
        items = [item for item in kept if item.what == what]
        lines += ["", list_title(what)]
        lines += ["\t".join([str(item.rank), *item_cells(item)]) for item in items] or [nothing_words(what, answer)]
    return "\n".join([*lines, *filter(None, ["", secret_words(secret)])])


def _grid_words(answer):
    grids = [item for item in answer.items if item.what == GRID]
    if not grids:
        return translate("Around", "in no grid")
    told = []
    for item in grids:
        leads = translate("Around", "{grid} (leads)")
        told.append(leads.format(grid=_coded(item)) if item.status == "lead" else _coded(item))
    return translate("Around", " and ").join(told)


def _coded(item):
    return f"{item.id} {item.name}" if item.name and item.name != item.id else item.id


def _name(item):
    if item.what == EVENT:
        return " · ".join(filter(None, (item.kind, item.name or item.id)))
    name = item.name or item.id
    if item.what == CAMERA:
        return name
    return name if not item.kind or item.kind in name else f"{name} ({item.kind})"


def _status(item):
    if item.what == CAMERA:
        told = [camera_status_name(item.status)]
        if not item.sure:
            told.append(translate("Around", "direction not known"))
        return ", ".join(told)
    return state_name(int(item.status)) if item.what == EVENT else ""


def _metres(metres):
    return "" if isnan(metres) else translate("Around", "{metres} m").format(metres=f"{metres:,.0f}")


def _minutes(minutes):
    if isnan(minutes):
        return ""
    if isinf(minutes):
        return translate("Around", "no way")
    if minutes < 1:
        return translate("Around", "< 1 min")
    return translate("Around", "{minutes} min").format(minutes=f"{minutes:.0f}")
