"""Installers for Linux: one folder made by PyInstaller, and from it a .deb, an .rpm and a .run."""
