"""Who did what to whom, how surely and on whose word."""
