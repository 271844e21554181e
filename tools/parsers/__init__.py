"""Train, from treebanks, the parsers that interstate ships, or one of your own."""
