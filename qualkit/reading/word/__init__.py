"""Word files: the XML of their parts, and old ones by way of LibreOffice."""
