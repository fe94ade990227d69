"""Send the plugin's log to QGIS's log panel."""

import logging

from qgis.core import Qgis, QgsMessageLog

__all__ = ["LOGGER_NAME", "connect_log", "disconnect_log"]

LOGGER_NAME = "community_grids"
TAG = "Community Grids"


def connect_log():
    """Start sending; return the handler, which `disconnect_log` takes."""
    handler = _QgisLogHandler()
    logger = logging.getLogger(LOGGER_NAME)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def disconnect_log(handler):
    """Stop sending."""
    logging.getLogger(LOGGER_NAME).removeHandler(handler)
    handler.close()


class _QgisLogHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record):
        QgsMessageLog.logMessage(self.format(record), TAG, _level_of(record), notifyUser=False)


def _level_of(record):
    if record.levelno >= logging.ERROR:
        return Qgis.MessageLevel.Critical
    if record.levelno >= logging.WARNING:
        return Qgis.MessageLevel.Warning
    return Qgis.MessageLevel.Info
