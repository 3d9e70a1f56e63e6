"""Columns of a checklist as a table: their names, and what lists of others call them."""

BASE = ("section", "ask", "ready", "importance", "help", "why")
"""Those that every table has, in their order."""
FURTHER = (
    *("id", "kind", "options", "at-most", "low", "high", "min", "max", "keep", "then", "say", "seconds", "repeat"),
    *("moment", "modality", "setting", "first-session", "evidence", "sources", "steps", "breathe", "other", "again"),
    *("probe", "share", "same-as", "was", "link", "style"),
)
"""Those that a table has where some item needs them."""
SYNONYMS = {
    "section": ("group", "category", "phase", "heading", "area", "topic", "list"),
    "ask": ("question", "questions", "item", "items", "check", "checks", "task", "tasks", "step", "text", "to do"),
    "ready": ("state", "state word", "when so", "done"),
    "importance": ("priority", "severity"),
    "help": ("what helps", "if not yet", "if not", "remedy", "remedies", "do", "what to do", "action", "actions"),
    "why": ("reason", "rationale", "notes", "note", "comment", "comments", "description", "explanation"),
    "options": ("answers", "choices"),
    "kind": ("type", "answer type"),
}
"""What the headings of other tables mean, in small letters."""
OTHER_LANGUAGES = {
    "de": {
        "section": ("bereich", "abschnitt", "gruppe", "kategorie", "thema", "rubrik", "überschrift"),
        "ask": ("frage", "fragen", "prüfpunkt", "prüfpunkte", "prüffrage", "aufgabe", "aufgaben", "schritt", "punkt"),
        "ready": ("zustand", "erledigt", "soll"),
        "importance": ("wichtigkeit", "priorität"),
        "help": ("was hilft", "hilfe", "was tun", "was zu tun ist", "wenn nicht", "abhilfe", "maßnahme", "maßnahmen"),
        "why": ("warum", "wozu", "grund", "begründung", "bemerkung", "bemerkungen", "hinweis", "hinweise", "notizen"),
        "options": ("antworten", "antwortmöglichkeiten"),
        "kind": ("art", "typ"),
    },
    "fr": {
        "section": ("rubrique", "catégorie", "groupe", "thème", "partie"),
        "ask": ("à vérifier", "vérification", "vérifications", "tâche", "tâches", "étape"),
        "ready": ("état", "fait"),
        "importance": ("priorité",),
        "help": ("ce qui aide", "aide", "que faire", "sinon", "mesure", "mesures"),
        "why": ("pourquoi", "raison", "remarque", "remarques", "commentaire", "commentaires"),
        "options": ("réponses", "choix"),
    },
    "es": {
        "section": ("sección", "categoría", "grupo", "tema"),
        "ask": ("pregunta", "preguntas", "tarea", "tareas", "paso"),
        "ready": ("estado", "hecho"),
        "importance": ("importancia", "prioridad"),
        "help": ("qué ayuda", "ayuda", "qué hacer", "si no", "medida", "medidas"),
        "why": ("por qué", "motivo", "razón", "comentario", "comentarios"),
        "options": ("respuestas", "opciones"),
    },
    "it": {
        "section": ("sezione", "categoria", "gruppo"),
        "ask": ("domanda", "domande", "compito", "compiti", "passo"),
        "ready": ("stato", "fatto"),
        "importance": ("importanza", "priorità"),
        "help": ("cosa aiuta", "che cosa aiuta", "aiuto", "cosa fare", "se no", "misura", "misure"),
        "why": ("perché", "ragione", "commento", "commenti"),
        "options": ("risposte", "opzioni"),
    },
    "nl": {
        "section": ("groep", "categorie", "onderdeel", "onderwerp"),
        "ask": ("vraag", "vragen", "taak", "taken", "stap"),
        "ready": ("toestand", "gedaan"),
        "importance": ("belang", "prioriteit"),
        "help": ("wat helpt", "hulp", "wat te doen", "zo niet", "maatregel", "maatregelen"),
        "why": ("waarom", "reden", "opmerking", "opmerkingen"),
        "options": ("antwoorden", "keuzes"),
    },
}
"""The same in the languages that pages for clients have."""
BETWEEN = " – "
"""What stands between the title of a list and a heading in it."""
NUMBERS = ("no", "no.", "nr", "nr.", "#", "number")
"""Headings of columns that only count the rows."""
TEMPLATE = (
    ("Room", "Is the door shut?", "Shut", "essential", "Shut it; hang up a sign", "Outside, people hear."),
    ("Room", "Is water within reach?", "At hand", "optional", "Fetch a glass", ""),
    ("Line", "Is the charger plugged in?", "Plugged in", "", "Plug it in", ""),
)
"""Rows that show how a table is filled in."""
LEFT = "{column}: {words}"
"""What of a row had no place."""


def template() -> str:
    """A table with these rows, as CSV."""
    rows = [BASE, *TEMPLATE]
    return "".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\n" for row in rows)
