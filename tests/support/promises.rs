//! What each route promises, one line each. Two tests read it: who sees what (`visibility.rs`) and that nothing tells
//! an owner of claims (`surprise.rs`); both fail for a route that is not here.
use Promise::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// The same for everybody, about nobody's lists.
    Anyone,
    /// For the signed-in, about themselves or people they name.
    SignedIn,
    /// For administrators; not there for others.
    Administers,
    /// For whose list or wish it is.
    Owns,
    /// For who sees the list.
    Sees,
    /// For who may give something there: never the owner.
    Gives,
    /// For who holds the share link.
    Shared,
    /// Stepping forward as a guest behind the link: never the owner.
    StepsForward,
    /// For who may give behind the link: never the owner, and no guest without a name.
    GivesShared,
    /// For whose gift it is.
    OwnGift,
    /// For who holds the receipt: never the owner.
    Receipt,
}

pub const ROUTES: &[(&str, Promise)] = &[
    ("GET /", Anyone),
    ("GET /.well-known/security.txt", Anyone),
    ("GET /_health", Anyone),
    ("GET /_ping", Anyone),
    ("GET /_readiness", Anyone),
    ("GET /about", Anyone),
    ("GET /activity", SignedIn),
    ("GET /add", SignedIn),
    ("POST /add", SignedIn),
    ("GET /admin", Administers),
    ("GET /admin/jobs", Administers),
    ("GET /admin/jobs/fragment", Administers),
    ("POST /admin/jobs/processes/{identity}/quiet", Administers),
    ("POST /admin/jobs/processes/{identity}/stop", Administers),
    ("GET /admin/jobs/queues/{name}", Administers),
    ("GET /admin/jobs/{place}", Administers),
    ("POST /admin/jobs/{place}/run", Administers),
    ("POST /admin/jobs/{place}/{jid}/delete", Administers),
    ("POST /admin/jobs/{place}/{jid}/run", Administers),
    ("GET /admin/letters", Administers),
    ("GET /admin/shops", Administers),
    ("POST /admin/shops/recipes", Administers),
    ("GET /admin/shops/recipes.json", Administers),
    ("POST /admin/shops/recipes/{id}/forget", Administers),
    ("GET /admin/performance", Administers),
    ("GET /admin/users", Administers),
    ("POST /admin/users/{id}/demote", Administers),
    ("POST /admin/users/{id}/promote", Administers),
    ("POST /admin/users/{id}/sign-out", Administers),
    ("GET /assets/{*name}", Anyone),
    ("GET /blocks/{id}", SignedIn),
    ("POST /blocks/{id}", SignedIn),
    ("POST /blocks/{id}/remove", SignedIn),
    ("POST /confirm", SignedIn),
    ("GET /confirm/{token}", Anyone),
    ("POST /confirm/{token}", Anyone),
    ("GET /cable", Anyone),
    ("GET /covers/{name}", Anyone),
    ("GET /discover", Anyone),
    ("GET /favicon.ico", Anyone),
    ("GET /forgot-password", Anyone),
    ("POST /forgot-password", Anyone),
    ("GET /friends", SignedIn),
    ("POST /friends", SignedIn),
    ("POST /friends/{id}/accept", SignedIn),
    ("POST /friends/{id}/decline", SignedIn),
    ("GET /friends/{id}/remove", SignedIn),
    ("POST /friends/{id}/remove", SignedIn),
    ("POST /friends/{id}/request", SignedIn),
    ("POST /friends/{id}/withdraw", SignedIn),
    ("GET /gifts", SignedIn),
    ("POST /gifts/{id}", OwnGift),
    ("POST /gifts/{id}/acknowledge", OwnGift),
    ("POST /gifts/{id}/dismiss", OwnGift),
    ("POST /gifts/{id}/release", OwnGift),
    ("POST /gifts/{id}/restore", OwnGift),
    ("POST /invitations/letters/{id}/withdraw", SignedIn),
    ("POST /invitations/link", SignedIn),
    ("POST /invitations/link/end", SignedIn),
    ("GET /invitations/{token}", Anyone),
    ("POST /invitations/{token}", Anyone),
    ("POST /invitations/{token}/decline", Anyone),
    ("GET /items/{id}", Sees),
    ("POST /items/{id}", Owns),
    ("DELETE /items/{id}/claim", Gives),
    ("POST /items/{id}/claim", Gives),
    ("POST /items/{id}/copies", Owns),
    ("POST /items/{id}/delete", Owns),
    ("GET /items/{id}/edit", Owns),
    ("GET /items/{id}/fragment", Sees),
    ("POST /items/{id}/move", Owns),
    ("POST /items/{id}/picture", Owns),
    ("POST /items/{id}/picture/remove", Owns),
    ("GET /items/{id}/pictures", Owns),
    ("POST /items/{id}/pictures", Owns),
    ("POST /items/{id}/pictures/choice", Owns),
    ("GET /items/{id}/pictures/{picture}/{file}", Owns),
    ("POST /items/{id}/preview", Owns),
    ("POST /items/{id}/received", Owns),
    ("POST /items/{id}/release", Gives),
    ("POST /items/{id}/restore", Owns),
    ("POST /items/{id}/thanked", Owns),
    ("POST /items/{id}/wish-again", Owns),
    ("POST /items/{id}/wishlist", Owns),
    ("GET /manifest.webmanifest", Anyone),
    ("GET /metrics", Anyone),
    ("GET /notifications", SignedIn),
    ("POST /notifications/read", SignedIn),
    ("POST /notifications/{id}/read", SignedIn),
    ("GET /offline", Anyone),
    ("GET /people/{handle}", Anyone),
    ("GET /pictures/{id}/{file}", Sees),
    ("GET /privacy", Anyone),
    ("GET /reach/{token}", Anyone),
    ("GET /receipts/{token}", Receipt),
    ("POST /receipts/{token}/release", Receipt),
    ("GET /reset-password/{token}", Anyone),
    ("POST /reset-password/{token}", Anyone),
    ("GET /robots.txt", Anyone),
    ("GET /s/{token}", Shared),
    ("GET /s/{token}/cable", Anyone),
    ("POST /s/{token}/giver", StepsForward),
    ("GET /s/{token}/items/{id}", Shared),
    ("POST /s/{token}/items/{id}/claim", GivesShared),
    ("GET /s/{token}/items/{id}/fragment", Shared),
    ("POST /s/{token}/items/{id}/release", GivesShared),
    ("GET /s/{token}/pictures/{id}/{file}", Shared),
    ("GET /settings", SignedIn),
    ("POST /settings", SignedIn),
    ("GET /settings/account", SignedIn),
    ("GET /settings/data", SignedIn),
    ("POST /settings/delete", SignedIn),
    ("GET /settings/devices", SignedIn),
    ("POST /settings/devices/end", SignedIn),
    ("POST /settings/devices/{id}/end", SignedIn),
    ("POST /settings/email", SignedIn),
    ("GET /settings/export.json", SignedIn),
    ("GET /settings/notifications", SignedIn),
    ("POST /settings/notifications", SignedIn),
    ("POST /settings/password", SignedIn),
    ("POST /settings/theme", SignedIn),
    ("GET /settings/wishes.csv", SignedIn),
    ("GET /sign-in", Anyone),
    ("POST /sign-in", Anyone),
    ("POST /sign-out", SignedIn),
    ("GET /sign-up", Anyone),
    ("POST /sign-up", Anyone),
    ("GET /sitemap.xml", Anyone),
    ("GET /styleguide", Anyone),
    ("GET /sw.js", Anyone),
    ("GET /wishlists", SignedIn),
    ("POST /wishlists", SignedIn),
    ("GET /wishlists/new", SignedIn),
    ("GET /wishlists/{id}", Sees),
    ("POST /wishlists/{id}", Owns),
    ("POST /wishlists/{id}/archive", Owns),
    ("GET /wishlists/{id}/as/{who}", Owns),
    ("POST /wishlists/{id}/delete", Owns),
    ("GET /wishlists/{id}/edit", Owns),
    ("GET /wishlists/{id}/gifts", Owns),
    ("POST /wishlists/{id}/restore", Owns),
    ("GET /wishlists/{id}/reveal", Owns),
    ("POST /wishlists/{id}/reveal", Owns),
    ("GET /wishlists/{id}/share", Owns),
    ("POST /wishlists/{id}/share", Owns),
    ("POST /wishlists/{id}/share/end", Owns),
    ("POST /wishlists/{id}/share/renew", Owns),
    ("POST /wishlists/{id}/unarchive", Owns),
];

/// What stands where a route has a parameter; the word before it says of which kind it is.
#[derive(Clone, Debug)]
pub struct Ids {
    pub list: i64,
    pub item: i64,
    pub person: i64,
    pub gift: i64,
    pub picture: i64,
    pub token: String,
    pub receipt: String,
}

impl Ids {
    pub fn fill(&self, route: &str) -> String {
        let mut before = "";
        let parts = route.split('/').map(|part| {
            let filled = match part {
                "{file}" => "card.webp".to_string(),
                part if part.starts_with('{') => self.of_kind(before),
                part => part.to_string(),
            };
            before = part;
            filled
        });
        parts.collect::<Vec<_>>().join("/")
    }

    fn of_kind(&self, word: &str) -> String {
        match word {
            "wishlists" => self.list.to_string(),
            "items" => self.item.to_string(),
            "friends" | "blocks" | "users" => self.person.to_string(),
            "people" => "maya".into(),
            "gifts" => self.gift.to_string(),
            "pictures" => self.picture.to_string(),
            "s" => self.token.clone(),
            "receipts" => self.receipt.clone(),
            "as" => "friend".into(),
            "jobs" => "dead".into(),
            _ => "0".into(),
        }
    }
}

/// Every route of the app is here, and every route here is the app's.
#[track_caller]
pub fn is_complete(routes: &[String]) {
    let named: Vec<&str> = ROUTES.iter().map(|(route, _)| *route).collect();
    let unknown: Vec<_> = routes.iter().filter(|route| !named.contains(&route.as_str())).collect();
    let gone: Vec<_> = named.iter().filter(|route| !routes.iter().any(|own| own == *route)).collect();
    assert!(unknown.is_empty(), "add to tests/support/promises.rs what these promise: {unknown:?}");
    assert!(gone.is_empty(), "no longer routes: {gone:?}");
}
