"""Who speaks where: labels in whatever form, turns, and what part each speaker has."""
