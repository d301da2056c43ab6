# Wishes.
items =
    .hidden = Only you see it
    .received = Received
    .taken = Taken
    .wanted =
        { $count ->
            [one] One, please
           *[other] { $count } of them, please
        }
    .wanted_any = As many as you like
    .to_shop = See it at { $shop }
