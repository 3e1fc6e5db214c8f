"""A patient who does not exist, for looking around, tests, pictures and measuring."""
