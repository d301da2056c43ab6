# Vergessene und neue Passwörter.
passwords =
    .forgotten = Passwort vergessen?
    .forgotten_lead = Nenn uns deine Adresse, dann schicken wir dir einen Link.
    .send = Link schicken
    .back = Zurück zur Anmeldung
    .choose = Wähl ein neues Passwort
    .choose_lead = Für { $email }. Überall sonst wirst du abgemeldet.
    .new = Neues Passwort
    .save = Passwort speichern
