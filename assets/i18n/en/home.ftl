home =
    .title = Wishes, shared
    .headline = Wish for it. Be surprised.
    .lead = Keep lists of what you wish for. Friends see them and quietly claim gifts, so nothing is bought twice and you never learn what is coming.
