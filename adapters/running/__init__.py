"""What running inside QGIS asks for: threads, processes, progress, the log, settings, versions."""
