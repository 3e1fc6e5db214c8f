"""What a patient knows that opens a journal: a passcode, or twelve recovery words."""
