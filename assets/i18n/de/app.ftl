# Der Rahmen um jede Seite.
app =
    .motto = Für gelungene Überraschungen.
    .skip = Zum Inhalt springen
    .home = Wishare, zur Startseite
    .nav = Hauptmenü
    .nav_short = Hauptmenü, kurz
    .dashboard = Start
    .wishlists = Listen
    .friends = Freunde
    .gifts = Ich schenke
    .discover = Entdecken
    .add = Wunsch hinzufügen
    .add_short = Neu
    .notifications =
        { $count ->
            [0] Neuigkeiten
            [one] Neuigkeiten, { $count } ungelesene
           *[other] Neuigkeiten, { $count } ungelesene
        }
    .account = Menü von { $name }
    .profile = Meine Seite
    .activity = Was es Neues gibt
    .settings = Einstellungen
    .admin = Verwaltung
    .sign_in = Anmelden
    .sign_up = Mitmachen
    .sign_out = Abmelden
    .about = Über Wishare
    .privacy = Datenschutz
    .keys = Tastenkürzel
    .keys_add = Wunsch hinzufügen
    .keys_search = Suchen
    .keys_help = Diese Tasten zeigen
