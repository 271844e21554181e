"""What the record says, in sentences, tables and charts that cite their evidence."""
