# Wünsche von überall hinzufügen.
adds =
    .lead = Ein Link aus irgendeinem Shop, oder einfach, was du gern hättest. Mehrere Zeilen werden mehrere Wünsche.
    .box = Link einfügen oder Wunsch eintippen
    .hint = Wir sehen uns jeden Link an und tragen Name, Bild und Preis ein.
    .list = Auf welche Liste?
    .new_list = Eine neue Liste: { $name }
    .anywhere = Aus jedem Shop
    .anywhere_text = Zieh diesen Knopf in deine Lesezeichen. Auf der Seite eines Shops genügt dann ein Klick, und sie landet hier. Auf dem Handy installierst du Wishare und nimmst den Teilen-Knopf.
    .bookmarklet = Zu Wishare hinzufügen
