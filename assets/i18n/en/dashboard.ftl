# The first page of the signed-in.
dashboard =
    .title = Home
    .hello = Hello { $name }
    .new_list = New list
    .all = Show all
    .more_own = More of my lists
    .more_friends = More from my friends
    .more_public = More from everybody
    .week_friends =
        { $people ->
            [one] A friend
           *[other] { $people } friends
        } this week: { $lists ->
            [one] one new list
           *[other] { $lists } new lists
        }, { $wishes ->
            [one] one new wish
           *[other] { $wishes } new wishes
        }
    .week_own =
        Your week: { $lists ->
            [one] one new list
           *[other] { $lists } new lists
        }, { $wishes ->
            [one] one new wish
           *[other] { $wishes } new wishes
        }
    .upcoming = Coming up
    .promised = What I give
    .own = My lists
    .own_none = What do you wish for?
    .own_none_text = Start a list, paste a link or two, and share it with people who love you.
    .first_list = Start my first list
    .friends = From my friends
    .friends_none = No friends here yet
    .friends_none_text = Invite somebody. You see each other’s lists, and nobody sees who gives what.
    .invite = Invite a friend
    .public = From everybody
