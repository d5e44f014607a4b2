"""An agreement -> its terms, each with its source; terms and a day -> dates worked out."""
