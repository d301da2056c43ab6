# Ein Geschenk aussuchen.
claims =
    .give = Schenke ich
    .mine = Schenkst du
    .mine_count =
        { $count ->
            [one] Das schenkst du.
           *[other] Davon schenkst du { $count }.
        }
    .release = Freigeben
    .gone = Das ist schon vergeben. Vielleicht ein anderer Wunsch?
    .by = Von { $names }
    .masked = Hier sehen andere, ob es noch frei ist.
    .quantity = Wie viele
    .show_name = Andere dürfen sehen, dass es von mir ist
    .show_name_hint = Andere Schenkende, nie die beschenkte Person.
    .note = Notiz für dich selbst
    .note_hint = Nur du siehst sie.
    .email = Deine E-Mail-Adresse
    .email_hint = Wir schicken dir eine Quittung, damit du es dir noch anders überlegen kannst.
    .your_name = Dein Name
    .step_forward = Ich möchte etwas schenken
    .step_forward_text = Sag uns deinen Namen, dann siehst du, was noch frei ist. Die beschenkte Person erfährt es nicht.
    .sign_in_text = Melde dich an, um zu sehen, was noch frei ist, und etwas zu schenken.
    .sign_in = Anmelden und schenken
    .see_as = Ansehen als …
    .reveal = Wann endet die Überraschung?
    .more = Mehr für diese Liste
