"""Which agreements and articles a sentence names: its words taken apart for `mentions`."""
