//! The same people everywhere: Maya owns, Omar is her friend, Stella is a stranger, a guest is signed out, and Ada
//! administers. Each has an account from the first mention; a second mention is their second device.
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use tokio::sync::OnceCell;
use wishare::models::{Moment, sessions, users};

use super::{Visitor, World};

/// Everybody's, so that its hash is made once.
pub const PASSWORD: &str = "a sentence nobody guesses";

impl World {
    pub async fn maya(&self) -> Visitor {
        self.person("Maya").await
    }

    pub async fn omar(&self) -> Visitor {
        self.person("Omar").await
    }

    pub async fn stella(&self) -> Visitor {
        self.person("Stella").await
    }

    pub async fn ada(&self) -> Visitor {
        self.administrator("Ada").await
    }

    pub fn guest(&self) -> Visitor {
        Visitor::new(self)
    }

    /// Anybody else: `world.person("Noor")` is noor@example.com.
    pub async fn person(&self, name: &str) -> Visitor {
        let user = self.account(name, false).await;
        self.signed_in(user).await
    }

    async fn administrator(&self, name: &str) -> Visitor {
        let user = self.account(name, true).await;
        self.signed_in(user).await
    }

    async fn signed_in(&self, user: users::Model) -> Visitor {
        let token = sessions::start(&self.db, user.id, "A browser").await.unwrap();
        Visitor::signed_in(self, user, &token)
    }

    async fn account(&self, name: &str, admin: bool) -> users::Model {
        let handle = name.to_lowercase();
        let email = format!("{handle}@example.com");
        if let Some(user) = users::Model::find_by_email(&self.db, &email).await.unwrap() {
            return user;
        }
        let user = users::ActiveModel {
            name: Set(name.into()),
            handle: Set(handle),
            email: Set(email),
            admin: Set(admin),
            password_hash: Set(password_hash().await),
            email_confirmed_at: Set(Some(Moment::now())),
            ..Default::default()
        };
        user.insert(&self.db).await.unwrap()
    }
}

async fn password_hash() -> String {
    static MADE_ONCE: OnceCell<String> = OnceCell::const_new();
    MADE_ONCE.get_or_init(|| async { users::hash_of(PASSWORD.into()).await.unwrap() }).await.clone()
}
