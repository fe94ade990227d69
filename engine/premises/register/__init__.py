"""Reading a register as it arrives: which column means what, what is about persons, and the rows that count."""
