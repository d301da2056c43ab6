# Was es zu finden gibt.
discover =
    .title = Entdecken
    .lead = Listen, die alle sehen dürfen.
    .search = Suchen
    .search_hint = Personen und öffentliche Listen
    .search_hint_guest = Öffentliche Listen
    .upcoming = Demnächst bei Freunden
    .trending = Was sich viele wünschen
    .people =
        { $count ->
            [one] eine Person wünscht es sich
           *[other] { $count } Personen wünschen es sich
        }
    .wish_too = Das wünsche ich mir auch
    .wish_too_name = { $name } wünsche ich mir auch
    .lists = Öffentliche Listen
    .none = Noch keine öffentlichen Listen
    .none_text = Sobald jemand eine Liste mit allen teilt, steht sie hier.
    .found = Ergebnisse für „{ $words }“
    .found_people = Personen
    .found_lists = Öffentliche Listen
    .nothing = Nichts gefunden
    .nothing_text = Versuch es mit weniger Buchstaben oder einer anderen Schreibweise.
    .all = Alles ansehen
