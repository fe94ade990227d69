"""What the plugin logs stands in QGIS's log panel, under its name."""

import logging

import pytest
from community_grids.adapters.running.log import connect_log, disconnect_log
from qgis.core import Qgis, QgsApplication


@pytest.fixture
def heard(qgis_app):
    """The messages that QGIS's log gets while the plugin's log is connected."""
    messages = []

    def hear(text, tag, level):
        messages.append((text, tag, level))

    log = QgsApplication.messageLog()
    log.messageReceived[str, str, Qgis.MessageLevel].connect(hear)
    handler = connect_log()
    yield messages
    disconnect_log(handler)
    log.messageReceived[str, str, Qgis.MessageLevel].disconnect(hear)


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (logging.INFO, Qgis.MessageLevel.Info),
        (logging.WARNING, Qgis.MessageLevel.Warning),
        (logging.ERROR, Qgis.MessageLevel.Critical),
    ],
)
def test_a_message_has_its_level(heard, level, shown):
    logging.getLogger("community_grids.adapters.running.pool").log(level, "%s of %s", 1, 2)
    assert ("1 of 2", "Community Grids", shown) in heard


def test_details_stay_out(heard):
    logging.getLogger("community_grids").debug("nobody wants to know")
    assert not [text for text, tag, _ in heard if tag == "Community Grids"]


def test_the_provider_connects_the_log_while_it_is_loaded(qgis_app):
    from community_grids.processing_algorithms.provider import CommunityGridsProvider

    logger = logging.getLogger("community_grids")
    before = len(logger.handlers)
    for _ in range(2):
        provider = CommunityGridsProvider()
        provider.load()
        assert len(logger.handlers) == before + 1
        provider.unload()
        assert len(logger.handlers) == before


def test_once_disconnected_nothing_is_sent(heard):
    logger = logging.getLogger("community_grids")
    for handler in list(logger.handlers):
        disconnect_log(handler)
    logger.warning("after the end")
    assert "after the end" not in [text for text, _, _ in heard]
