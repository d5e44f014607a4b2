"""Who concludes an agreement and where: parties, signatories, place."""
