development =
    .toolbar = What this page cost
    .ms = { $ms } ms
    .statements =
        { $count ->
            [one] 1 statement, { $ms } ms
           *[other] { $count } statements, { $ms } ms
        }
    .fragments = fragments: { $hit } hit, { $missed } missed
    .templates = templates { $ms } ms
    .took = { $times } × { $ms } ms
    .none = No statement was asked.
