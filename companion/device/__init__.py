"""What the device can do for the patient, one Protocol per capability."""
