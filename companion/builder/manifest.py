"""The manifest of a page that can be installed."""

import json

NAME = "manifest.json"
ICONS = (("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"), ("icon-maskable-512", "512x512", "maskable"))


def manifest(name: str, description: str, ground: str, base: str) -> bytes:
    """What a phone asks before it puts the page on the home screen. `ground` is a colour in CSS."""
    icons = [
        {"src": f"icons/{file}.png", "sizes": sizes, "type": "image/png", "purpose": purpose}
        for file, sizes, purpose in ICONS
    ]
    held = {
        "id": base,
        "name": name,
        "short_name": name,
        "description": description,
        "lang": "en",
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "background_color": ground,
        "theme_color": ground,
        "icons": icons,
    }
    return (json.dumps(held, indent=2, ensure_ascii=False) + "\n").encode()
