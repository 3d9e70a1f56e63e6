"""Breaks the program on purpose, in thousands of small ways, and sees whether a test notices: `python -m mutation`.

The work is mutmut's; here is which modules and which tests, and what mutmut leaves out by itself.
"""
