# Mails.
letters =
    .greeting = Hallo { $name },
    .footer = Du bekommst diese Mail, weil jemand diese Adresse bei Wishare angegeben hat. Wenn du es nicht warst, musst du nichts tun.
    .confirm_subject = Bestätige deine Adresse
    .confirm_body = Ein Klick, und wir wissen, dass unsere Mails bei dir ankommen. Der Link gilt sieben Tage.
    .confirm_action = Meine Adresse bestätigen:
    .reset_subject = Wähl ein neues Passwort
    .reset_body = Jemand, hoffentlich du, hat um ein neues Passwort gebeten. Der Link gilt eine Stunde.
    .reset_action = Neues Passwort wählen:
    .receipt_subject = Dein Geschenk: { $name }
    .receipt_body = Du hast ein Geschenk für { $name } ausgesucht. Wenn du es dir anders überlegst, gib es hier frei, damit es jemand anderes schenken kann. Bitte leite diese Mail nicht weiter.
    .receipt_action = Quittung ansehen:
    .change_subject = Deine Adresse ändert sich bald
    .change_body = Jemand, hoffentlich du, möchte für dein Konto eine andere E-Mail-Adresse nehmen. Sie ändert sich, sobald der Link in der Mail an die neue Adresse geöffnet wird. Wenn du es nicht warst, wähl jetzt ein neues Passwort.
    .change_action = Zu deinen Einstellungen:
