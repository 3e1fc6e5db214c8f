"""What the Makefile runs beside the app."""
