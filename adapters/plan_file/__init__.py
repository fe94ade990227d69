"""The plan file: a GeoPackage with the tables of a plan, written one transaction an edit."""
