development =
    .toolbar = Was diese Seite gekostet hat
    .ms = { $ms } ms
    .statements =
        { $count ->
            [one] 1 Abfrage, { $ms } ms
           *[other] { $count } Abfragen, { $ms } ms
        }
    .fragments = Fragmente: { $hit } gefunden, { $missed } nicht
    .templates = Vorlagen { $ms } ms
    .took = { $times } × { $ms } ms
    .none = Nichts wurde abgefragt.
