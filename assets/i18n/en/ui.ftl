# Words the components bring with them.
ui =
    .close = Close
    .undo = Undo
    .more = Show more
    .optional = (optional)
    .show_password = Show password
    .hide_password = Hide password
    .currency = Currency
    .breadcrumbs = You are here
    .errors =
        { $count ->
            [one] One thing needs another look
           *[other] { $count } things need another look
        }
    .hearts = How much do you want it?
    .hearts_value =
        { $value ->
            [1] Would be nice
            [2] I’d love it
           *[other] My dearest wish
        }
    .taken = { $taken } of { $of } taken
    .days_left =
        { $days ->
            [0] today
            [1] tomorrow
           *[other] in { $days } days
        }
    .wishes =
        { $count ->
            [0] No wishes yet
            [one] { $count } wish
           *[other] { $count } wishes
        }
    .visibility = Who can see it?
    .visibility_private = Only me
    .visibility_private_hint = A quiet place to collect ideas.
    .visibility_friends = Friends
    .visibility_friends_hint = People you are friends with here.
    .visibility_public = Everyone
    .visibility_public_hint = Anyone can find it under Discover.
    .state_pending = Looking at the shop …
    .state_partial = We could not find everything. Fill in the rest?
    .state_blocked = This shop does not let us look. Fill it in yourself?
    .state_failed = We could not reach the shop.
    .state_gone = The shop no longer has this page.
    .state_no_name = We could not find out what it is called.
    .state_no_price = We could not find a price.
    .state_no_picture = We could not get a picture.
    .fill_in = Fill it in
    .try_again = Try again
    .copied = Copied
    .copy_link = Copy link
    .share = Share
    .share_link = Link for the people who ask
    .quick_add = Paste a link or type a wish
    .add = Add
    .search = Search
    .saved = Saved
    .failed = That did not work. Please try again.
    .changed = This list just changed.
    .offline = You are offline. We will catch up when you are back.
    .online = You are back online.
    .link_pasted = Add this link as a wish?
    .moved = Moved to place { $place } of { $of }
    .save = Save
    .cancel = Cancel
    .edit = Edit
