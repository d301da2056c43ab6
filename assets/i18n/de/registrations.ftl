# Ein Konto anlegen.
registrations =
    .title = Leg dein Konto an
    .lead = Das dauert eine Minute und kostet nichts.
    .name = Dein Name
    .name_hint = So, wie deine Freunde dich kennen.
    .password_hint = Mindestens 10 Zeichen. Ein kurzer Satz lässt sich gut merken.
    .known = Hast du schon ein Konto?
