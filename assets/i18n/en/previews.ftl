# Her list as others see it.
previews =
    .as_friend = This is how a friend sees your list.
    .as_stranger = This is how somebody with an account, who is not your friend, sees your list.
    .as_guest = This is how somebody without an account sees your list.
    .masked = What is taken stays hidden from you.
    .back = Back to your list
    .friend = A friend
    .stranger = A stranger
    .guest = A guest
    .hidden = They cannot see this list
    .hidden_text = Only its share link opens it for them.
