"""What a parsed sentence says of itself: clauses, forms of words, words by their place, constructions as patterns."""
