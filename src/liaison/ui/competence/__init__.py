"""Finding the competent authority of a state, question by question, beside whatever one is doing."""
