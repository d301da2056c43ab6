# Neuigkeiten.
notifications =
    .title = Neuigkeiten
    .unread = Neu
    .earlier = Früher
    .read = Gelesen
    .read_all = Alles gelesen
    .choose = Aussuchen, was du erfährst
    .none = Keine Neuigkeiten
    .none_text = Wenn jemand mit dir befreundet sein möchte oder sich ein Geschenk ändert, das du ausgesucht hast, liest du es hier.
    .somebody = Jemand
    .a_wish = ein Wunsch
    .friend_requested = { $name } möchte mit dir befreundet sein
    .friend_accepted = { $name } ist jetzt mit dir befreundet
    .claim_orphaned =
        { $word ->
            [friendship_ended] Du und { $recipient } seid nicht mehr befreundet, „{ $item }“ ist also wieder frei
            [account_deleted] { $recipient } ist nicht mehr bei Wishare. Du hattest „{ $item }“ ausgesucht
            [archived] { $recipient } hat die Liste mit „{ $item }“ weggelegt, das du ausgesucht hast
           *[other] „{ $item }“, von dir für { $recipient } ausgesucht, steht nicht mehr auf der Liste
        }
    .item_changed = „{ $item }“, von dir für { $recipient } ausgesucht, hat sich geändert
    .preview_done =
        { $word ->
            [ready] „{ $item }“ ist ausgefüllt
            [partial] „{ $item }“ ist ausgefüllt, so weit es ging
           *[other] Die Seite von „{ $item }“ konnten wir nicht lesen. Füllst du es selbst aus?
        }
    .gift_received = { $name } hat „{ $item }“ bekommen und bedankt sich
