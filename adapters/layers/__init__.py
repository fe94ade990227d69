"""Layers of QGIS to arrays and back, whatever they hold."""
