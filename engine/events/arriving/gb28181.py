"""The ids of devices by GB/T 28181: 20 digits that say where, for whom, what and in which network."""

from typing import NamedTuple

__all__ = ["CAMERA_TYPES", "DeviceId", "device_id"]

CAMERA_TYPES = ("121", "122", "131", "132")
"""The types of device that stand on the map as cameras: 卡口, 多目, 摄像机, IPC."""

_LENGTH = 20


class DeviceId(NamedTuple):
    """The parts of an id: 8 digits of the centre, 2 of the industry, 3 of the type, 1 of the network, 6 of its own."""

    centre: str
    industry: str
    type: str
    network: str
    serial: str

    @property
    def is_camera(self):
        """Whether the device is a camera, and not a recorder, a server or an alarm."""
        return self.type in CAMERA_TYPES


def device_id(text):
    """Take an id apart.

    Returns
    -------
    DeviceId, None where the text is no such id

    Examples
    --------
    >>> device_id("43070200001320000001")
    DeviceId(centre='43070200', industry='00', type='132', network='0', serial='000001')
    >>> device_id("43070200001180000001").is_camera, device_id("CAM-17")
    (False, None)
    """
    if len(text) != _LENGTH or not (text.isascii() and text.isdecimal()):
        return None
    return DeviceId(text[:8], text[8:10], text[10:13], text[13], text[14:])
