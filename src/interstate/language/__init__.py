"""Sentences, tokens, lemmas, morphology and Universal Dependencies trees."""
