# Worte, die die Bausteine mitbringen.
ui =
    .close = Schließen
    .undo = Rückgängig
    .more = Mehr zeigen
    .optional = (freiwillig)
    .show_password = Passwort zeigen
    .hide_password = Passwort verbergen
    .currency = Währung
    .breadcrumbs = Du bist hier
    .errors =
        { $count ->
            [one] Eine Sache stimmt noch nicht
           *[other] { $count } Sachen stimmen noch nicht
        }
    .hearts = Wie sehr wünschst du es dir?
    .hearts_value =
        { $value ->
            [1] Wäre schön
            [2] Hätte ich sehr gern
           *[other] Mein Herzenswunsch
        }
    .taken = { $taken } von { $of } vergeben
    .days_left =
        { $days ->
            [0] heute
            [1] morgen
           *[other] in { $days } Tagen
        }
    .wishes =
        { $count ->
            [0] Noch keine Wünsche
            [one] { $count } Wunsch
           *[other] { $count } Wünsche
        }
    .visibility = Wer kann sie sehen?
    .visibility_private = Nur ich
    .visibility_private_hint = Ein stiller Ort zum Ideensammeln.
    .visibility_friends = Freunde
    .visibility_friends_hint = Leute, mit denen du hier befreundet bist.
    .visibility_public = Alle
    .visibility_public_hint = Alle können sie unter „Entdecken“ finden.
    .state_pending = Wir sehen im Shop nach …
    .state_partial = Alles haben wir nicht gefunden. Trägst du den Rest ein?
    .state_blocked = Dieser Shop lässt uns nicht nachsehen. Trägst du es selbst ein?
    .state_failed = Den Shop haben wir nicht erreicht.
    .state_gone = Diese Seite gibt es im Shop nicht mehr.
    .state_no_name = Wie es heißt, haben wir nicht herausgefunden.
    .state_no_price = Einen Preis haben wir nicht gefunden.
    .state_no_picture = Ein Bild haben wir nicht bekommen.
    .fill_in = Ausfüllen
    .try_again = Noch einmal versuchen
    .copied = Kopiert
    .copy_link = Link kopieren
    .share = Teilen
    .share_link = Link für die, die fragen
    .quick_add = Link einfügen oder Wunsch eintippen
    .add = Hinzufügen
    .search = Suchen
    .saved = Gespeichert
    .failed = Das hat nicht geklappt. Versuch es bitte noch einmal.
    .changed = Diese Liste hat sich gerade geändert.
    .offline = Du bist offline. Wenn du zurück bist, holen wir alles nach.
    .online = Du bist wieder online.
    .link_pasted = Diesen Link als Wunsch hinzufügen?
    .moved = Auf Platz { $place } von { $of } verschoben
    .save = Speichern
    .cancel = Abbrechen
    .edit = Bearbeiten
