"""What terminals send that begins with ESC and is no letter that somebody pressed."""

ESC = "\x1b"
FOCUS = (f"{ESC}[I", f"{ESC}[O")
ALT = (f"{ESC}y", f"{ESC}n", f"{ESC}q", f"{ESC}\r", f"{ESC}\x7f", f"{ESC}b", f"{ESC}1")
KEYS = (f"{ESC}[15~", f"{ESC}[5~", f"{ESC}[3;2~", f"{ESC}[1;5C", f"{ESC}OP", f"{ESC}[[A", f"{ESC}[Z", f"{ESC}[H")
KEYPAD = (f"{ESC}Oq", f"{ESC}Oy", f"{ESC}On", f"{ESC}Ox")
UNICODE = (
    f"{ESC}[121;1:3u",
    f"{ESC}[121;3u",
    f"{ESC}[120;9u",
    f"{ESC}[57441u",
    f"{ESC}[?1u",
    f"{ESC}[27;5;9~",
)
"""Keys of the protocol that ends with `u` that are no keys here: released, with Alt, with Super, Shift alone."""
REPLIES = (
    f"{ESC}[?62;22c",
    f"{ESC}[>41;354;0c",
    f"{ESC}[?2026;2$y",
    f"{ESC}[?997;1n",
    f"{ESC}[48;24;80;480;800t",
    f"{ESC}[24;80R",
    f"{ESC}[0n",
    f"{ESC}]11;rgb:1e1e/1e1e/1e1e\x07",
    f"{ESC}]11;rgb:1e1e/1e1e/1e1e{ESC}\\",
    f"{ESC}]10;rgb:ffff/ffff/ffff{ESC}\\",
    f"{ESC}]52;c;eXkK\x07",
    f"{ESC}P>|XTerm(390){ESC}\\",
    f"{ESC}P1$r0m{ESC}\\",
    f"{ESC}P1+r544e=787465726d{ESC}\\",
    f"{ESC}_Gi=31;OK{ESC}\\",
    f"{ESC}^yes{ESC}\\",
    f"{ESC}Xyny{ESC}\\",
)
MOUSE = (f"{ESC}[M yy", f"{ESC}[<0;12;34M", f"{ESC}[<35;1;1m", f"{ESC}[96;14;13M")
SEQUENCES = (*FOCUS, *ALT, *KEYS, *KEYPAD, *UNICODE, *REPLIES, *MOUSE)
"""None of these answers a question, moves from it or leaves."""
ARROWS = (f"{ESC}[1;3C", f"{ESC}[1;9C", f"{ESC}{ESC}[C", f"{ESC}[1;1:1C", f"{ESC}[C", f"{ESC}OC", f"{ESC}[57418u")
"""What an arrow to the right can be."""
