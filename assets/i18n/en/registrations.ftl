# Signing up.
registrations =
    .title = Create your account
    .lead = It takes a minute, and it is free.
    .name = Your name
    .name_hint = As your friends know you.
    .password_hint = At least 10 characters. A short sentence is easy to remember.
    .known = Already have an account?
