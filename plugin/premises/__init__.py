"""Buildings and households in QGIS: the register, ties, the scene, and one building with its dwellings."""
