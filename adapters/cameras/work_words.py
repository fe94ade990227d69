"""What is told of cameras at work, in the person's language."""

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["cost_sentence", "kind_words", "rate_sentence", "status_words"]

translate = QCoreApplication.translate


def rate_sentence(row):
    """Say a RateRow of all cameras."""
    said = translate(
        "CameraWork", "Cameras: {cameras}; working {working} ({rate} %), broken {broken}, unknown {unknown}"
    )
    rate = "–" if row.rate is None else f"{row.rate:.2f}"
    return said.format(
        cameras=f"{row.cameras:,}", working=f"{row.working:,}", rate=rate, broken=f"{row.broken:,}",
        unknown=f"{row.unknown:,}",
    )  # fmt: skip


def cost_sentence(work):
    """Say what the broken cameras of a CameraWork cost."""
    if not (work.of_streets or work.of_entrances):
        return translate("CameraWork", "Without streets or entrances it is not counted what broken cameras cost.")
    said = translate("CameraWork", "Seen by broken cameras alone: {km} km of street, {entrances} entrances")
    if not work.of_entrances:
        said = translate("CameraWork", "Seen by broken cameras alone: {km} km of street; no layer of entrances")
    elif not work.of_streets:
        said = translate("CameraWork", "Seen by broken cameras alone: {entrances} entrances; no layer of streets")
    told = said.format(km=f"{work.lost_m / 1000:,.2f}", entrances=f"{work.lost_entrances:,}")
    if work.doubtful_m or work.doubtful_entrances:
        said = translate("CameraWork", "perhaps also {km} km and {entrances} entrances, since nobody knows of a camera")
        doubt = said.format(km=f"{work.doubtful_m / 1000:,.2f}", entrances=f"{work.doubtful_entrances:,}")
        told = translate("CameraWork", "{sure}; {doubt}").format(sure=told, doubt=doubt)
    return told


def status_words():
    """What the states of cameras are called, by `engine.events.model.CAMERA_STATUSES`."""
    return {
        "on": translate("CameraWork", "working"),
        "off": translate("CameraWork", "broken"),
        "unknown": translate("CameraWork", "unknown"),
    }


def kind_words():
    """What groups of cameras are called, by the `by` of RateRow."""
    return {
        "total": translate("CameraWork", "All cameras"),
        "grid": translate("CameraWork", "Grid"),
        "street": translate("CameraWork", "Subdistrict or town"),
        "owner": translate("CameraWork", "Owner"),
    }
