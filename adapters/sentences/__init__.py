"""Sentences for findings, in the reader's language."""
