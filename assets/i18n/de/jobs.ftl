# Die Warteschlange, für die Verwaltung.
jobs =
    .title = Arbeit im Hintergrund
    .lead_shared = { $place }. Beliebig viele Prozesse teilen sich diese Arbeit.
    .lead_embedded = Alles läuft in diesem Prozess. Mit einem Redis teilen sich viele die Arbeit.
    .overview = Überblick
    .scheduled = Geplant
    .retries = Wiederholungen
    .dead = Aufgegeben
    .lead_scheduled = Diese warten auf ihre Zeit.
    .lead_retries = Diese sind gescheitert und werden von selbst wieder versucht, jedes Mal etwas später.
    .lead_dead = Diese sind so oft gescheitert, dass sie nicht mehr von selbst versucht werden. Die ältesten werden vergessen.
    .lead_queue =
        { $count ->
            [0] Hier wartet nichts.
            [one] Hier wartet eine Aufgabe.
           *[other] Hier warten { $count } Aufgaben, die nächste zuerst.
        }
    .none_scheduled = Nichts ist geplant
    .none_retries = Nichts wartet auf einen neuen Versuch
    .none_dead = Keine Aufgabe ist aufgegeben
    .none_queued = Nichts wartet
    .count_enqueued = warten gerade
    .count_busy = laufen
    .count_scheduled = geplant
    .count_retries = werden wiederholt
    .count_dead = aufgegeben
    .count_processed = Versuche insgesamt
    .count_failed = davon gescheitert
    .throughput = Die letzte Stunde
    .throughput_sentence = In der letzten Stunde wurden { $done } Aufgaben erledigt, { $failed } Versuche scheiterten.
    .throughput_minute =
        { $ago ->
            [0] Diese Minute: { $done } erledigt, { $failed } gescheitert
            [one] Vor einer Minute: { $done } erledigt, { $failed } gescheitert
           *[other] Vor { $ago } Minuten: { $done } erledigt, { $failed } gescheitert
        }
    .an_hour_ago = vor einer Stunde
    .now = jetzt
    .done = { $count } erledigt
    .failed = { $count } gescheitert
    .most = höchstens { $count } in einer Minute
    .queues = Warteschlangen
    .queue = Warteschlange
    .queue_named = Warteschlange { $name }
    .depth = Warten
    .latency = Älteste wartet
    .busy = Läuft gerade
    .busy_none = In diesem Moment läuft nichts.
    .processes = Prozesse
    .processes_none = Kein Prozess arbeitet. Aufgaben warten, bis einer startet.
    .is_quiet = nimmt nichts Neues
    .slots = { $busy } von { $of } Plätzen belegt
    .memory = { $count } MiB
    .beat_seconds = vor { $count } s gehört
    .beat_minutes = vor { $count } min gehört
    .beat_hours = vor { $count } h gehört
    .beat_days = vor { $count } Tagen gehört
    .since = seit
    .quiet = Nichts Neues nehmen
    .stop = Anhalten
    .run = Jetzt ausführen
    .run_all = Alle { $count } jetzt ausführen
    .delete = Löschen
    .due = fällig
    .died = aufgegeben
    .attempt =
        { $count ->
            [one] erster Versuch
           *[other] Versuch { $count }
        }
    .tried =
        { $count ->
            [one] nach einem Versuch
           *[other] nach { $count } Versuchen
        }
    .details = Einzelheiten
    .args = Argumente
    .jid = Nummer
    .created = Angelegt
    .failed_at = Gescheitert
    .extra = Außerdem
    .age_seconds = { $count } s
    .age_minutes = { $count } min
    .age_hours = { $count } h
    .age_days = { $count } Tage
    .away = Die Warteschlange antwortet nicht
    .away_text = Die Seiten gehen wie immer; was wartet, wird erledigt, wenn sie wieder da ist.
    .look_again = Noch einmal sehen
