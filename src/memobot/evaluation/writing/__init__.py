"""How a language model's part in answers is tried: models that lie or obey, and what passes."""
