"""The world as given: states, names, offices, organisations, PLOVER and CAMEO, outlets."""
