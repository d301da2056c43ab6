admin =
    .letters_title = Letters to pass on
    .letters_lead = There is no mail server, so these wait here. Give each to its person yourself.
    .letters_none = No letter is waiting
