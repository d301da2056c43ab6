# Was geschehen ist; Namen stehen vor den Worten, Wünsche und Listen dahinter.
activities =
    .title = Was es Neues gibt
    .whose = Wessen Neuigkeiten
    .of_friends = Freunde
    .of_me = Meine
    .list_created = hat eine neue Liste angelegt
    .you_list_created = Du hast eine neue Liste angelegt
    .wish_added =
        { $count ->
            [one] wünscht sich etwas Neues
           *[other] hat { $count } Wünsche hinzugefügt
        }
    .you_wish_added =
        { $count ->
            [one] Du hast einen Wunsch hinzugefügt
           *[other] Du hast { $count } Wünsche hinzugefügt
        }
    .wish_received =
        { $count ->
            [one] hat einen Wunsch erfüllt bekommen
           *[other] hat { $count } Wünsche erfüllt bekommen
        }
    .you_wish_received =
        { $count ->
            [one] Einer deiner Wünsche ist in Erfüllung gegangen
           *[other] { $count } deiner Wünsche sind in Erfüllung gegangen
        }
    .friend_joined = ist jetzt befreundet mit
    .you_friend_joined = Du bist jetzt befreundet mit
    .and_more = und { $count } weitere
    .none = Noch ist es ruhig
    .none_text = Wenn deine Freunde Listen anlegen oder sich etwas wünschen, liest du es hier.
    .none_action = Freunde finden
    .none_own = Noch nichts
    .none_own_text = Hier steht, was sich auf deinen Listen tut, für alle, die sie sehen dürfen.
