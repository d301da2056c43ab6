admin =
    .letters_title = Mails zum Weitergeben
    .letters_lead = Es gibt keinen Mailserver, darum warten sie hier. Gib jede selbst weiter.
    .letters_none = Keine Mail wartet
    .title = Verwaltung
    .shops_title = Shops
    .shops_lead = Wie oft wir in den letzten 30 Tagen lesen konnten, was eingefügt wurde, und was wir aus Korrekturen gelernt haben.
    .shops_none = Noch niemand hat einen Link eingefügt
    .shop = Shop
    .links = Links
    .ready = Alles gefunden
    .partial = Etwas fehlte
    .blocked = Nicht eingelassen
    .failed = Nicht erreicht
    .last_read = Zuletzt
    .recipes_title = Was Korrekturen uns gelehrt haben
    .recipes_lead = Wo auf den Seiten eines Shops der richtige Wert steht. Die eigenen Daten eines Shops gelten mehr.
    .recipes_none = Noch nichts. Wenn jemand einen Namen, einen Preis oder ein Bild richtigstellt, steht es hier.
    .recipe_title = Name
    .recipe_image = Bild
    .recipe_price = Preis
    .recipe_forget = Vergessen
    .recipes_export = Als JSON ausgeben
    .recipes_import = Rezepte übernehmen
    .recipes_hint = Füg hier ein, was ein anderes Wishare ausgegeben hat. Was schon bekannt ist, bleibt.
    .users_title = Personen
    .is_admin = Verwaltet mit
    .promote = Verwaltungsrechte geben
    .demote = Verwaltungsrechte nehmen
    .sign_out = Überall abmelden
    .count_people = Personen
    .count_newcomers = neu in dieser Woche
    .count_signed_in = offene Sitzungen
    .count_lists = Listen
    .count_wishes = Wünsche
    .count_friendships = Freundschaften
    .count_letters = Mails zum Weitergeben
    .acts = Was in der Verwaltung geschah
    .acts_none = Noch nichts.
    .somebody = Jemand, der nicht mehr da ist
    .act_admin_made = { $name } hat { $subject } Verwaltungsrechte gegeben
    .act_admin_unmade = { $name } hat { $subject } die Verwaltungsrechte genommen
    .act_sessions_ended = { $name } hat { $subject } überall abgemeldet
    .act_job_run = { $name } ließ { $subject } sofort laufen
    .act_jobs_run = { $name } ließ { $subject } sofort laufen
    .act_job_deleted = { $name } löschte { $subject }
    .act_process_quiet = { $name } ließ { $subject } nichts Neues nehmen
    .act_process_stop = { $name } hielt { $subject } an
    .act_recipe_forgotten = { $name } ließ ein Rezept für { $subject } vergessen
    .act_recipes_imported = { $name } übernahm { $subject }
    .subject_person = Konto { $id }
    .subject_job = Aufgabe { $id }
    .subject_jobs =
        { $count ->
            [one] eine Aufgabe ({ $place })
           *[other] { $count } Aufgaben ({ $place })
        }
    .subject_process = Prozess { $id }
    .subject_recipe = { $id }
    .subject_recipes =
        { $count ->
            [one] ein Rezept
           *[other] { $count } Rezepte
        }
    .subject_other = { $id }
