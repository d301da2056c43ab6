# Die erste Seite für Angemeldete.
dashboard =
    .title = Start
    .hello = Hallo { $name }
    .new_list = Neue Liste
    .all = Alle zeigen
    .more_own = Mehr von meinen Listen
    .more_friends = Mehr von meinen Freunden
    .more_public = Mehr von allen
    .week_friends =
        { $people ->
            [one] Von einem Freund
           *[other] Von { $people } Freunden
        } diese Woche: { $lists ->
            [one] eine neue Liste
           *[other] { $lists } neue Listen
        }, { $wishes ->
            [one] ein neuer Wunsch
           *[other] { $wishes } neue Wünsche
        }
    .week_own =
        Deine Woche: { $lists ->
            [one] eine neue Liste
           *[other] { $lists } neue Listen
        }, { $wishes ->
            [one] ein neuer Wunsch
           *[other] { $wishes } neue Wünsche
        }
    .upcoming = Demnächst
    .promised = Was ich schenke
    .own = Meine Listen
    .own_none = Was wünschst du dir?
    .own_none_text = Leg eine Liste an, füg ein paar Links ein und teile sie mit Menschen, die dich lieb haben.
    .first_list = Meine erste Liste anlegen
    .friends = Von meinen Freunden
    .friends_none = Noch niemand hier
    .friends_none_text = Lade jemanden ein. Ihr seht die Listen der anderen, und niemand sieht, wer was schenkt.
    .invite = Jemanden einladen
    .public = Von allen
