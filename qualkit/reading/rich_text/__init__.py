"""RTF files: tokens, groups, and the flows of text that they make."""
