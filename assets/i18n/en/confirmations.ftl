# Proving an address.
confirmations =
    .title = Confirm your address
    .lead = Is { $email } yours?
    .confirm = Yes, confirm it
