# Mail.
letters =
    .greeting = Hello { $name },
    .footer = You get this letter because somebody used this address at Wishare. If it was not you, do nothing.
    .confirm_subject = Confirm your address
    .confirm_body = One click and we know that letters reach you. The link works for seven days.
    .confirm_action = Confirm my address:
    .reset_subject = Choose a new password
    .reset_body = Somebody, hopefully you, asked for a new password. The link works for one hour.
    .reset_action = Choose a new password:
    .receipt_subject = Your gift: { $name }
    .receipt_body = You chose a gift for { $name }. If you change your mind, release it here, so that somebody else can give it. Please do not pass this letter on.
    .receipt_action = See your receipt:
    .change_subject = Your address is about to change
    .change_body = Somebody, hopefully you, asked to use another e-mail address for your account. It changes when the link in the letter to that address is opened. If it was not you, choose a new password now.
    .change_action = To your settings:
