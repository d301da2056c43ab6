# Eine Adresse bestätigen.
confirmations =
    .title = Bestätige deine Adresse
    .lead = Gehört { $email } dir?
    .confirm = Ja, bestätigen
