"""The program without a window: for administrators, scripts and tests, with the same services underneath."""
