"""What the demo patient writes: short, plain and fictional, by how the day was."""

LOW = (
    "Slow morning. Stayed in and let it be slow.",
    "Tired today. Tea, a blanket, the same song twice.",
    "Grey outside, grey inside. The cat kept me company.",
    "Did one thing: the dishes. That was enough.",
    "Everything took longer than I thought.",
    "Quiet day. Did not answer the phone.",
    "The noise in the shop was a lot. Came home early.",
    "My head went round and round. A bath helped a little.",
    "Could not settle on a book. Looked at the rain instead.",
    "Went to bed early. Tomorrow is another day.",
    "Felt far away at the table. Anna did not mind.",
    "A heavy start. The walk to the corner was fine.",
    "Cancelled the plan for tonight. It was all right.",
    "Nothing much to say today.",
    "Sat by the window for a while. The street was calm.",
    "Forgot the list at home. Bought bread and flowers anyway.",
    "Hard to begin. Once I had begun, it went.",
)
MIDDLE = (
    "An ordinary day, and that was fine.",
    "Cleared the kitchen table. It looks bigger now.",
    "Work was all right. The meeting was short.",
    "Walked the long way home along the canal.",
    "Some of it was easy, some of it was not.",
    "Listened to the whole record for once.",
    "Called Anna back. Good to hear her voice.",
    "Repotted the fern. It had waited long enough.",
    "Cooked rice with too much ginger. Ate it all.",
    "A bit restless in the afternoon. Better outside.",
    "The library was warm and quiet.",
    "Wrote two letters and posted one.",
    "Slept through the first alarm. The day began anyway.",
    "Swam ten lengths, slowly.",
    "Mended the blue shirt. The stitches almost match.",
    "Rain at noon, sun at four.",
    "Said no to one thing, and it was all right.",
    "Found my old sketchbook under the bed.",
    "Long queue, kind cashier.",
)
GOOD = (
    "Noticed the light on the stairs this morning.",
    "Laughed at a very bad joke.",
    "Wanted to cook, and did. Soup for three days.",
    "Anna came by with plums. We talked until dark.",
    "Music on while cleaning, and I sang along.",
    "The park smelled of cut grass.",
    "Answered all the letters in one go.",
    "Woke up rested. Sat on the balcony with coffee.",
    "Helped a neighbour carry a shelf. It weighed nothing.",
    "Read forty pages and remember them.",
    "Could think in straight lines today.",
    "Danced in the kitchen for one song.",
    "Took the bicycle. Wind from behind both ways.",
    "The first thing I thought of was breakfast.",
    "Sat with the others and stayed until the end.",
    "Baked bread. The whole house knows.",
    "Saw two herons by the river.",
    "Began the drawing I had put off since spring.",
    "Phoned my brother. We remembered the old boat.",
    "Fell asleep easily, woke up once, slept again.",
)
AFTER_A_SESSION = (
    "Home again. Wrote down what I could remember.",
    "Colours, and a long road. Resting now.",
    "Light like early morning, for a long time.",
    "A door that was not locked.",
    "Warm water, and no hurry at all.",
    "Quiet. The kind that has room in it.",
)
"""One for each session, on the evening of its day."""

WIDE_FIELD = "A wide field."
SOUP = "Sunday soup with Anna. Laughed twice."
REAL_COFFEE = "Woke before the alarm and did not mind. Made real coffee."
"""The words in the drawn design."""

ALL = (*LOW, *MIDDLE, *GOOD, *AFTER_A_SESSION, WIDE_FIELD, SOUP, REAL_COFFEE)
