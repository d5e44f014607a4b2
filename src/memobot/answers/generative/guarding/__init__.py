"""Whether a sentence of a language model is borne out by the sources that it names."""
