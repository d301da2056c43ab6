# What there is to find.
discover =
    .title = Discover
    .lead = Lists that everyone may see.
    .search = Search
    .search_hint = People and public lists
    .search_hint_guest = Public lists
    .upcoming = Coming up among friends
    .trending = What many wish for
    .people =
        { $count ->
            [one] one person wishes for it
           *[other] { $count } people wish for it
        }
    .wish_too = I wish for it too
    .wish_too_name = I wish for { $name } too
    .lists = Public lists
    .none = No public lists yet
    .none_text = When somebody shares a list with everyone, it shows up here.
    .found = Results for “{ $words }”
    .found_people = People
    .found_lists = Public lists
    .nothing = Nothing found
    .nothing_text = Try fewer letters, or another spelling.
    .all = Everything there is
