"""The tools with which an officer draws on the map. They tell what was drawn; the workbench does it."""
