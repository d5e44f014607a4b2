"""Quotations as words, and where those stand in the texts: what `quotes` is made of."""
