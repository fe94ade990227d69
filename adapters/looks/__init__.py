"""How layers look: symbols, the words on them, pictures and pages."""
