"""The program for Windows, built on Debian: its folder, what installs it, and what tries both under Wine."""
