# Anmelden.
sessions =
    .title = Anmelden
    .email = E-Mail-Adresse
    .password = Passwort
    .forgot = Passwort vergessen?
    .new_here = Neu hier?
