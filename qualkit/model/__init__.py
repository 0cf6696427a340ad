"""The nouns: frozen values that every stage speaks of; standard library and numpy only."""
