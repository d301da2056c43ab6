# Invitations.
invitations =
    .title = { $name } would like to be your friend
    .text = On Wishare people keep lists of what they wish for. Friends see them and quietly choose gifts, so nothing is bought twice and the surprise is kept.
    .accept = Be friends
    .not_now = Not now
    .sign_up = Create an account
    .sign_in = I have an account
    .ended = This invitation has ended
    .ended_text = It was used, taken back, or too old. Ask for a new one.
    .share_title = Be my friend on Wishare
    .for_sign_up = { $name } invites you. You will be friends as soon as you have an account.
    .letter_subject = { $name } invites you to Wishare
    .letter_greeting = Hello,
    .letter_body = { $name } would like to share wishes with you on Wishare: lists that friends can see, so that nothing is bought twice and every gift stays a surprise. The link works for 30 days.
    .letter_action = See the invitation:
    .letter_footer = { $name } typed this address. If you do not know them, do nothing, and nothing happens.
