# What has happened; names of people stand before the words, wishes and lists after them.
activities =
    .title = What’s new
    .whose = Whose news
    .of_friends = Friends
    .of_me = Mine
    .list_created = made a new list
    .you_list_created = You made a new list
    .wish_added =
        { $count ->
            [one] wishes for something new
           *[other] added { $count } wishes
        }
    .you_wish_added =
        { $count ->
            [one] You added a wish
           *[other] You added { $count } wishes
        }
    .wish_received =
        { $count ->
            [one] had a wish come true
           *[other] had { $count } wishes come true
        }
    .you_wish_received =
        { $count ->
            [one] A wish of yours came true
           *[other] { $count } wishes of yours came true
        }
    .friend_joined = is now friends with
    .you_friend_joined = You are now friends with
    .and_more = and { $count } more
    .none = Quiet so far
    .none_text = When friends make lists or add wishes, you read it here.
    .none_action = Find friends
    .none_own = Nothing yet
    .none_own_text = Your lists and wishes will be told here, to those who may see them.
