# Einladungen.
invitations =
    .title = { $name } möchte mit dir befreundet sein
    .text = Auf Wishare führst du Listen mit dem, was du dir wünschst. Freunde sehen sie und suchen heimlich Geschenke aus. So wird nichts doppelt gekauft, und die Überraschung bleibt.
    .accept = Freundschaft annehmen
    .not_now = Jetzt nicht
    .sign_up = Konto anlegen
    .sign_in = Ich habe ein Konto
    .ended = Diese Einladung gilt nicht mehr
    .ended_text = Sie wurde benutzt, zurückgenommen oder ist zu alt. Bitte um eine neue.
    .share_title = Befreunde dich mit mir auf Wishare
    .for_sign_up = { $name } lädt dich ein. Ihr seid befreundet, sobald du ein Konto hast.
    .letter_subject = { $name } lädt dich zu Wishare ein
    .letter_greeting = Hallo,
    .letter_body = { $name } möchte auf Wishare Wünsche mit dir teilen: Listen, die Freunde sehen können, damit nichts doppelt gekauft wird und jedes Geschenk eine Überraschung bleibt. Der Link gilt 30 Tage.
    .letter_action = Einladung ansehen:
    .letter_footer = { $name } hat diese Adresse eingegeben. Wenn dir der Name nichts sagt, tu nichts, und es passiert nichts.
