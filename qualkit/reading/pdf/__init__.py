"""PDF files: pages as PDFium draws them, put in order, and a second voice that listens."""
