"""The sentences and titles of findings about cameras and what they see; `adapters.sentences.saying` says them."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["KEYS", "shown", "templates", "titles"]

KEYS = ("cameras", "mended")
"""The numbers of findings that are ids of cameras, and what was mended of coordinates."""

_MOST = 20

translate = QCoreApplication.translate


def shown(key, value):
    """Say ids of cameras, of which no list grows long, or what was mended."""
    if key == "mended":
        return _mended().get(value, value)
    if isinstance(value, tuple):
        return translate("Findings", ", ").join(value[:_MOST]) + (" …" if len(value) > _MOST else "")
    return str(value)


# fmt: off

def _mended():
    return {
        "swapped": translate("Findings", "they were in the wrong order"),
        "degrees": translate("Findings", "they were in degrees and minutes"),
        "signed": translate("Findings", "their sign was missing or wrong"),
        "scaled": translate("Findings", "they were in millionths of degrees"),
        "zoned": translate("Findings", "the number of the zone stood before eastings"),
    }


def templates():
    """Sentences by check."""
    return {
        "camera_cells_blanked": translate("Findings",
            "{layer}: cells of “{column}” that hold an address in a network or a stream are blank (number: {count}, "
            "rows: {rows})."),
        "camera_cells_unread": translate("Findings",
            "{layer}: cells of “{column}” that cannot be read, or cannot be right, are taken as not known (number: "
            "{count}, rows: {rows})."),
        "camera_columns_dropped": translate("Findings",
            "{layer}: columns with addresses, ports, passwords or streams of cameras are never taken: {columns}."),
        "camera_devices_left_out": translate("Findings",
            "{layer}: recorders, servers and other devices that are no cameras were left out (number: {count}, rows: "
            "{rows})."),
        "camera_directions_by_number": translate("Findings",
            "{layer}: “{column}” holds numbers from 1 to 8, so they were read as directions of GB/T 28181 (1 east, "
            "2 west, 3 south, 4 north …), not as degrees."),
        "camera_ids_missing": translate("Findings",
            "{layer}: cameras without an id are called by their row (number: {count}, rows: {rows})."),
        "camera_ids_repeated": translate("Findings",
            "{layer}: ids in “{column}” that came before; the first row counts (number: {count}, rows: {rows})."),
        "camera_ids_ruined": translate("Findings",
            "{layer}: ids in “{column}” were rounded by a spreadsheet and are not used; write the column as text "
            "(number: {count}, rows: {rows})."),
        "camera_places_lost": translate("Findings",
            "{layer}: cameras at 0/0 or where nothing can be are without a place (number: {count}, rows: {rows})."),
        "camera_datum_converted": translate("Findings",
            "{layer}: coordinates were converted from {datum} (number: {count})."),
        "camera_datum_suspected": translate("Findings",
            "{layer}: as {datum}, {share} % of the cameras lie near buildings, as they are {plain} %. They were not "
            "converted; if they come from such a map, import them as {datum}."),
        "camera_nothing_told": translate("Findings",
            "{layer} cannot be read as cameras: no column tells an id, a name, a direction or a place. Its columns: "
            "{columns}. Say what they mean."),
        "camera_places_mended": translate("Findings",
            "{layer}: coordinates were mended, since {mended} (number: {count}, rows: {rows})."),
        "camera_places_outside": translate("Findings",
            "{layer}: cameras far outside the district; their places stay as they are (number: {count}, rows: "
            "{rows})."),
        "camera_places_unread": translate("Findings",
            "{layer}: coordinates that cannot be read (number: {count}, rows: {rows})."),
        "camera_secrecy_unknown": translate("Findings",
            "{layer}: cameras whose secrecy in “{column}” is not understood are taken as secret (number: {count}, "
            "rows: {rows})."),
        "camera_words_unknown": translate("Findings",
            "{layer}: words of “{column}” that are not known: {words} (number: {count}, rows: {rows})."),
        "sight_aimless": translate("Findings",
            "{layer}: nobody wrote down which way these cameras look; they are drawn as if they looked all round "
            "(number: {count}): {cameras}."),
        "sight_enclosed": translate("Findings",
            "{layer}: cameras inside a building, far from its walls, see nothing (number: {count}): {cameras}."),
        "sight_filled": translate("Findings",
            "{layer}: angle or range taken by the kind of the camera (number: {count}): {cameras}."),
        "sight_moved": translate("Findings",
            "{layer}: cameras inside a building were taken to hang on its nearest wall (number: {count}): {cameras}."),
        "sight_placeless": translate("Findings",
            "{layer}: cameras without a place see nothing (number: {count}): {cameras}."),
        "sight_rangeless": translate("Findings",
            "{layer}: a range of zero or less was taken by the kind of the camera (number: {count}): {cameras}."),
    }


def titles():
    """Titles by check."""
    return {
        "camera_cells_blanked": translate("Findings", "Addresses in a network blanked"),
        "camera_cells_unread": translate("Findings", "Cells about cameras not read"),
        "camera_columns_dropped": translate("Findings", "Columns of the network dropped"),
        "camera_devices_left_out": translate("Findings", "No cameras"),
        "camera_directions_by_number": translate("Findings", "Directions by number"),
        "camera_ids_missing": translate("Findings", "Cameras without an id"),
        "camera_ids_repeated": translate("Findings", "Cameras' ids repeated"),
        "camera_ids_ruined": translate("Findings", "Cameras' ids rounded"),
        "camera_places_lost": translate("Findings", "Cameras' places lost"),
        "camera_datum_converted": translate("Findings", "Cameras' coordinates converted"),
        "camera_datum_suspected": translate("Findings", "Cameras' coordinates may be shifted"),
        "camera_nothing_told": translate("Findings", "No cameras told"),
        "camera_places_mended": translate("Findings", "Cameras' coordinates mended"),
        "camera_places_outside": translate("Findings", "Cameras outside the district"),
        "camera_places_unread": translate("Findings", "Cameras' coordinates not read"),
        "camera_secrecy_unknown": translate("Findings", "Secrecy not understood"),
        "camera_words_unknown": translate("Findings", "Words about cameras not known"),
        "sight_aimless": translate("Findings", "Cameras without a direction"),
        "sight_enclosed": translate("Findings", "Cameras deep inside buildings"),
        "sight_filled": translate("Findings", "Angle or range by kind"),
        "sight_moved": translate("Findings", "Cameras moved to a wall"),
        "sight_placeless": translate("Findings", "Cameras without a place"),
        "sight_rangeless": translate("Findings", "Cameras without a range"),
    }

# fmt: on
