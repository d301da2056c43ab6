# A person's page.
people =
    .edit = Edit my page
    .sign_in = Sign in to be friends
    .request = Ask to be friends
    .asked = Asked, waiting for an answer
    .friend = Your friend
    .lists =
        { $count ->
            [one] list you can see
           *[other] lists you can see
        }
    .wishes =
        { $count ->
            [one] wish
           *[other] wishes
        }
    .friends =
        { $count ->
            [one] friend
           *[other] friends
        }
    .lists_title = Lists
    .none = No lists to see
    .none_text = { $name } shares no lists with you yet.
    .none_own = Your first list
    .none_own_text = Collect what you would love, then share it with the people who always ask.
    .start = Start a list
