"""The shared PostGIS: the one door to it, its schema, and what plan files and it exchange."""
