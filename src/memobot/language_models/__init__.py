"""Language models: how they are reached, and what they are told. They know nothing of texts."""
