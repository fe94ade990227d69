"""A plan in force brought back into its band with few households moved."""
