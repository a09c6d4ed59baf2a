"""Reference packs: whose, what they change, installing them, going back."""
