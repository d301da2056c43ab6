# What the next page says about what was just done.
flash =
    .signed_out = You are signed out.
    .email_confirmed = Thank you, your address is confirmed.
    .confirmation_sent = The letter is on its way.
    .password_letter_sent = If we know that address, a letter is on its way.
