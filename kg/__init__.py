"""What the record is, and what may be asked of it."""
