"""What a sentence of prose states about the terms of an agreement, and what the text says to it."""
