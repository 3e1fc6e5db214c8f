"""The crisis lines as Help now names them, and what each opens on the device."""

import re

LINES = {
    "Call 988": "tel:988",
    "Text 988": "sms:988",
    re.compile("Text HOME to 741741$"): "sms:741741?body=HOME",
    re.compile("Call 911$"): "tel:911",
}
