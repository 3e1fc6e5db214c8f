"""The style sheets that Flutter writes into its page, so that a policy can allow these by their hashes and no other.

Flutter puts them together from parts, which depend on the browser, and writes each part behind the name of a place.
"""

from companion.errors import ClientChanged

PLACES = ("", "flutter-view")
ALWAYS = (
    " flt-scene-host {  font: normal normal 14px sans-serif;}",
    " flt-semantics input[type=range] {  appearance: none;  -webkit-appearance: none;  width: 100%;"
    "  position: absolute;  border: none;  top: 0;  right: 0;  bottom: 0;  left: 0;}",
    " input::selection {  background-color: transparent;}",
    " textarea::selection {  background-color: transparent;}",
    " flt-semantics input,",
    " flt-semantics textarea,",
    ' flt-semantics [contentEditable="true"] {  caret-color: transparent;}',
    " .flt-text-editing::placeholder {  opacity: 0;}",
    ":focus { outline: rgb(0, 0, 0) none 0px;}",
)
WEBKIT = (
    " * {  -webkit-tap-highlight-color: transparent;}",
    " flt-semantics input[type=range]::-webkit-slider-thumb {  -webkit-appearance: none;}",
)
GECKO = (" flt-paragraph,", " flt-span {  line-height: 100%;}")
FILLED = (
    " .transparentTextEditing:-webkit-autofill,",
    " .transparentTextEditing:-webkit-autofill:hover,",
    " .transparentTextEditing:-webkit-autofill:focus,",
    " .transparentTextEditing:-webkit-autofill:active {  opacity: 0 !important;}",
)
EDGE = (" input::-ms-reveal {  display: none;}",)
BROWSERS = (ALWAYS + FILLED, ALWAYS + FILLED + EDGE, ALWAYS + WEBKIT + FILLED, ALWAYS + GECKO)
"""Chromium, Edge, Safari, and Firefox."""

FONT, FONT_OF_WASM = "normal 14px", "normal 14.0px"
"""The WebAssembly of the client writes one number in another way."""


def sheets(program: str) -> list[str]:
    """Every style sheet that the client's `program` may write, the empty one included, which it fills by other
    means. Raises ClientChanged where a part of them is not in it."""
    for part in {*ALWAYS, *WEBKIT, *GECKO, *FILLED, *EDGE}:
        if part.partition("normal normal")[0] not in program:
            raise ClientChanged(f"its style {part.strip()[:40]} is not as it was")
    written = ["".join(place + part for part in parts) for parts in BROWSERS for place in PLACES]
    return ["", *written, *(sheet.replace(FONT, FONT_OF_WASM) for sheet in written[:4])]
