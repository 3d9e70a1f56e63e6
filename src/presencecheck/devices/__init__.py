"""The device page: camera, light, microphone, speaker and sending, checked in the person's own browser.

The page is served on 127.0.0.1 to one tab for five minutes at most (`server`, `guard`, `visit`). Its files are in
`page/` and take their words from `messages.devices`. It sends back states and numbers, from which `verdict` makes the
findings; pictures, sounds and device names stay in the tab. `check` is the whole check from opening to result.
"""
