"""Which question of the interview guide each turn answers."""
