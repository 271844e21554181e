"""From raw bytes to clean, dated, deduplicated text with stable offsets."""
