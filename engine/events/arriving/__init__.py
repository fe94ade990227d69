"""Events and cameras as they arrive: sheets understood, times and places read, what is doubtful told."""
