# Die eigene Liste, wie andere sie sehen.
previews =
    .as_friend = So sehen Freunde deine Liste.
    .as_stranger = So sehen Leute mit Konto, mit denen du nicht befreundet bist, deine Liste.
    .as_guest = So sehen Leute ohne Konto deine Liste.
    .masked = Was vergeben ist, bleibt für dich verborgen.
    .back = Zurück zu deiner Liste
    .friend = Befreundet
    .stranger = Fremd
    .guest = Gast
    .hidden = Diese Liste ist dann nicht zu sehen
    .hidden_text = Nur mit dem Link zum Teilen lässt sie sich öffnen.
