"""What is known of a case: its facts, who is involved, what happened."""
