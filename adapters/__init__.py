"""Between QGIS and the engine: layers, styles, settings, log."""
