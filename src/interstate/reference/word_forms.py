"""Words and forms of words that more than one stage has to know."""

EAST_SLAVIC = frozenset({"ru", "uk"})
"""Languages that tell by case, by "-ся" and by short passives alike."""

TIME_NOUNS = frozenset(
    {"week", "month", "year", "day", "morning", "evening", "night", "weekend"}
    | {"woche", "monat", "jahr", "tag", "morgen", "abend", "nacht", "wochenende"}
    | {"semana", "mes", "año", "día", "tarde", "noche", "madrugada", "jornada", "víspera"}
    | {"mês", "ano", "dia", "manhã", "noite", "véspera"}
    | {"settimana", "mese", "anno", "giorno", "giornata", "mattina", "mattinata", "pomeriggio"}
    | {"sera", "serata", "notte", "vigilia"}
    | {"неделя", "месяц", "год", "день", "утро", "вечер", "ночь"}
    | {"тиждень", "місяць", "рік", "день", "ранок", "вечір", "ніч", "доба", "година"}
    | {"semaine", "mois", "année", "an", "jour", "journée", "matin", "soir", "soirée", "nuit"}
)
"""Nouns of time: nobody who acts, and nothing a clause tells more about."""

REASONS = frozenset({"for", "over", "wegen", "für", "за", "pour", "por", "per"})
"""Behind these prepositions stands what somebody is blamed, thanked or punished for."""

ENGLISH_PASTS = {
    "arose": "arise", "arisen": "arise", "began": "begin", "begun": "begin", "bent": "bend",
    "bore": "bear", "borne": "bear", "bound": "bind", "broke": "break", "broken": "break",
    "dug": "dig", "forbade": "forbid", "forsook": "forsake", "forswore": "forswear",
    "froze": "freeze", "frozen": "freeze", "hid": "hide", "hidden": "hide", "hung": "hang",
    "laid": "lay", "left": "leave", "overran": "overrun", "ran": "run", "rose": "rise",
    "risen": "rise", "sank": "sink", "sunk": "sink", "shook": "shake", "shaken": "shake",
    "shot": "shoot", "shrank": "shrink", "slain": "slay", "spoke": "speak", "spoken": "speak",
    "sprang": "spring", "stole": "steal", "stolen": "steal", "strove": "strive",
    "stuck": "stick", "swore": "swear", "sworn": "swear", "swung": "swing", "tore": "tear",
    "torn": "tear", "undid": "undo", "upheld": "uphold", "withstood": "withstand",
    "woke": "wake", "won": "win", "wound": "wind", "wrung": "wring",
}  # fmt: skip
"""Irregular past forms of English verbs that the word list takes for words of their own."""
