//! What people do with their accounts.
use super::{Answer, PASSWORD, Visitor};

impl Visitor {
    /// `guest.signs_up("Noor")` makes noor@example.com an account.
    pub async fn signs_up(&self, name: &str) -> Answer {
        let email = format!("{}@example.com", name.to_lowercase());
        let form = self.get("/sign-up").await;
        form.submit("form.form", &[("name", name), ("email", &email), ("password", PASSWORD)]).await
    }

    pub async fn signs_in(&self, email: &str, password: &str) -> Answer {
        let form = self.get("/sign-in").await;
        form.submit("form.form", &[("email", email), ("password", password)]).await
    }

    pub async fn signs_out(&self) -> Answer {
        let page = self.get("/").await;
        page.submit("form[action='/sign-out']", &[]).await
    }

    pub async fn is_signed_in(&self) -> bool {
        !self.get("/").await.select("form[action='/sign-out']").is_empty()
    }

    pub async fn forgets_password(&self, email: &str) -> Answer {
        let form = self.get("/forgot-password").await;
        form.submit("form.form", &[("email", email)]).await
    }
}
