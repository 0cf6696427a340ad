"""Letters that a font printed as others, or set apart."""
