"""Documents and passages made searchable, on disk, one generation after another."""
