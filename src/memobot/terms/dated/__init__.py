"""Sentences about time -> signing, entry into force, term, renewal, notice."""
