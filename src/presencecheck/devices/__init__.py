"""The device page: camera, light, microphone, speaker and sending, looked at in the person's own browser.

A page served on 127.0.0.1 to one tab for five minutes at most (`server`, `guard`, `visit`); its files stand in `page/`
and take their words from `messages.devices`. It hands back states and numbers, of which `verdict` makes the findings;
pictures, sounds and device names stay in the tab. `check` brings it all together.
"""
