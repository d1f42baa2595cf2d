"""From source file to statements."""
