"""What a clinician would recognise: pure rules and frozen models. No I/O, no screens, no SQL."""
