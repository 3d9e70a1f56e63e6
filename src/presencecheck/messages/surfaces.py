"""What is said where a walk cannot be shown as it was asked for."""

NOT_A_TERMINAL = "There is no terminal to ask in."
NOT_A_TERMINAL_HINT = "Answer from a file: presencecheck run --answers FILE (or - for standard input)."
NO_SECOND_SCREEN = "This terminal has no second screen, so what is shown in it cannot be cleared."
NO_SECOND_SCREEN_HINT = "Walk in another terminal, or without --private and the setting private."
