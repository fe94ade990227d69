"""A database as version 1 of the schema set it up, from the files that are kept of it."""

from pathlib import Path

import pytest
from community_grids.database import migrations
from community_grids.database.migrations import create_schema
from shared_board import SRID

OLDEST = Path(__file__).parent.parent / "database" / "version_1"


def install_oldest(connection):
    """Set a database up as version 1 did."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "VERSION", 1)
        create_schema(connection, SRID, folder=OLDEST)
