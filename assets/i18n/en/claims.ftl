# Choosing a gift.
claims =
    .give = I’ll give this
    .mine = You give this
    .mine_count =
        { $count ->
            [one] You give this.
           *[other] You give { $count } of them.
        }
    .release = Release
    .gone = This is taken already. Maybe another wish?
    .by = From { $names }
    .masked = Here they see whether it is still free.
    .quantity = How many
    .show_name = Others may see that it is from me
    .show_name_hint = Other givers, never the one it is for.
    .note = A note to yourself
    .note_hint = Only you see it.
    .email = Your e-mail address
    .email_hint = We send you a receipt, so that you can change your mind.
    .your_name = Your name
    .step_forward = I want to give something
    .step_forward_text = Tell us your name and you will see what is still free. The one it is for will not know.
    .sign_in_text = Sign in to see what is still free, and to give something.
    .sign_in = Sign in to give
    .see_as = See it as …
    .reveal = When is the surprise over?
    .more = More for this list
