//! An evening on which everybody does something that is nobody else's business.
use sea_orm::ActiveValue::Set;

use super::{PASSWORD, World};

impl World {
    /// Returns the words that nobody who watches the house may read.
    pub async fn has_a_busy_evening(&self) -> Vec<String> {
        let (maya, omar) = (self.maya().await, self.omar().await);
        self.befriend(&maya, &omar).await;
        let list = self.list(&maya, |list| {
            list.visibility = Set("public".into());
            list.name = Set("Orchid plans".into());
            list.share_token = Set(Some("tokenofashareabcdef".into()));
        });
        let list = list.await;
        let wish = self.wish(&list, |wish| wish.name = Set("Zanzibar teapot".into())).await;
        let claim = format!("/items/{}/claim", wish.id);
        omar.post(claim, &[("quantity", "1"), ("note", "hidden in the cellar")]).await.answers(303);
        let guest = self.guest().at_address("203.0.113.77");
        guest.signs_in("maya@example.com", "wrong-guess-of-hers").await.answers(422);
        guest.post("/forgot-password", &[("email", "maya@example.com")]).await.answers(303);
        let new = [
            ("name", "Wilhelmina"),
            ("email", "wilhelmina@example.net"),
            ("handle", "willa"),
            ("password", PASSWORD),
        ];
        guest.post("/sign-up", &new).await;
        guest.get("/s/tokenofashareabcdef").await.answers(200);
        let giver = [("name", "Ruthlinde"), ("item_id", &wish.id.to_string())];
        guest.post("/s/tokenofashareabcdef/giver", &giver).await;
        maya.post("/friends", &[("who", "stranger@example.org")]).await;
        let pasted = [("wishlist_id", "new"), ("text", "https://192.168.7.7/secret-thing?for=maya")];
        maya.post("/add", &pasted).await.answers(303);
        maya.get("/discover?q=Wilhelmina").await.answers(200);
        maya.post("/settings/password", &[("current", PASSWORD), ("password", "a brand new secret")]).await;
        self.perform_jobs().await;
        let session = maya.cookie("session").unwrap();
        [PERSONAL.map(ToString::to_string).as_slice(), &[session]].concat()
    }
}

const PERSONAL: [&str; 18] = [
    "Maya",
    "maya",
    "Omar",
    "omar",
    "Wilhelmina",
    "willa",
    "Ruthlinde",
    "@example",
    "Orchid",
    "Zanzibar",
    "cellar",
    "tokenofashare",
    "secret",
    "wrong-guess",
    "quiet surprise",
    "203.0.113",
    "127.0.0.1",
    "192.168.7.7",
];
