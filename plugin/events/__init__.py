"""Events and cameras, as a person meets them in QGIS."""
