"""The words by which a question about a client is known, in English, German, French and Spanish. Pure data."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSONS = _words(
    # Pronouns of German are left out: "sie" and "ihr" are also how the reader is spoken to.
    "client clients patient patients couple child children parent parents family group member members participant "
    "participants supervisee he she him her his they them their "
    "klient klientin klienten klientinnen patientin patienten patientinnen paar kind kinder eltern familie gruppe "
    "cliente clientes clienta clientas patiente patientes enfant enfants famille groupe il elle ils elles "
    "paciente pacientes pareja niño niña niños niñas padres familia grupo él ella ellos ellas"
)
CLIENTS = (
    "client|clients|patient|patients|couple|child|children|family|group|klient|klientin|klienten|klientinnen|patientin"
    "|patienten|patientinnen|paar|kind|familie|gruppe|cliente|clientes|clienta|clientas|patiente|patientes|enfant"
    "|famille|groupe|paciente|pacientes|pareja|niño|niña|familia|grupo"
)
"""Those that a sentence can be about, as a pattern."""

READER = _words(
    "you your yours yourself i me my myself we our us "
    "du dir dich dein deine deinen deiner deinem ich mir mich mein meine meinen wir uns unser "
    "vous votre vos tu te toi ton ta tes je moi mon ma mes nous notre "
    "tú tus usted ustedes ti yo mi mis nosotros estás sientes tienes ves llevas puedes sabes"
)
"""Who is spoken to: a question about them asks nothing about a client."""
OWN = "your|my|our|dein|deine|deinen|deiner|deinem|mein|meine|ihr|ihre|ihren|ihrem|votre|vos|ton|ta|mon|ma|notre|tu|mi"

RISKS = _words(
    "risk risks suicidal suicide suicidality danger dangerous violent violence aggressive harm abuse abused abusive "
    "crisis safe safety "
    "risiko suizidal suizid suizidalität suizidgedanken gefahr gefährdet gefährdung gewalt gewalttätig aggressiv "
    "selbstverletzung selbstverletzend krise missbrauch "
    "risque suicidaire suicidaires dangereux dangereuse violente automutilation crise "
    "riesgo suicida suicidas suicidio peligro peligroso peligrosa violencia violento autolesión autolesiones"
)
GRAVE = _words(
    "suicidal suicide suicidality homicidal suizidal suizid suizidalität suizidgedanken selbstverletzung "
    "suicidaire suicidaires automutilation suicida suicidas suicidio autolesión autolesiones"
)
"""Risks that are somebody's, no matter who is named."""
ALONE = _words("what is the risk level today of now current how high great s")
"""The words of "What is the risk level today?", which names nobody and means a client."""

IDENTITIES = _words(
    "name names initials age old gender sex pronouns religion religious ethnicity race nationality occupation job "
    "insurance diagnosis diagnoses diagnosed disorder disorders marital married orientation sexuality income "
    "namen initialen alter alt geschlecht herkunft nationalität beruf versicherung diagnose diagnosen störung "
    "familienstand orientierung "
    "nom prénom initiales âge sexe genre origine nationalité profession assurance diagnostic trouble troubles "
    "nombre iniciales edad sexo género religión origen nacionalidad profesión seguro diagnóstico trastorno "
    "trastornos orientación"
)
STATES = _words(
    "mood state feeling feelings feel feels anxious anxiety depressed depression distress distressed upset calm calmer "
    "agitated angry sad symptom symptoms sober drunk intoxicated stable unstable stability sleep sleeping sleeps "
    "appetite medication pain panic hopeless hopelessness wellbeing condition functioning motivation motivated "
    "progress severity severe trauma traumatised traumatized dissociated dissociating dissociation compliant addicted "
    "addiction relapse relapsed psychotic psychosis manic mania ill illness unwell better worse cooperative resistant "
    "stimmung zustand befinden verfassung gefühle fühlt ängstlich angst depressiv niedergeschlagen belastet belastung "
    "symptome unruhig ruhig wütend traurig nüchtern betrunken stabil instabil schlaf schläft appetit medikamente "
    "schmerzen panik hoffnungslos motiviert fortschritt krank besser schlechter psychotisch manisch "
    "humeur état sent sentent anxieux anxieuse anxiété angoisse déprimé déprimée dépression détresse symptômes "
    "symptôme agité agitée calme triste colère sobre ivre instable sommeil dort appétit médicaments douleur douleurs "
    "panique motivé motivée progrès gravité malade mieux pire "
    "ánimo humor estado siente sienten ansioso ansiosa ansiedad angustia angustiado angustiada deprimido deprimida "
    "depresión síntomas síntoma agitado agitada tranquilo tranquila enfadado enfadada sobrio ebrio estable inestable "
    "sueño duerme apetito medicación dolor pánico motivación motivado motivada progreso gravedad enfermo enferma "
    "mejor peor"
)
DIAGNOSES = _words(
    "depression ptsd psychosis anxiety ocd adhd bipolar schizophrenia borderline autism anorexia bulimia addiction "
    "dementia ptbs psychose angststörung adhs schizophrenie autismus sucht essstörung dépression tspt anxiété toc tdah "
    "schizophrénie autisme depresión tept psicosis ansiedad esquizofrenia autismo adicción"
)

THINGS = _words(
    "line connection internet network wifi camera webcam picture image video sound audio microphone headset speaker "
    "light lighting room place door chair seat device phone telephone computer laptop screen app platform link "
    "invitation file record records form forms consent note notes paper papers document documents fee payment invoice "
    "interpreter appointment view frame window background battery equipment number "
    "leitung verbindung netz kamera bild ton mikrofon kopfhörer licht raum zimmer ort tür stuhl gerät telefon rechner "
    "bildschirm plattform einladung akte formular einwilligung notiz notizen unterlagen papiere rechnung dolmetscher "
    "termin nummer "
    "ligne connexion réseau caméra vidéo micro casque lumière pièce lieu porte chaise appareil téléphone ordinateur "
    "écran application plateforme lien dossier formulaire consentement papiers facture interprète numéro "
    "línea conexión red cámara imagen vídeo sonido micrófono auriculares luz sala lugar puerta silla aparato teléfono "
    "ordenador pantalla aplicación plataforma enlace invitación expediente formulario consentimiento nota notas "
    "papeles factura intérprete cita número"
)
"""What is a client's and tells nothing about them."""
KNOWN = _words(
    "known noted recorded written documented agreed discussed reviewed read hidden sight planned plan prepared hand "
    "checked clear asked "
    "bekannt notiert vermerkt dokumentiert vereinbart besprochen gelesen verdeckt griffbereit geklärt "
    "connu connue noté notée documenté convenu convenue discuté lu lue caché cachée vérifié vérifiée "
    "conocido conocida anotado anotada registrado acordado acordada hablado leído oculto oculta comprobado"
)
"""Whether something is known, agreed or out of sight may well be asked."""
