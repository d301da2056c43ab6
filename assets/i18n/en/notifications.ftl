# News.
notifications =
    .title = News
    .unread = New
    .earlier = Earlier
    .read = Mark as read
    .read_all = Mark all as read
    .choose = Choose what you are told
    .none = No news
    .none_text = When somebody wants to be your friend, or a gift you chose changes, you read it here.
    .somebody = Somebody
    .a_wish = a wish
    .friend_requested = { $name } would like to be your friend
    .friend_accepted = { $name } is your friend now
    .claim_orphaned =
        { $word ->
            [friendship_ended] You and { $recipient } are not friends any more, so “{ $item }” is free again
            [account_deleted] { $recipient } has left Wishare. You had chosen “{ $item }”
            [archived] { $recipient } has put away the list with “{ $item }”, which you chose
           *[other] “{ $item }”, which you chose for { $recipient }, is no longer on the list
        }
    .item_changed = “{ $item }”, which you chose for { $recipient }, has changed
    .preview_done =
        { $word ->
            [ready] “{ $item }” is filled in
            [partial] “{ $item }” is filled in as far as we could
           *[other] We could not read the page of “{ $item }”. Fill it in yourself?
        }
    .gift_received = { $name } got “{ $item }” and thanks you
