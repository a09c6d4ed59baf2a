"""What an officer does with cases."""
