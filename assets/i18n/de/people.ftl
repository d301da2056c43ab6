# Die Seite einer Person.
people =
    .edit = Meine Seite bearbeiten
    .sign_in = Zum Befreunden anmelden
    .request = Freundschaft anfragen
    .asked = Gefragt, noch keine Antwort
    .friend = Befreundet
    .lists =
        { $count ->
            [one] Liste, die du siehst
           *[other] Listen, die du siehst
        }
    .wishes =
        { $count ->
            [one] Wunsch
           *[other] Wünsche
        }
    .friends =
        { $count ->
            [one] Freundschaft
           *[other] Freundschaften
        }
    .lists_title = Listen
    .none = Keine Listen zu sehen
    .none_text = { $name } teilt noch keine Listen mit dir.
    .none_own = Deine erste Liste
    .none_own_text = Sammle, was du gern hättest, und teile es mit denen, die immer fragen.
    .start = Liste anlegen
