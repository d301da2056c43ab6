pub use super::account_tokens::Entity as AccountTokens;
pub use super::letters::Entity as Letters;
pub use super::sessions::Entity as Sessions;
pub use super::users::Entity as Users;
