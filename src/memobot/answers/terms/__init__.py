"""What questions ask of the terms of agreements, and what is told of them from the ledger."""
