"""The engine: plain arrays in, plain arrays out. It knows no QGIS, no file, no clock and no global."""
