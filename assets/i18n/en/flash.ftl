# What the next page says about what was just done.
flash =
    .signed_out = You are signed out.
    .email_confirmed = Thank you, your address is confirmed.
    .confirmation_sent = The letter is on its way.
    .password_letter_sent = If we know that address, a letter is on its way.
    .request_sent = { $name } has been asked.
    .befriended = You and { $name } are friends now.
    .request_declined = Declined. They are not told.
    .request_withdrawn = Withdrawn.
    .friendship_ended = The friendship has ended.
    .blocked = { $name } is blocked.
    .unblocked = Unblocked. You are strangers now.
    .invitation_sent = We have written to { $name }.
    .invitation_withdrawn = Taken back. The link in that letter leads nowhere now.
    .invitation_link_opened = Here is your link.
    .invitation_link_ended = That link has ended.
