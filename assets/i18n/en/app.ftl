# The frame around every page.
app =
    .motto = Made for happy surprises.
    .skip = Skip to content
    .home = Wishare, to the first page
    .nav = Main
    .nav_short = Main, short
    .dashboard = Home
    .wishlists = Lists
    .friends = Friends
    .gifts = My gifts
    .discover = Discover
    .add = Add a wish
    .add_short = Add
    .notifications =
        { $count ->
            [0] News
            [one] News, { $count } new
           *[other] News, { $count } new
        }
    .account = Menu of { $name }
    .profile = My page
    .activity = What’s new
    .settings = Settings
    .admin = Administration
    .sign_in = Sign in
    .sign_up = Sign up
    .sign_out = Sign out
    .about = About
    .privacy = Privacy
    .keys = Quick keys
    .keys_add = Add a wish
    .keys_search = Search
    .keys_help = Show these keys
