# Lists.
wishlists =
    .preview = What { $name } wishes for. Have a look, and give something that is really wanted.
    .archived = Put away
    .empty = No wishes yet
    .empty_text = Come back soon.
    .event_birthday = Birthday
    .event_wedding = Wedding
    .event_baby = A baby
    .event_christmas = Christmas
    .event_holiday = Holiday
    .event_housewarming = New home
    .event_graduation = Graduation
    .event_other = Something else
