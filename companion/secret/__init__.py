"""What a patient knows that opens a journal: a passcode, or twelve recovery words."""

from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords

Secret = Passcode | RecoveryWords
"""Either opens a locked journal."""
