"""Short names of languages, as browsers and other programs know them. Pure."""

import re

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What can be the name of a language: en, pt-BR."""

SHORT_NAMES = {
    **dict.fromkeys(("english", "englisch", "anglais"), "en"),
    **dict.fromkeys(("german", "deutsch", "allemand"), "de"),
    **dict.fromkeys(("french", "français", "francais", "französisch"), "fr"),
    **dict.fromkeys(("spanish", "español", "espanol", "spanisch"), "es"),
    **dict.fromkeys(("italian", "italiano", "italienisch"), "it"),
    **dict.fromkeys(("portuguese", "português", "portugues"), "pt"),
    **dict.fromkeys(("dutch", "nederlands"), "nl"),
    **dict.fromkeys(("polish", "polski"), "pl"),
    **dict.fromkeys(("russian", "русский"), "ru"),
    **dict.fromkeys(("turkish", "türkçe"), "tr"),
    **dict.fromkeys(("arabic", "العربية"), "ar"),
    **dict.fromkeys(("hebrew", "עברית"), "he"),
    **dict.fromkeys(("japanese", "日本語"), "ja"),
    **dict.fromkeys(("chinese", "中文"), "zh"),
}
"""The short name, by the name that people write in its place."""
