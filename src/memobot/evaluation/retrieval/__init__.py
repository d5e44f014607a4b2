"""How well the right passage is found: LegalBench-RAG, by memobot and by other systems."""
