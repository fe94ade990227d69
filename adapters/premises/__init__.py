"""Buildings, dwellings and households: read, tied, estimated, checked, shown and printed."""
