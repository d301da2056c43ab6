# Wünsche.
items =
    .hidden = Nur du siehst ihn
    .received = Erfüllt
    .thanked = Erfüllt, Danke gesagt
    .taken = Vergeben
    .wanted =
        { $count ->
            [one] Einmal, bitte
           *[other] { $count }-mal, bitte
        }
    .wanted_any = So viele ihr mögt
    .to_shop = Bei { $shop } ansehen
    .more = Mehr für { $name }
    .drag = { $name } verschieben: ziehen oder Pfeiltasten nehmen
    .move_up = Nach oben
    .move_down = Nach unten
    .move_to = Auf eine andere Liste
    .move = Verschieben
    .copy = Kopieren
    .remove = Löschen
    .receive = Ist in Erfüllung gegangen
    .wish_again = Wieder wünschen
    .thank = Ich habe Danke gesagt
    .edit_title = { $name } bearbeiten
    .part_name = Was ist es?
    .part_description = Anmerkung
    .part_url = Link
    .part_price = Preis
    .part_priority = Wie sehr du es dir wünschst
    .part_quantity = Wie viele?
    .part_private = Diesen Wunsch für mich behalten
    .unlimited = So viele, wie man mir schenken mag
    .url_hint = Wenn du ihn änderst, sehen wir dort noch einmal nach.
    .description_hint = Größe, Farbe, oder warum du es so magst.
    .private_hint = Niemand sonst sieht ihn, bis du das änderst.
    .picture = Bild
    .picture_choose = Such ein eigenes Bild aus
    .picture_hint = Ein Foto oder eine Zeichnung, bis 15 MB. Deins bleibt, was auch immer der Shop zeigt.
    .picture_save = Dieses Bild nehmen
    .picture_remove = Ohne Bild
    .pictures_another = Ein anderes Bild von der Seite
    .pictures_title = Ein anderes Bild für { $name }
    .pictures_legend = Welches zeigt deinen Wunsch?
    .pictures_hint = Diese stehen auf der Seite bei { $shop }. Das, was du auswählst, bleibt, und auf anderen Seiten dieses Shops sehen wir an derselben Stelle nach.
    .pictures_number = Bild { $number }
    .pictures_look = Auf der Seite nachsehen
    .pictures_look_again = Noch einmal nachsehen
    .pictures_none = Hier sind keine anderen Bilder
    .pictures_none_text = Wir können auf der Seite bei { $shop } nachsehen und dir zeigen, was dort ist. Das dauert ein paar Sekunden.
    .pictures_no_link = Dieser Wunsch hat keinen Link
    .pictures_no_link_text = Es gibt also keine Seite zum Nachsehen. Gib einen Link an, oder nimm ein eigenes Bild.
    .empty = nichts
    .meanwhile = Während du getippt hast, hat sich etwas geändert
    .meanwhile_text = Was du getippt hast, steht noch unten. Speichere noch einmal, um deins zu behalten, statt:
