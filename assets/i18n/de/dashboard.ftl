# Die erste Seite für Angemeldete.
dashboard =
    .title = Start
    .hello = Hallo { $name }
    .new_list = Neue Liste
    .all = Alle zeigen
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
