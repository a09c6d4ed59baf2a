"""The brief before a meeting, on the screen and on paper, from whichever screen it is asked."""
