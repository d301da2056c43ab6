# Forgotten and new passwords.
passwords =
    .forgotten = Forgot your password?
    .forgotten_lead = Tell us your address and we send you a link.
    .send = Send the link
    .back = Back to sign in
    .choose = Choose a new password
    .choose_lead = For { $email }. You are signed out everywhere else.
    .new = New password
    .save = Save the password
